//! Someone opens a back-up: first its lock, then all of it, which goes into memory and nowhere else.
//!
//! The file is read twice: once to see that it is whole and what is in it, which the preview
//! shows, and once more to restore the bytes of attachments, which memory does not hold.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::gathering::Gathering;
use super::make_backup::{CHUNK, LABEL};
use super::{Contents, Secret, Stretcher};
use crate::crypto::identity::Identity;
use crate::crypto::key_slot::DeriveError;
use crate::crypto::seal::DataKey;
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::parcel::backup::{BackupError, Head, Piece, Reader};
use crate::store::Table;
use crate::wire::{self, BackupLabel, WireError};

/// Why a back-up is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReadBackupError {
    /// It is none, or not whole, or the secret is another one.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// No key could be made of the passphrase.
    #[error(transparent)]
    Derive(#[from] DeriveError),
}

impl ReadBackupError {
    /// A short name that stays the same, for a report.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Backup(error) => error.code(),
            Self::Derive(error) => error.code(),
        }
    }
}

/// A back-up whose lock is open.
pub struct OpenBackup {
    head: Head,
    key: DataKey,
}

/// Opens the lock of a back-up; `start` is the first 64 KiB of the file, or all of it. It changes nothing.
///
/// # Errors
/// [`ReadBackupError`], by what someone can do about it.
pub async fn open_backup(
    start: &[u8],
    secret: Secret<'_>,
    stretcher: &impl Stretcher,
) -> Result<OpenBackup, ReadBackupError> {
    let head = Head::read(start)?;
    let opened = match secret {
        Secret::Passphrase(passphrase) => {
            let slot = head.slots.passphrase().ok_or(BackupError::NoSuchSlot)?;
            slot.open(&stretcher.derive(slot.stretch(), passphrase).await?)
        }
        Secret::Recovery(code) => {
            let slot = head.slots.recovery().ok_or(BackupError::NoSuchSlot)?;
            slot.open(code)
        }
    };
    let key = opened.map_err(|_| BackupError::WrongSecret)?;
    Ok(OpenBackup { head, key })
}

impl OpenBackup {
    /// Begins to read the file, from its first byte.
    pub fn read(self) -> ReadingBackup {
        ReadingBackup {
            reader: self.reader(),
            open: self,
            label: None,
            gathering: Gathering::default(),
            chunks: BTreeMap::new(),
        }
    }

    pub(super) fn reader(&self) -> Reader {
        Reader::new(&self.head, &self.key)
    }
}

/// A back-up that is being read. To stop is to drop it.
pub struct ReadingBackup {
    open: OpenBackup,
    reader: Reader,
    label: Option<BackupLabel>,
    gathering: Gathering,
    /// Of each attachment, how many pieces came in their order, and how many bytes.
    chunks: BTreeMap<Id, (u32, u64)>,
}

/// Everything in a back-up but the bytes of attachments, in memory.
pub struct Backup {
    pub(super) open: OpenBackup,
    pub(super) made: Moment,
    pub(super) identity: Rc<Identity>,
    pub(super) contents: Contents,
}

impl ReadingBackup {
    /// Reads the next slice of the file, of any length.
    ///
    /// # Errors
    /// [`BackupError`]; then it is not to be read any further.
    pub fn feed(&mut self, slice: &[u8]) -> Result<(), BackupError> {
        let pieces = self.reader.feed(slice)?;
        pieces.iter().try_for_each(|piece| self.add(piece))
    }

    /// Everything in it, when all of the file was fed.
    ///
    /// # Errors
    /// [`BackupError`] when it is not whole.
    pub fn finish(mut self) -> Result<Backup, BackupError> {
        let reader = core::mem::replace(&mut self.reader, self.open.reader());
        let pieces = reader.finish()?;
        pieces.iter().try_for_each(|piece| self.add(piece))?;
        let made = self.label.ok_or(BackupError::Damaged)?.made;
        let (identity, contents) = self.gathering.finish().map_err(|_| BackupError::Damaged)?;
        let whole = contents.attachments.iter().all(|attachment| {
            let (pieces, bytes) = (attachment.chunks(), attachment.size().into());
            self.chunks.get(&attachment.id).copied().unwrap_or_default() == (pieces, bytes)
        });
        if !whole {
            return Err(BackupError::Damaged);
        }
        Ok(Backup {
            open: self.open,
            made,
            identity: Rc::new(identity),
            contents,
        })
    }

    fn add(&mut self, piece: &Piece) -> Result<(), BackupError> {
        // What it is comes first, so that a later version is told before anything else of it is read.
        if self.label.is_none() {
            if piece.name != LABEL {
                return Err(BackupError::Damaged);
            }
            self.label = Some(wire::decode(&piece.body).map_err(why)?);
            return Ok(());
        }
        if let Some(chunk) = chunk(piece)? {
            let (count, size) = self.chunks.entry(chunk.attachment).or_default();
            if *count != chunk.index {
                return Err(BackupError::Damaged);
            }
            *count = chunk.index.saturating_add(1);
            *size += chunk.bytes.len() as u64;
            return Ok(());
        }
        // The seal was right, so nobody spoilt it: what is not known is of a later version.
        let table = Table::from_code(&piece.name).ok_or(BackupError::FromTheFuture)?;
        if !wire::holds_record(&piece.body) {
            return Err(BackupError::TooMuch);
        }
        self.gathering.add(table, None, &piece.body).map_err(why)
    }
}

/// A piece of an attachment, as it stands in a back-up.
pub(super) struct FiledChunk<'a> {
    pub attachment: Id,
    pub index: u32,
    pub bytes: &'a [u8],
}

/// The piece of an attachment that this is; none when it is something else.
pub(super) fn chunk(piece: &Piece) -> Result<Option<FiledChunk<'_>>, BackupError> {
    if piece.name != CHUNK {
        return Ok(None);
    }
    let parts = piece.body.split_first_chunk().and_then(|(id, rest)| {
        let (index, bytes) = rest.split_first_chunk()?;
        Some(FiledChunk {
            attachment: Id::new(*id),
            index: u32::from_be_bytes(*index),
            bytes,
        })
    });
    parts.map(Some).ok_or(BackupError::Damaged)
}

fn why(error: WireError) -> BackupError {
    match error {
        WireError::Shape | WireError::Value(_) | WireError::Newer(_) => BackupError::FromTheFuture,
        WireError::TooMuch => BackupError::TooMuch,
    }
}

impl Backup {
    /// When it was made.
    pub const fn made(&self) -> Moment {
        self.made
    }

    /// What is in it.
    pub const fn contents(&self) -> &Contents {
        &self.contents
    }
}
