//! Dates and times in words.

use super::Texts;
use crate::domain::calendar::Month;
use crate::domain::moment::{Day, Moment};

impl Texts {
    /// A day as in running text: "vrijdag 20 november", with the year when it is not this year.
    pub fn day(&self, day: Day, today: Day) -> String {
        let (year, month, date) = day.ymd();
        let weekday = self.dates.weekdays[usize::from(day.weekday())];
        let month = self.dates.months[usize::from(month - 1)];
        if year == today.ymd().0 {
            format!("{weekday} {date} {month}")
        } else {
            format!("{weekday} {date} {month} {year}")
        }
    }

    /// A day in a line: "vandaag", "gisteren", "vrijdag 20 november".
    pub fn day_in_line(&self, day: Day, today: Day) -> String {
        match day.days_until(today) {
            0 => self.common.today.to_owned(),
            1 => self.common.yesterday.to_owned(),
            _ => self.day(day, today),
        }
    }

    /// A day as a heading: "Vandaag", "Gisteren", "Vrijdag 20 november".
    pub fn day_heading(&self, day: Day, today: Day) -> String {
        raise(&self.day_in_line(day, today))
    }

    /// A time on the clock: "9.02".
    pub fn clock(&self, moment: Moment) -> String {
        let (hour, minute) = moment.clock();
        format!("{hour}{}{minute:02}", self.dates.clock)
    }

    /// Day and time: "vrijdag 20 november, 16.40".
    pub fn moment(&self, moment: Moment, today: Day) -> String {
        format!(
            "{}{}{}",
            self.day(moment.day(), today),
            self.dates.at,
            self.clock(moment)
        )
    }

    /// Day and time with the year, whenever it is read: "vrijdag 20 november 2026, 16.40".
    pub fn full_moment(&self, moment: Moment) -> String {
        let (day, at, clock) = (
            self.full_day(moment.day()),
            self.dates.at,
            self.clock(moment),
        );
        format!("{day}{at}{clock}")
    }

    /// A day with the year, whenever it is read: "vrijdag 20 november 2026".
    pub fn full_day(&self, day: Day) -> String {
        let (year, month, date) = day.ymd();
        let weekday = self.dates.weekdays[usize::from(day.weekday())];
        let month = self.dates.months[usize::from(month - 1)];
        format!("{weekday} {date} {month} {year}")
    }

    /// A month as a heading: "November 2026".
    pub fn month_heading(&self, month: Month) -> String {
        let (year, month) = month.year_month();
        format!(
            "{} {year}",
            raise(self.dates.months[usize::from(month - 1)])
        )
    }

    /// A weekday, Monday being 0: "maandag".
    pub fn weekday(&self, weekday: usize) -> &'static str {
        self.dates.weekdays[weekday % 7]
    }

    /// A weekday where there is little room: "ma".
    pub fn weekday_short(&self, weekday: usize) -> &'static str {
        self.weekday(weekday).split_at(2).0
    }

    /// A size in bytes, in kilobytes or megabytes.
    pub fn size(&self, bytes: usize) -> String {
        match bytes {
            0..1_000_000 => format!("{}\u{a0}kB", bytes.div_ceil(1000)),
            _ => format!("{}\u{a0}MB", bytes.div_ceil(1_000_000)),
        }
    }
}

/// How much there is of each, and nothing of what there is none of: "1 pakket, 3 dingen". The first of two words stands
/// with its number.
pub(super) fn counted(counts: &[(usize, [&str; 2])]) -> String {
    let some = counts.iter().filter(|(count, _)| *count > 0);
    let words = some.map(|(count, words)| match count {
        1 => words[0].to_owned(),
        count => format!("{count} {}", words[1]),
    });
    words.collect::<Vec<_>>().join(", ")
}

fn raise(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use crate::domain::calendar::Month;
    use crate::domain::lang::Lang;
    use crate::domain::moment::{Day, Moment};
    use crate::text::texts;

    #[test]
    fn days_are_said_as_people_say_them() {
        let today = Day::new(2026, 11, 21).unwrap();
        let heading = |lang, (year, month, date)| {
            texts(lang).day_heading(Day::new(year, month, date).unwrap(), today)
        };
        for (lang, date, said) in [
            (Lang::Nl, (2026, 11, 21), "Vandaag"),
            (Lang::Nl, (2026, 11, 20), "Gisteren"),
            (Lang::Nl, (2026, 11, 19), "Donderdag 19 november"),
            (Lang::Nl, (2025, 12, 31), "Woensdag 31 december 2025"),
            (Lang::En, (2026, 11, 19), "Thursday 19 November"),
        ] {
            assert_eq!(heading(lang, date), said);
        }
    }

    #[test]
    fn months_and_weekdays_are_said_in_full_or_short() {
        let month = Month::new(2026, 11).unwrap();
        assert_eq!(texts(Lang::Nl).month_heading(month), "November 2026");
        assert_eq!(texts(Lang::Nl).weekday(0), "maandag");
        for (lang, short) in [
            (Lang::Nl, "ma di wo do vr za zo"),
            (Lang::En, "Mo Tu We Th Fr Sa Su"),
        ] {
            let days: Vec<&str> = (0..7).map(|n| texts(lang).weekday_short(n)).collect();
            assert_eq!(days.join(" "), short);
        }
    }

    #[test]
    fn the_clock_is_the_learners_own() {
        let moment = Moment::new(1_792_888_200_000, 120).unwrap();
        assert_eq!(texts(Lang::Nl).clock(moment), "2.30");
        assert_eq!(texts(Lang::En).clock(moment), "2:30");
        assert_eq!(
            texts(Lang::Nl).moment(moment, moment.day()),
            "zondag 25 oktober, 2.30"
        );
        assert_eq!(
            texts(Lang::En).full_moment(moment),
            "Sunday 25 October 2026, 2:30"
        );
    }

    #[test]
    fn sizes_are_never_said_to_be_nothing() {
        assert_eq!(texts(Lang::Nl).size(1), "1\u{a0}kB");
        assert_eq!(texts(Lang::Nl).size(5_500), "6\u{a0}kB");
        assert_eq!(texts(Lang::Nl).size(25_000_000), "25\u{a0}MB");
    }
}
