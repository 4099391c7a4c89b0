//! Back-ups that are read: first the head, with the slots that a secret is tried on, then all of it in slices.

use zeroize::Zeroizing;

use super::super::armour::{Broken, Label, Unwrapper};
use super::super::{What, looks_like, take};
use super::{BackupError, LARGEST, MAGIC, PASSPHRASE, Piece, RECOVERY, START, Slots, VERSION};
use crate::crypto::frames::{FRAME, Opener, TAG};
use crate::crypto::key_slot::{KeySlotError, PassphraseSlot, RecoverySlot};
use crate::crypto::seal::DataKey;

/// What stands in the clear at the beginning of a back-up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The ways in which it opens.
    pub slots: Slots,
    /// Its bytes, for which every frame vouches.
    bytes: Vec<u8>,
}

impl Head {
    /// Reads the head in the first [`START`] bytes of the file, or in all of it.
    ///
    /// # Errors
    /// [`BackupError`] when it is none, or none that can be tried.
    pub fn read(start: &[u8]) -> Result<Self, BackupError> {
        let start = start.get(..START).unwrap_or(start);
        let mut armour = Unwrapper::new(Label::Backup);
        let mut bytes = Vec::new();
        armour.feed(start, &mut bytes);
        match Self::parse(&bytes) {
            Some(head) => head,
            // Not enough bytes for a head: the armour says why. It cannot if there is more of the file.
            None => Err(match armour.finish() {
                Err(Broken::Cut) if start.len() < START => BackupError::Truncated,
                Err(Broken::Missing) => other(start),
                _ => BackupError::Damaged,
            }),
        }
    }

    fn parse(bytes: &[u8]) -> Option<Result<Self, BackupError>> {
        let mut left = bytes;
        let [magic @ .., version, which]: [u8; 6] = take(&mut left)?;
        if magic != MAGIC || version == 0 {
            return Some(Err(BackupError::Damaged));
        }
        if version != VERSION || which > PASSPHRASE | RECOVERY {
            return Some(Err(BackupError::FromTheFuture));
        }
        let passphrase = match which & PASSPHRASE {
            0 => None,
            _ => Some(PassphraseSlot::from_bytes(&take::<
                { PassphraseSlot::LENGTH },
            >(&mut left)?)),
        };
        let recovery = match which & RECOVERY {
            0 => None,
            _ => Some(RecoverySlot::from_bytes(&take::<{ RecoverySlot::LENGTH }>(
                &mut left,
            )?)),
        };
        let slots = match (passphrase, recovery) {
            (Some(Ok(passphrase)), None) => Slots::Passphrase(passphrase),
            (None, Some(Ok(recovery))) => Slots::Recovery(recovery),
            (Some(Ok(passphrase)), Some(Ok(recovery))) => Slots::Either(passphrase, recovery),
            (Some(Err(KeySlotError::FromTheFuture)), _)
            | (_, Some(Err(KeySlotError::FromTheFuture))) => {
                return Some(Err(BackupError::FromTheFuture));
            }
            _ => return Some(Err(BackupError::Damaged)),
        };
        let bytes = bytes.get(..bytes.len() - left.len())?.to_vec();
        Some(Ok(Self { slots, bytes }))
    }
}

/// Reads a back-up from slices of its file. To stop is to drop it.
pub struct Reader {
    armour: Unwrapper,
    head: Vec<u8>,
    frames: Opener,
    /// Bytes that were taken out of the armour and not opened yet.
    sealed: Vec<u8>,
    /// How many of them still belong to the head.
    head_left: usize,
    /// What was opened and is not a whole piece yet.
    plain: Zeroizing<Vec<u8>>,
}

impl Reader {
    /// Begins to read the file that `head` was read from, with the key in one of its slots.
    pub fn new(head: &Head, key: &DataKey) -> Self {
        Self {
            armour: Unwrapper::new(Label::Backup),
            head: head.bytes.clone(),
            frames: Opener::new(key, head.bytes.clone()),
            sealed: Vec::new(),
            head_left: head.bytes.len(),
            plain: Zeroizing::default(),
        }
    }

