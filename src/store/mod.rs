//! Where a book is kept: sealed rows behind one small trait.
//!
//! ```text
//! domain  <-> record   plain bytes of one record (JSON, `wire`)
//!             vault    seals, numbers and orders them; opens them again
//!             Store    rows in, rows out, all of a batch or nothing
//!             memory   for native tests        idb   for the browser
//! ```
//!
//! A store sees a table's name, a random id, a number and sealed bytes. It never
//! holds the data key, but for a key slot that says `open`. The bytes of attachments lie apart
//! from the records, in pieces, so that opening a book reads none of them.

pub mod bundle;
pub mod error;
#[cfg(target_arch = "wasm32")]
pub mod idb;
pub mod memory;
pub mod record;
pub mod slot;
pub mod table;
pub mod tries;
pub mod vault;

use core::ops::RangeInclusive;

use self::bundle::{BUCKETS, Bundle, bucket};
use crate::domain::id::Id;
pub use error::StoreError;
pub use slot::{Slot, SlotKind};
pub use table::Table;

/// The number of a commit. Every commit to a book has a higher one than all before it, whichever tab it came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct Seq(u64);

impl Seq {
    /// Before the first commit.
    pub const ZERO: Self = Self(0);

    /// The largest number that a JavaScript number holds exactly.
    pub const MAX: u64 = (1 << 53) - 1;

    /// The number of a commit; none above [`Seq::MAX`].
    pub const fn new(number: u64) -> Option<Self> {
        if number <= Self::MAX {
            Some(Self(number))
        } else {
            None
        }
    }

    /// The number itself; 0 before the first commit.
    pub const fn get(self) -> u64 {
        self.0
    }

    /// An earlier number; 0 at the least.
    pub const fn less(self, less: u64) -> Self {
        Self(self.0.saturating_sub(less))
    }

    /// A later number. At a commit a millisecond, the end is 285,000 years away.
    pub const fn plus(self, more: u64) -> Self {
        let number = self.0.saturating_add(more);
        Self(if number < Self::MAX {
            number
        } else {
            Self::MAX
        })
    }
}

/// One sealed record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What sort of record it is.
    pub table: Table,
    /// Its random name.
    pub id: Id,
    /// Its own number, one of those of the commit that wrote it: later rows have higher ones.
    pub seq: Seq,
    /// The sealed record.
    pub sealed: Vec<u8>,
}

/// One sealed piece of an attachment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chunk {
    /// The attachment it belongs to.
    pub attachment: Id,
    /// Its number within it, from 0.
    pub index: u32,
    /// The sealed piece.
    pub sealed: Vec<u8>,
}

/// Changes that are made together or not at all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Batch {
    /// The number of this commit: the last of those that its rows have. A store that has come as far as the first of
    /// them, or further, refuses it.
    pub seq: Seq,
    /// Rows to write, over those of the same table and id. Their number is the batch's.
    pub puts: Vec<Row>,
    /// Rows to take away; one that is not there is no mistake.
    pub deletes: Vec<(Table, Id)>,
    /// Key slots to write, over those of the same kind.
    pub slots: Vec<Slot>,
    /// Key slots to take away; one that is not there is no mistake.
    pub slots_gone: Vec<SlotKind>,
    /// Pieces of attachments to write, over those of the same attachment and number.
    pub chunks: Vec<Chunk>,
    /// Attachments of which all pieces that lie there go, before any is written; no pieces at all is no mistake.
    pub chunks_gone: Vec<Id>,
}

impl Batch {
    /// The buckets of the entries that it writes or takes away, whose bundles go with it.
    pub fn buckets(&self) -> Vec<u8> {
        let puts = self.puts.iter().map(|row| (row.table, row.id));
        let all = puts.chain(self.deletes.iter().copied());
        let mut touched = [false; BUCKETS as usize];
        for (_, id) in all.filter(|(table, _)| *table == Table::Entries) {
            touched[usize::from(bucket(id))] = true;
        }
        let buckets = (0..BUCKETS).zip(touched);
        let buckets = buckets.filter_map(|(bucket, touched)| touched.then_some(bucket));
        buckets.collect()
    }

    /// The first number that it takes.
    pub fn first(&self) -> Seq {
        let rows = self.puts.iter().map(|row| row.seq);
        rows.min().unwrap_or(self.seq)
    }
}

