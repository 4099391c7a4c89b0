//! One learner as the coach reads them: what comes next, own notes, and what was shared, newest first, in the learner's own
//! words and layout.

use leptos::prelude::*;

use super::ahead::{next_agenda, open_agreements};
use super::keeping::{dropping, keeping, warnings};
use super::learners::learner_list;
use super::notes::notes;
use super::stream::stream;
use crate::browser::page;
use crate::domain::contact::Contact;
use crate::domain::id::Id;
use crate::domain::inbox::same_name;
use crate::domain::shared::SharedItem;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, all, button, div, el, p};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::parts::card_link::checked_badge;
use crate::ui::parts::fold::fold;
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

/// What goes on paper, when something does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paper {
    Agenda,
    Shared,
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
                .child(checked_badge(contact.checked.is_some()))
                .child_if(check),
        )
        .child_if(twin)
        .child(warnings(Some(id)));
    let paper = RwSignal::new(Paper::Agenda);
    let print = move |which: Paper| {
        paper.set(which);
        // Once the page follows.
        page::after(0, page::print);
    };
    let ways = move |talk: &SharedItem| -> El {
        div("actions")
            .child(link(
                Route::TalkWith(id, talk.id),
                "button small soft",
                t.talks.begin,
            ))
            .child(button("button small plain", t.talks.print, move || {
                print(Paper::Agenda)
            }))
    };
    let ahead = next_agenda(id, name.clone(), ways, move || paper.get() == Paper::Agenda);
    let (drop, question) = dropping(session);
    let own = {
        let contact = contact.clone();
        fold(t.desk.notes, move || notes(&contact))
    };
    let shared = section(t.desk.shared)
        .live_attr("class", move || {
            Some(match paper.get() {
                Paper::Agenda => "section".into(),
                Paper::Shared => "section printed".into(),
            })
        })
        .child(p("print-only").text(name.clone()))
        .child(stream(contact, drop))
        .child(
            div("actions").child(button("button small plain", t.desk.print, move || {
                print(Paper::Shared)
            })),
        );
    all([
        top.into(),
        ahead,
        open_agreements(id, name.clone()),
        div("section").child(own).into(),
        shared.into(),
        keeping(session, id, name).into(),
        question,
    ])
}
