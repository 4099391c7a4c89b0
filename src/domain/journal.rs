//! The open diary in memory: every entry about a moment, newest first, and the papers beside it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::check_in::Kind;
use super::entry::Entry;
use super::id::Id;
use super::moment::Day;
use super::order::{self, InOrder};

/// The diary. Cloning it is cheap enough to hand to a screen: entries are shared.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Journal {
    /// Newest first by the moment they are about.
    entries: Vec<Arc<Entry>>,
    /// Learning questions, talks, agreements, people: in the same order.
    papers: Vec<Arc<Entry>>,
}

impl Journal {
    /// Every entry of the diary, newest first.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The papers of a kind, newest first.
    pub fn papers(&self, kind: Kind) -> impl Iterator<Item = &Arc<Entry>> {
        self.papers.iter().filter(move |entry| entry.kind == kind)
    }

    /// Everything: the papers, then the diary; each newest first.
    pub fn all(&self) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
        self.papers.iter().chain(&self.entries)
    }

    /// How much that is.
    pub fn len(&self) -> usize {
        self.entries.len() + self.papers.len()
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// One entry.
    pub fn get(&self, id: Id) -> Option<&Arc<Entry>> {
        self.all().find(|entry| entry.id == id)
    }

    /// Adds an entry, or takes it for the one with the same id. What is new is added without looking at all the others.
    pub fn put(&mut self, entry: Entry) {
        let all = if entry.kind.is_check_in() {
            &mut self.entries
        } else {
            &mut self.papers
        };
        let before = |all: &[Arc<Entry>]| {
            all.partition_point(|other| newest_first(other) < newest_first(&entry))
        };
        let mut place = before(all);
        if all.get(place).is_some_and(|other| other.id == entry.id) {
            all.remove(place);
        } else if entry.revision > 1 {
            // It may have stood elsewhere: what it is about was another moment.
            all.retain(|other| other.id != entry.id);
            place = before(all);
        }
        all.insert(place, Arc::new(entry));
    }

    /// Adds what is in another. An entry that is here already stays as it is.
    pub fn fill_in(&mut self, mut other: Self) {
        let here: BTreeSet<Id> = self.all().map(|entry| entry.id).collect();
        other.retain(|entry| !here.contains(&entry.id));
        self.entries = merged(core::mem::take(&mut self.entries), other.entries);
        self.papers = merged(core::mem::take(&mut self.papers), other.papers);
    }

    /// Leaves these, and takes out all others.
    pub fn retain(&mut self, stays: impl Fn(&Entry) -> bool) {
        self.entries.retain(|entry| stays(entry));
        self.papers.retain(|entry| stays(entry));
    }

    /// Takes an entry out.
    pub fn remove(&mut self, id: Id) {
        self.retain(|entry| entry.id != id);
    }

    /// The newest entry of a kind on a day.
    pub fn on(&self, day: Day, kind: Kind) -> Option<&Arc<Entry>> {
        let mut all = self.between(day, day).iter();
        all.find(|entry| entry.kind == kind)
    }

    /// The entries from the first day to the last, both included; newest first.
    pub fn between(&self, first: Day, last: Day) -> &[Arc<Entry>] {
        let start = self.entries.partition_point(|it| it.at.day() > last);
        let (_, rest) = self.entries.split_at(start);
        rest.split_at(rest.partition_point(|it| it.at.day() >= first))
            .0
    }

    /// The entries of each day, newest day first.
    pub fn days(&self) -> impl Iterator<Item = (Day, &[Arc<Entry>])> {
        self.entries
            .chunk_by(|a, b| a.at.day() == b.at.day())
            .map(|entries| (entries[0].at.day(), entries))
    }
}

/// Where an entry stands in the diary: by local day first, so that a day stays whole where the learner crossed time zones.
pub(super) fn newest_first(entry: &Entry) -> order::Key {
    (
        -i64::from(entry.at.day().number()),
        -entry.at.unix_ms(),
        entry.id,
    )
}

