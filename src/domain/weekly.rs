//! Something that comes back on chosen days of the week at its own time: a dagstart, a dagsluiting.
//!
//! The app wakes nobody: it goes to the learner's own calendar (`export::ics`).

use super::moment::Day;

/// A time on the local clock, wherever that is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    hour: u8,
    minute: u8,
}

impl TimeOfDay {
    /// From hour (0 to 23) and minute (0 to 59); none if there is no such time.
    pub fn new(hour: u8, minute: u8) -> Option<Self> {
        (hour < 24 && minute < 60).then_some(Self { hour, minute })
    }

    /// The time in `09:05`, as a time field gives it; none if there is no such time.
    pub fn from_field(text: &str) -> Option<Self> {
        let (hour, minute) = text.split_once(':')?;
        Self::new(hour.parse().ok()?, minute.parse().ok()?)
    }

    /// Hour and minute.
    pub const fn clock(self) -> (u8, u8) {
        (self.hour, self.minute)
    }
}

/// Days of the week, at least one. Monday is 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weekdays {
    /// A bit for each, that of Monday being 1.
    bits: u8,
}

impl Weekdays {
    /// Monday to Friday.
    pub const SCHOOL: Self = Self { bits: 0b1_1111 };

    /// These days, 0 to 6 each; none when there is none, or one that is no weekday.
    pub fn new(days: &[u8]) -> Option<Self> {
        let fits = !days.is_empty() && days.iter().all(|day| *day < 7);
        fits.then(|| Self {
            bits: days.iter().fold(0, |bits, day| bits | 1 << day),
        })
    }

    /// Whether a weekday is one of them.
    pub const fn contains(self, weekday: u8) -> bool {
        weekday < 7 && self.bits >> weekday & 1 == 1
    }

    /// The first of these days, counted from a day on.
    pub fn first_from(self, day: Day) -> Day {
        let mut days = (0..7).map(|later| day.plus(later));
        days.find(|it| self.contains(it.weekday())).unwrap_or(day)
    }
}

/// Comes back every week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Weekly {
    /// On which days.
    pub days: Weekdays,
    /// When.
    pub at: TimeOfDay,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_real_times_and_days() {
        assert_eq!(TimeOfDay::new(23, 59).map(TimeOfDay::clock), Some((23, 59)));
        assert_eq!((TimeOfDay::new(24, 0), TimeOfDay::new(9, 60)), (None, None));
        let typed = |text| TimeOfDay::from_field(text).map(TimeOfDay::clock);
        assert_eq!(
            (typed("09:05"), typed("24:00"), typed("")),
            (Some((9, 5)), None, None)
        );
        assert_eq!((Weekdays::new(&[]), Weekdays::new(&[0, 7])), (None, None));
    }

    #[test]
    fn the_first_time_is_on_a_chosen_day() {
        let saturday = Day::new(2026, 12, 26).unwrap();
        let first = |days: &[u8]| Weekdays::new(days).unwrap().first_from(saturday).ymd();
        assert_eq!(first(&[5]), (2026, 12, 26));
        assert_eq!(first(&[6, 2]), (2026, 12, 27));
        assert_eq!(first(&[4]), (2027, 1, 1));
        assert_eq!(Weekdays::SCHOOL.first_from(saturday).ymd(), (2026, 12, 28));
    }
}
