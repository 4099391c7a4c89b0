//! The vault: seals records on their way to a store, and opens them on their way back.
//!
//! Commits happen one at a time, in the order in which they were asked: the lock is a
//! queue. So an autosave that was asked before a save is written before it, and never after.

mod bundles;
mod changes;

use std::cell::Cell;

use tokio::sync::Mutex;
use zeroize::Zeroizing;

pub use self::changes::Changes;

use super::record::{Record, SCHEMA};
use super::slot::{self, Slot, SlotChange};
use super::{News, Row, Seq, Store, StoreError, Table};
use crate::crypto::random::Random;
use crate::crypto::seal::{DataKey, open};
use crate::domain::id::Id;
use crate::wire::{self, WireError};

/// How often a commit is tried when other tabs keep coming first.
const TRIES: u32 = 8;

/// A store, the key to it, and the last commit it is known to have.
pub struct Vault<S> {
    store: S,
    key: DataKey,
    last: Mutex<Seq>,
    /// The last commit of which someone was told all that changed.
    told: Cell<Seq>,
}

/// Why a commit did not happen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum VaultError {
    /// The store did not keep it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A record holds more than could be read back.
    #[error(transparent)]
    Record(#[from] WireError),
}

impl VaultError {
    /// A short name that stays the same, for a report.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Record(_) => "vault.record",
        }
    }
}

/// Why there is no piece of an attachment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChunkError {
    /// It does not lie there.
    #[error("the piece is not there")]
    Missing,
    /// It lies there, and does not open.
    #[error("the piece is damaged")]
    Damaged,
    /// The store does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ChunkError {
    /// A short name that stays the same, for a report.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Missing => "chunk.missing",
            Self::Damaged => "chunk.damaged",
            Self::Store(error) => error.code(),
        }
    }
}

/// The records of one table.
#[derive(Debug)]
pub struct Loaded<R> {
    /// Those that open and read, in no particular order.
    pub items: Vec<R>,
    /// The names of those that do not. They are left as they lie.
    pub damaged: Vec<Id>,
}

impl<S: Store> Vault<S> {
    /// A vault around a store whose last commit is known.
    pub fn new(store: S, key: DataKey, last: Seq) -> Self {
        Self {
            store,
            key,
            last: Mutex::new(last),
            told: Cell::new(last),
        }
    }

    /// The store itself.
    pub const fn store(&self) -> &S {
        &self.store
    }

    /// The key, to be put in a key slot and nowhere else.
    pub(crate) const fn key(&self) -> &DataKey {
        &self.key
    }

    /// Changes the key slots as `change` says of those that lie there, after every commit that was asked before.
    ///
    /// # Errors
    /// As [`slot::change_slots`].
    pub async fn change_slots<E: From<StoreError>>(
        &self,
        change: impl FnMut(&[Slot]) -> Result<SlotChange, E>,
    ) -> Result<(), E> {
        let mut last = self.last.lock().await;
        *last = slot::change_slots(&self.store, change).await?;
        Ok(())
    }

    /// All records of a sort, from the store.
    ///
    /// # Errors
    /// A [`StoreError`] when the store does not answer. A record that does not read is no
    /// error but [`Loaded::damaged`].
    pub async fn all<R: Record>(&self) -> Result<Loaded<R>, StoreError> {
        Ok(read(&self.key, &self.store.load(&[R::TABLE]).await?.rows))
    }

    /// What was sealed in a row, if it opens.
    pub fn open(&self, row: &Row) -> Option<Zeroizing<Vec<u8>>> {
        open(&self.key, &place(row.table, row.id, row.seq), &row.sealed).ok()
    }

    /// The last commit of which someone [`Vault::was_told`], or that was there when the vault was made.
    pub const fn told(&self) -> Seq {
        self.told.get()
    }

    /// Someone was told all that changed up to this commit.
    pub fn was_told(&self, last: Seq) {
        self.told.set(self.told.get().max(last));
    }

    /// What changed since someone [`Vault::was_told`], or since the vault was made, by this tab or another; none when nothing did.
    ///
    /// It is asked between two commits of this tab: what was committed before is in it.
    ///
    /// # Errors
    /// A [`StoreError`] when the store does not answer; it can be asked again.
    pub async fn news(&self) -> Result<Option<News>, StoreError> {
        let mut last = self.last.lock().await;
        let news = self.store.since(self.told.get()).await?;
        if let Some(news) = &news {
            *last = news.last;
        }
        Ok(news)
    }

