//! The line of an attachment, which keeps itself as it is typed: one write at a time, the newest words next.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::row::Row;
use crate::domain::attachment::{Attachment, AttachmentKind};
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::ui::context::t;
use crate::ui::parts::text_area::TextArea;
use crate::ui::task::Busy;

#[derive(Clone, Copy)]
struct Describing {
    row: Row,
    id: Id,
    waiting: StoredValue<Option<Option<FreeText>>>,
    writing: StoredValue<bool>,
}

/// The field for it.
pub fn line_field(row: Row, attachment: &Attachment) -> AnyView {
    let t = t();
    let begun = attachment.line.as_ref().map(ToString::to_string);
    let text = RwSignal::new(begun.unwrap_or_default());
    // Not owned by the page: a write goes on when the page is left.
    let describing = row.app.outliving(|| Describing {
        row,
        id: attachment.id,
        waiting: StoredValue::new(None),
        writing: StoredValue::new(false),
    });
    Effect::new(move |before: Option<()>| {
        let typed = text.get();
        // What is too long is said at the field, and changes nothing.
        if let (Some(()), Ok(line)) = (before, FreeText::parse(&typed)) {
            describing.keep(line);
        }
    });
    let label = match attachment.kind() {
        AttachmentKind::Voice => t.media.voice_line,
        AttachmentKind::Photo => t.media.photo_line,
        AttachmentKind::Drawing => t.media.drawing_line,
    };
    TextArea::line(label, text).into()
}

impl Describing {
    fn keep(self, line: Option<FreeText>) {
        self.waiting.set_value(Some(line));
        if !self.writing.get_value() {
            self.writing.set_value(true);
            spawn_local(self.write_all());
        }
    }

    async fn write_all(self) {
        let busy = Busy::default();
        while let Some(line) = self.waiting.try_update_value(Option::take).flatten() {
            let session = self.row.session;
            let Some(attachment) = untrack(|| session.attachment(self.id)) else {
                break;
            };
            if let Err(problem) = session.describe(attachment, line).await {
                self.row.app.complain(problem);
            }
        }
        self.writing.set_value(false);
        drop(busy);
    }
}
