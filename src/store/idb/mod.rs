//! The store of a book in the browser: one IndexedDB database per book.
//!
//! ```text
//! records  {table, id, seq, sealed}     key [table, id], index by_seq on [table, seq]
//! meta     {name: "seq", last}          the last commit
//! slots    {name, body}                 key slots, and how often someone tried to unlock
//! chunks   {attachment, index, sealed}  key [attachment, index]: the bytes of attachments
//! bundles  {bucket, sealed}             what many of the records say, once more
//! ```
//!
//! Everything is sealed before a transaction is begun. Within one, nothing is awaited but its own
//! requests; and a write is done when, and only when, its strict commit is.

mod connection;
mod failure;
pub mod inventory;
mod js;
mod leaving;
mod migrations;
mod opening;
mod reading;
mod room;
pub mod shelf;
mod timer;

use core::ops::RangeInclusive;
use std::cell::RefCell;
use std::rc::Rc;

use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use wasm_bindgen::JsValue;

use self::connection::Connection;
pub use self::connection::Saving;
use self::opening::Presence;
use super::bundle::Bundle;
use super::{Batch, Names, News, Seq, Slot, Snapshot, Store, StoreError, Table};
use crate::domain::id::Id;

const RECORDS: &str = "records";
const META: &str = "meta";
const SLOTS: &str = "slots";
const CHUNKS: &str = "chunks";
const BUNDLES: &str = "bundles";
/// The name of the row in `meta` that holds the last commit.
const SEQ: &str = "seq";
/// The index of `records` by table and commit.
const BY_SEQ: &str = "by_seq";

/// After how many rows a write waits for the database.
const MANY: usize = 128;

/// One book's database.
pub struct IdbStore {
    connection: Connection,
    committed: RefCell<Option<Tell>>,
}

/// Who is told of every commit: its number.
type Tell = Rc<dyn Fn(Seq)>;

impl IdbStore {
    /// Opens the database of a book that was begun before.
    ///
    /// # Errors
    /// [`StoreError::Gone`] when it is no longer there; none is made in its place.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let connection = Connection::open(name, &migrations::BOOK, Presence::MustExist).await?;
        Ok(Self::on(connection))
    }

    /// Makes the database of a new book, or opens it where it exists.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the browser keeps nothing, or another [`StoreError`].
    pub async fn create(name: &str) -> Result<Self, StoreError> {
        let connection = Connection::open(name, &migrations::BOOK, Presence::MayBegin).await?;
        Ok(Self::on(connection))
    }

    const fn on(connection: Connection) -> Self {
        Self {
            connection,
            committed: RefCell::new(None),
        }
    }

    /// Calls `tell` after every commit from now on, before whoever asked for the commit hears that it is kept.
    pub fn after_commit(&self, tell: impl Fn(Seq) + 'static) {
        self.committed.replace(Some(Rc::new(tell)));
    }

    /// Waits for `save`, two seconds at most, before the database is closed because another tab wants to upgrade or
    /// delete it. Until then it can still be written to.
    pub fn before_stepping_aside(&self, save: impl Fn() -> Saving + 'static) {
        self.connection.before_stepping_aside(save);
    }
}

impl Store for IdbStore {
    async fn load(&self, tables: &[Table]) -> Result<Snapshot, StoreError> {
        self.connection
            .read(&[RECORDS, META], async |transaction| {
                reading::load(transaction, tables.iter().copied()).await
            })
            .await
    }

    async fn newest(&self, few: usize) -> Result<Snapshot, StoreError> {
        self.connection
            .read(&[RECORDS, META], async |transaction| {
                reading::newest(transaction, few).await
            })
            .await
    }

    async fn entries_in(&self, buckets: &[u8]) -> Result<Snapshot, StoreError> {
        self.connection
            .read(&[RECORDS, META], async |transaction| {
                reading::entries_in(transaction, buckets).await
            })
            .await
    }

    async fn bundles(&self, buckets: RangeInclusive<u8>) -> Result<Vec<Bundle>, StoreError> {
        self.connection
            .read(&[BUNDLES], async |transaction| {
                let bundles = transaction.object_store(BUNDLES)?;
                let found = bundles
                    .get_all::<JsValue>()
                    .with_query::<JsValue, _>(js::buckets(&buckets))
                    .await?;
                // One of no known shape is none.
                let found = found.map(|value| Ok(js::bundle(&value?)));
                found.filter_map(Result::transpose).collect()
            })
            .await
    }

    async fn keep_bundles(&self, seen: Seq, bundles: &[Bundle]) -> Result<(), StoreError> {
        let rows = bundles.iter().map(js::from_bundle);
        let rows = rows.collect::<Result<Vec<_>, _>>()?;
        let bytes = bundles.iter().map(|bundle| bundle.sealed.len()).sum();
        self.connection
            .write(&[META, BUNDLES], bytes, async |transaction| {
                if last_in(&transaction.object_store(META)?).await? != seen {
                    return Ok(());
                }
                let bundles = transaction.object_store(BUNDLES)?;
                rows.into_iter()
                    .try_for_each(|row| bundles.put(row).build().map(drop))?;
                Ok(())
            })
            .await
    }

