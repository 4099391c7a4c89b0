//! A month of day marks, and one day.

use leptos::prelude::*;

use crate::domain::calendar::{Cell, Month, month_after, month_before, weeks};
use crate::domain::moment::Day;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, all, button, div, el, live, p};
use crate::ui::pages::learner::diary::card;
use crate::ui::parts::day_mark::mark;
use crate::ui::parts::head::head;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::link::anchor;

/// The calendar, at this month.
pub fn calendar_page() -> AnyView {
    let (t, session) = (t(), session());
    let month = RwSignal::new(Month::of(session.today()));
    let turn = move |to: Option<Month>, name: &'static str, picture: Icon| {
        let go = move || {
            if let Some(to) = to {
                month.set(to);
            }
        };
        button("button small soft square", "", go)
            .flag("disabled", to.is_none())
            .attr("aria-label", name)
            .child(icon(picture))
    };
    let shown = live(move || {
        session.journal.with(|journal| {
            let (now, today) = (month.get(), session.today());
            let top = div("month-head")
                .child(turn(month_before(journal, now), t.look.earlier, Icon::Back))
                .child(
                    el("h2")
                        .class("title")
                        .attr("aria-live", "polite")
                        .text(t.month_heading(now)),
                )
                .child(turn(month_after(journal, now), t.look.later, Icon::Onward));
            let names = (0..7).map(|day| {
                el("th")
                    .attr("scope", "col")
                    .attr("abbr", t.weekday(day))
                    .text(t.weekday_short(day))
            });
            let rows = weeks(journal, now).into_iter().map(|week| {
                el("tr").children(week.map(|cell| match cell {
                    Some(cell) if cell.day == today => one(cell).attr("aria-current", "date"),
                    Some(cell) => one(cell),
                    None => el("td"),
                }))
            });
            let table = el("table")
                .class("month")
                .child(el("thead").child(el("tr").children(names)))
                .child(el("tbody").children(rows));
            let empty = journal.entries().is_empty();
            div("stack")
                .child(div("card").child(top).child(table))
                .child_if(empty.then(|| p("soft").text(t.diary.empty_lead)))
        })
    });
    all([head(t.look.calendar), shown])
}

/// A day. One without anything is simply a number.
fn one(cell: Cell<'_>) -> El {
    let t = t();
    let (_, _, number) = cell.day.ymd();
    let Some(entry) = cell
        .entries
        .iter()
        .find(|entry| entry.answers.mood().is_some())
        .or(cell.entries.first())
    else {
        return el("td").child(el("span").text(number.to_string()));
    };
    let name = (t.look.on_day)(&t.day(cell.day, cell.day), cell.entries.len());
    el("td").child(
        anchor(Route::OnDay(cell.day))
            .attr("aria-label", name)
            .child(el("span").text(number.to_string()))
            .child(mark(entry.answers.mood(), entry.id, "mark tiny")),
    )
}

/// Everything about one day.
pub fn day_page(day: Day) -> AnyView {
    let (t, session) = (t(), session());
    let list = live(move || {
        session.journal.with(|journal| {
            let entries = journal.between(day, day);
            if entries.is_empty() {
                return p("soft").text(t.look.nothing);
            }
            let cards = entries
                .iter()
                .map(|entry| el("li").child(card(session, entry)));
            el("ul").class("stack").children(cards)
        })
    });
    all([head(t.day_heading(day, session.today())), list])
}
