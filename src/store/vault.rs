//! The vault: seals records on their way to a store, and opens them on their way back.
//!
//! Commits happen one at a time, in the order in which they were asked: the lock is a
//! queue. So an autosave that was asked before a save is written before it, and never after.

use std::collections::BTreeMap;

use tokio::sync::Mutex;
use zeroize::Zeroizing;

use super::record::{Record, SCHEMA};
use super::slot::{self, Slot, SlotChange};
use super::{Batch, Row, Seq, Store, StoreError, Table};
use crate::crypto::random::Random;
use crate::crypto::seal::{DataKey, open, seal};
use crate::domain::id::Id;
use crate::wire::{self, WireError};

/// How often a commit is tried when other tabs keep coming first.
const TRIES: u32 = 8;

/// A store, the key to it, and the last commit it is known to have.
pub struct Vault<S> {
    store: S,
    key: DataKey,
    last: Mutex<Seq>,
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

/// The records of one table.
#[derive(Debug)]
pub struct Loaded<R> {
    /// Those that open and read, in no particular order.
    pub items: Vec<R>,
    /// The names of those that do not. They are left as they lie.
    pub damaged: Vec<Id>,
}

/// Records to write and to take away, together or not at all.
#[derive(Default)]
pub struct Changes {
    /// What each record becomes: its JSON, or nothing.
    steps: BTreeMap<(Table, Id), Option<Zeroizing<Vec<u8>>>>,
    /// Why a record cannot be written.
    refused: Option<WireError>,
}

impl Changes {
    /// No changes yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Writes a record, over the one of the same name.
    #[must_use]
    pub fn put<R: Record>(mut self, record: &R) -> Self {
        match wire::encode(record) {
            Ok(json) => drop(self.steps.insert((R::TABLE, record.id()), Some(json))),
            Err(error) => self.refused = Some(error),
        }
        self
    }

    /// Takes a record away, if it is there.
    #[must_use]
    pub fn delete<R: Record>(mut self, id: Id) -> Self {
        self.steps.insert((R::TABLE, id), None);
        self
    }

    /// The changes, sealed, as the commit with this number.
    ///
    /// # Errors
    /// [`WireError`] when a record holds more than could be read back.
    pub fn batch(&self, seq: Seq, key: &DataKey, random: &impl Random) -> Result<Batch, WireError> {
        if let Some(error) = self.refused {
            return Err(error);
        }
        let mut batch = Batch {
            seq,
            ..Batch::default()
        };
        for (&(table, id), json) in &self.steps {
            match json {
                Some(json) => {
                    let sealed = seal(key, &place(table, id, seq), json, random);
                    batch.puts.push(Row {
                        table,
                        id,
                        seq,
                        sealed,
                    });
                }
                None => batch.deletes.push((table, id)),
            }
        }
        Ok(batch)
    }
}

impl<S: Store> Vault<S> {
    /// A vault around a store whose last commit is known.
    pub fn new(store: S, key: DataKey, last: Seq) -> Self {
        Self {
            store,
            key,
            last: Mutex::new(last),
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
            let seq = last.plus(ahead);
            let batch = changes.batch(seq, &self.key, random)?;
            match self.store.write(&batch).await {
                Ok(()) => {
                    *last = seq;
                    return Ok(true);
                }
                Err(StoreError::Conflict) => *last = self.store.last().await?,
                Err(error) => return Err(error.into()),
            }
        }
        Err(StoreError::Conflict.into())
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

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::domain::lang::Lang;
    use crate::domain::settings::Settings;
    use crate::store::Snapshot;

    /// A store that another tab always writes to first; it remembers the numbers that were tried.
    struct Busy(RefCell<Vec<u64>>);

    impl Store for Busy {
        async fn load(&self, _: &[Table]) -> Result<Snapshot, StoreError> {
            Ok(Snapshot::default())
        }

        async fn last(&self) -> Result<Seq, StoreError> {
            Ok(Seq::ZERO.plus(10))
        }

        async fn slots(&self) -> Result<Vec<Slot>, StoreError> {
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
}
