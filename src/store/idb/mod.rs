//! The store of a book in the browser: one IndexedDB database per book.
//!
//! ```text
//! records  {table, id, seq, sealed}   key [table, id], index by_seq on [table, seq]
//! meta     {name: "seq", last}        the last commit
//! slots    {name, body}               key slots, and how often someone tried to unlock
//! ```
//!
//! Everything is sealed and turned into JavaScript values before a transaction is begun.
//! Within one, nothing is awaited but its own requests; and a write is done when, and only
//! when, its strict commit is.

mod connection;
mod failure;
mod js;
mod migrations;
mod opening;
pub mod shelf;

use indexed_db_futures::prelude::*;
use indexed_db_futures::{KeyRange, object_store::ObjectStore};
use wasm_bindgen::JsValue;

use self::connection::Connection;
use self::opening::Presence;
use super::{Batch, Seq, Slot, Snapshot, Store, StoreError, Table};

const RECORDS: &str = "records";
const META: &str = "meta";
const SLOTS: &str = "slots";
/// The name of the row in `meta` that holds the last commit.
const SEQ: &str = "seq";

/// One book's database.
#[derive(Debug)]
pub struct IdbStore {
    connection: Connection,
}

impl IdbStore {
    /// Opens the database of a book that was begun before.
    ///
    /// # Errors
    /// [`StoreError::Gone`] when it is no longer there; none is made in its place.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let connection = Connection::open(name, &migrations::BOOK, Presence::MustExist).await?;
        Ok(Self { connection })
    }

    /// Makes the database of a new book, or opens it where it exists.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the browser keeps nothing, or another [`StoreError`].
    pub async fn create(name: &str) -> Result<Self, StoreError> {
        let connection = Connection::open(name, &migrations::BOOK, Presence::MayBegin).await?;
        Ok(Self { connection })
    }
}

impl Store for IdbStore {
    async fn load(&self, tables: &[Table]) -> Result<Snapshot, StoreError> {
        self.connection
            .read(&[RECORDS, META], async |transaction| {
                let mut found = Snapshot {
                    last: last_in(&transaction.object_store(META)?).await?,
                    ..Snapshot::default()
                };
                let records = transaction.object_store(RECORDS)?;
                for table in tables {
                    let code = table.code();
                    // `[code]` comes before every `[code, id]`, and `[code, []]` after: arrays sort after strings.
                    let from = JsValue::from(js_sys::Array::of1(&code.into()));
                    let until =
                        JsValue::from(js_sys::Array::of2(&code.into(), &js_sys::Array::new()));
                    let all = records
                        .get_all::<JsValue>()
                        .with_query::<JsValue, _>(KeyRange::Bound(from, false, until, true))
                        .await?;
                    for value in all {
                        match js::row(&value?) {
                            Some(row) => found.rows.push(row),
                            None => found.nameless += 1,
                        }
                    }
                }
                Ok(found)
            })
            .await
    }

    async fn last(&self) -> Result<Seq, StoreError> {
        self.connection
            .read(&[META], async |transaction| {
                last_in(&transaction.object_store(META)?).await
            })
            .await
    }

    async fn slots(&self) -> Result<Vec<Slot>, StoreError> {
        self.connection
            .read(&[SLOTS], async |transaction| {
                let all = transaction
                    .object_store(SLOTS)?
                    .get_all::<JsValue>()
                    .await?;
                // A slot of a kind that is not known here is left where it is.
                all.filter_map(|value| value.map(|value| js::slot(&value)).transpose())
                    .collect::<Result<_, _>>()
                    .map_err(StoreError::from)
            })
            .await
    }

    async fn write(&self, batch: &Batch) -> Result<(), StoreError> {
        let rows = batch
            .puts
            .iter()
            .map(js::from_row)
            .collect::<Result<Vec<_>, _>>()?;
        let gone: Vec<_> = batch
            .deletes
            .iter()
            .map(|(table, id)| js::key(*table, *id))
            .collect();
        let slots = batch
            .slots
            .iter()
            .map(js::from_slot)
            .collect::<Result<Vec<_>, _>>()?;
        let last = js::from_last(SEQ, batch.seq)?;
        let bytes = batch.puts.iter().map(|row| row.sealed.len()).sum();
        self.connection
            .write(&[RECORDS, META, SLOTS], bytes, async |transaction| {
                let meta = transaction.object_store(META)?;
                if last_in(&meta).await? >= batch.seq {
                    return Err(StoreError::Conflict);
                }
                // Only queued, not awaited: the commit that follows answers for all of them.
                let records = transaction.object_store(RECORDS)?;
                rows.into_iter()
                    .try_for_each(|row| records.put(row).build().map(drop))?;
                gone.into_iter()
                    .try_for_each(|key| records.delete(key).build().map(drop))?;
                let kept = transaction.object_store(SLOTS)?;
                slots
                    .into_iter()
                    .try_for_each(|slot| kept.put(slot).build().map(drop))?;
                batch
                    .slots_gone
                    .iter()
                    .try_for_each(|kind| kept.delete(kind.code()).build().map(drop))?;
                meta.put(last).build()?;
                Ok(())
            })
            .await
    }
}

/// The last commit, as `meta` has it; 0 before the first.
async fn last_in(meta: &ObjectStore<'_>) -> Result<Seq, StoreError> {
    match meta.get::<JsValue, _, _>(SEQ).await? {
        None => Ok(Seq::default()),
        Some(row) => {
            js::last(&row).ok_or_else(|| StoreError::Failed("the last commit has no number".into()))
        }
    }
}
