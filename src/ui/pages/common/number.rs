//! The 12 digits that two people read aloud, so that nobody can stand between them.

use leptos::prelude::*;

use crate::crypto::safety_number::SafetyNumber;
use crate::domain::contact::{Card, Contact, Role};
use crate::domain::id::Id;
use crate::domain::inbox::same_name;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, Words, all, button, div, el, live, live_if, p};
use crate::ui::pages::common::not_found::not_found_page;
use crate::ui::parts::head::{head, head_with};
use crate::ui::parts::link::link;

/// The number of one contact.
pub fn number_page(id: Id) -> AnyView {
    let session = session();
    live(move || match session.contact(id) {
        Some(contact) => compare(&contact),
        None => not_found_page(),
    })
}

/// What a card says besides the name.
pub fn facts(card: &Card) -> El {
    let t = t();
    let facts = [
        (t.pair.hours, &card.hours),
        (t.pair.room, &card.room),
        (t.pair.does, &card.does),
    ];
    el("dl")
        .class("answers")
        .children(facts.into_iter().filter_map(|(label, value)| {
            Some(
                el("div")
                    .child(el("dt").text(label))
                    .child(el("dd").text(value.as_ref()?.to_string())),
            )
        }))
}

fn compare(contact: &Contact) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let learner = session.role() == Role::Learner;
    let name = contact.card.name.to_string();
    let id = contact.id;
    let digits = SafetyNumber::of(session.book().key(), contact.card.key).to_string();
    let differs = RwSignal::new(false);
    let (title, how, back): (Words, _, _) = match learner {
        true => (name.clone().into(), t.pair.number_lead, Route::Talk),
        false => (t.coach.check.into(), t.coach.check_lead, Route::Learner(id)),
    };
    // What was done is not asked again.
    let open = contact.checked.is_none();
    let head = match open {
        true => head_with(title, how(&name)),
        false => head(title),
    };
    let answer: AnyView = match contact.checked {
        Some(when) => div("stack wide")
            .child(p("notice").text((t.pair.is_checked)(&t.moment(when, session.today()))))
            .child(div("actions").child(link(back, "button soft", t.common.back)))
            .into(),
        None => {
            let contact = contact.clone();
            div("actions stacked")
                .child(button("button", t.pair.same, move || {
                    session.confirm(app, contact.clone())
                }))
                .child(button("button soft", t.pair.different, move || {
                    differs.set(true)
                }))
                .child(link(back, "button plain", t.pair.later))
                .into()
        }
    };
    let warning = live_if(move || {
        differs.get().then(|| {
            div("notice warn stack")
                .attr("role", "alert")
                .child(el("h3").text(t.pair.not_same))
                .child(p("").text(t.pair.not_same_lead))
        })
    });
    let namesake = learner.then(|| {
        session.contacts.with(|all| {
            let other = |it: &Contact| it.id != id && same_name(&it.card.name, &contact.card.name);
            all.iter()
                .any(other)
                .then(|| p("notice").text((t.coach.same_as)(&name)))
        })
    });
    let card = &contact.card;
    let body = div("stack wide")
        .child_if(
            [&card.hours, &card.room, &card.does]
                .into_iter()
                .any(Option::is_some)
                .then(|| facts(card)),
        )
        .child(
            p("card number")
                .attr("aria-label", t.pair.number_name)
                .text(digits),
        )
        .child_if(open.then(|| p("soft").text(t.pair.number_how)))
        .child_if(namesake.flatten())
        .child(answer)
        .child(warning);
    let more = learner.then(|| {
        div("section")
            .child_if(open.then(|| p("soft").text((t.pair.hello_first)(&name))))
            .child(
                div("actions")
                    .child(link(Route::Hello(id), "button small soft", t.share.hello))
                    .child(button("button small plain", t.pair.forget, move || {
                        session.forget(app, id, move || app.go_instead(Route::Talk))
                    })),
            )
            .child(p("soft small").text(t.pair.forget_lead))
    });
    all([head, body.into()].into_iter().chain(more.map(Into::into)))
}
