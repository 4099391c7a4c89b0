//! One attachment: to hear or see, and where an answer is given, with its line and what can be done.

use leptos::prelude::*;

use super::describing::line_field;
use super::row::{Making, Row, name};
use super::{easel, photo, player};
use crate::domain::attachment::{Attachment, AttachmentKind, MediaType};
use crate::domain::id::Id;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, button, div, el, live_if, p};
use crate::ui::session::Session;

/// What belongs to an answer that is read.
pub fn shown(ids: Vec<Id>) -> AnyView {
    let session = session();
    let one = |id: Id| {
        let line = live_if(move || {
            let line = session.attachment(id)?.line?;
            Some(p("line").attr("dir", "auto").text(line.to_string()))
        });
        el("li")
            .class("card stack tight")
            .child(content(session, id))
            .child(line)
    };
    el("ul")
        .class("attached")
        .children(ids.into_iter().map(one))
        .into()
}

/// One of an answer that is being given.
pub fn editable(row: Row, id: Id) -> El {
    let t = t();
    let card = el("li")
        .class("card stack")
        .attr("id", name(id))
        .attr("tabindex", "-1");
    let remove = button("button small plain", t.common.delete, move || {
        row.remove(id)
    });
    let Some(attachment) = untrack(|| row.session.attachment(id)) else {
        return card
            .child(content(row.session, id))
            .child(div("actions").child(remove));
    };
    let word = kind_word(&attachment);
    let more = match attachment.kind() {
        AttachmentKind::Voice => Some(button("button small plain", t.media.anew, move || {
            row.remove(id);
            row.make(Making::Voice);
        })),
        AttachmentKind::Drawing if attachment.media() == MediaType::Strokes => {
            Some(button("button small plain", t.media.draw_on, move || {
                row.make(Making::Drawing(Some(id)))
            }))
        }
        _ => None,
    };
    card.attr("aria-label", word)
        .child(content(row.session, id))
        .child(line_field(row, &attachment))
        .child(div("actions").child_if(more).child(remove))
}

/// What it is called.
fn kind_word(attachment: &Attachment) -> &'static str {
    let t = t();
    match attachment.kind() {
        AttachmentKind::Voice => t.media.voice,
        AttachmentKind::Photo => t.media.photo,
        AttachmentKind::Drawing => t.media.drawing,
    }
}

/// What can be heard or seen of it. It stays as it is when its line changes.
fn content(session: Session, id: Id) -> AnyView {
    let Some(attachment) = untrack(|| session.attachment(id)) else {
        return p("soft").text(t().media.gone).into();
    };
    match (attachment.kind(), attachment.media()) {
        (AttachmentKind::Voice, _) => player::player(session, attachment),
        (_, MediaType::Strokes) => easel::shown(session, attachment),
        _ => photo::shown(session, attachment),
    }
}

/// Its own words where it has them, else what it is.
pub fn in_words(session: Session, attachment: &Attachment) -> impl Fn() -> String + use<> {
    let (id, word) = (attachment.id, kind_word(attachment));
    move || {
        let line = session.attachment(id).and_then(|it| it.line);
        line.map_or_else(|| word.to_owned(), |line| line.to_string())
    }
}
