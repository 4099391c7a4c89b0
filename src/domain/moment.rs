//! Moments and days as the learner lived them: an instant with the clock's offset at that time.
//!
//! The offset is kept with the instant, so that 23:30 stays 23:30 when the
//! learner later opens the diary in another time zone or after the clock change.

use time::{Date, Duration, OffsetDateTime, UtcOffset};

/// An instant with the local clock's offset from UTC at that instant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(OffsetDateTime);

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

/// A part of the day, for a greeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOfDay {
    /// 00:00 to 05:59.
    Night,
    /// 06:00 to 11:59.
    Morning,
    /// 12:00 to 17:59.
    Afternoon,
    /// 18:00 to 23:59.
    Evening,
}

impl Moment {
    /// From milliseconds since 1970 (UTC) and minutes east of UTC.
    /// None outside the years 1970 to 9999, or for an offset over 18 hours.
    pub fn new(unix_ms: i64, offset_minutes: i32) -> Option<Self> {
        if unix_ms < 0 || offset_minutes.abs() > 18 * 60 {
            return None;
        }
        let offset = UtcOffset::from_whole_seconds(offset_minutes * 60).ok()?;
        let utc =
            OffsetDateTime::from_unix_timestamp_nanos(i128::from(unix_ms) * 1_000_000).ok()?;
        utc.checked_to_offset(offset).map(Self)
    }

    /// Milliseconds since 1970, UTC.
    pub fn unix_ms(self) -> i64 {
        self.0.unix_timestamp() * 1000 + i64::from(self.0.millisecond())
    }

    /// Minutes east of UTC that the local clock had.
    pub fn offset_minutes(self) -> i32 {
        self.0.offset().whole_seconds() / 60
    }

    /// The day on the local calendar.
    pub fn day(self) -> Day {
        Day(self.0.date())
    }

    /// Hour and minute on the local clock.
    pub fn clock(self) -> (u8, u8) {
        (self.0.hour(), self.0.minute())
    }

    /// The part of the local day.
    pub fn part_of_day(self) -> PartOfDay {
        match self.0.hour() {
            0..6 => PartOfDay::Night,
            6..12 => PartOfDay::Morning,
            12..18 => PartOfDay::Afternoon,
            _ => PartOfDay::Evening,
        }
    }
}

impl Day {
    /// From year, month (1 to 12) and day of the month; none if there is no such day.
    pub fn new(year: i32, month: u8, day: u8) -> Option<Self> {
        let month = time::Month::try_from(month).ok()?;
        Date::from_calendar_date(year, month, day).ok().map(Self)
    }

    /// Year, month (1 to 12) and day of the month.
    pub fn ymd(self) -> (i32, u8, u8) {
        (self.0.year(), u8::from(self.0.month()), self.0.day())
    }

    /// The weekday, Monday being 0.
    pub fn weekday(self) -> u8 {
        self.0.weekday().number_days_from_monday()
    }

    /// The day's number, one higher for each day.
    pub fn number(self) -> i32 {
        self.0.to_julian_day()
    }

    /// The day in `2026-11-22`, as addresses and date fields write it; none if there is no such day.
    pub fn from_iso(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        Self::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The day as [`Day::from_iso`] reads it.
    pub fn iso(self) -> String {
        let (year, month, day) = self.ymd();
        format!("{year:04}-{month:02}-{day:02}")
    }

    /// So many days later, or earlier when negative; at the ends of the calendar it stays there.
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(Duration::days(days.into())))
    }

    /// Whole days from `self` until `later`; negative if that is earlier.
    pub fn days_until(self, later: Self) -> i32 {
        later.number() - self.number()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_keeps_the_day_on_which_it_was_lived() {
        // 2026-10-25 00:30 UTC is 02:30 summer time; an hour later it is 02:30 again.
        let summer = Moment::new(1_792_888_200_000, 120).unwrap();
        let winter = Moment::new(1_792_891_800_000, 60).unwrap();
        assert_eq!(summer.clock(), (2, 30));
        assert_eq!(winter.clock(), (2, 30));
        assert_eq!(summer.day(), winter.day());
        assert!(summer < winter);
    }

    #[test]
    fn new_year_starts_on_the_local_clock() {
        let moment = Moment::new(1_798_756_200_000, 60).unwrap(); // 2026-12-31 23:30 +01:00
        assert_eq!(moment.day().ymd(), (2026, 12, 31));
        let next = Moment::new(1_798_756_200_000 + 3_600_000, 60).unwrap();
        assert_eq!(next.day().ymd(), (2027, 1, 1));
        assert_eq!(moment.day().days_until(next.day()), 1);
        assert_eq!(next.day().weekday(), 4);
    }

    #[test]
    fn nonsense_is_not_a_moment() {
        assert!(Moment::new(-1, 0).is_none());
        assert!(Moment::new(0, 19 * 60).is_none());
        assert!(Moment::new(i64::MAX, 0).is_none());
        assert!(Day::new(2026, 2, 30).is_none());
    }
}
