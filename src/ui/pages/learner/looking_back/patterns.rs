//! Patronen: each as a drawing, in words and in a table, with the entries behind every row. The learner draws the conclusion.

use leptos::prelude::*;

use crate::chart::bars::{Row, bars};
use crate::chart::drawing::{Drawing, NARROWEST};
use crate::chart::over_time::{self as lines, AxisWords};
use crate::chart::strips::{Along, strips};
use crate::chart::svg::svg;
use crate::chart::weeks as weeks_chart;
use crate::domain::id::Id;
use crate::domain::journal::Journal;
use crate::domain::pattern::{
    Frequency, Grain, Groups, Period, TooFew, feelings, helped, needs, nights, over_time, weekdays,
    weeks,
};
use crate::domain::rhythm::Night;
use crate::text::Reading;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, Words, all, button, div, el, live, live_if, p};
use crate::ui::pages::learner::diary::card;
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::{head_with, section};
use crate::ui::session::Session;

/// How many weeks the first two choices look back.
const WEEKS: [u8; 2] = [4, 12];

/// One pattern as the page shows it.
struct Shown {
    reading: Reading,
    drawing: Option<Drawing>,
    /// The entries behind each row of the table.
    behind: Vec<Vec<Id>>,
}

/// The page.
pub fn patterns_page() -> AnyView {
    let (t, session) = (t(), session());
    let chosen = RwSignal::new(0_usize);
    let periods = t.look.periods.map(Words::from);
    let patterns = live(move || {
        session.journal.with(|journal| {
            let weeks = WEEKS.get(chosen.get());
            let period = match weeks {
                Some(weeks) => Some(Period::weeks_until(session.today(), *weeks)),
                None => Period::whole(journal),
            };
            match period {
                Some(period) => all(every(journal, period, session)
                    .map(|(title, shown)| one(session, title, shown))),
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

/// Every pattern of a period, by its title.
fn every(
    journal: &Journal,
    period: Period,
    session: Session,
) -> [(&'static str, Result<Shown, TooFew>); 7] {
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
                drawing: Some(bars(&rows, pattern.days, NARROWEST)),
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

fn one(session: Session, title: &'static str, shown: Result<Shown, TooFew>) -> AnyView {
    let t = t();
    let card = match shown {
        Err(few) => div("card").child(p("soft").text(t.too_few(few))),
        Ok(Shown {
            reading,
            drawing,
            behind,
        }) => {
            let drawn = drawing.map(|drawing| {
                div("plot-frame")
                    .attr("aria-hidden", "true")
                    .drawing(svg(&drawing))
            });
            div("card stack")
                .child_if(drawn)
                .children(reading.sentences.into_iter().map(|words| p("").text(words)))
                .child(table(session, title, reading.table, behind))
        }
    };
    section(title).child(card).into()
}

/// The numbers; a tap on a row shows the entries behind it.
fn table(
    session: Session,
    title: &'static str,
    table: crate::text::Table,
    behind: Vec<Vec<Id>>,
) -> El {
    let t = t();
    let open = RwSignal::new(None::<usize>);
    let head = table
        .head
        .into_iter()
        .map(|words| el("th").attr("scope", "col").text(words));
    let rows = table.rows.into_iter().enumerate().map(|(place, row)| {
        let cells = row.into_iter().enumerate().map(|(column, words)| {
            if column > 0 {
                return el("td").text(words);
            }
            let turn = move || open.update(|open| *open = (*open != Some(place)).then_some(place));
            el("th").attr("scope", "row").child(
                button("row-button", words, turn)
                    .aria("aria-expanded", move || open.get() == Some(place)),
            )
        });
        el("tr").children(cells)
    });
    let entries = live_if(move || {
        let ids = behind.get(open.get()?)?;
        session.journal.with(|journal| {
            let cards = ids.iter().filter_map(|id| journal.get(*id));
            let cards = cards.map(|entry| el("li").child(card(session, entry)));
            Some(
                el("ul")
                    .class("stack")
                    .attr("aria-label", t.look.behind)
                    .children(cards),
            )
        })
    });
    el("details")
        .class("fold")
        .child(el("summary").text(t.look.table))
        .child(
            div("stack")
                .child(
                    el("table")
                        .class("numbers")
                        .attr("aria-label", title)
                        .child(el("thead").child(el("tr").children(head)))
                        .child(el("tbody").children(rows)),
                )
                .child(entries),
        )
}
