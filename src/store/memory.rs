//! A store in memory, for native tests: the same promises as `idb`, and faults on demand.
//!
//! A clone is another handle to the same data, as another tab or a reopened book has.

use core::ops::RangeInclusive;
use std::cell::{Ref, RefCell};
use std::collections::BTreeMap;
use std::future::poll_fn;
use std::rc::Rc;
use std::task::Poll;

use super::bundle::{Bundle, bucket};
use super::{Batch, Names, News, Row, Seq, Slot, Snapshot, Store, StoreError, Table};
use crate::domain::id::Id;

/// How a write goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Nothing is written, as on a full disk.
    Before(StoreError),
    /// All is written, but the answer is lost, as when the connection dies right then.
    After(StoreError),
}

/// Rows in memory.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(Rc<RefCell<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    last: Seq,
    rows: BTreeMap<(Table, Id), Row>,
    slots: Vec<Slot>,
    chunks: BTreeMap<(Id, u32), Vec<u8>>,
    bundles: BTreeMap<u8, Vec<u8>>,
    writes: usize,
    /// The fault that awaits the write with this number.
    fault: Option<(usize, Fault)>,
}

impl MemoryStore {
    /// Makes a coming write fail, once: 1 is the next one.
    pub fn fail_write(&self, coming: usize, fault: Fault) {
        let mut inner = self.0.borrow_mut();
        inner.fault = Some((inner.writes + coming, fault));
    }

    /// How many writes were tried.
    pub fn writes(&self) -> usize {
        self.0.borrow().writes
    }

    /// The rows as they lie there.
    pub fn rows(&self) -> Ref<'_, BTreeMap<(Table, Id), Row>> {
        Ref::map(self.0.borrow(), |inner| &inner.rows)
    }

    /// The pieces of attachments as they lie there.
    pub fn chunks(&self) -> Ref<'_, BTreeMap<(Id, u32), Vec<u8>>> {
        Ref::map(self.0.borrow(), |inner| &inner.chunks)
    }

    /// The bundles as they lie there.
    pub fn bundles(&self) -> Ref<'_, BTreeMap<u8, Vec<u8>>> {
        Ref::map(self.0.borrow(), |inner| &inner.bundles)
    }

    /// Changes the rows behind the app's back, as decay or someone with the device does.
    pub fn tamper(&self, change: impl FnOnce(&mut BTreeMap<(Table, Id), Row>)) {
        change(&mut self.0.borrow_mut().rows);
    }

    /// The same for the pieces of attachments.
    pub fn tamper_chunks(&self, change: impl FnOnce(&mut BTreeMap<(Id, u32), Vec<u8>>)) {
        change(&mut self.0.borrow_mut().chunks);
    }

    /// The same for the bundles.
    pub fn tamper_bundles(&self, change: impl FnOnce(&mut BTreeMap<u8, Vec<u8>>)) {
        change(&mut self.0.borrow_mut().bundles);
    }

    /// The same for the key slots.
    pub fn tamper_slots(&self, change: impl FnOnce(&mut Vec<Slot>)) {
        change(&mut self.0.borrow_mut().slots);
    }
}

impl Store for MemoryStore {
    async fn load(&self, tables: &[Table]) -> Result<Snapshot, StoreError> {
        breathe().await;
        let inner = self.0.borrow();
        let rows = inner
            .rows
            .values()
            .filter(|row| tables.contains(&row.table))
            .cloned()
            .collect();
        Ok(Snapshot {
            last: inner.last,
            rows,
            ..Snapshot::default()
        })
    }

    async fn newest(&self, few: usize) -> Result<Snapshot, StoreError> {
        let mut found = self.load(&Table::ALL).await?;
        let is_entry = |row: &Row| row.table == Table::Entries;
        let (mut entries, others): (Vec<_>, Vec<_>) = found.rows.into_iter().partition(is_entry);
        found.rows = others;
        if entries.len() > few {
            entries.sort_by_key(|row| core::cmp::Reverse(row.seq));
            entries.truncate(few.div_ceil(8));
            found.older = true;
        }
        found.rows.extend(entries);
        Ok(found)
    }

