//! After the disk was full.
//!
//! Chromium keeps the databases of an origin in one log, and a write that finds no room leaves half a record at its end. What
//! is written behind that half is answered with success, and is gone at the next start; or else all of it is, of every book
//! (tests/e2e/full.test.mjs). So nothing of ours is written before the log was changed for a new one, which the browser does
//! once enough went into the old one: docs/decisions/0016-full-disk.md. That the disk was full is remembered in `localStorage`,
//! for other tabs and for who comes back after making room.

use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::Storage;

use super::super::StoreError;
use super::connection::commit;
use super::opening::{self, Presence, Schema};

/// The item of `localStorage`, and the database that is written full and goes again.
const NAME: &str = "mijn-stem-vol";
const STORE: &str = "rows";

/// Bytes of a row: what is larger lies in a file beside the log.
const ROW: u32 = 32 * 1024;
/// The rows of each of two commits. A log is changed by the first write after 4 MiB.
const ROWS: [u32; 2] = [192, 1];

static SCRATCH: Schema = Schema {
    version: 1,
    upgrade,
};

fn upgrade(database: &Database, _: u32) -> Result<(), Error> {
    let options = database.create_object_store(STORE);
    options.with_auto_increment(true).build()?;
    Ok(())
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Whether the disk was full, and nothing may be written before [`settle`].
fn was_full() -> bool {
    storage().is_some_and(|storage| matches!(storage.get_item(NAME), Ok(Some(_))))
}

/// The disk is full.
pub(super) fn is_full() {
    if let Some(storage) = storage() {
        // Where it cannot be remembered, what is written next is as safe as before.
        let _ = storage.set_item(NAME, "1");
    }
}

/// What it means that a database does not open: once the disk was full the browser does not open one, and does not say why.
pub(super) fn or_full(error: StoreError) -> StoreError {
    match error {
        StoreError::Failed(_) if was_full() => StoreError::Full,
        error => error,
    }
}

/// Changes the log for a new one, if the disk was full.
///
/// # Errors
/// [`StoreError::Full`] when it still is.
pub(super) async fn settle() -> Result<(), StoreError> {
    if !was_full() {
        return Ok(());
    }
    let database = opening::open(NAME, SCRATCH, Presence::MayBegin)
        .await
        .map_err(or_full)?;
    let written = write(&database).await;
    database.close();
    // One that stays is in nobody's way, and goes the next time.
    drop(opening::delete(NAME).await);
    written?;
    if let Some(storage) = storage() {
        let _ = storage.remove_item(NAME);
    }
    Ok(())
}

async fn write(database: &Database) -> Result<(), StoreError> {
    for rows in ROWS {
        let transaction = database
            .transaction(STORE)
            .with_mode(TransactionMode::Readwrite)
            .build()?;
        let store = transaction.object_store(STORE)?;
        for _ in 0..rows {
            store
                .add(JsValue::from(Uint8Array::new_with_length(ROW)))
                .build()?;
        }
        commit(transaction, (rows * ROW) as usize).await?;
    }
    Ok(())
}
