//! The steps by which a book's database came to be what it is: one file per step, never changed afterwards.
//!
//! A step makes or removes object stores and indices, at once, within the upgrade's own
//! transaction. Records are rewritten by copying, verifying and switching, not here.

mod v1;
mod v2;
mod v3;

use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;

use super::opening::Schema;

/// The database of a book.
pub(super) static BOOK: Schema = Schema {
    version: 3,
    upgrade,
};

fn upgrade(database: &Database, from: u32) -> Result<(), Error> {
    if from < 1 {
        v1::step(database)?;
    }
    if from < 2 {
        v2::step(database)?;
    }
    if from < 3 {
        v3::step(database)?;
    }
    Ok(())
}
