//! Someone restores a back-up, after a preview of what that will do.
//!
//! The bytes of attachments are written first, which nothing refers to yet; then all records in one commit. Until that
//! one, the book is as it was, and what was broken off leaves pieces that `sweep_chunks` takes away.

use std::collections::BTreeMap;

use super::merge::{Plan, Preview, Side, plan};
use super::read_backup::chunk;
use super::whole::Whole;
use super::{Backup, Book, Contents, OpenError, Owner, World};
use crate::crypto::identity::Identity;
use crate::domain::id::Id;
use crate::domain::order::InOrder;
use crate::parcel::backup::{BackupError, Piece, Reader};
use crate::store::StoreError;
use crate::store::record::Record;
use crate::store::vault::{Changes, ChunkError, VaultError};

/// How often the commit is tried when another tab keeps coming first.
const TRIES: usize = 16;

/// Why nothing was restored.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// It is a coach's back-up and a learner's book, or the other way round.
    #[error("the back-up is of another role")]
    OtherRole,
    /// The file is not what it was when it was read for the preview.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The book itself does not open.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// It was not kept.
    #[error(transparent)]
    Vault(#[from] VaultError),
    /// Another tab took the bytes of attachments away meanwhile; asking again does it.
    #[error("the pieces of an attachment were swept away meanwhile")]
    Swept,
}

impl RestoreError {
    /// A short name that stays the same, for a report.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::OtherRole => "restore.other_role",
            Self::Backup(error) => error.code(),
            Self::Open(error) => error.code(),
            Self::Vault(error) => error.code(),
            Self::Swept => "restore.swept",
        }
    }
}

impl From<StoreError> for RestoreError {
    fn from(error: StoreError) -> Self {
        Self::Open(error.into())
    }
}

/// What restoring would do now. It changes nothing.
///
/// # Errors
/// [`RestoreError`] when it cannot be done at all.
pub async fn preview_restore<W: World>(
    book: &Book<W>,
    backup: &Backup,
) -> Result<Preview, RestoreError> {
    Ok(plan_for(&Whole::of(book).await?, backup)?.preview)
}

/// Begins to restore. The file is then fed once more, and nothing is changed before [`Restoring::finish`].
///
/// # Errors
/// As [`preview_restore`].
pub async fn restore<'a, W: World>(
    book: &Book<W>,
    backup: &'a Backup,
) -> Result<Restoring<'a>, RestoreError> {
    let here = Whole::of(book).await?;
    let attachments = plan_for(&here, backup)?.attachments;
    Ok(Restoring {
        backup,
        reader: backup.open.reader(),
        wanted: attachments
            .into_iter()
            .map(|(attachment, first)| (attachment.id, first))
            .collect(),
    })
}

/// A back-up that is being restored. To stop is to drop it, and then to sweep.
pub struct Restoring<'a> {
    backup: &'a Backup,
    reader: Reader,
    /// The attachments of which pieces are missing here, and from which piece on.
    wanted: BTreeMap<Id, u32>,
}

