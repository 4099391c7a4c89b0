//! One learner as the coach reads them: what was shared, newest first, in the learner's own words and layout.

use leptos::prelude::*;

use super::inbox::{badge, note_of};
use super::learners::learner_list;
use crate::domain::contact::Contact;
use crate::domain::id::Id;
use crate::domain::inbox::{Received, same_name};
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, all, div, el, live, p};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::parts::answers::item;
use crate::ui::parts::head::{head, section};
use crate::ui::parts::link::link;
use crate::ui::session::Session;

/// One learner, with the list beside it where there is room.
pub fn learner_page(id: Id) -> AnyView {
    let session = session();
    match session
        .contacts
        .with_untracked(|all| all.iter().find(|contact| contact.id == id).cloned())
    {
        None => not_here(t().shell.not_found, Route::Learners),
        Some(contact) => div("desk")
            .child(
                el("aside")
                    .class("beside")
                    .attr("aria-label", t().coach.learners)
                    .child(learner_list()),
            )
            .child(el("div").child(reading(session, contact)))
            .into(),
    }
}

fn reading(session: Session, contact: Contact) -> AnyView {
    let t = t();
    let id = contact.id;
    let name = contact.card.name.to_string();
    let twin = session.contacts.with_untracked(|all| {
        all.iter()
            .any(|other| other.id != id && same_name(&other.card.name, &contact.card.name))
    });
    let twin = twin.then(|| p("notice warn").text((t.coach.same_as)(&name)));
    let check = contact
        .checked
        .is_none()
        .then(|| link(Route::Number(id), "button small soft", t.coach.check));
    let top = div("stack")
        .child(head(name.clone()))
        .child(
            div("actions")
                .child(badge(contact.checked.is_some()))
                .child_if(check),
        )
        .child_if(twin);
    let parcels = live(move || {
        session.received.with(|received| {
            all(received
                .iter()
                .filter(|received| received.from == id)
                .map(|received| parcel(session, &name, received)))
        })
    });
    all([top.into(), parcels])
}

fn parcel(session: Session, name: &str, received: &Received) -> El {
    let t = t();
    let today = session.today();
    let letter = &received.letter;
    section((t.coach.received)(&t.moment(received.opened, today)))
        .child_if(
            letter
                .note
                .as_ref()
                .map(|note| note_of(name, note.to_string())),
        )
        .child_if(
            letter
                .items
                .is_empty()
                .then(|| p("card soft").text((t.coach.hello)(name))),
        )
        .child(
            el("ul")
                .class("stack")
                .children(letter.items.iter().map(|shared| {
                    let answer = Route::Reply(received.from, shared.id);
                    el("li")
                        .class("stack tight")
                        .child(item(shared, today))
                        .child(div("actions").child(link(
                            answer,
                            "button small soft",
                            t.replies.answer,
                        )))
                })),
        )
}
