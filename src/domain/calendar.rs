//! A month of the diary as a calendar shows it. A day is the day that the learner lived, wherever that was.

use std::sync::Arc;

use super::entry::Entry;
use super::journal::Journal;
use super::moment::Day;

/// A month of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month {
    first: Day,
}

impl Month {
    /// The month that a day is in.
    pub fn of(day: Day) -> Self {
        let (.., date) = day.ymd();
        Self {
            first: day.plus(1 - i32::from(date)),
        }
    }

    /// From year and month (1 to 12); none if there is no such month.
    pub fn new(year: i32, month: u8) -> Option<Self> {
        Day::new(year, month, 1).map(|first| Self { first })
    }

    /// Year and month (1 to 12).
    pub fn year_month(self) -> (i32, u8) {
        let (year, month, _) = self.first.ymd();
        (year, month)
    }

    /// Its first day.
    pub const fn first(self) -> Day {
        self.first
    }

    /// Its last day.
    pub fn last(self) -> Day {
        self.next().first.plus(-1)
    }

    /// The month before.
    pub fn previous(self) -> Self {
        Self::of(self.first.plus(-1))
    }

    /// The month after.
    pub fn next(self) -> Self {
        Self::of(self.first.plus(31))
    }
}

/// One day in the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'a> {
    /// Which day.
    pub day: Day,
    /// What was written about it, newest first; often nothing.
    pub entries: &'a [Arc<Entry>],
}

/// Monday to Sunday; none for a day of another month.
pub type Week<'a> = [Option<Cell<'a>>; 7];

/// The weeks of a month, four to six.
pub fn weeks(journal: &Journal, month: Month) -> Vec<Week<'_>> {
    let (first, last) = (month.first(), month.last());
    let before = i32::from(first.weekday());
    let weeks = (before + first.days_until(last)) / 7 + 1;
    let cell = |place: i32| {
        let day = first.plus(place - before);
        (Month::of(day) == month).then(|| Cell {
            day,
            entries: journal.between(day, day),
        })
    };
    (0..weeks)
        .map(|week| core::array::from_fn(|weekday| cell(week * 7 + weekday as i32)))
        .collect()
}

/// The nearest month before this one with anything in it.
pub fn month_before(journal: &Journal, month: Month) -> Option<Month> {
    let entries = journal.entries();
    let place = entries.partition_point(|entry| entry.at.day() >= month.first());
    entries.get(place).map(|entry| Month::of(entry.at.day()))
}

/// The nearest month after this one with anything in it.
pub fn month_after(journal: &Journal, month: Month) -> Option<Month> {
    let entries = journal.entries();
    let place = entries.partition_point(|entry| entry.at.day() > month.last());
    let entry = entries.get(place.checked_sub(1)?)?;
    Some(Month::of(entry.at.day()))
}