impl Restoring<'_> {
    /// Reads the next slice of the file, and keeps the bytes of attachments in it.
    ///
    /// # Errors
    /// [`RestoreError`]; the book is as it was, and restoring has to begin anew.
    pub async fn feed<W: World>(
        &mut self,
        book: &Book<W>,
        slice: &[u8],
    ) -> Result<(), RestoreError> {
        let pieces = self.reader.feed(slice)?;
        self.keep(book, &pieces).await
    }

    async fn keep<W: World>(&self, book: &Book<W>, pieces: &[Piece]) -> Result<(), RestoreError> {
        let (mut changes, mut any) = (Changes::new(), false);
        for piece in pieces {
            let Some(chunk) = chunk(piece)? else {
                continue;
            };
            let wanted = self.wanted.get(&chunk.attachment);
            if wanted.is_some_and(|first| chunk.index >= *first) {
                changes = changes.put_chunk(chunk.attachment, chunk.index, chunk.bytes);
                any = true;
            }
        }
        if any {
            book.commit(changes).await?;
        }
        Ok(())
    }

    /// When all of the file was fed: writes all records in one commit. What changed in the book since the preview
    /// is looked at once more, so that nothing newer is written over: what was done is given back. `reload` gives the book.
    /// `breathe` is called after each few records: there the screen gets its turn.
    ///
    /// # Errors
    /// [`RestoreError`]; the book is as it was, unless the connection was lost just then.
    pub async fn finish<W: World>(
        mut self,
        book: &Book<W>,
        mut breathe: impl AsyncFnMut(),
    ) -> Result<Preview, RestoreError> {
        let reader = core::mem::replace(&mut self.reader, self.backup.open.reader());
        let pieces = reader.finish()?;
        self.keep(book, &pieces).await?;
        for _ in 0..TRIES {
            let here = Whole::of(book).await?;
            let plan = plan_for(&here, self.backup)?;
            self.check_pieces(book, &plan).await?;
            let (done, mut changes) = (plan.preview, changes(&plan, &mut breathe).await);
            let other = matches!(done.owner, Owner::Empty | Owner::TakenOver);
            if other {
                changes = changes.put(&*self.backup.identity);
            }
            if done.owner == Owner::Empty {
                // What comes out of a back-up stands in one.
                let mut settings = self.backup.contents.settings.clone();
                settings.backed_up.last = Some(self.backup.made);
                changes = changes.put(&settings);
            }
            let kept =
                book.vault
                    .commit_right_after(here.last, changes, &book.random, &mut breathe);
            if kept.await? {
                if other {
                    book.become_other(&self.backup.identity);
                }
                return Ok(done);
            }
        }
        Err(VaultError::from(StoreError::Conflict).into())
    }

    /// Sees that the first piece of each attachment that comes is there. Pieces are written in their order and
    /// swept all at once, so then all are.
    async fn check_pieces<W: World>(
        &self,
        book: &Book<W>,
        plan: &Plan<'_>,
    ) -> Result<(), RestoreError> {
        for (attachment, first) in &plan.attachments {
            // None was fed for one that was deleted here since the preview.
            if self
                .wanted
                .get(&attachment.id)
                .is_none_or(|fed| fed > first)
            {
                return Err(RestoreError::Swept);
            }
            if *first < attachment.chunks() {
                match book.vault.chunk(attachment.id, *first).await {
                    Ok(_) => {}
                    Err(ChunkError::Store(error)) => return Err(error.into()),
                    Err(ChunkError::Missing | ChunkError::Damaged) => {
                        return Err(RestoreError::Swept);
                    }
                }
            }
        }
        Ok(())
    }
}

/// What restoring does to the book as it is.
fn plan_for<'a>(here: &Whole, backup: &'a Backup) -> Result<Plan<'a>, RestoreError> {
    let there = side(&backup.contents, &backup.identity);
    let plan = plan(side(&here.contents, &here.identity), there, backup.made);
    if plan.preview.owner != Owner::Empty
        && here.contents.settings.role != backup.contents.settings.role
    {
        return Err(RestoreError::OtherRole);
    }
    Ok(plan)
}

fn side<'a>(contents: &'a Contents, identity: &Identity) -> Side<'a> {
    Side {
        contents,
        key: identity.public(),
    }
}

async fn changes(plan: &Plan<'_>, breathe: &mut impl AsyncFnMut()) -> Changes {
    // The newest last, so that they are found first.
    let mut entries = InOrder::default();
    for entry in &plan.entries {
        entries.add((entry.at.unix_ms(), 0, entry.id), *entry);
        breathe().await;
    }
    let changes = put_all(Changes::new(), entries.finish(), breathe).await;
    let changes = put_all(changes, plan.sent.iter().map(|it| &**it), breathe).await;
    let changes = put_all(changes, plan.received.iter().map(|it| &**it), breathe).await;
    let changes = plan.drafts.iter().copied().fold(changes, Changes::put);
    let changes = plan.contacts.iter().copied().fold(changes, Changes::put);
    let changes = plan.ready.iter().copied().fold(changes, Changes::put);
    let changes = plan.sets.iter().fold(changes, Changes::put);
    let attachments = plan.attachments.iter().map(|(attachment, _)| *attachment);
    attachments.fold(changes, Changes::put)
}

/// Adds what may be much, a record at a time.
async fn put_all<'a, R: Record + 'a>(
    mut changes: Changes,
    all: impl IntoIterator<Item = &'a R>,
    breathe: &mut impl AsyncFnMut(),
) -> Changes {
    for record in all {
        changes = changes.put(record);
        breathe().await;
    }
    changes
}