    /// Reads the next slice of the file; gives what is whole and sound by now.
    ///
    /// # Errors
    /// [`BackupError`]; none of it is then to be kept.
    pub fn feed(&mut self, text: &[u8]) -> Result<Vec<Piece>, BackupError> {
        self.armour.feed(text, &mut self.sealed);
        if self.head_left > 0 {
            if self.sealed.len() < self.head_left {
                return Ok(Vec::new());
            }
            // SECURITY: the head that is vouched for is the one whose slot was opened, in this very file.
            let frames = self.sealed.split_off(self.head_left);
            if self.sealed != self.head {
                return Err(BackupError::Damaged);
            }
            self.sealed = frames;
            self.head_left = 0;
        }
        // A frame is the last one when nothing follows, so it waits until something does.
        let mut opened = 0;
        while let Some(frame) = self
            .sealed
            .get(opened..)
            .filter(|left| left.len() > FRAME + TAG)
        {
            let frame = frame.split_at(FRAME + TAG).0;
            let plain = self.frames.open(frame).map_err(|_| BackupError::Damaged)?;
            self.plain.extend_from_slice(&plain);
            opened += FRAME + TAG;
        }
        self.sealed.drain(..opened);
        pieces(&mut self.plain)
    }

    /// The last things in it, when all of the file was fed.
    ///
    /// # Errors
    /// [`BackupError`] when it is not whole; nothing that was read before is then to be kept.
    pub fn finish(self) -> Result<Vec<Piece>, BackupError> {
        let Self {
            armour,
            frames,
            sealed,
            mut plain,
            head_left,
            ..
        } = self;
        armour.finish().map_err(|broken| match broken {
            Broken::Damaged => BackupError::Damaged,
            Broken::Cut | Broken::Missing => BackupError::Truncated,
        })?;
        if head_left > 0 {
            return Err(BackupError::Damaged);
        }
        let last = frames
            .open_last(&sealed)
            .map_err(|_| BackupError::Damaged)?;
        plain.extend_from_slice(&last);
        let pieces = pieces(&mut plain)?;
        if plain.is_empty() {
            Ok(pieces)
        } else {
            Err(BackupError::Damaged)
        }
    }
}

/// Takes the pieces that are whole off the front.
fn pieces(plain: &mut Zeroizing<Vec<u8>>) -> Result<Vec<Piece>, BackupError> {
    let (mut pieces, mut done) = (Vec::new(), 0);
    while let Some((piece, length)) = piece(plain.get(done..).unwrap_or_default())? {
        pieces.push(piece);
        done += length;
    }
    plain.drain(..done);
    Ok(pieces)
}

/// The piece at the front and its length; none when there is more to come.
fn piece(bytes: &[u8]) -> Result<Option<(Piece, usize)>, BackupError> {
    let mut left = bytes;
    let mut read = || {
        let [named] = take(&mut left)?;
        let (name, rest) = left.split_at_checked(named.into())?;
        left = rest;
        Some((name, u32::from_be_bytes(take(&mut left)?)))
    };
    let Some((name, length)) = read() else {
        return Ok(None);
    };
    // SECURITY: looked at before any of it is waited for.
    let length = usize::try_from(length)
        .ok()
        .filter(|length| *length <= LARGEST)
        .ok_or(BackupError::TooMuch)?;
    let Some((body, rest)) = left.split_at_checked(length) else {
        return Ok(None);
    };
    let name = str::from_utf8(name)
        .map_err(|_| BackupError::Damaged)?
        .to_owned();
    let body = Zeroizing::new(body.to_vec());
    Ok(Some((Piece { name, body }, bytes.len() - rest.len())))
}

/// What it is instead of a back-up.
fn other(start: &[u8]) -> BackupError {
    match looks_like(start) {
        What::Parcel => BackupError::IsAParcel,
        What::Card => BackupError::IsACard,
        _ if start.trim_ascii().is_empty() => BackupError::Empty,
        _ => BackupError::NotABackup,
    }
}
