//! An attachment while it is made: each piece is kept as it comes, and the answer refers to it once there is one.

use leptos::prelude::*;

use super::Attaching;
use crate::domain::attachment::{Attachment, AttachmentKind, MAX_CHUNK, MediaType};
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
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

impl Attaching {
    /// The attachments there are; none when the page was left.
    pub fn now(self) -> Option<Vec<Id>> {
        self.ids.try_get_untracked()
    }

    /// Adds one to the answer, if it is not there.
    pub fn add(self, id: Id) {
        if let Some(mut ids) = self.now().filter(|ids| !ids.contains(&id)) {
            ids.push(id);
            let _ = self.set.try_run(ids);
        }
    }

    /// Puts one in the place of another.
    pub fn replace(self, old: Id, new: Id) {
        if let Some(mut ids) = self.now() {
            if let Some(place) = ids.iter_mut().find(|id| **id == old) {
                *place = new;
            }
            let _ = self.set.try_run(ids);
        }
    }

    /// Takes one out of the answer.
    pub fn remove(self, id: Id) {
        if let Some(mut ids) = self.now() {
            ids.retain(|other| *other != id);
            let _ = self.set.try_run(ids);
        }
    }
}
