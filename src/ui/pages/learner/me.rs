//! Ik, for a learner: the name for the coach, what was shared, and the upkeep of the book.

use leptos::prelude::*;

use crate::domain::check_in::Kind;
use crate::domain::free_text::FreeText;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{all, div, el, submit};
use crate::ui::pages::common::upkeep::upkeep;
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::{head, section};
use crate::ui::parts::text_area::TextArea;

/// Ik.
pub fn me_page() -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let name = session.typed(|settings| &settings.name);
    let save = move |event: web_sys::Event| {
        event.prevent_default();
        match FreeText::parse(&name.get_untracked()) {
            Ok(name) => session.set(
                app,
                |settings| settings.name = name,
                move || app.say(t.common.saved),
            ),
            Err(error) => app.complain(error.into()),
        }
    };
    let form = el("form")
        .class("card stack")
        .on("submit", save)
        .child(
            TextArea::line(t.me.name, name)
                .help(t.me.name_hint)
                .titled(true),
        )
        .child(div("actions").child(submit("button small soft", t.common.save)));
    let mine = div("section list")
        .child(CardLink::new(Route::MyCard, t.kind(Kind::MyCard)).line(t.mine.card_line))
        .child(CardLink::new(Route::People, t.kind(Kind::Person)).line(t.mine.people_line))
        .child(CardLink::new(Route::BuildUp, t.kind(Kind::BuildUp)).line(t.mine.build_line));
    let book = div("list")
        .child(CardLink::new(Route::Questions, t.sets.title).line(t.sets.line))
        .child(CardLink::new(Route::ToCalendar, t.to_calendar.title).line(t.to_calendar.line))
        .child(CardLink::new(Route::Shared, t.me.shared));
    all([
        head(t.me.title),
        div("columns")
            .child(mine)
            .child(section(t.me.book).child(book))
            .child(section(t.me.name).child(form))
            .child(upkeep())
            .into(),
    ])
}
