//! Version 1: records, the last commit, key slots.

use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::prelude::*;

pub(super) fn step(database: &Database) -> Result<(), Error> {
    let records = database
        .create_object_store("records")
        .with_key_path(["table", "id"].into())
        .build()?;
    // So that the newest rows of a table can be had first.
    records
        .create_index("by_seq", ["table", "seq"].into())
        .build()?;
    database
        .create_object_store("meta")
        .with_key_path("name".into())
        .build()?;
    database
        .create_object_store("slots")
        .with_key_path("name".into())
        .build()?;
    Ok(())
}
