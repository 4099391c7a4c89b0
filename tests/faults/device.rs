//! A device whose disk fails on demand, at any request of any sort; its clock stands still until it is set.
//!
//! The disk itself is the store in memory, or a real one. Every tab has a connection of its own, which counts what
//! is asked of it and can fail one request: before anything is done, or after it was all done.

use core::ops::RangeInclusive;
use std::cell::{Cell, RefCell};
use std::marker::PhantomData;
use std::rc::Rc;

use mijn_stem::crypto::random::Random;
use mijn_stem::domain::contact::{Card, PublicKey};
use mijn_stem::domain::free_text::FreeText;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::moment::Moment;
use mijn_stem::store::bundle::Bundle;
use mijn_stem::store::memory::{Fault, MemoryStore};
use mijn_stem::store::{Batch, Names, News, Seq, Slot, Snapshot, Store, StoreError, Table};
use mijn_stem::usecase::{Clock, World};

use crate::Counted;

/// What was asked of a store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Request {
    Load,
    Since,
    Names,
    Last,
    Slots,
    Chunk,
    Owners,
    Write,
    Bundle,
}

/// What a connection was asked and what came of it, since it was last armed.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    pub requests: Vec<Request>,
    /// Writes that are on the disk, whatever the answer was.
    pub written: usize,
    /// Whether the fault was given as an answer.
    pub failed: bool,
}

/// One tab's connection to the disk. Clones are the same connection.
#[derive(Debug)]
pub struct Shaky<S = MemoryStore> {
    disk: Rc<S>,
    tally: Rc<RefCell<Tally>>,
    fault: Rc<RefCell<Option<(usize, Fault)>>>,
}

impl<S> Clone for Shaky<S> {
    fn clone(&self) -> Self {
        Self {
            disk: Rc::clone(&self.disk),
            tally: Rc::clone(&self.tally),
            fault: Rc::clone(&self.fault),
        }
    }
}

impl Shaky {
    pub fn to(disk: &MemoryStore) -> Self {
        Self::over(disk.clone())
    }
}

impl<S: Store> Shaky<S> {
    /// A tab on a connection of its own.
    pub fn over(store: S) -> Self {
        Self {
            disk: Rc::new(store),
            tally: Rc::default(),
            fault: Rc::default(),
        }
    }

    /// Counts anew, and fails the request with this number if there is one: 1 is the next.
    pub fn arm(&self, fault: Option<(usize, Fault)>) {
        self.tally.take();
        self.fault.replace(fault);
    }

    pub fn tally(&self) -> Tally {
        self.tally.borrow().clone()
    }

    async fn answer<T>(
        &self,
        request: Request,
        work: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        self.tally.borrow_mut().requests.push(request);
        let now = self.tally.borrow().requests.len();
        let fault = self
            .fault
            .borrow_mut()
            .take_if(|(number, _)| *number == now);
        if let Some((_, Fault::Before(error))) = fault {
            self.tally.borrow_mut().failed = true;
            return Err(error);
        }
        let done = work.await?;
        let mut tally = self.tally.borrow_mut();
        tally.written += usize::from(request == Request::Write);
        match fault {
            Some((_, Fault::After(error))) => {
                tally.failed = true;
                Err(error)
            }
            _ => Ok(done),
        }
    }
}

impl<S: Store> Store for Shaky<S> {
    async fn load(&self, tables: &[Table]) -> Result<Snapshot, StoreError> {
        self.answer(Request::Load, self.disk.load(tables)).await
    }

    async fn newest(&self, few: usize) -> Result<Snapshot, StoreError> {
        self.answer(Request::Load, self.disk.newest(few)).await
    }

    async fn entries_in(&self, buckets: &[u8]) -> Result<Snapshot, StoreError> {
        let entries = self.disk.entries_in(buckets);
        self.answer(Request::Load, entries).await
    }

    async fn bundles(&self, buckets: RangeInclusive<u8>) -> Result<Vec<Bundle>, StoreError> {
        let bundles = self.disk.bundles(buckets);
        self.answer(Request::Load, bundles).await
    }

    async fn keep_bundles(&self, seen: Seq, bundles: &[Bundle]) -> Result<(), StoreError> {
        let kept = self.disk.keep_bundles(seen, bundles);
        self.answer(Request::Bundle, kept).await
    }

    async fn since(&self, seen: Seq) -> Result<Option<News>, StoreError> {
        self.answer(Request::Since, self.disk.since(seen)).await
    }

    async fn last(&self) -> Result<Seq, StoreError> {
        self.answer(Request::Last, self.disk.last()).await
    }

    async fn names(&self) -> Result<Names, StoreError> {
        self.answer(Request::Names, self.disk.names()).await
    }

    async fn slots(&self) -> Result<Vec<Slot>, StoreError> {
        self.answer(Request::Slots, self.disk.slots()).await
    }

    async fn chunk(&self, attachment: Id, index: u32) -> Result<Option<Vec<u8>>, StoreError> {
        let chunk = self.disk.chunk(attachment, index);
        self.answer(Request::Chunk, chunk).await
    }

    async fn chunk_owners(&self) -> Result<Vec<Id>, StoreError> {
        self.answer(Request::Owners, self.disk.chunk_owners()).await
    }

    async fn write(&self, batch: &Batch) -> Result<(), StoreError> {
        self.answer(Request::Write, self.disk.write(batch)).await
    }
}

/// A clock that stands still until it is set. Clones go together.
#[derive(Debug, Clone)]
pub struct Hand(pub Rc<Cell<Moment>>);

impl Default for Hand {
    fn default() -> Self {
        Self(Rc::new(Cell::new(moment(1_791_010_800_000, 120))))
    }
}

impl Clock for Hand {
    fn now(&self) -> Moment {
        self.0.get()
    }
}

/// Chance that remembers which name was drawn first, until someone takes that. Clones go together.
#[derive(Debug, Clone)]
pub struct Chance {
    source: Rc<Counted>,
    pub first_name: Rc<Cell<Option<Id>>>,
}

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self {
            source: Rc::new(Counted::new(seed)),
            first_name: Rc::default(),
        }
    }
}

impl Random for Chance {
    fn fill(&self, bytes: &mut [u8]) {
        self.source.fill(bytes);
        if let (Ok(name), None) = (<[u8; 16]>::try_from(&*bytes), self.first_name.get()) {
            self.first_name.set(Some(Id::new(name)));
        }
    }
}

/// The world of every book in these tests.
pub struct Device<S = MemoryStore>(PhantomData<S>);

impl<S: Store> World for Device<S> {
    type Store = Shaky<S>;
    type Clock = Hand;
    type Random = Chance;
}

pub fn moment(unix_ms: i64, offset_minutes: i32) -> Moment {
    Moment::new(unix_ms, offset_minutes).unwrap()
}

pub fn words(text: &str) -> FreeText {
    FreeText::parse(text).unwrap().unwrap()
}

pub fn card(name: &str, key: PublicKey) -> Card {
    Card {
        name: words(name),
        key,
        hours: None,
        room: None,
        does: None,
    }
}
