//! What erasing takes away, and what others keep of it, in words.

use leptos::prelude::*;

use crate::ui::context::t;
use crate::ui::dom::{all, p};
use crate::ui::session::Session;
use crate::usecase::Erasure;

/// All of it.
pub fn what_goes(session: Session, erasure: &Erasure) -> AnyView {
    let t = t();
    if *erasure == Erasure::default() {
        return p("soft").text(t.erase.nothing).into();
    }
    let counts = [
        erasure.entries.len(),
        erasure.drafts.len(),
        erasure.ready.len(),
        erasure.attachments.len(),
    ];
    let keeps = erasure.shared.iter().map(|(contact, shared)| {
        let name = untrack(|| session.contact(*contact)).map_or_else(
            || t.me.former_coach.to_owned(),
            |contact| contact.card.name.to_string(),
        );
        p("").text((t.erase.keeps)(&name, shared.went + shared.perhaps))
    });
    all([p("").text((t.erase.goes)(counts)).into(), all(keeps)])
}
