//! Patronen: each as a drawing, in words and in a table, with the entries behind every row. The learner draws the conclusion.

use leptos::prelude::*;

use super::pattern_card::{Shown, one};
use crate::browser::page;
use crate::chart::bars::{Row, bars};
use crate::chart::drawing::NARROWEST;
use crate::chart::over_time::{self as lines, AxisWords};
use crate::chart::strips::{Along, strips};
use crate::chart::weeks as weeks_chart;
use crate::domain::journal::Journal;
use crate::domain::pattern::{
    Frequency, Grain, Groups, Period, TooFew, feelings, helped, needs, nights, over_time, weekdays,
    weeks,
};
use crate::domain::rhythm::Night;
use crate::ui::context::{session, t};
use crate::ui::dom::{Words, all, div, live, live_if, p};
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::head_with;
use crate::ui::session::Session;

/// How many weeks the first two choices look back.
const WEEKS: [u8; 2] = [4, 12];

/// How many words are drawn, those of most days; the table has all.
const BARS: usize = 10;

/// A pattern by its title, or how little there is for it.
type Pattern = (&'static str, Result<Shown, TooFew>);

/// The page.
pub fn patterns_page() -> AnyView {
    let (t, session) = (t(), session());
    let chosen = RwSignal::new(0_usize);
    let periods = t.look.periods.map(Words::from);
    let patterns = live(move || {
        // As the diary was when the page was opened: what is taken along must not draw everything anew.
        session.journal.with_untracked(|journal| {
            let weeks = WEEKS.get(chosen.get());
            let period = match weeks {
                Some(weeks) => Some(Period::weeks_until(session.today(), *weeks)),
                None => Period::whole(journal),
            };
            match period {
                Some(period) => all_of(every(journal, period, session)),
                None => p("soft").text(t.look.nothing).into(),
            }
        })
    });
    all([
        head_with(t.patterns().title, t.patterns().lead),
        choices(
            t.look.period,
            "period",
            periods,
            move || chosen.get(),
            move |place| chosen.set(place),
        ),
        patterns,
    ])
}

/// The patterns, or in one word that there is none yet.
fn all_of(patterns: [Pattern; 7]) -> AnyView {
    let few = patterns.iter().map(|(_, it)| it.as_ref().err().copied());
    match few.collect::<Option<Vec<TooFew>>>() {
        Some(few) => {
            let most = few.into_iter().max_by_key(|few| few.days);
            let words = most.map_or_else(String::new, |few| t().too_few(few));
            div("section card").child(p("soft").text(words)).into()
        }
        None => one_by_one(patterns),
    }
}

/// The first pattern at once, and each other as soon as the screen has had its turn: years of days are drawn without holding it up.
fn one_by_one(patterns: [Pattern; 7]) -> AnyView {
    let drawn = RwSignal::new(1_usize);
    draw_next(drawn, patterns.len());
    let patterns = patterns.into_iter().enumerate();
    let drawn_in_turn = patterns.map(|(place, (title, shown))| {
        let shown = StoredValue::new(Some(shown));
        let its_turn = Memo::new(move |_| place < drawn.get());
        live_if(move || {
            let shown = its_turn.get().then(|| shown.try_update_value(Option::take));
            Some(one(title, shown.flatten().flatten()?))
        })
    });
    div("patterns roomy").children(drawn_in_turn).into()
}

fn draw_next(drawn: RwSignal<usize>, count: usize) {
    page::after(0, move || {
        // None when the page was left.
        let more = drawn.try_update(|drawn| {
            *drawn += 1;
            *drawn < count
        });
        if more == Some(true) {
            draw_next(drawn, count);
        }
    });
}

/// Every pattern of a period, by its title.
fn every(journal: &Journal, period: Period, session: Session) -> [Pattern; 7] {
    let t = t();
    let names = t.patterns();
    let axis = |name, [low, high]: [&'static str; 2]| AxisWords { name, low, high };
    let energy = axis(names.energy, [t.check_in.empty, t.check_in.full]);
    let pleasant = axis(names.pleasant, [t.check_in.heavy, t.check_in.light]);
    let time = over_time(journal, period, Grain::of(period)).map(|pattern| Shown {
        drawing: pattern
            .steps
            .first()
            .zip(pattern.steps.last())
            .map(|(first, last)| {
                let (first, last) = (t.date_short(first.first), t.date_short(last.last));
                let words = lines::Words {
                    energy,
                    pleasant,
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
    let counted = |title, pattern: Result<Frequency, TooFew>| {
        pattern.map(|pattern| {
            let labels: Vec<String> = pattern.counts.iter().map(|it| t.name(&it.name)).collect();
            let rows = pattern.counts.iter().zip(&labels);
            let rows: Vec<Row<'_>> = rows
                .map(|(it, label)| Row {
                    label,
                    days: it.days.len(),
                })
                .collect();
            Shown {
                drawing: Some(bars(
                    rows.get(..BARS).unwrap_or(&rows),
                    pattern.days,
                    NARROWEST,
                )),
                reading: t.read_frequency(title, &pattern),
                behind: pattern
                    .counts
                    .into_iter()
                    .map(|count| count.entries)
                    .collect(),
            }
        })
    };
    let behind = |groups: &Groups| {
        groups
            .groups
            .iter()
            .map(|group| {
                group
                    .days
                    .iter()
                    .flat_map(|day| day.entries.clone())
                    .collect()
            })
            .collect()
    };
    let days: Vec<&str> = (0..7).map(|day| t.weekday(day)).collect();
    let by_day = weekdays(journal, period).map(|pattern| Shown {
        drawing: Some(strips(&pattern, Along::Energy, energy, &days, NARROWEST)),
        reading: t.read_weekdays(&pattern),
        behind: behind(&pattern),
    });
    let night: Vec<&str> = Night::ALL.iter().map(|night| t.night(*night)).collect();
    let by_night = nights(journal, period).map(|pattern| Shown {
        drawing: Some(strips(&pattern, Along::Energy, energy, &night, NARROWEST)),
        reading: t.read_nights(&pattern),
        behind: behind(&pattern),
    });
    let help = helped(journal, period).map(|pattern| Shown {
        drawing: None,
        reading: t.read_helped(&pattern, session.today()),
        behind: pattern.said.iter().map(|said| vec![said.entry]).collect(),
    });
    let week = weeks(journal, period).map(|pattern| {
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
    [
        (names.over_time, time),
        (
            names.feelings,
            counted(names.feelings, feelings(journal, period)),
        ),
        (names.needs, counted(names.needs, needs(journal, period))),
        (names.weekdays, by_day),
        (names.nights, by_night),
        (names.helped, help),
        (names.weeks, week),
    ]
}
