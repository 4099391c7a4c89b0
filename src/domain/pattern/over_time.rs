//! Energie and prettig day by day, or by week or month where a day would be too narrow to see.

use super::{DayPlace, Journal, Period, Place, TooFew, enough, places};
use crate::domain::calendar::Month;
use crate::domain::id::Id;
use crate::domain::moment::Day;

/// How much time one step takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grain {
    /// A day.
    Day,
    /// A week, from Monday.
    Week,
    /// A month of the calendar.
    Month,
}

impl Grain {
    /// The one with which a period is at most some sixty steps, as many as a small screen can show, or else months.
    pub fn of(period: Period) -> Self {
        match period.days() {
            ..=62 => Self::Day,
            63..=420 => Self::Week,
            _ => Self::Month,
        }
    }

    /// The last day of the step in which a day lies.
    fn last(self, day: Day) -> Day {
        match self {
            Self::Day => day,
            Self::Week => day.plus(6 - i32::from(day.weekday())),
            Self::Month => Month::of(day).last(),
        }
    }
}

/// Energie and prettig over a period.
#[derive(Debug, Clone, PartialEq)]
pub struct OverTime {
    /// How many days it rests on.
    pub days: usize,
    /// How much time a step takes.
    pub grain: Grain,
    /// Every step of the period, oldest first, also those without anything.
    pub steps: Vec<Step>,
}

/// One step in time.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its first day within the period.
    pub first: Day,
    /// Its last day within the period.
    pub last: Day,
    /// How many days someone said how they were.
    pub days: usize,
    /// The middle of those days; none is a gap.
    pub place: Option<Place>,
    /// The entries behind it.
    pub entries: Vec<Id>,
}

/// Energie and prettig over a period, step by step.
///
/// # Errors
/// [`TooFew`] days on which someone said how they were.
pub fn over_time(journal: &Journal, period: Period, grain: Grain) -> Result<OverTime, TooFew> {
    let places = places(journal, period);
    let days = enough(places.len())?;
    let mut steps = Vec::new();
    let (mut first, mut rest) = (period.first, places.as_slice());
    loop {
        let last = grain.last(first).min(period.last);
        let (now, later) = rest.split_at(rest.partition_point(|it| it.day <= last));
        steps.push(step(first, last, now));
        if last == period.last {
            break;
        }
        (first, rest) = (last.plus(1), later);
    }
    Ok(OverTime { days, grain, steps })
}

fn step(first: Day, last: Day, days: &[DayPlace]) -> Step {
    Step {
        first,
        last,
        days: days.len(),
        place: Place::middle_of(days.iter().map(|day| day.place)),
        entries: days.iter().flat_map(|day| day.entries.clone()).collect(),
    }
}
