//! Version 3: entries in bundles.

use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::prelude::*;

pub(super) fn step(database: &Database) -> Result<(), Error> {
    database
        .create_object_store("bundles")
        .with_key_path("bucket".into())
        .build()?;
    Ok(())
}
