//! Patterns: the learner's own days beside each other, with the entries behind every point.
//!
//! Nothing is predicted, scored or compared with anyone else, and nothing is said of fewer than
//! [`LEAST_DAYS`] days. A day without an answer is a gap: it is never filled in. Where several places are put
//! together, the middle one stands for them (the median), because it is a place where someone was, or lies
//! between two of those, and one odd day does not move it.

mod frequency;
mod groups;
mod helped;
mod over_time;
mod weeks;

pub use frequency::{Count, Frequency, Name, feelings, needs};
pub use groups::{Group, Groups, Said, nights, weekdays};
pub use helped::{Helped, HelpedOn, helped};
pub use over_time::{Grain, OverTime, Step, over_time};
pub use weeks::{AXES, Answered, Week, Weeks, weeks};

use std::sync::Arc;

use super::entry::Entry;
use super::id::Id;
use super::journal::Journal;
use super::moment::Day;
use super::order;

/// The fewest days of which anything is said.
pub const LEAST_DAYS: usize = 5;

/// A pattern would rest on fewer than [`LEAST_DAYS`] days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooFew {
    /// How many there are.
    pub days: usize,
}

/// Days in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    first: Day,
    last: Day,
}

impl Period {
    /// From the first day to the last, both included; none when the last comes before the first.
    pub fn new(first: Day, last: Day) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// So many weeks, of which this day is the last.
    pub fn weeks_until(last: Day, weeks: u8) -> Self {
        let days = i32::from(weeks.max(1)) * 7;
        Self {
            first: last.plus(1 - days),
            last,
        }
    }

    /// From the oldest entry to the newest; none in an empty diary.
    pub fn whole(journal: &Journal) -> Option<Self> {
        let (newest, oldest) = (journal.entries().first()?, journal.entries().last()?);
        Self::new(oldest.at.day(), newest.at.day())
    }

    /// The first day.
    pub const fn first(self) -> Day {
        self.first
    }

    /// The last day.
    pub const fn last(self) -> Day {
        self.last
    }

    /// How many days.
    pub fn days(self) -> i32 {
        self.first.days_until(self.last) + 1
    }

    /// The entries of each day, oldest day first; within a day newest first.
    fn by_day(self, journal: &Journal) -> impl DoubleEndedIterator<Item = &[Arc<Entry>]> {
        let entries = journal.between(self.first, self.last);
        entries.chunk_by(|a, b| a.at.day() == b.at.day()).rev()
    }
}

/// A place on the field that stands for one or more: prettig and energie from −100 to 100, not always whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// From heavy to light.
    pub pleasant: f64,
    /// From empty to full.
    pub energy: f64,
}

impl Place {
    /// The middle along each axis; none of nothing.
    fn middle_of(places: impl Iterator<Item = Self> + Clone) -> Option<Self> {
        Some(Self {
            pleasant: middle(places.clone().map(|place| place.pleasant))?,
            energy: middle(places.map(|place| place.energy))?,
        })
    }
}

/// A day on which someone said how they were.
#[derive(Debug, Clone, PartialEq)]
pub struct DayPlace {
    /// Which day.
    pub day: Day,
    /// The middle of its places.
    pub place: Place,
    /// The entries with those places, newest first.
    pub entries: Vec<Id>,
}

/// The days with a place on the field, oldest first.
fn places(journal: &Journal, period: Period) -> Vec<DayPlace> {
    placed(journal, period).map(|(place, _)| place).collect()
}

/// The same, each with all entries of the day, newest first.
fn placed(
    journal: &Journal,
    period: Period,
) -> impl DoubleEndedIterator<Item = (DayPlace, &[Arc<Entry>])> {
    let days = period.by_day(journal);
    days.filter_map(|entries| {
        let placed = entries.iter().filter_map(|entry| {
            let mood = entry.answers.mood()?;
            let place = Place {
                pleasant: mood.pleasant.get().into(),
                energy: mood.energy.get().into(),
            };
            Some((place, entry.id))
        });
        let day = DayPlace {
            day: entries.first()?.at.day(),
            place: Place::middle_of(placed.clone().map(|(place, _)| place))?,
            entries: placed.map(|(_, id)| id).collect(),
        };
        Some((day, entries))
    })
}

/// The value in the middle; of an even number of values, halfway between the two in the middle.
fn middle(values: impl Iterator<Item = f64>) -> Option<f64> {
    // All values are whole, halves or quarters, so nothing is lost here.
    let sorted = order::by(values, |value| ((value * 4.0) as i64, 0, Id::new([0; 16])));
    let half = sorted.len() / 2;
    let upper = *sorted.get(half)?;
    if sorted.len() % 2 == 1 {
        return Some(upper);
    }
    Some((sorted.get(half.checked_sub(1)?)? + upper) / 2.0)
}

/// So many days, if they are enough to say something of.
fn enough(days: usize) -> Result<usize, TooFew> {
    if days < LEAST_DAYS {
        return Err(TooFew { days });
    }
    Ok(days)
}