    async fn since(&self, seen: Seq) -> Result<Option<News>, StoreError> {
        self.connection
            .read(&[RECORDS, META], async |transaction| {
                let last = last_in(&transaction.object_store(META)?).await?;
                if last <= seen {
                    return Ok(None);
                }
                let mut news = News {
                    last,
                    ..News::default()
                };
                for table in Table::ALL {
                    let rows = reading::rows_after(transaction, table, seen).await?;
                    news.rows.extend(rows);
                }
                let count = transaction.object_store(RECORDS)?.count().await?;
                news.count = count.try_into().unwrap_or(usize::MAX);
                Ok(Some(news))
            })
            .await
    }

    async fn names(&self) -> Result<Names, StoreError> {
        self.connection
            .read(&[RECORDS, META], async |transaction| {
                reading::names(transaction).await
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

    async fn chunk(&self, attachment: Id, index: u32) -> Result<Option<Vec<u8>>, StoreError> {
        let key = js::chunk_key(attachment, index);
        self.connection
            .read(&[CHUNKS], async |transaction| {
                let chunks = transaction.object_store(CHUNKS)?;
                let found = chunks.get::<JsValue, JsValue, _>(key).await?;
                Ok(found.as_ref().and_then(js::sealed))
            })
            .await
    }

    async fn chunk_owners(&self) -> Result<Vec<Id>, StoreError> {
        self.connection
            .read(&[CHUNKS], async |transaction| {
                let chunks = transaction.object_store(CHUNKS)?;
                let (mut owners, mut next) = (Vec::new(), None);
                // From owner to owner: their pieces are many.
                loop {
                    let rest = next.take().map_or_else(js::everything, js::after);
                    let key = chunks.get_key::<JsValue, _>(rest).await?;
                    let Some(name) = key.map(|key| js_sys::Array::from(&key).get(0)) else {
                        return Ok(owners);
                    };
                    // What has no name of ours is nobody's, and is left.
                    owners.extend(name.as_string().and_then(|name| name.parse::<Id>().ok()));
                    next = Some(name);
                }
            })
            .await
    }

    async fn write(&self, batch: &Batch) -> Result<(), StoreError> {
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
        let pieces = batch
            .chunks
            .iter()
            .map(js::from_chunk)
            .collect::<Result<Vec<_>, _>>()?;
        let last = js::from_last(SEQ, batch.seq)?;
        let buckets = batch.buckets();
        let sealed = batch.puts.iter().map(|row| &row.sealed);
        let sealed = sealed.chain(batch.chunks.iter().map(|chunk| &chunk.sealed));
        let bytes = sealed.map(Vec::len).sum();
        self.connection
            .write(
                &[RECORDS, META, SLOTS, CHUNKS, BUNDLES],
                bytes,
                async |transaction| {
                    let meta = transaction.object_store(META)?;
                    if last_in(&meta).await? >= batch.first() {
                        return Err(StoreError::Conflict);
                    }
                    let records = transaction.object_store(RECORDS)?;
                    for (number, row) in batch.puts.iter().enumerate() {
                        let put = records.put(js::from_row(row)?).build()?;
                        // Only queued, not awaited: the commit that follows answers for all of them. But of very many
                        // some have their answer first, and meanwhile the screen its turn.
                        if number % MANY == MANY - 1
                            && let Err(error) = put.await
                        {
                            return Err(failure::or_full(error.into(), bytes).await);
                        }
                    }
                    gone.into_iter()
                        .try_for_each(|key| records.delete(key).build().map(drop))?;
                    let bundles = transaction.object_store(BUNDLES)?;
                    buckets.into_iter().try_for_each(|bucket| {
                        bundles.delete(f64::from(bucket)).build().map(drop)
                    })?;
                    let kept = transaction.object_store(SLOTS)?;
                    slots
                        .into_iter()
                        .try_for_each(|slot| kept.put(slot).build().map(drop))?;
                    batch
                        .slots_gone
                        .iter()
                        .try_for_each(|kind| kept.delete(kind.code()).build().map(drop))?;
                    let chunks = transaction.object_store(CHUNKS)?;
                    batch.chunks_gone.iter().try_for_each(|owner| {
                        let all = js::all_of(&owner.to_string());
                        chunks.delete::<JsValue, _>(all).build().map(drop)
                    })?;
                    pieces
                        .into_iter()
                        .try_for_each(|piece| chunks.put(piece).build().map(drop))?;
                    meta.put(last).build()?;
                    Ok(())
                },
            )
            .await?;
        let tell = self.committed.borrow().clone();
        if let Some(tell) = tell {
            tell(batch.seq);
        }
        Ok(())
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

impl core::fmt::Debug for IdbStore {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "IdbStore({:?})", self.connection)
    }
}
