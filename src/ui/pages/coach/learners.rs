//! Leerlingen: everyone who shared something, the latest first; and the list beside the reading.

use leptos::prelude::*;

use crate::domain::contact::Contact;
use crate::domain::desk::unread;
use crate::domain::inbox::Received;
use crate::domain::moment::Day;
use crate::domain::order;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{all, div, el, live, p};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::head;
use crate::ui::parts::link::link;

/// The learners.
pub fn learners_page() -> AnyView {
    let t = t();
    let find = div("actions aside").child(link(Route::Find, "button small soft", t.look.search));
    let list = div("roomy").child(learner_list()).into();
    all([head(t.coach.learners), find.into(), list])
}

/// The list itself.
pub fn learner_list() -> AnyView {
    let t = t();
    let session = session();
    let route = app().route.get_untracked();
    live(move || {
        let (today, contacts) = (session.today(), session.contacts.get());
        if contacts.is_empty() {
            return p("card soft").text(t.coach.learners_empty);
        }
        session.received.with(|received| {
            // The parcels are newest first; whoever sent nothing yet comes last.
            let latest =
                |contact: &Contact| received.iter().position(|parcel| parcel.from == contact.id);
            let placed = contacts.iter().map(|contact| (latest(contact), contact));
            let placed = order::by(placed, |(place, contact)| {
                (place.map_or(i64::MAX, |place| place as i64), 0, contact.id)
            });
            let parcel = |place: Option<usize>| place.and_then(|place| received.get(place));
            el("ul")
                .class("stack learners")
                .children(placed.into_iter().map(|(place, contact)| {
                    let new = unread(received, contact);
                    let here = (route == Some(Route::Learner(contact.id))).then_some("true");
                    el("li")
                        .live_attr("aria-current", move || here.map(Into::into))
                        .child(row(contact, parcel(place), new, today))
                }))
        })
    })
}

/// One of them, with how many of their parcels were not looked at yet.
fn row(contact: &Contact, parcel: Option<&Received>, new: usize, today: Day) -> CardLink {
    let t = t();
    let card = CardLink::new(Route::Learner(contact.id), contact.card.name.to_string());
    let card = match parcel {
        Some(parcel) => {
            let (mood, id) = parcel
                .letter
                .marked()
                .map_or((None, contact.id), |item| (item.answers.mood(), item.id));
            let last = (t.coach.last)(&t.day_in_line(parcel.opened.day(), today));
            let new = (new > 0).then(|| (t.desk.unread)(new));
            let line: Vec<String> = new.into_iter().chain([last]).collect();
            card.line(line.join(" · ")).mark(mood, id)
        }
        None => card,
    };
    if contact.checked.is_some() {
        card
    } else {
        card.checked(false)
    }
}
