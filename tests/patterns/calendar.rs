//! A month shows every entry once, on the day that it was lived.

use mijn_stem::domain::calendar::{Cell, Month, month_after, month_before, weeks};
use mijn_stem::domain::id::Id;
use mijn_stem::domain::journal::Journal;
use mijn_stem::domain::moment::Moment;
use proptest::prelude::*;

use crate::diary::{day, diaries, moments};

/// The day of the month and the ids of each day in the calendar, in its order, none for a day of another month.
fn shown(journal: &Journal, month: Month) -> Vec<Option<(u8, Vec<Id>)>> {
    let ids = |cell: &Cell| cell.entries.iter().map(|entry| entry.id).collect();
    let cells = weeks(journal, month).into_iter().flatten();
    cells
        .map(|cell| cell.map(|cell| (cell.day.ymd().2, ids(&cell))))
        .collect()
}

proptest! {
    #[test]
    fn a_month_is_what_reading_everything_says(journal in diaries(), around in moments()) {
        let month = Month::of(around.day());
        let (year, number) = month.year_month();
        let shown = shown(&journal, month);
        // The first of the month stands under its weekday, and no day of another month is there.
        let first = day(year, number, 1);
        let before = usize::from(first.weekday());
        prop_assert!(shown[..before].iter().all(Option::is_none));
        let mut expected = Vec::new();
        let dates = (1..=31).filter_map(|date| mijn_stem::domain::moment::Day::new(year, number, date));
        for it in dates {
            let entries = journal.entries().iter().filter(|entry| entry.at.day() == it);
            expected.push(Some((it.ymd().2, entries.map(|entry| entry.id).collect())));
        }
        let count = expected.len();
        prop_assert_eq!(&shown[before..before + count], &expected[..]);
        prop_assert!(shown[before + count..].iter().all(Option::is_none));
        prop_assert!(shown.len() - before - count < 7);
    }

    #[test]
    fn going_back_and_forth_passes_over_empty_months(journal in diaries(), around in moments()) {
        let month = Month::of(around.day());
        let entries = journal.entries().iter();
        let months = entries.map(|entry| Month::of(entry.at.day()));
        prop_assert_eq!(month_before(&journal, month), months.clone().filter(|it| *it < month).max());
        prop_assert_eq!(month_after(&journal, month), months.filter(|it| *it > month).min());
    }

    #[test]
    fn a_period_is_every_entry_of_its_days(journal in diaries(), a in moments(), b in moments()) {
        let (first, last) = (a.day().min(b.day()), a.day().max(b.day()));
        let entries = journal.entries().iter();
        let expected: Vec<Id> = entries
            .filter(|entry| first <= entry.at.day() && entry.at.day() <= last)
            .map(|entry| entry.id)
            .collect();
        let between = journal.between(first, last).iter();
        prop_assert_eq!(between.map(|entry| entry.id).collect::<Vec<_>>(), expected);
        if first != last {
            prop_assert!(journal.between(last, first).is_empty());
        }
    }
}

#[test]
fn months_follow_each_other_over_years_and_leap_days() {
    let december = Month::new(2027, 12).unwrap();
    assert_eq!(december.next(), Month::new(2028, 1).unwrap());
    assert_eq!(december.next().previous(), december);
    assert_eq!(Month::new(2028, 2).unwrap().last(), day(2028, 2, 29));
    assert_eq!(Month::new(2027, 2).unwrap().last(), day(2027, 2, 28));
    assert_eq!(Month::new(2027, 13), None);
    let first = Month::of(Moment::new(0, 0).unwrap().day());
    assert_eq!(first.previous().year_month(), (1969, 12));
}

#[test]
fn february_2027_begins_on_a_monday_and_takes_four_weeks() {
    let journal = Journal::default();
    assert_eq!(weeks(&journal, Month::new(2027, 2).unwrap()).len(), 4);
    assert_eq!(weeks(&journal, Month::new(2026, 8).unwrap()).len(), 6);
}
