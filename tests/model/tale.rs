//! One tale: a book in two tabs, and beside it the model, which is told the same.
//!
//! Whatever a verb answers: `Ok` means that the model has it, and a failed write that it has it
//! only if the store had done all of it when the answer was lost.

use std::collections::{BTreeMap, BTreeSet};

use mijn_stem::domain::contact::{PublicKey, Role};
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::moment::Moment;
use mijn_stem::store::memory::Fault;
use mijn_stem::store::{Store, StoreError};
use mijn_stem::usecase::*;

use crate::between::Wanted;
use crate::device::{Chance, Device, Hand, Request, Shaky, moment};
use crate::dice::Dice;
use crate::merge::Backed;
use crate::plain::Plain;

/// Operations in one tale.
pub const LENGTH: usize = 50;

/// Where a book lies.
pub trait Disk {
    type Store: Store;
    /// A connection of its own, as each tab has one.
    async fn connect(&self) -> Self::Store;
    /// How many records, and how many pieces of attachments, lie there.
    async fn counts(&self) -> (usize, usize);
}

/// The book, open in one tab.
pub struct Tab<S: Store> {
    pub line: Shaky<S>,
    pub chance: Chance,
    pub book: Book<Device<S>>,
    /// What it showed when it last followed.
    pub known: Contents,
    /// The times of writing that became an entry in this tab.
    pub finished: BTreeSet<(Id, Option<u32>)>,
    /// Names that were drawn in this tab for what was not said to be kept.
    pub names: BTreeMap<Wanted, Id>,
}

/// A tale as far as it is told.
pub struct Tale<D: Disk> {
    seed: u64,
    pub dice: Dice,
    disk: D,
    pub clock: Hand,
    pub tabs: Vec<Tab<D::Store>>,
    /// The tab in which it goes on.
    pub at: usize,
    pub plain: Plain,
    /// Whose book it is.
    pub key: PublicKey,
    /// What a screen could put back.
    pub removed: Vec<Removed>,
    /// Drafts as they were when they became an entry: an autosave of them may come late.
    pub late: Vec<Draft>,
    /// Parcels that others made for this book.
    pub parcels: Vec<(PublicKey, mijn_stem::domain::shared::Letter, String)>,
    /// Back-ups of it.
    pub backups: Vec<Backed>,
    /// What was done, for whoever has to find out what went wrong.
    told: Vec<Told>,
    /// How often it came out which way.
    pub counts: Counts,
}

/// What was done, in which tab, and which request fails how.
type Told = (&'static str, usize, Option<(usize, Fault)>);

/// How often what was tried came out which way: a tale in which nothing happens proves nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    pub kept: usize,
    pub nothing_kept: usize,
    pub answer_lost: usize,
    pub other_tab_first: usize,
    pub looks: usize,
    pub restored: usize,
    pub broken_off: usize,
}

impl<D: Disk> Tale<D> {
    pub async fn begin(disk: D, seed: u64) -> Self {
        let clock = Hand::default();
        let mut dice = Dice(seed);
        let (line, chance) = (Shaky::over(disk.connect().await), Chance::new(dice.next()));
        let start = start_book(
            line.clone(),
            clock.clone(),
            chance.clone(),
            Role::Learner,
            Lang::Nl,
        );
        let (book, contents) = start.await.unwrap();
        let key = book.key();
        let first = Tab {
            line,
            chance,
            book,
            known: contents.clone(),
            finished: BTreeSet::new(),
            names: BTreeMap::new(),
        };
        let mut tale = Self {
            seed,
            dice,
            disk,
            clock,
            tabs: vec![first],
            at: 0,
            plain: Plain::new(contents.settings),
            key,
            removed: vec![],
            late: vec![],
            parcels: vec![],
            backups: vec![],
            told: vec![],
            counts: Counts::default(),
        };
        let second = tale.open().await;
        tale.tabs.push(second);
        tale
    }

    /// A new tab, which must find what the model has.
    async fn open(&mut self) -> Tab<D::Store> {
        let line = Shaky::over(self.disk.connect().await);
        let chance = Chance::new(self.dice.next());
        let opened = open_book(line.clone(), self.clock.clone(), chance.clone()).await;
        let (book, found) = opened.unwrap();
        self.plain.check(&found);
        assert_eq!(book.key(), self.key);
        let expected = (self.plain.records(), self.plain.chunks());
        assert_eq!(self.disk.counts().await, expected);
        self.counts.looks += 1;
        // Read by its bundles, the diary is the same.
        let older = read_on(&book, &BTreeSet::new(), async || {}).await.unwrap();
        let diary = older.journal;
        assert!((&diary, older.damaged) == (&found.journal, 0));
        if self.dice.one_in(2) {
            bundle_up(&book, async || {}).await.unwrap();
        }
        Tab {
            line,
            chance,
            book,
            known: found,
            finished: BTreeSet::new(),
            names: BTreeMap::new(),
        }
    }