/// What is in either, each of which is newest first.
fn merged(some: Vec<Arc<Entry>>, others: Vec<Arc<Entry>>) -> Vec<Arc<Entry>> {
    let (few, many) = match some.len() < others.len() {
        true => (some, others),
        false => (others, some),
    };
    let mut all = Vec::with_capacity(few.len() + many.len());
    let mut many = many.into_iter();
    for entry in few {
        let rest = many.as_slice();
        let newer = rest.partition_point(|other| newest_first(other) < newest_first(&entry));
        all.extend(many.by_ref().take(newer));
        all.push(entry);
    }
    all.extend(many);
    all
}

/// Entries on their way into a diary, in any order.
#[derive(Debug, Default)]
pub struct Incoming {
    entries: InOrder<Arc<Entry>>,
    papers: InOrder<Arc<Entry>>,
}

impl Incoming {
    /// One more. No two are to be of one id.
    pub fn take(&mut self, entry: Entry) {
        let all = match entry.kind.is_check_in() {
            true => &mut self.entries,
            false => &mut self.papers,
        };
        all.add(newest_first(&entry), Arc::new(entry));
    }

    /// Those that came so far, as they came.
    pub fn iter(&self) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.iter().chain(self.papers.iter())
    }

    /// The diary with them.
    pub fn journal(self) -> Journal {
        Journal {
            entries: self.entries.finish(),
            papers: self.papers.finish(),
        }
    }
}

impl FromIterator<Entry> for Journal {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        let mut incoming = Incoming::default();
        entries.into_iter().for_each(|it| incoming.take(it));
        incoming.journal()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{answer::Answers, lang::Lang, moment::Moment};
    use super::*;

    fn entry(id: u8, hours: i64, offset: i32) -> Entry {
        let at = Moment::new(hours * 3_600_000, offset).unwrap();
        Entry {
            id: Id::new([id; 16]),
            revision: 1,
            kind: Kind::Note,
            at,
            written: at,
            edited: None,
            lang: Lang::Nl,
            answers: Answers::default(),
        }
    }

    fn ids(journal: &Journal) -> Vec<u8> {
        journal
            .entries()
            .iter()
            .map(|entry| entry.id.bytes()[0])
            .collect()
    }

    #[test]
    fn newest_first_however_they_came_in() {
        let mut journal: Journal = [entry(1, 10, 0), entry(2, 50, 0)].into_iter().collect();
        journal.put(entry(3, 30, 0));
        assert_eq!(ids(&journal), [2, 3, 1]);
        // Told again, it is there once; about another moment since, it stands elsewhere.
        journal.put(entry(3, 30, 0));
        assert_eq!(ids(&journal), [2, 3, 1]);
        journal.put(Entry {
            revision: 2,
            ..entry(2, 5, 0)
        });
        assert_eq!(ids(&journal), [3, 1, 2]);
        journal.remove(Id::new([1; 16]));
        assert_eq!(ids(&journal), [3, 2]);
    }

    #[test]
    fn another_diary_is_filled_in_between_and_what_is_here_stays() {
        let changed = Entry {
            revision: 2,
            ..entry(4, 45, 0)
        };
        let few: Journal = [entry(1, 30, 0), changed.clone()].into_iter().collect();
        let many = [
            entry(2, 50, 0),
            entry(4, 20, 0),
            entry(3, 40, 0),
            entry(5, 10, 0),
        ];
        let many: Journal = many.into_iter().collect();
        let mut filled = few.clone();
        filled.fill_in(many.clone());
        assert_eq!(ids(&filled), [2, 4, 3, 1, 5]);
        assert_eq!(**filled.get(changed.id).unwrap(), changed);
        // The other way round the older one stays, where it stood.
        let mut filled = many;
        filled.fill_in(few);
        assert_eq!(ids(&filled), [2, 3, 1, 4, 5]);
    }

    #[test]
    fn a_day_is_one_piece_also_across_time_zones() {
        // 23:00 UTC at +0 is the first day; 22:30 UTC at +2 is already the second.
        let mut east = entry(1, 22, 120);
        east.at = Moment::new(22 * 3_600_000 + 1_800_000, 120).unwrap();
        let journal: Journal = [entry(2, 23, 0), east, entry(3, 25, 0)]
            .into_iter()
            .collect();
        let days: Vec<_> = journal
            .days()
            .map(|(day, entries)| (day.ymd().2, entries.len()))
            .collect();
        assert_eq!(days, [(2, 2), (1, 1)]);
    }
}