    /// One piece of an attachment.
    ///
    /// # Errors
    /// [`ChunkError`].
    pub async fn chunk(
        &self,
        attachment: Id,
        index: u32,
    ) -> Result<Zeroizing<Vec<u8>>, ChunkError> {
        let sealed = self.store.chunk(attachment, index).await?;
        let sealed = sealed.ok_or(ChunkError::Missing)?;
        open(&self.key, &chunk_place(attachment, index), &sealed).map_err(|_| ChunkError::Damaged)
    }

    /// Makes the changes, all or none, after every commit that was asked before. `Ok` means kept.
    ///
    /// # Errors
    /// A [`VaultError`]; then nothing was changed, unless the store lost the connection just
    /// then. Asking once more does no harm either way.
    pub async fn commit(&self, changes: Changes, random: &impl Random) -> Result<(), VaultError> {
        self.commit_if(|| true, changes, random).await.map(drop)
    }

    /// The same, if it is still wanted when its turn has come; else nothing changes and it is false.
    ///
    /// # Errors
    /// As [`Vault::commit`].
    pub async fn commit_if(
        &self,
        wanted: impl FnOnce() -> bool,
        changes: Changes,
        random: &impl Random,
    ) -> Result<bool, VaultError> {
        let mut last = self.last.lock().await;
        if !wanted() {
            return Ok(false);
        }
        // Further ahead with every try: of two busy tabs that both only took the next number, one
        // could come late for ever. Records stand by themselves, so ours may follow whatever came first.
        for ahead in (0..TRIES).map(|tries| 4_u64.pow(tries)) {
            let first = last.plus(ahead);
            let batch = changes.batch(first, &self.key, random, async || {}).await?;
            match self.store.write(&batch).await {
                Ok(()) => {
                    *last = batch.seq;
                    return Ok(true);
                }
                Err(StoreError::Conflict) => *last = self.store.last().await?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(StoreError::Conflict.into())
    }

    /// Makes the changes if no tab committed anything after `seen`; else nothing changes and it is false. They may be
    /// many: `breathe` is called after each.
    ///
    /// # Errors
    /// As [`Vault::commit`].
    pub async fn commit_right_after(
        &self,
        seen: Seq,
        changes: Changes,
        random: &impl Random,
        mut breathe: impl AsyncFnMut(),
    ) -> Result<bool, VaultError> {
        let mut last = self.last.lock().await;
        let first = seen.plus(1);
        let batch = changes.batch(first, &self.key, random, &mut breathe);
        let batch = batch.await?;
        changes.wipe(breathe).await;
        match self.store.write(&batch).await {
            Ok(()) => {
                *last = batch.seq;
                Ok(true)
            }
            Err(StoreError::Conflict) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }
}

/// The records of one sort among these rows.
pub fn read<R: Record>(key: &DataKey, rows: &[Row]) -> Loaded<R> {
    let mut loaded = Loaded {
        items: Vec::new(),
        damaged: Vec::new(),
    };
    for row in rows.iter().filter(|row| row.table == R::TABLE) {
        let json = open(key, &place(row.table, row.id, row.seq), &row.sealed).ok();
        let record = json.and_then(|json| wire::decode::<R>(&json).ok());
        match record.filter(|record| record.id() == row.id) {
            Some(record) => loaded.items.push(record),
            None => loaded.damaged.push(row.id),
        }
    }
    loaded
}

/// What the seal vouches for beside the record: its place.
// SECURITY: a row that was moved to another table, name or number, or is of another schema, does not open.
fn place(table: Table, id: Id, seq: Seq) -> Vec<u8> {
    format!("mijn-stem|{}|{id}|{}|{SCHEMA}", table.code(), seq.get()).into_bytes()
}

/// The same for a piece of an attachment. It names no commit: a piece is written once and never changed, and its
/// attachment's record, which has a number, says how many there are.
// SECURITY: a piece under another attachment's name, or with another number, does not open.
fn chunk_place(attachment: Id, index: u32) -> Vec<u8> {
    format!("mijn-stem|chunks|{attachment}|{index}|{SCHEMA}").into_bytes()
}

#[cfg(test)]
mod tests {
    use core::ops::RangeInclusive;
    use std::cell::RefCell;

    use super::super::bundle::Bundle;
    use super::*;
    use crate::domain::attachment::MAX_CHUNK;
    use crate::domain::lang::Lang;
    use crate::domain::settings::Settings;
    use crate::store::{Batch, Names, Snapshot};

    /// A store that another tab always writes to first; it remembers the numbers that were tried.
    struct Busy(RefCell<Vec<u64>>);

    impl Store for Busy {
        async fn load(&self, _: &[Table]) -> Result<Snapshot, StoreError> {
            Ok(Snapshot::default())
        }

        async fn newest(&self, _: usize) -> Result<Snapshot, StoreError> {
            Ok(Snapshot::default())
        }

        async fn entries_in(&self, _: &[u8]) -> Result<Snapshot, StoreError> {
            Ok(Snapshot::default())
        }

        async fn bundles(&self, _: RangeInclusive<u8>) -> Result<Vec<Bundle>, StoreError> {
            Ok(Vec::new())
        }

        async fn keep_bundles(&self, _: Seq, _: &[Bundle]) -> Result<(), StoreError> {
            Ok(())
        }

        async fn last(&self) -> Result<Seq, StoreError> {
            Ok(Seq::ZERO.plus(10))
        }

        async fn slots(&self) -> Result<Vec<Slot>, StoreError> {
            Ok(Vec::new())
        }

        async fn since(&self, _: Seq) -> Result<Option<News>, StoreError> {
            Ok(None)
        }

        async fn names(&self) -> Result<Names, StoreError> {
            Ok(Names::default())
        }

        async fn chunk(&self, _: Id, _: u32) -> Result<Option<Vec<u8>>, StoreError> {
            Ok(None)
        }

        async fn chunk_owners(&self) -> Result<Vec<Id>, StoreError> {
            Ok(Vec::new())
        }

        async fn write(&self, batch: &Batch) -> Result<(), StoreError> {
            self.0.borrow_mut().push(batch.seq.get());
            Err(StoreError::Conflict)
        }
    }

    struct Noughts;

    impl Random for Noughts {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(0);
        }
    }

    #[tokio::test]
    async fn a_commit_leaps_further_with_every_try_and_gives_up_in_the_end() {
        let vault = Vault::new(
            Busy(RefCell::default()),
            DataKey::from_bytes([1; 32]),
            Seq::ZERO,
        );
        let settings = Settings::new(crate::domain::contact::Role::Coach, Lang::Nl);
        let failed = vault.commit(Changes::new().put(&settings), &Noughts).await;
        assert_eq!(failed, Err(VaultError::Store(StoreError::Conflict)));
        let tried = vault.store.0.take();
        assert_eq!(tried, [1, 14, 26, 74, 266, 1034, 4106, 16394]);
    }

    #[test]
    fn the_place_that_a_seal_vouches_for_is_frozen() {
        let place = place(Table::Entries, Id::new([0xa1; 16]), Seq::ZERO.plus(7));
        assert_eq!(
            str::from_utf8(&place),
            Ok("mijn-stem|entries|a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1|7|1")
        );
    }

    #[test]
    fn the_place_that_the_seal_of_a_piece_vouches_for_is_frozen() {
        let place = chunk_place(Id::new([0xa1; 16]), 7);
        assert_eq!(
            str::from_utf8(&place),
            Ok("mijn-stem|chunks|a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1a1|7|1")
        );
    }

    #[tokio::test]
    async fn a_piece_that_is_too_large_is_refused() {
        let batch = async |bytes| {
            let changes = Changes::new().put_chunk(Id::new([1; 16]), 0, &vec![0; bytes]);
            let key = DataKey::from_bytes([1; 32]);
            changes.batch(Seq::ZERO, &key, &Noughts, async || {}).await
        };
        assert_eq!(batch(MAX_CHUNK).await.unwrap().chunks.len(), 1);
        assert_eq!(batch(MAX_CHUNK + 1).await, Err(WireError::TooMuch));
    }
}
