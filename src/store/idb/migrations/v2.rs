//! Version 2: the bytes of attachments, in pieces.

use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::prelude::*;

pub(super) fn step(database: &Database) -> Result<(), Error> {
    database
        .create_object_store("chunks")
        .with_key_path(["attachment", "index"].into())
        .build()?;
    Ok(())
}
