//! When the app offers to make a back-up: calmly, and not again for who said so.

use super::inbox::Received;
use super::journal::Journal;
use super::moment::Moment;

/// How many things that stand nowhere else call for an offer.
pub const THINGS: usize = 10;

/// What a book remembers about back-ups.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BackedUp {
    /// The moment of what is in the last one, if there is one.
    pub last: Option<Moment>,
    /// "Niet meer vragen."
    pub never_ask: bool,
}

/// Whether to offer a back-up: ten things or more were kept or changed since the last one, and nobody said not to ask.
/// They are a learner's entries, and a coach's parcels.
pub fn offers_backup(backed_up: BackedUp, journal: &Journal, received: &[Received]) -> bool {
    let changed = journal.all();
    let changed = changed.map(|entry| entry.edited.unwrap_or(entry.written));
    let all = changed.chain(received.iter().map(|received| received.opened));
    let since = all.filter(|changed| backed_up.last.is_none_or(|last| *changed > last));
    !backed_up.never_ask && since.take(THINGS).count() == THINGS
}

#[cfg(test)]
mod tests {
    use super::super::answer::Answers;
    use super::super::check_in::Kind;
    use super::super::entry::Entry;
    use super::super::free_text::FreeText;
    use super::super::id::Id;
    use super::super::lang::Lang;
    use super::super::shared::Letter;
    use super::*;

    fn at(minute: i64) -> Moment {
        Moment::new(minute * 60_000, 60).unwrap()
    }

    /// Entries written a minute apart from 1 on, some of them edited.
    fn journal(entries: u8, edited: &[(u8, i64)]) -> Journal {
        let entry = |number: u8| Entry {
            id: Id::new([number; 16]),
            revision: 1,
            kind: Kind::Note,
            at: at(0),
            written: at(number.into()),
            edited: edited
                .iter()
                .find(|(of, _)| *of == number)
                .map(|(_, minute)| at(*minute)),
            lang: Lang::Nl,
            answers: Answers::default(),
        };
        (1..=entries).map(entry).collect()
    }

    #[test]
    fn an_offer_comes_after_ten_entries_that_stand_nowhere_else() {
        let since = |minute: Option<i64>| BackedUp {
            last: minute.map(at),
            never_ask: false,
        };
        for (last, entries, edited, expected) in [
            (None, 9, &[][..], false),
            (None, 10, &[], true),
            (None, 30, &[], true),
            (Some(5), 14, &[], false),
            (Some(5), 15, &[], true),
            // What was changed since stands nowhere else either.
            (Some(5), 14, &[(3, 20)], true),
            (Some(5), 14, &[(3, 4)], false),
            (Some(30), 30, &[], false),
        ] {
            let journal = journal(entries, edited);
            assert_eq!(
                offers_backup(since(last), &journal, &[]),
                expected,
                "{last:?} {entries} {edited:?}"
            );
            let silenced = BackedUp {
                never_ask: true,
                ..since(last)
            };
            assert!(!offers_backup(silenced, &journal, &[]));
        }
    }

    #[test]
    fn what_a_coach_received_counts_too() {
        let received = |number: u8| Received {
            from: Id::new([1; 16]),
            opened: at(number.into()),
            letter: Letter {
                id: Id::new([number; 16]),
                sequence: 1,
                from: FreeText::parse("Sem").unwrap().unwrap(),
                sealed: at(0),
                note: None,
                items: vec![],
                files: vec![],
                recall: vec![],
                recalled: vec![],
            },
        };
        let all: Vec<Received> = (1..=10).map(received).collect();
        let (never, once) = (BackedUp::default(), Some(at(1)));
        let none = Journal::default();
        assert!(!offers_backup(never, &none, &all[1..]));
        assert!(offers_backup(never, &none, &all));
        assert!(!offers_backup(
            BackedUp {
                last: once,
                ..never
            },
            &none,
            &all
        ));
    }
}