/// What a store held at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snapshot {
    /// The last commit.
    pub last: Seq,
    /// The rows of the tables that were asked for, in no particular order.
    pub rows: Vec<Row>,
    /// How many more lie there without a name that can be read: never touched, only counted.
    pub nameless: usize,
    /// Whether there are older entries, which [`Store::bundles`] and [`Store::entries_in`] give.
    pub older: bool,
}

/// What changed in a store after a commit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct News {
    /// The last commit.
    pub last: Seq,
    /// The rows that were written after it, in no particular order.
    pub rows: Vec<Row>,
    /// How many rows there are in all, with or without a name that can be read.
    pub count: usize,
}

/// What the rows in a store were called at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Names {
    /// The last commit.
    pub last: Seq,
    /// Of every row that has a name that can be read.
    pub known: Vec<(Table, Id)>,
    /// How many more lie there without one.
    pub nameless: usize,
}

/// One book's store. Its futures stay on the thread of the browser's page.
#[allow(
    async_fn_in_trait,
    reason = "nothing here is ever sent to another thread"
)]
pub trait Store {
    /// All rows of these tables, and the last commit, as they were at one moment.
    ///
    /// # Errors
    /// A [`StoreError`] that says why the store does not answer.
    async fn load(&self, tables: &[Table]) -> Result<Snapshot, StoreError>;

    /// All rows, as [`Store::load`]; but of more than `few` entries only the newest, an eighth of `few`: what this
    /// costs does not grow with the diary.
    ///
    /// # Errors
    /// As [`Store::load`].
    async fn newest(&self, few: usize) -> Result<Snapshot, StoreError>;

    /// The rows of the entries in these buckets, which ascend, and the last commit, as they were at one moment. One without a name that
    /// can be read counts in the bucket it lies in, whatever that is.
    ///
    /// # Errors
    /// As [`Store::load`].
    async fn entries_in(&self, buckets: &[u8]) -> Result<Snapshot, StoreError>;

    /// The bundles of these buckets, as many as there are; their buckets ascend.
    ///
    /// # Errors
    /// As [`Store::load`].
    async fn bundles(&self, buckets: RangeInclusive<u8>) -> Result<Vec<Bundle>, StoreError>;

    /// Keeps bundles, if `seen` is the last commit still; else it keeps none. It is no commit itself: nothing changes for who reads.
    ///
    /// # Errors
    /// As [`Store::load`]; no bundle was kept then, or all were.
    async fn keep_bundles(&self, seen: Seq, bundles: &[Bundle]) -> Result<(), StoreError>;

    /// What changed after a commit, as it was at one moment; none when nothing did. Cheap then: it also serves to
    /// see whether the store still answers.
    ///
    /// # Errors
    /// As [`Store::load`].
    async fn since(&self, seen: Seq) -> Result<Option<News>, StoreError>;

    /// The names of all rows, and the last commit, as they were at one moment.
    ///
    /// # Errors
    /// As [`Store::load`].
    async fn names(&self) -> Result<Names, StoreError>;

    /// The last commit. Cheap: it also serves to see whether the store still answers.
    ///
    /// # Errors
    /// As [`Store::load`].
    async fn last(&self) -> Result<Seq, StoreError>;

    /// All key slots.
    ///
    /// # Errors
    /// As [`Store::load`].
    async fn slots(&self) -> Result<Vec<Slot>, StoreError>;

    /// One piece of an attachment, still sealed, if it is there.
    ///
    /// # Errors
    /// As [`Store::load`].
    async fn chunk(&self, attachment: Id, index: u32) -> Result<Option<Vec<u8>>, StoreError>;

    /// Every attachment of which any piece lies there, in no particular order.
    ///
    /// # Errors
    /// As [`Store::load`].
    async fn chunk_owners(&self) -> Result<Vec<Id>, StoreError>;

    /// Makes all changes of the batch, or none. `Ok` means that they are on the disk.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] when the store has a commit of this number or a higher one.
    /// Any other error when it failed; then nothing was changed either, unless the
    /// connection was lost while the answer was on its way.
    async fn write(&self, batch: &Batch) -> Result<(), StoreError>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_stays_exact_in_javascript() {
        assert_eq!(Seq(1).plus(4), Seq(5));
        assert_eq!(Seq(Seq::MAX - 1).plus(u64::MAX), Seq(Seq::MAX));
        assert_eq!(Seq::new(Seq::MAX + 1), None);
    }
}
