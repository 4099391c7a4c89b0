//! Someone makes a back-up: everything in the book, in one sealed file that is made piece by piece.
//!
//! Records are read at one moment, and opened and put in one at a time; the pieces of attachments follow one by
//! one from the store, each attachment's before what is said about it. So it takes little memory however much
//! there is, and may be stopped after every part. It changes nothing: `mark_backed_up` remembers that it was made.

use std::vec::IntoIter;

use super::{Book, Stretcher, World};
use crate::crypto::key_slot::{
    DeriveError, KdfParams, Passphrase, PassphraseSlot, RecoverySlot, Stretch,
};
use crate::crypto::recovery_code::RecoveryCode;
use crate::crypto::seal::DataKey;
use crate::domain::attachment::Attachment;
use crate::domain::moment::Moment;
use crate::parcel::backup::{Slots, Writer};
use crate::store::record::reads;
use crate::store::vault::ChunkError;
use crate::store::{Row, Store, StoreError, Table};
use crate::wire::{self, BackupLabel, WireError};

/// How much text is made in one go.
const PART: usize = 64 * 1024;
/// The name of the piece that says what the file is.
pub(super) const LABEL: &str = "backup";
/// The name of a piece of an attachment.
pub(super) const CHUNK: &str = "chunk";

/// What opens the back-up later.
#[derive(Clone, Copy)]
pub enum Under<'a> {
    /// A passphrase.
    Passphrase(&'a Passphrase),
    /// A recovery code.
    Recovery(&'a RecoveryCode),
    /// Either of the two.
    Either(&'a Passphrase, &'a RecoveryCode),
}

/// Why there is no back-up.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MakeBackupError {
    /// No key could be made of the passphrase.
    #[error(transparent)]
    Derive(#[from] DeriveError),
    /// The store does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The clock says a time that no record can hold.
    #[error(transparent)]
    Label(#[from] WireError),
}

impl MakeBackupError {
    /// A short name that stays the same, for a report.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Derive(error) => error.code(),
            Self::Store(error) => error.code(),
            Self::Label(_) => "backup.label",
        }
    }
}

/// How far something has come, in bytes or something like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// So much is done.
    pub done: u64,
    /// Of so much. Never less than what is done.
    pub total: u64,
}

/// A back-up that is being made. To stop is to drop it.
pub struct MakingBackup {
    /// None when the last part was given.
    writer: Option<Writer>,
    rows: IntoIter<Row>,
    attachments: Vec<Attachment>,
    /// The attachment whose pieces go in, and the number of the next.
    now: Option<(Attachment, u32)>,
    made: Moment,
    progress: Progress,
    left_out: usize,
}

/// Begins a back-up under a key of its own, which is locked away under the secrets.
///
/// # Errors
/// [`MakeBackupError`]; after [`DeriveError::Memory`], smaller parameters may do.
pub async fn make_backup<W: World>(
    book: &Book<W>,
    under: Under<'_>,
    params: KdfParams,
    stretcher: &impl Stretcher,
) -> Result<MakingBackup, MakeBackupError> {
    let made = book.now();
    let label = wire::encode(&BackupLabel { made })?;
    let key = DataKey::generate(&book.random);
    let slots = lock_away(book, &key, under, params, stretcher).await?;
    let rows = book.vault.store().load(&Table::ALL).await?.rows;
    let bytes = rows.iter().map(|row| row.sealed.len() as u64).sum();
    let mut writer = Writer::new(key, &slots);
    writer.add(LABEL, &[&label]);
    Ok(MakingBackup {
        writer: Some(writer),
        rows: rows.into_iter(),
        attachments: Vec::new(),
        now: None,
        made,
        progress: Progress {
            done: 0,
            total: bytes,
        },
        left_out: 0,
    })
}