    async fn entries_in(&self, buckets: &[u8]) -> Result<Snapshot, StoreError> {
        let mut found = self.load(&[Table::Entries]).await?;
        found.rows.retain(|row| buckets.contains(&bucket(row.id)));
        Ok(found)
    }

    async fn bundles(&self, buckets: RangeInclusive<u8>) -> Result<Vec<Bundle>, StoreError> {
        breathe().await;
        let inner = self.0.borrow();
        let found = inner.bundles.range(buckets);
        let found = found.map(|(&bucket, sealed)| Bundle {
            bucket,
            sealed: sealed.clone(),
        });
        Ok(found.collect())
    }

    async fn keep_bundles(&self, seen: Seq, bundles: &[Bundle]) -> Result<(), StoreError> {
        breathe().await;
        let mut inner = self.0.borrow_mut();
        if inner.last == seen {
            for Bundle { bucket, sealed } in bundles {
                inner.bundles.insert(*bucket, sealed.clone());
            }
        }
        Ok(())
    }

    async fn since(&self, seen: Seq) -> Result<Option<News>, StoreError> {
        breathe().await;
        let inner = self.0.borrow();
        let later = inner.rows.values().filter(|row| row.seq > seen);
        Ok((inner.last > seen).then(|| News {
            last: inner.last,
            rows: later.cloned().collect(),
            count: inner.rows.len(),
        }))
    }

    async fn names(&self) -> Result<Names, StoreError> {
        breathe().await;
        let inner = self.0.borrow();
        Ok(Names {
            last: inner.last,
            known: inner.rows.keys().copied().collect(),
            nameless: 0,
        })
    }

    async fn last(&self) -> Result<Seq, StoreError> {
        breathe().await;
        Ok(self.0.borrow().last)
    }

    async fn slots(&self) -> Result<Vec<Slot>, StoreError> {
        breathe().await;
        Ok(self.0.borrow().slots.clone())
    }

    async fn chunk(&self, attachment: Id, index: u32) -> Result<Option<Vec<u8>>, StoreError> {
        breathe().await;
        Ok(self.0.borrow().chunks.get(&(attachment, index)).cloned())
    }

    async fn chunk_owners(&self) -> Result<Vec<Id>, StoreError> {
        breathe().await;
        let owners = self.0.borrow();
        let mut owners: Vec<Id> = owners.chunks.keys().map(|(owner, _)| *owner).collect();
        owners.dedup();
        Ok(owners)
    }

    async fn write(&self, batch: &Batch) -> Result<(), StoreError> {
        breathe().await;
        let mut inner = self.0.borrow_mut();
        inner.writes += 1;
        let now = inner.writes;
        let fault = inner
            .fault
            .take_if(|(number, _)| *number == now)
            .map(|(_, fault)| fault);
        if let Some(Fault::Before(error)) = fault {
            return Err(error);
        }
        if inner.last >= batch.first() {
            return Err(StoreError::Conflict);
        }
        for row in &batch.puts {
            inner.rows.insert((row.table, row.id), row.clone());
        }
        for key in &batch.deletes {
            inner.rows.remove(key);
        }
        for bucket in batch.buckets() {
            inner.bundles.remove(&bucket);
        }
        for slot in &batch.slots {
            inner.slots.retain(|old| old.kind != slot.kind);
            inner.slots.push(slot.clone());
        }
        inner
            .slots
            .retain(|old| !batch.slots_gone.contains(&old.kind));
        inner
            .chunks
            .retain(|(owner, _), _| !batch.chunks_gone.contains(owner));
        for chunk in &batch.chunks {
            let key = (chunk.attachment, chunk.index);
            inner.chunks.insert(key, chunk.sealed.clone());
        }
        inner.last = batch.seq;
        match fault {
            Some(Fault::After(error)) => Err(error),
            _ => Ok(()),
        }
    }
}

/// Lets another task go first, as every request to a real database does.
async fn breathe() {
    let mut waited = false;
    poll_fn(|context| {
        if waited {
            return Poll::Ready(());
        }
        waited = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}
