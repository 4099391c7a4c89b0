//! "Mijn inbreng voor het OPP": the right to be heard in plain sentences, and what the learner wrote.

use leptos::prelude::*;

use crate::domain::check_in::Kind;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{all, div, el, live_if, p};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::link::link;

/// The page.
pub fn plan_input_page() -> AnyView {
    let (session, t) = (session(), t());
    let lines = t
        .talks
        .right_lines
        .map(|line| el("li").child(p("").text(line)));
    let written = live_if(move || {
        let written = session
            .journal
            .with(|journal| journal.papers(Kind::PlanInput).cloned().collect::<Vec<_>>());
        (!written.is_empty()).then(|| {
            let cards = written.iter().map(|entry| {
                let title = t.day_heading(entry.at.day(), session.today());
                let card = CardLink::new(Route::of(entry), title).summing_up(entry);
                el("li").child(card)
            });
            section(t.talks.earlier).child(el("ul").class("stack").children(cards))
        })
    });
    all([
        head_with(t.talks.plan_input, t.talks.plan_input_line),
        div("actions stacked")
            .child(link(
                Route::Write(Kind::PlanInput),
                "button",
                t.talks.write_plan,
            ))
            .into(),
        written,
        section(t.talks.right)
            .child(
                div("card stack wide")
                    .child(el("ul").class("bullets").children(lines))
                    .child(p("soft small").text(t.talks.law)),
            )
            .into(),
    ])
}
