//! An attachment while it is made: each piece is kept as it comes, and the answer refers to it once there is one.

use leptos::prelude::*;

use super::Attaching;
use crate::domain::answer::Attached;
use crate::domain::attachment::{Attachment, AttachmentKind, MAX_CHUNK, MediaType};
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::ui::context::App;
use crate::ui::problem::Problem;
use crate::ui::session::Session;
use crate::ui::task::Busy;

/// Something that is being made.
pub struct Growing {
    session: Session,
    now: Attachment,
}

impl Growing {
    /// Begins one; nothing is kept yet.
    pub fn begin(session: Session, kind: AttachmentKind, media: MediaType) -> Option<Self> {
        let now = session.begin_attachment(kind, media)?;
        Some(Self { session, now })
    }

    /// Goes on with one that was begun before.
    pub const fn go_on(session: Session, now: Attachment) -> Self {
        Self { session, now }
    }

    /// Its name.
    pub const fn id(&self) -> Id {
        self.now.id
    }

    /// Keeps more bytes. The book is not locked before they are.
    ///
    /// # Errors
    /// [`Problem`]; what was kept before is there.
    pub async fn take(&mut self, bytes: &[u8]) -> Result<(), Problem> {
        let _busy = Busy::default();
        for piece in bytes.chunks(MAX_CHUNK) {
            self.now = self.session.keep_piece(&self.now, piece).await?;
        }
        Ok(())
    }

    /// Gives it its line, as far as that can be kept: the line is not what it is about.
    pub async fn describe(self, line: Option<FreeText>) -> Id {
        let id = self.now.id;
        if line.is_some() {
            let _ = self.session.describe(self.now, line).await;
        }
        id
    }
}

/// The attachments of the answer, at hand for as long as anything is still being kept.
#[derive(Clone, Copy)]
pub struct Place(StoredValue<Attaching>);

impl Place {
    /// Not owned by the row: what is kept when it was left belongs to the answer too.
    pub fn new(app: App, attaching: Attaching) -> Self {
        app.outliving(|| Self(StoredValue::new(attaching)))
    }

    /// The attachments there are, followed as that changes; none when the page was left.
    pub fn ids(self) -> Option<Vec<Id>> {
        (self.0.get_value().ids)()
    }

    fn change(self, change: impl FnOnce(&mut Vec<Id>)) {
        if let Some(mut ids) = untrack(|| self.ids()) {
            change(&mut ids);
            // One too many would be no answer at all.
            if ids.len() <= Attached::MOST {
                (self.0.get_value().set)(ids);
            }
        }
    }

    /// Adds one to the answer.
    pub fn add(self, id: Id) {
        self.put_back(id, usize::MAX);
    }

    /// Adds one where it stood before.
    pub fn put_back(self, id: Id, at: usize) {
        self.change(|ids| ids.insert(at.min(ids.len()), id));
    }

    /// Puts one in the place of another.
    pub fn replace(self, old: Id, new: Id) {
        self.change(|ids| {
            if let Some(place) = ids.iter_mut().find(|id| **id == old) {
                *place = new;
            }
        });
    }

    /// Takes one out of the answer.
    pub fn remove(self, id: Id) {
        self.change(|ids| ids.retain(|other| *other != id));
    }
}
