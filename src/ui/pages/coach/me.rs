//! Ik, for a coach: the coachkaart, and the upkeep of the book.

use leptos::prelude::*;

use crate::browser::address;
use crate::domain::contact::Card;
use crate::domain::free_text::FreeText;
use crate::domain::settings::Settings;
use crate::parcel::card::{to_fragment, to_text};
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{all, button, div, el, live, p, submit};
use crate::ui::pages::common::upkeep::upkeep;
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::code::code;
use crate::ui::parts::head::{head, section};
use crate::ui::parts::send::{copy, hand_out};
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::usecase::make_card;

/// The name of the card's file.
const FILE: &str = "mijn-stem-coachkaart.txt";

/// Ik.
pub fn coach_me_page() -> AnyView {
    let t = t();
    let duties = CardLink::new(Route::Duties, t.duties.title).line(t.duties.line);
    all([
        head(t.me.title),
        div("columns")
            .child(card_maker())
            .child(section(t.shell.learners).child(div("list").child(duties)))
            .child(upkeep())
            .into(),
    ])
}

/// The card: what stands on it, and the ways to hand it out.
fn card_maker() -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let name = session.typed(|settings| &settings.name);
    let hours = session.typed(|settings| &settings.hours);
    let room = session.typed(|settings| &settings.room);
    let does = session.typed(|settings| &settings.does);
    let save = move |event: web_sys::Event| {
        event.prevent_default();
        let all = [name, hours, room, does].map(|text| text.get_untracked());
        if all.iter().any(|text| text.chars().count() > Card::LONGEST) {
            return app.complain(Problem(|texts| texts.card_long));
        }
        let [name, hours, room, does] = all.map(|text| FreeText::parse(&text).ok().flatten());
        let change = move |settings: &mut Settings| {
            (settings.name, settings.hours) = (name, hours);
            (settings.room, settings.does) = (room, does);
        };
        session.set(app, change, move || app.say(t.common.saved));
    };
    let form = el("form")
        .class("card stack wide")
        .on("submit", save)
        .child(TextArea::line(t.coach.name, name))
        .child(TextArea::line(t.coach.hours, hours).hint(t.coach.hours_hint))
        .child(TextArea::line(t.coach.room, room).hint(t.coach.room_hint))
        .child(TextArea::new(t.coach.does, does).hint(t.coach.does_hint))
        .child(div("actions").child(submit("button small soft", t.common.save)));
    let ways = live(
        move || match make_card(&session.book(), &session.settings.get()) {
            Err(_) => p("notice").text(t.coach.card_need_name),
            Ok(card) => ways(&card),
        },
    );
    section(t.coach.card)
        .child(p("soft").text(t.coach.card_lead))
        .child(form)
        .child(ways)
        .into()
}

fn ways(card: &Card) -> crate::ui::dom::El {
    let t = t();
    let link = format!(
        "{}{}#k={}",
        address::origin(),
        address::within(&Route::Pair.path()),
        to_fragment(card)
    );
    let shown = code(link.clone(), t.codes.card_lead);
    hand_out(FILE.to_owned(), to_text(card))
        .child(button("button soft", t.coach.card_link, move || {
            copy(link.clone(), t.coach.card_copied)
        }))
        .child(shown)
}