async fn lock_away<W: World>(
    book: &Book<W>,
    key: &DataKey,
    under: Under<'_>,
    params: KdfParams,
    stretcher: &impl Stretcher,
) -> Result<Slots, DeriveError> {
    let passphrase = async |passphrase| {
        let stretch = Stretch::new(params, &book.random);
        let wrapping = stretcher.derive(stretch, passphrase).await?;
        Ok(PassphraseSlot::wrap(stretch, &wrapping, key, &book.random))
    };
    let recovery = |code| RecoverySlot::wrap(code, key, &book.random);
    Ok(match under {
        Under::Passphrase(typed) => Slots::Passphrase(passphrase(typed).await?),
        Under::Recovery(code) => Slots::Recovery(recovery(code)),
        Under::Either(typed, code) => Slots::Either(passphrase(typed).await?, recovery(code)),
    })
}

impl MakingBackup {
    /// The next part of the file, UTF-8; none when all of it was given. When it fails, it can be asked again.
    ///
    /// # Errors
    /// A [`StoreError`] when the store does not answer.
    pub async fn next<W: World>(&mut self, book: &Book<W>) -> Result<Option<String>, StoreError> {
        loop {
            let Some(writer) = &mut self.writer else {
                return Ok(None);
            };
            if writer.ready() >= PART {
                return Ok(Some(writer.take()));
            }
            if !self.step(book).await? {
                return Ok(self.writer.take().map(Writer::finish));
            }
        }
    }

    /// Puts the next thing in; false when there is none.
    async fn step<W: World>(&mut self, book: &Book<W>) -> Result<bool, StoreError> {
        if let Some((attachment, index)) = self.now.take() {
            self.chunk(book, attachment, index).await?;
        } else if let Some(row) = self.rows.next() {
            self.record(book, &row);
        } else if let Some(attachment) = self.attachments.pop() {
            self.now = Some((attachment, 0));
        } else {
            return Ok(false);
        }
        Ok(true)
    }

    fn record<W: World>(&mut self, book: &Book<W>, row: &Row) {
        self.progress.done += row.sealed.len() as u64;
        let json = book.vault.open(row);
        match json.filter(|json| reads(row.table, row.id, json)) {
            Some(json) if row.table == Table::Attachments => {
                match wire::decode::<Attachment>(&json) {
                    Ok(attachment) => {
                        self.progress.total += u64::from(attachment.size());
                        self.attachments.push(attachment);
                    }
                    Err(_) => self.left_out += 1,
                }
            }
            Some(json) => self.add(row.table.code(), &[&json]),
            None => self.left_out += 1,
        }
    }

    /// The next piece of an attachment; behind the last one, what is said about it.
    async fn chunk<W: World>(
        &mut self,
        book: &Book<W>,
        attachment: Attachment,
        index: u32,
    ) -> Result<(), StoreError> {
        if index == attachment.chunks() {
            match wire::encode(&attachment) {
                Ok(json) => self.add(Table::Attachments.code(), &[&json]),
                Err(_) => self.left_out += 1,
            }
            return Ok(());
        }
        let id = attachment.id;
        match book.vault.chunk(id, index).await {
            Ok(piece) => {
                self.progress.done += piece.len() as u64;
                self.add(CHUNK, &[id.bytes(), &index.to_be_bytes(), &piece]);
                self.now = Some((attachment, index + 1));
            }
            // What was deleted meanwhile, or is damaged, does not hold up the rest: the reader passes its pieces over.
            Err(ChunkError::Missing | ChunkError::Damaged) => self.left_out += 1,
            Err(ChunkError::Store(error)) => {
                self.now = Some((attachment, index));
                return Err(error);
            }
        }
        Ok(())
    }

    fn add(&mut self, name: &str, body: &[&[u8]]) {
        let added = self
            .writer
            .as_mut()
            .is_some_and(|writer| writer.add(name, body));
        self.left_out += usize::from(!added);
    }

    /// How far it is, in bytes.
    pub const fn progress(&self) -> Progress {
        self.progress
    }

    /// The moment of what is in it, for `mark_backed_up`.
    pub const fn made(&self) -> Moment {
        self.made
    }

    /// How many records and attachments could not be put in, because they are damaged.
    pub const fn left_out(&self) -> usize {
        self.left_out
    }
}
