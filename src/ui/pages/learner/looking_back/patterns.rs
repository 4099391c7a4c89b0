//! Patronen: each as a drawing, in words and in a table, with the entries behind every row. The learner draws the conclusion.

use leptos::prelude::*;

use crate::browser::page;
use crate::chart::bars::{Row, bars};
use crate::chart::drawing::{Drawing, NARROWEST};
use crate::chart::kept::kept;
use crate::chart::over_time::{self as lines, AxisWords};
use crate::chart::strips::{Along, strips};
use crate::chart::svg::svg;
use crate::chart::weeks as weeks_chart;
use crate::domain::answer::{Answer, Value};
use crate::domain::basket::ReadyItem;
use crate::domain::check_in::{Kind, Question};
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::journal::Journal;
use crate::domain::pattern::{
    Frequency, Grain, Groups, Period, TooFew, feelings, helped, needs, nights, over_time, weekdays,
    weeks,
};
use crate::domain::rhythm::Night;
use crate::route::Route;
use crate::text::{Reading, Table};
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, Words, all, button, div, el, live, live_if, p};
use crate::ui::pages::learner::diary::card;
use crate::ui::parts::choices::choices;
use crate::ui::parts::fold::fold;
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::link::link;
use crate::ui::problem::Problem;
use crate::ui::session::Session;
use crate::usecase::begin_draft;

/// How many weeks the first two choices look back.
const WEEKS: [u8; 2] = [4, 12];

/// How many words are drawn, those of most days; the table has all.
const BARS: usize = 10;

/// One pattern as the page shows it.
struct Shown {
    reading: Reading,
    drawing: Option<Drawing>,
    /// The entries behind each row of the table.
    behind: Vec<Vec<Id>>,
}

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
                Some(period) => all_of(session, every(journal, period, session)),
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
fn all_of(session: Session, patterns: [Pattern; 7]) -> AnyView {
    let few = patterns.iter().map(|(_, it)| it.as_ref().err().copied());
    match few.collect::<Option<Vec<TooFew>>>() {
        Some(few) => {
            let most = few.into_iter().max_by_key(|few| few.days);
            p("soft")
                .text(most.map_or_else(String::new, |few| t().too_few(few)))
                .into()
        }
        None => one_by_one(session, patterns),
    }
}

/// The first pattern at once, and each other as soon as the screen has had its turn: years of days are drawn without holding it up.
fn one_by_one(session: Session, patterns: [Pattern; 7]) -> AnyView {
    let drawn = RwSignal::new(1_usize);
    draw_next(drawn, patterns.len());
    let patterns = patterns.into_iter().enumerate();
    all(patterns.map(|(place, (title, shown))| {
        let shown = StoredValue::new(Some(shown));
        let its_turn = Memo::new(move |_| place < drawn.get());
        live_if(move || {
            let shown = its_turn.get().then(|| shown.try_update_value(Option::take));
            Some(one(session, title, shown.flatten().flatten()?))
        })
    }))
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

fn one(session: Session, title: &'static str, shown: Result<Shown, TooFew>) -> AnyView {
    let t = t();
    let card = match shown {
        Err(few) => div("card").child(p("soft").text(t.too_few(few))),
        Ok(shown) => {
            let shown = StoredValue::new(shown);
            shown.with_value(
                |Shown {
                     reading, drawing, ..
                 }| {
                    let drawn = drawing.as_ref().map(|drawing| {
                        div("plot-frame")
                            .attr("aria-hidden", "true")
                            .drawing(svg(drawing))
                    });
                    let said = reading.sentences.iter();
                    div("card stack")
                        .child_if(drawn)
                        .children(said.map(|words| p("").text(words.clone())))
                        .child(fold(t.look.table, move || {
                            shown.with_value(|it| {
                                table(session, title, &it.reading.table, &it.behind)
                            })
                        }))
                        .child(along(session, title, shown))
                },
            )
        }
    };
    section(title).child(card).into()
}

/// Takes the pattern along: into the diary, and ready for the coach.
fn along(session: Session, title: &'static str, shown: StoredValue<Shown>) -> El {
    let (app, t) = (app(), t());
    let taken = RwSignal::new(None::<Id>);
    let busy = RwSignal::new(false);
    let go = move || {
        let Some(answer) = shown.with_value(|shown| answer(title, shown)) else {
            return app.complain(Problem(|texts| texts.too_long));
        };
        busy.set(true);
        let mut draft = begin_draft(&session.book(), Kind::Note, t.lang);
        draft.answers.set(answer);
        session.save(app, draft, None, move |entry| {
            busy.try_set(false);
            if let Some(entry) = entry {
                taken.try_set(Some(entry.id));
                session.put_ready(app, ReadyItem::new(entry.id), move || app.say(t.look.taken));
            }
        });
    };
    div("actions").child(live(move || {
        if taken.get().is_some_and(|id| session.is_ready(id)) {
            link(Route::Talk, "button small soft", t.diary.is_ready)
        } else {
            button("button small soft", t.diary.put_ready, go)
                .live_flag("disabled", move || busy.get())
                .into()
        }
    }))
}

/// The pattern as an answer; none when it is more than one holds.
fn answer(title: &str, shown: &Shown) -> Option<Answer> {
    let plot = shown.drawing.as_ref().map(kept).unwrap_or_default();
    let picture = Value::Picture(Box::new(shown.reading.kept(plot)?));
    Answer::new(Question::Pattern, FreeText::parse(title).ok()??, picture).ok()
}

/// How many rows are shown before more are asked for.
const ROWS: usize = 60;

/// The numbers; a tap on a row shows the entries behind it.
fn table(session: Session, title: &'static str, table: &Table, behind: &[Vec<Id>]) -> El {
    let t = t();
    let open = RwSignal::new(None::<usize>);
    let shown = RwSignal::new(ROWS);
    let head = table.head.iter().copied();
    let head = head.map(|words| el("th").attr("scope", "col").text(words));
    let count = table.rows.len();
    let (all_rows, behind) = (
        StoredValue::new(table.rows.clone()),
        StoredValue::new(behind.to_vec()),
    );
    let row = move |(place, row): (usize, &Vec<String>)| {
        let cells = row.iter().enumerate().map(|(column, words)| {
            if column > 0 {
                return el("td").text(words.clone());
            }
            let turn = move || open.update(|open| *open = (*open != Some(place)).then_some(place));
            el("th").attr("scope", "row").child(
                button("row-button", words.clone(), turn)
                    .aria("aria-expanded", move || open.get() == Some(place)),
            )
        });
        el("tr").children(cells)
    };
    let rows = live(move || {
        let shown = shown.get();
        all_rows.with_value(|rows| all(rows.iter().enumerate().take(shown).map(row)))
    });
    let more = live_if(move || {
        (shown.get() < count).then(|| {
            button("button small plain", t.look.more_rows, move || {
                shown.update(|shown| *shown += 4 * ROWS)
            })
        })
    });
    let entries = live_if(move || {
        let open = open.get()?;
        let ids = behind.with_value(|behind| behind.get(open).cloned())?;
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
    div("stack")
        .child(
            el("table")
                .class("numbers")
                .attr("aria-label", title)
                .child(el("thead").child(el("tr").children(head)))
                .child(el("tbody").child(rows)),
        )
        .child(more)
        .child(entries)
}
