//! The open diary in memory: every entry about a moment, newest first, and the papers beside it.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::check_in::Kind;
use super::entry::Entry;
use super::id::Id;
use super::moment::Day;
use super::order;

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

    /// The diary with these entries, in any order, no two of one id.
    pub fn of(entries: Vec<Arc<Entry>>) -> Self {
        let (entries, papers): (Vec<_>, Vec<_>) =
            entries.into_iter().partition(|it| it.kind.is_check_in());
        let in_order = |all| order::by(all, |entry: &Arc<Entry>| newest_first(entry));
        Self {
            entries: in_order(entries),
            papers: in_order(papers),
        }
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

    /// Adds older entries. One that is there already stays as it is.
    pub fn fill_in(&mut self, older: Vec<Arc<Entry>>) {
        let here: BTreeSet<Id> = self.all().map(|entry| entry.id).collect();
        let mut all: Vec<Arc<Entry>> = self.all().cloned().collect();
        all.extend(older.into_iter().filter(|it| !here.contains(&it.id)));
        *self = Self::of(all);
    }

    /// Takes an entry out.
    pub fn remove(&mut self, id: Id) {
        self.entries.retain(|entry| entry.id != id);
        self.papers.retain(|entry| entry.id != id);
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

impl FromIterator<Entry> for Journal {
    fn from_iter<I: IntoIterator<Item = Entry>>(entries: I) -> Self {
        Self::of(entries.into_iter().map(Arc::new).collect())
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
