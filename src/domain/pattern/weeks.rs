//! The weekblik over time: seven axes, week by week.

use super::{Journal, Period, TooFew, enough};
use crate::domain::answer::Value;
use crate::domain::check_in::{Kind, Question};
use crate::domain::id::Id;
use crate::domain::moment::Day;

/// How many axes there are: those of [`Question::WEEK`], in that order.
pub const AXES: usize = Question::WEEK.len();

/// The weekblik over a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weeks {
    /// How many days it rests on: those with a weekblik in which anything was answered.
    pub days: usize,
    /// Every week of the period, oldest first, also those without anything.
    pub weeks: Vec<Week>,
}

/// One week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Its Monday, which may lie before the period.
    pub monday: Day,
    /// The answer on each axis, the last of the week where there are more; none is a gap.
    pub axes: [Option<Answered>; AXES],
    /// The entries behind it, newest first.
    pub entries: Vec<Id>,
}

/// A step on a scale of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answered {
    /// From 1.
    pub step: u8,
    /// 2 to 11.
    pub steps: u8,
}

impl Answered {
    /// How far along the scale, from 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(self.step.saturating_sub(1)) / f64::from(self.steps.saturating_sub(1).max(1))
    }
}

/// The weekblik over a period.
///
/// # Errors
/// [`TooFew`] days with a weekblik.
pub fn weeks(journal: &Journal, period: Period) -> Result<Weeks, TooFew> {
    let mut days = 0;
    let mut last = None;
    let mut weeks = Vec::new();
    let start = period.first.plus(-i32::from(period.first.weekday()));
    for number in 0..=start.days_until(period.last) / 7 {
        let monday = start.plus(number * 7);
        let first = monday.max(period.first);
        let end = monday.plus(6).min(period.last);
        let mut week = Week {
            monday,
            axes: [None; AXES],
            entries: Vec::new(),
        };
        let entries = journal.between(first, end).iter();
        for entry in entries.filter(|entry| entry.kind == Kind::Week) {
            let axes = Question::WEEK.map(|axis| answered(entry.answers.get(axis)));
            if axes.iter().all(Option::is_none) {
                continue;
            }
            for (known, new) in week.axes.iter_mut().zip(axes) {
                *known = known.or(new);
            }
            week.entries.push(entry.id);
            days += usize::from(last.replace(entry.at.day()) != Some(entry.at.day()));
        }
        weeks.push(week);
    }
    enough(days)?;
    Ok(Weeks { days, weeks })
}

fn answered(value: Option<&Value>) -> Option<Answered> {
    match value? {
        Value::Scale(on) => Some(Answered {
            step: on.step(),
            steps: on.scale().steps(),
        }),
        _ => None,
    }
}
