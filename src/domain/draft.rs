//! A check-in that is not finished yet, kept so that a closed tab loses nothing.

use super::answer::Answers;
use super::check_in::Kind;
use super::entry::Entry;
use super::id::Id;
use super::lang::Lang;
use super::moment::Moment;

/// An unfinished check-in, or unfinished changes to an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// The name that the finished entry has or will have.
    pub id: Id,
    /// Which set of questions it answers.
    pub kind: Kind,
    /// The moment it is about, when the learner chose one; else the moment of saving.
    pub at: Option<Moment>,
    /// The language of its wordings.
    pub lang: Lang,
    /// The answers so far.
    pub answers: Answers,
    /// The revision of the entry that this changes; none for a new entry.
    pub changes: Option<u32>,
    /// When it was last touched.
    pub touched: Moment,
}

impl Draft {
    /// A new, empty draft.
    pub fn new(id: Id, kind: Kind, lang: Lang, now: Moment) -> Self {
        Self {
            id,
            kind,
            at: None,
            lang,
            answers: Answers::default(),
            changes: None,
            touched: now,
        }
    }

    /// A draft of changes to an entry.
    pub fn of(entry: &Entry, now: Moment) -> Self {
        Self {
            id: entry.id,
            kind: entry.kind,
            at: Some(entry.at),
            lang: entry.lang,
            answers: entry.answers.clone(),
            changes: Some(entry.revision),
            touched: now,
        }
    }

    /// The entry this becomes when saved `now`; `before` is the entry it changes, if any.
    pub fn finish(&self, before: Option<&Entry>, now: Moment) -> Entry {
        let (revision, written, edited) = match before {
            Some(entry) => (entry.revision.saturating_add(1), entry.written, Some(now)),
            None => (1, now, None),
        };
        Entry {
            id: self.id,
            revision,
            kind: self.kind,
            at: self.at.unwrap_or(now),
            written,
            edited,
            lang: self.lang,
            answers: self.answers.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_keeps_when_the_entry_was_first_written() {
        let (monday, tuesday) = (
            Moment::new(1_000_000, 60).unwrap(),
            Moment::new(90_000_000, 60).unwrap(),
        );
        let draft = Draft::new(Id::new([7; 16]), Kind::DayStart, Lang::Nl, monday);
        let entry = draft.finish(None, monday);
        assert_eq!(
            (entry.revision, entry.at, entry.written, entry.edited),
            (1, monday, monday, None)
        );
        let edited = Draft::of(&entry, tuesday).finish(Some(&entry), tuesday);
        assert_eq!(
            (edited.revision, edited.at, edited.written, edited.edited),
            (2, monday, monday, Some(tuesday))
        );
    }
}
