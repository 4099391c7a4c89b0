//! Recordings, photos and drawings of the open book: what is said of each as signals, and their bytes when asked for.

use std::collections::BTreeSet;

use leptos::prelude::*;
use leptos::task::spawn_local;
use zeroize::Zeroizing;

use super::{Session, put};
use crate::domain::answer::Answers;
use crate::domain::attachment::{Attachment, AttachmentKind, MediaType};
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::store::vault::ChunkError;
use crate::ui::problem::Problem;
use crate::usecase::{self, Arrived, KeepChunkError};

impl Session {
    /// What is said of an attachment, followed as it changes; none when it is not there.
    pub fn attachment(self, id: Id) -> Option<Attachment> {
        let find = |all: &[Attachment]| all.iter().find(|attachment| attachment.id == id).cloned();
        self.attachments.with(|all| find(all)).or_else(|| {
            self.lent
                .with(|lent| lent.iter().find_map(|it| find(&it.letter.files)))
        })
    }

    /// What sorts of attachments answers have, followed as they change.
    pub fn attached_kinds(self, answers: &Answers) -> Vec<AttachmentKind> {
        let kinds = answers.attachments().filter_map(|id| self.attachment(id));
        kinds.map(|attachment| attachment.kind()).collect()
    }

    /// Something new, without any bytes yet.
    pub fn begin_attachment(self, kind: AttachmentKind, media: MediaType) -> Option<Attachment> {
        usecase::begin_attachment(&self.book(), kind, media)
    }

    /// Keeps the next piece of an attachment.
    ///
    /// # Errors
    /// [`Problem`]; the attachment is then as it was.
    pub async fn keep_piece(
        self,
        attachment: &Attachment,
        piece: &[u8],
    ) -> Result<Attachment, Problem> {
        let kept = usecase::keep_chunk(&self.book(), attachment, piece).await;
        let kept = kept.map_err(|error| match error {
            KeepChunkError::DoesNotFit(_) => Problem(|texts| texts.attachment_full),
            KeepChunkError::Vault(error) => error.into(),
        })?;
        self.show_attachment(kept.clone());
        Ok(kept)
    }

    /// Gives an attachment its line.
    ///
    /// # Errors
    /// [`Problem`]; the line is then as it was.
    pub async fn describe(
        self,
        attachment: Attachment,
        line: Option<FreeText>,
    ) -> Result<(), Problem> {
        let described = usecase::describe_attachment(&self.book(), attachment, line).await?;
        self.show_attachment(described);
        Ok(())
    }

    fn show_attachment(self, attachment: Attachment) {
        self.attachments
            .update(|all| put(all, attachment, |attachment| attachment.id));
    }

    /// All bytes of an attachment.
    ///
    /// # Errors
    /// [`ChunkError`] when any of them are damaged or gone.
    pub async fn bytes_of(self, attachment: &Attachment) -> Result<Zeroizing<Vec<u8>>, ChunkError> {
        if let Some(bytes) = self.lent_bytes(attachment.id) {
            return Ok(bytes);
        }
        let book = self.book();
        let mut bytes = Zeroizing::new(Vec::with_capacity(attachment.size() as usize));
        for index in 0..attachment.chunks() {
            bytes.extend_from_slice(&book.vault().chunk(attachment.id, index).await?);
        }
        Ok(bytes)
    }

    /// What is in a parcel that lies open can be seen and heard before it is kept. Nothing of it is written.
    pub fn lend(self, parcel: &Arrived) {
        if !parcel.letter.files.is_empty() {
            self.lent.update(|lent| lent.push(parcel.clone()));
        }
    }

    /// What lay open lies open no more: what was not kept of it is not there.
    pub fn take_lent_back(self) {
        self.lent.set(Vec::new());
    }

    fn lent_bytes(self, id: Id) -> Option<Zeroizing<Vec<u8>>> {
        self.lent.with_untracked(|lent| {
            lent.iter().find_map(|parcel| {
                let mut files = parcel.letter.files.iter();
                let place = files.position(|file| file.id == id)?;
                Some(Zeroizing::new(parcel.files.get(place)?.to_vec()))
            })
        })
    }

    /// Takes those of these attachments away to which no entry and no draft refers any more. What fails here is
    /// swept another day.
    pub fn let_go_of(self, ids: impl IntoIterator<Item = Id>) {
        let ids: Vec<Id> = ids.into_iter().collect();
        if ids.is_empty() {
            return;
        }
        let book = self.book();
        spawn_local(async move {
            let gone = usecase::let_go(&book, &ids, || self.wanted_attachments()).await;
            if let Ok(gone) = gone {
                self.show_gone(&gone);
            }
        });
    }

    /// Takes away what nothing refers to: the page was closed before it could do so itself. So too pieces that no
    /// attachment came of: restoring a back-up was broken off.
    pub fn sweep(self) {
        let wanted = self.wanted_attachments();
        let all_wanted = self
            .attachments
            .with_untracked(|all| all.iter().all(|it| wanted.contains(&it.id)));
        let book = self.book();
        spawn_local(async move {
            // Whatever fails here is swept another day.
            let _ = usecase::sweep_chunks(&book, &[]).await;
            // To read every record anew takes a while: only when there is something to take away.
            if !all_wanted && let Ok(gone) = usecase::sweep_attachments(&book, &[]).await {
                self.show_gone(&gone);
            }
        });
    }

    fn show_gone(self, gone: &[Id]) {
        if !gone.is_empty() {
            self.attachments
                .update(|all| all.retain(|attachment| !gone.contains(&attachment.id)));
        }
    }

    /// The attachments to which an entry, a draft or a parcel that was kept refers.
    fn wanted_attachments(self) -> BTreeSet<Id> {
        let mut wanted = BTreeSet::new();
        self.drafts.with_untracked(|drafts| {
            let answers = drafts.iter().map(|draft| &draft.answers);
            wanted.extend(answers.flat_map(Answers::attachments));
        });
        self.journal.with_untracked(|journal| {
            let answers = journal.all().map(|entry| &entry.answers);
            wanted.extend(answers.flat_map(Answers::attachments));
        });
        self.received.with_untracked(|received| {
            wanted.extend(received.iter().flat_map(|it| it.letter.attachments()));
        });
        wanted
    }
}
