//! "Wat heb ik gedeeld": each parcel, when it went, and exactly the words it had.

use leptos::prelude::*;

use crate::domain::sent::Sent;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, all, div, el, live, p};
use crate::ui::parts::answers::items;
use crate::ui::parts::head::head_with;
use crate::ui::session::Session;

/// The log of what was shared.
pub fn shared_page() -> AnyView {
    let t = t();
    let session = session();
    let list = live(move || {
        let sent = session.sent.get();
        match sent.is_empty() {
            true => p("soft").text(t.me.shared_empty),
            false => el("ul")
                .class("stack")
                .children(sent.into_iter().map(|sent| one(session, sent))),
        }
    });
    all([head_with(t.me.shared, t.share.copy_lead), list])
}

fn one(session: Session, sent: Sent) -> El {
    let t = t();
    let today = session.today();
    let name = session.contact(sent.to).map_or_else(
        || t.me.former_coach.to_owned(),
        |contact| contact.card.name.to_string(),
    );
    let what = t.contents(&sent.letter);
    let when = match sent.went {
        Some(went) => (t.me.shared_went)(&t.moment(went, today)),
        None => t.me.shared_not.to_owned(),
    };
    let note = sent.letter.note.as_ref().map(|note| {
        div("card")
            .child(p("soft small").text(t.share.note))
            .child(p("").attr("dir", "auto").text(note.to_string()))
    });
    let summary = el("summary")
        .child(
            el("span")
                .class("title")
                .text((t.me.shared_to)(&name, &what)),
        )
        .child(el("span").class("line").text(when));
    el("li").child(
        el("details").class("card").child(summary).child(
            div("stack section")
                .child_if(note)
                .child(items(&sent.letter.items, today)),
        ),
    )
}