    /// Tells all of it.
    pub async fn tell(mut self) -> Counts {
        while self.told.len() < LENGTH {
            self.pass_time();
            self.at = usize::from(self.dice.one_in(4));
            self.happen().await;
            if self.dice.one_in(5) {
                self.open().await;
            }
        }
        self.open().await;
        self.counts
    }

    /// The page is closed and opened again.
    pub async fn reopen(&mut self) {
        self.note("reopen", None);
        self.tabs[self.at] = self.open().await;
    }

    /// Time goes on, mostly; now and then the clock is set back, or the learner is abroad.
    fn pass_time(&mut self) {
        let now = self.clock.0.get();
        let step = match self.dice.below(8) {
            0 => 0,
            1 => -7_200_000,
            2 => 86_400_000,
            _ => 60_000 + self.dice.below(3_600_000) as i64,
        };
        let offsets = [120, 120, 120, 60, 0, -300, 345];
        let offset = offsets[self.dice.below(offsets.len())];
        self.clock.0.set(moment(now.unix_ms() + step, offset));
    }

    pub fn now(&self) -> Moment {
        self.clock.0.get()
    }

    pub fn book(&self) -> &Book<Device<D::Store>> {
        &self.tabs[self.at].book
    }

    /// Writes down what is done.
    pub fn note(&mut self, what: &'static str, fault: Option<(usize, Fault)>) {
        self.told.push((what, self.at, fault));
    }

    /// Before a verb: its name in the tale, and perhaps a fault on its way.
    pub fn about_to(&mut self, verb: &'static str) {
        let request = 1 + self.dice.below(3);
        self.about_to_at(verb, request);
    }

    /// The same, and it is this request that may fail.
    pub fn about_to_at(&mut self, verb: &'static str, request: usize) {
        let fault = self.dice.one_in(5).then(|| {
            let fault = if self.dice.one_in(2) {
                Fault::Before(StoreError::Full)
            } else {
                Fault::After(StoreError::Closed)
            };
            (request, fault)
        });
        self.note(verb, fault.clone());
        let tab = &self.tabs[self.at];
        tab.chance.first_name.take();
        tab.line.arm(fault);
    }

    /// After a verb of one commit: whether the model has it too.
    #[track_caller]
    pub fn came_of_it(&mut self, ok: bool) -> bool {
        let tally = self.tabs[self.at].line.tally();
        self.tabs[self.at].line.arm(None);
        assert_eq!(ok, !tally.failed, "said to be kept: {ok}");
        assert!(tally.written == usize::from(ok) || tally.failed && tally.written == 1);
        match (ok, tally.written) {
            (true, _) => self.counts.kept += 1,
            (false, 0) => self.counts.nothing_kept += 1,
            (false, _) => self.counts.answer_lost += 1,
        }
        let writes = tally.requests.iter().filter(|it| **it == Request::Write);
        self.counts.other_tab_first += usize::from(writes.count() > 1);
        tally.written == 1
    }

    /// After a verb that had nothing to do: it asked nothing of the store.
    #[track_caller]
    pub fn nothing_came_of_it(&mut self) {
        let line = &self.tabs[self.at].line;
        assert_eq!(line.tally().requests, []);
        line.arm(None);
    }

    /// After a verb that found nothing to write.
    #[track_caller]
    pub fn only_looked(&mut self, ok: bool) {
        let tally = self.tabs[self.at].line.tally();
        self.tabs[self.at].line.arm(None);
        assert_eq!((ok, tally.written), (!tally.failed, 0));
    }

    /// The first name that the verb drew: that of the record it made.
    #[track_caller]
    pub fn new_name(&self) -> Id {
        self.tabs[self.at].chance.first_name.get().unwrap()
    }
}

impl<D: Disk> Drop for Tale<D> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let Self { seed, told, .. } = self;
            eprintln!("tell it again: SEED={seed} SEQUENCES=1 cargo test --test model");
            eprintln!("what, in which tab, which request fails how: {told:?}");
        }
    }
}
