//! One pattern: its drawing, what it says, its table, the entries behind each point, and the way to take it along.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use crate::browser::page;
use crate::chart::drawing::Drawing;
use crate::chart::kept::kept;
use crate::chart::svg::svg;
use crate::domain::answer::{Answer, Value};
use crate::domain::basket::ReadyItem;
use crate::domain::check_in::{Kind, Question};
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::pattern::TooFew;
use crate::route::Route;
use crate::text::Reading;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, live_if, p};
use crate::ui::pages::learner::diary::dated_card;
use crate::ui::parts::fold::fold;
use crate::ui::parts::head::section;
use crate::ui::parts::link::link;
use crate::ui::problem::Problem;
use crate::usecase::begin_draft;

/// How many rows are shown before more are asked for.
const ROWS: usize = 60;
/// How many of the entries behind a point are shown.
const ENTRIES: usize = 50;

/// One pattern as the page shows it.
pub struct Shown {
    /// What it says, and its table.
    pub reading: Reading,
    /// Its drawing; what can be tapped in it stands in the order of the table's rows.
    pub drawing: Option<Drawing>,
    /// The entries behind each row of the table.
    pub behind: Vec<Vec<Id>>,
}

/// A pattern that is shown, and the row whose entries lie open.
#[derive(Clone, Copy)]
struct Pattern {
    title: &'static str,
    shown: StoredValue<Shown>,
    open: RwSignal<Option<usize>>,
}

/// The pattern of a title, or the word that there is too little for it.
pub fn one(title: &'static str, shown: Result<Shown, TooFew>) -> AnyView {
    let card = match shown {
        Err(few) => div("card").child(p("soft").text(t().too_few(few))),
        Ok(shown) => {
            let shown = StoredValue::new(shown);
            let open = RwSignal::new(None);
            Pattern { title, shown, open }.card()
        }
    };
    section(title).child(card).into()
}

impl Pattern {
    fn card(self) -> El {
        let said = self
            .shown
            .with_value(|shown| shown.reading.sentences.clone());
        div("card stack")
            .child_if(self.plot())
            .children(said.into_iter().map(|words| p("").text(words)))
            .child(fold(t().look.table, move || self.table()))
            .child(live_if(move || self.entries()))
            .child(self.along())
    }

    /// The drawing. A tap shows the entries behind the nearest point; keys and screen readers have the table for that.
    fn plot(self) -> Option<El> {
        let markup = self
            .shown
            .with_value(|shown| shown.drawing.as_ref().map(svg))?;
        let tap = move |event: Event| {
            let plot = event.current_target();
            let plot = plot.and_then(|it| it.dyn_into::<Element>().ok());
            let at = plot.zip(event.dyn_ref::<MouseEvent>());
            let Some((plot, mouse)) = at else { return };
            let (left, top, width, _) = page::box_of(&plot);
            let row = self.shown.with_value(|shown| {
                let drawing = shown.drawing.as_ref()?;
                let unit = width / drawing.width;
                let place = |at: i32, edge: f64| (f64::from(at) - edge) / unit;
                drawing.target_near(place(mouse.client_x(), left), place(mouse.client_y(), top))
            });
            self.open.set(row);
        };
        Some(
            div("plot-frame tap")
                .attr("aria-hidden", "true")
                .on("click", tap)
                .drawing(markup),
        )
    }

    /// The numbers; a tap on a row shows the entries behind it.
    fn table(self) -> El {
        let Self { title, shown, open } = self;
        let rows_shown = RwSignal::new(ROWS);
        let (head, count) = shown.with_value(|shown| {
            let table = &shown.reading.table;
            (table.head.clone(), table.rows.len())
        });
        let head = head
            .into_iter()
            .map(|words| el("th").attr("scope", "col").text(words));
        let row = move |(place, row): (usize, &Vec<String>)| {
            let cells = row.iter().enumerate().map(|(column, words)| {
                if column > 0 {
                    return el("td").text(words.clone());
                }
                let turn =
                    move || open.update(|open| *open = (*open != Some(place)).then_some(place));
                el("th").attr("scope", "row").child(
                    button("row-button", words.clone(), turn)
                        .aria("aria-expanded", move || open.get() == Some(place)),
                )
            });
            el("tr").children(cells)
        };
        let rows = live(move || {
            let most = rows_shown.get();
            shown.with_value(|shown| {
                let rows = shown.reading.table.rows.iter().enumerate();
                all(rows.take(most).map(row))
            })
        });
        let more = live_if(move || {
            (rows_shown.get() < count).then(|| {
                button("button small plain", t().look.more_rows, move || {
                    rows_shown.update(|shown| *shown += 4 * ROWS)
                })
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
    }

    /// The entries behind the row that lies open.
    fn entries(self) -> Option<El> {
        let (t, session) = (t(), session());
        let open = self.open.get()?;
        let (name, ids) = self.shown.with_value(|shown| {
            let row = shown.reading.table.rows.get(open)?;
            Some((row.first()?.clone(), shown.behind.get(open)?.clone()))
        })?;
        session.journal.with(|journal| {
            let cards = ids.iter().take(ENTRIES);
            let cards = cards.filter_map(|id| journal.get(*id));
            let cards = cards.map(|entry| el("li").child(dated_card(session, entry)));
            let words = format!("{name}: {}", (t.look.found)(ids.len()));
            Some(
                div("stack tight")
                    .child(p("soft").attr("role", "status").text(words))
                    .child(
                        el("ul")
                            .class("stack")
                            .attr("aria-label", t.look.behind)
                            .children(cards),
                    ),
            )
        })
    }

    /// Takes the pattern along: into the diary, and ready for the coach.
    fn along(self) -> El {
        let Self { title, shown, .. } = self;
        let (app, t, session) = (app(), t(), session());
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
}

/// The pattern as an answer; none when it is more than one holds.
fn answer(title: &str, shown: &Shown) -> Option<Answer> {
    let plot = shown.drawing.as_ref().map(kept).unwrap_or_default();
    let picture = Value::Picture(Box::new(shown.reading.kept(plot)?));
    Answer::new(Question::Pattern, FreeText::parse(title).ok()??, picture).ok()
}
