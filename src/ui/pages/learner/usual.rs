//! "Wat meestal bij jou blijft": per kind the questions that stay behind when something is put ready, unless chosen otherwise.

use leptos::prelude::*;

use crate::domain::answer::Answers;
use crate::domain::check_in::{Kind, Question};
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, all, div, el, live_text};
use crate::ui::parts::fold::folded;
use crate::ui::parts::head::head_with;
use crate::ui::parts::switch::switch;
use crate::ui::session::Session;

/// The page.
pub fn usual_page() -> AnyView {
    let (t, session) = (t(), session());
    // A note has one question, and a reply is not put ready.
    let kinds = Kind::ALL
        .into_iter()
        .filter(|kind| !matches!(kind, Kind::Note | Kind::Reply));
    all([
        head_with(t.giving.usual, t.giving.usual_lead),
        div("stack")
            .children(kinds.map(|kind| of_kind(session, kind)))
            .into(),
    ])
}

/// The questions of a kind that are not private by nature, folded away under its name and how many stay.
fn of_kind(session: Session, kind: Kind) -> El {
    let t = t();
    let asked = move || {
        let set = session.set_of(kind);
        let items = set.items().iter().map(|item| item.question);
        let open = items.filter(|question| !question.is_private());
        let asked = open.filter_map(|question| {
            let asked = t.asked(&set, &Answers::default(), question)?;
            Some((question, asked.wording.to_string()))
        });
        asked.collect::<Vec<(Question, String)>>()
    };
    let count = move || {
        let stays = |question| {
            session
                .settings
                .with(|settings| settings.usually_stays(kind, question))
        };
        asked().into_iter().filter(|(it, _)| stays(*it)).count()
    };
    let summary = el("summary")
        .child(el("span").class("title").text(t.kind(kind)))
        .child(
            el("span")
                .class("line")
                .child(live_text(move || (t.giving.usual_count)(count()))),
        );
    folded("card", summary, move || {
        let rows = untrack(asked).into_iter();
        div("section")
            .children(rows.map(|(question, wording)| row(session, kind, question, wording)))
    })
}

/// One question, with the switch that keeps it back.
fn row(session: Session, kind: Kind, question: Question, wording: String) -> El {
    let (app, t) = (app(), t());
    let goes = move || {
        session
            .settings
            .with(|settings| !settings.usually_stays(kind, question))
    };
    let change = move |on: bool| {
        session.set(
            app,
            |settings| settings.keep_back(kind, question, !on),
            || (),
        );
    };
    let name = (t.share.field_of)(&wording, t.kind(kind));
    let beside = all([
        el("span").class("title").text(wording),
        el("span").class("small soft").child(live_text(move || {
            if goes() { t.share.goes } else { t.share.stays }.to_owned()
        })),
    ]);
    el("div")
        .class("field-choice")
        .child(switch(name, goes, change, beside))
}
