//! Each pattern of a period, as the page shows it: its drawing, its words, its table, and the entries behind every row.

use super::pattern_card::Shown;
use crate::chart::bars::{Row, bars};
use crate::chart::drawing::NARROWEST;
use crate::chart::over_time::{self as lines, AxisWords};
use crate::chart::strips::{Along, strips};
use crate::chart::weeks as weeks_chart;
use crate::domain::id::Id;
use crate::domain::journal::Journal;
use crate::domain::moment::Day;
use crate::domain::pattern::{self, Frequency, Grain, Groups, Period, TooFew};
use crate::domain::rhythm::Night;
use crate::text::{Reading, Texts};

/// How many words are drawn, those of most days; the table has all.
const BARS: usize = 10;

/// What is looked at.
pub struct Seen {
    /// The diary.
    pub journal: Journal,
    /// The days of it.
    pub period: Period,
    /// The day on which it is looked at.
    pub today: Day,
    /// The words for it.
    pub t: &'static Texts,
}

/// A pattern by its title, or how little there is for it.
pub type Pattern = (&'static str, Result<Shown, TooFew>);

/// Each of them, in the order of the page.
pub const EACH: [fn(&Seen) -> Pattern; 7] =
    [over_time, feelings, needs, weekdays, nights, helped, weeks];

impl Seen {
    fn energy(&self) -> AxisWords<'static> {
        let t = self.t;
        axis(t.patterns().energy, [t.check_in.empty, t.check_in.full])
    }

    fn pleasant(&self) -> AxisWords<'static> {
        let t = self.t;
        axis(t.patterns().pleasant, [t.check_in.heavy, t.check_in.light])
    }
}

const fn axis(name: &'static str, [low, high]: [&'static str; 2]) -> AxisWords<'static> {
    AxisWords { name, low, high }
}

fn over_time(seen: &Seen) -> Pattern {
    let t = seen.t;
    let found = pattern::over_time(&seen.journal, seen.period, Grain::of(seen.period));
    let shown = found.map(|pattern| Shown {
        drawing: pattern
            .steps
            .first()
            .zip(pattern.steps.last())
            .map(|(first, last)| {
                let (first, last) = (t.date_short(first.first), t.date_short(last.last));
                let words = lines::Words {
                    energy: seen.energy(),
                    pleasant: seen.pleasant(),
                    first: &first,
                    last: &last,
                };
                lines::over_time(&pattern, words, NARROWEST)
            }),
        reading: t.read_over_time(&pattern),
        // The table leaves out the steps without anything.
        behind: pattern
            .steps
            .into_iter()
            .filter(|step| step.place.is_some())
            .map(|step| step.entries)
            .collect(),
    });
    (t.patterns().over_time, shown)
}

fn feelings(seen: &Seen) -> Pattern {
    let found = pattern::feelings(&seen.journal, seen.period);
    counted(seen.t, seen.t.patterns().feelings, found)
}

fn needs(seen: &Seen) -> Pattern {
    let found = pattern::needs(&seen.journal, seen.period);
    counted(seen.t, seen.t.patterns().needs, found)
}

fn counted(t: &Texts, title: &'static str, found: Result<Frequency, TooFew>) -> Pattern {
    let shown = found.map(|pattern| {
        let labels: Vec<String> = pattern.counts.iter().map(|it| t.name(&it.name)).collect();
        let rows = pattern.counts.iter().zip(&labels);
        let rows: Vec<Row<'_>> = rows
            .map(|(it, label)| Row {
                label,
                days: it.days.len(),
            })
            .collect();
        let drawn = rows.get(..BARS).unwrap_or(&rows);
        Shown {
            drawing: Some(bars(drawn, pattern.days, NARROWEST)),
            reading: t.read_frequency(title, &pattern),
            behind: pattern
                .counts
                .into_iter()
                .map(|count| count.entries)
                .collect(),
        }
    });
    (title, shown)
}

fn weekdays(seen: &Seen) -> Pattern {
    let t = seen.t;
    let days: Vec<&str> = (0..7).map(|day| t.weekday(day)).collect();
    let found = pattern::weekdays(&seen.journal, seen.period);
    let shown = found.map(|found| grouped(seen, &found, &days, t.read_weekdays(&found)));
    (t.patterns().weekdays, shown)
}

fn nights(seen: &Seen) -> Pattern {
    let t = seen.t;
    let night: Vec<&str> = Night::ALL.iter().map(|night| t.night(*night)).collect();
    let found = pattern::nights(&seen.journal, seen.period);
    let shown = found.map(|found| grouped(seen, &found, &night, t.read_nights(&found)));
    (t.patterns().nights, shown)
}

fn grouped(seen: &Seen, pattern: &Groups, labels: &[&str], reading: Reading) -> Shown {
    let energy = seen.energy();
    Shown {
        drawing: Some(strips(pattern, Along::Energy, energy, labels, NARROWEST)),
        reading,
        behind: behind(pattern),
    }
}

/// The entries of each group.
fn behind(pattern: &Groups) -> Vec<Vec<Id>> {
    let groups = pattern.groups.iter();
    groups
        .map(|group| {
            let entries = group.days.iter().flat_map(|day| &day.entries);
            entries.copied().collect()
        })
        .collect()
}

fn helped(seen: &Seen) -> Pattern {
    let t = seen.t;
    let shown = pattern::helped(&seen.journal, seen.period).map(|pattern| Shown {
        drawing: None,
        reading: t.read_helped(&pattern, seen.today),
        behind: pattern.said.iter().map(|said| vec![said.entry]).collect(),
    });
    (t.patterns().helped, shown)
}

fn weeks(seen: &Seen) -> Pattern {
    let t = seen.t;
    let shown = pattern::weeks(&seen.journal, seen.period).map(|pattern| {
        let axes = core::array::from_fn(|place| axis(t.week_axis(place), t.week_ends(place)));
        let ends = pattern.weeks.first().zip(pattern.weeks.last());
        let ends =
            ends.map(|(first, last)| [t.date_short(first.monday), t.date_short(last.monday)]);
        Shown {
            drawing: ends.map(|[first, last]| {
                weeks_chart::weeks(&pattern, axes, [&first, &last], NARROWEST)
            }),
            reading: t.read_weeks(&pattern),
            behind: pattern
                .weeks
                .into_iter()
                .filter(|week| !week.entries.is_empty())
                .map(|week| week.entries)
                .collect(),
        }
    });
    (t.patterns().weeks, shown)
}
