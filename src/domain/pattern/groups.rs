//! Days side by side: the same kind of day together, each kind beside the others.

use std::collections::BTreeMap;

use super::{DayPlace, Journal, LEAST_DAYS, Period, Place, TooFew, enough, placed, places};
use crate::domain::answer::Value;
use crate::domain::check_in::Question;
use crate::domain::moment::Day;
use crate::domain::rhythm::Night;

/// Days in groups. A day may be in several, or in none.
#[derive(Debug, Clone, PartialEq)]
pub struct Groups {
    /// How many days it rests on: those in any group.
    pub days: usize,
    /// The middle of all those days, which a group is held against.
    pub middle: Place,
    /// The groups in their own order, also those without a day.
    pub groups: Vec<Group>,
}

/// Days of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The days, oldest first.
    pub days: Vec<DayPlace>,
    /// What can be said of them; none of fewer than [`LEAST_DAYS`].
    pub said: Option<Said>,
}

/// What can be said of a group.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Said {
    /// The middle of its days.
    pub middle: Place,
    /// On how many of its days there was more energie than in the middle of all days.
    pub fuller: usize,
    /// On how many of its days it was lighter than in the middle of all days.
    pub lighter: usize,
}

/// The seven weekdays, Monday (0) first.
///
/// # Errors
/// [`TooFew`] days on which someone said how they were.
pub fn weekdays(journal: &Journal, period: Period) -> Result<Groups, TooFew> {
    groups(places(journal, period), 7, &|day, weekday| {
        usize::from(day.weekday()) == weekday
    })
}

/// Days after each kind of night, in the order of [`Night::ALL`]: those on which someone said how the night was, and
/// how they were. A night may be of several kinds.
///
/// # Errors
/// [`TooFew`] days on which both were said.
pub fn nights(journal: &Journal, period: Period) -> Result<Groups, TooFew> {
    let mut of_day: BTreeMap<Day, [bool; Night::ALL.len()]> = BTreeMap::new();
    let days = placed(journal, period).map(|(mut it, entries)| {
        for entry in entries {
            let Some(Value::Night(picks)) = entry.answers.get(Question::Night) else {
                continue;
            };
            let kinds = of_day.entry(it.day).or_default();
            for (kind, night) in kinds.iter_mut().zip(Night::ALL) {
                *kind |= picks.iter().any(|pick| pick.known == Some(*night));
            }
            if !it.entries.contains(&entry.id) {
                it.entries.push(entry.id);
            }
        }
        it
    });
    let days = days.collect();
    groups(days, Night::ALL.len(), &|day, kind| {
        let kinds = of_day.get(&day);
        kinds.is_some_and(|kinds| kinds.get(kind) == Some(&true))
    })
}

/// Puts days in so many groups.
pub(super) fn groups(
    mut days: Vec<DayPlace>,
    count: usize,
    is_in: &dyn Fn(Day, usize) -> bool,
) -> Result<Groups, TooFew> {
    days.retain(|it| (0..count).any(|group| is_in(it.day, group)));
    enough(days.len())?;
    let middle = Place::middle_of(days.iter().map(|it| it.place)).ok_or(TooFew { days: 0 })?;
    let group = |group: usize| {
        let own = days.iter().filter(|it| is_in(it.day, group));
        let days: Vec<DayPlace> = own.cloned().collect();
        Group {
            said: said(&days, middle),
            days,
        }
    };
    Ok(Groups {
        days: days.len(),
        middle,
        groups: (0..count).map(group).collect(),
    })
}

fn said(days: &[DayPlace], all: Place) -> Option<Said> {
    if days.len() < LEAST_DAYS {
        return None;
    }
    let places = days.iter().map(|it| it.place);
    Some(Said {
        middle: Place::middle_of(places.clone())?,
        fuller: places.clone().filter(|it| it.energy > all.energy).count(),
        lighter: places.filter(|it| it.pleasant > all.pleasant).count(),
    })
}
