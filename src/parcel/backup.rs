//! The back-up: a whole book in one sealed text file, made and read piece by piece.
//!
//! A header in the clear holds the back-up's own key in key slots, as a book's: under a passphrase,
//! under a recovery code, or both. Then come sealed frames (`crypto::frames`), and in those, one behind the
//! other, pieces: each has a name and bytes. What the pieces are is for `usecase` to say; the bytes of
//! all of it stand in docs/formats.md. The text goes into a file, and comes back as slices of one.

mod reading;

pub use reading::{Head, Reader};

use crate::crypto::frames::{FRAME, Sealer};
use crate::crypto::key_slot::{PassphraseSlot, RecoverySlot};
use crate::crypto::seal::DataKey;
use crate::domain::moment::Day;
use zeroize::Zeroizing;

use super::armour::{Label, Wrapper};

/// How much of the beginning [`Head::read`] wants to see: the first 64 KiB, or all there is.
pub const START: usize = 64 * 1024;
/// The most bytes in one piece: a record, in which a whole letter's JSON may stand, is half of this.
pub const LARGEST: usize = 4 * 1024 * 1024;

const MAGIC: [u8; 4] = *b"MSrk";
const VERSION: u8 = 1;
/// Which slots there are.
const PASSPHRASE: u8 = 1;
const RECOVERY: u8 = 2;

/// A name for the file: `mijn-stem-reservekopie-2026-11-22.txt`.
pub fn file_name(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("mijn-stem-reservekopie-{year:04}-{month:02}-{day:02}.txt")
}

/// The ways in which a back-up opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slots {
    /// With a passphrase.
    Passphrase(PassphraseSlot),
    /// With a recovery code.
    Recovery(RecoverySlot),
    /// With either.
    Either(PassphraseSlot, RecoverySlot),
}

impl Slots {
    /// The slot that a passphrase opens.
    pub const fn passphrase(&self) -> Option<&PassphraseSlot> {
        match self {
            Self::Passphrase(slot) | Self::Either(slot, _) => Some(slot),
            Self::Recovery(_) => None,
        }
    }

    /// The slot that a recovery code opens.
    pub const fn recovery(&self) -> Option<&RecoverySlot> {
        match self {
            Self::Recovery(slot) | Self::Either(_, slot) => Some(slot),
            Self::Passphrase(_) => None,
        }
    }
}

/// Why a back-up does not open, or not to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BackupError {
    /// Nothing was given.
    #[error("nothing was given")]
    Empty,
    /// Something else was given.
    #[error("there is no back-up in it")]
    NotABackup,
    /// A parcel was given.
    #[error("it is a parcel, not a back-up")]
    IsAParcel,
    /// A coach's card was given.
    #[error("it is a card, not a back-up")]
    IsACard,
    /// The end is missing.
    #[error("the end of the back-up is missing")]
    Truncated,
    /// Something in it was changed.
    #[error("the back-up is damaged")]
    Damaged,
    /// It was not made with a secret of this sort.
    #[error("this back-up has no such lock")]
    NoSuchSlot,
    /// It was made with another secret.
    #[error("this secret does not open the back-up")]
    WrongSecret,
    /// A later version of the app made it.
    #[error("the back-up is of a later version")]
    FromTheFuture,
    /// There is more in it than the limits allow.
    #[error("there is more in the back-up than fits")]
    TooMuch,
}

impl BackupError {
    /// A name for the message on the screen; it never changes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "backup-empty",
            Self::NotABackup => "backup-none",
            Self::IsAParcel => "backup-is-a-parcel",
            Self::IsACard => "backup-is-a-card",
            Self::Truncated => "backup-truncated",
            Self::Damaged => "backup-damaged",
            Self::NoSuchSlot => "backup-no-such-slot",
            Self::WrongSecret => "backup-wrong-secret",
            Self::FromTheFuture => "backup-from-the-future",
            Self::TooMuch => "backup-too-much",
        }
    }
}

/// One thing in a back-up.
#[derive(Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it is: 1 to 255 bytes of ASCII.
    pub name: String,
    /// The thing itself.
    pub body: Zeroizing<Vec<u8>>,
}

/// Makes the text of a back-up. To stop is to drop it.
pub struct Writer {
    frames: Sealer,
    /// What does not fill a frame yet.
    plain: Zeroizing<Vec<u8>>,
    armour: Wrapper,
}

impl Writer {
    /// Begins a back-up under a new key, which the slots lock away.
    // SECURITY: the key is taken, because it may seal only one row of frames.
    pub fn new(key: DataKey, slots: &Slots) -> Self {
        let header = header(slots);
        let mut armour = Wrapper::new(Label::Backup);
        armour.push(&header);
        Self {
            frames: Sealer::new(&key, header),
            plain: Zeroizing::new(Vec::with_capacity(FRAME)),
            armour,
        }
    }

    /// Puts the next thing in. `name` has 1 to 255 bytes, `body` at most [`LARGEST`]: false, and nothing is put in, otherwise.
    pub fn add(&mut self, name: &str, body: &[&[u8]]) -> bool {
        let length: usize = body.iter().map(|part| part.len()).sum();
        let (Ok(named @ 1..), true) = (u8::try_from(name.len()), length <= LARGEST) else {
            return false;
        };
        self.push(&[named]);
        self.push(name.as_bytes());
        // At most LARGEST, so that it always fits.
        self.push(&(length as u32).to_be_bytes());
        body.iter().for_each(|part| self.push(part));
        true
    }

    fn push(&mut self, mut bytes: &[u8]) {
        while !bytes.is_empty() {
            // A frame goes when there is more: the last one is never empty.
            if self.plain.len() == FRAME {
                self.armour.push(&self.frames.seal(&self.plain));
                self.plain.clear();
            }
            let (some, rest) = bytes.split_at(bytes.len().min(FRAME - self.plain.len()));
            self.plain.extend_from_slice(some);
            bytes = rest;
        }
    }

    /// How many bytes of text are ready.
    pub const fn ready(&self) -> usize {
        self.armour.ready()
    }

    /// The text that is ready so far: the next part of the file.
    pub fn take(&mut self) -> String {
        self.armour.take()
    }

    /// The last part of the file.
    pub fn finish(mut self) -> String {
        let last = self.frames.seal_last(&self.plain);
        self.armour.push(&last);
        self.armour.finish()
    }
}

/// Magic, version, which slots, and the slots.
// SECURITY: it is additional data of every frame, so that nothing in it can be changed.
fn header(slots: &Slots) -> Vec<u8> {
    let which = match slots {
        Slots::Passphrase(_) => PASSPHRASE,
        Slots::Recovery(_) => RECOVERY,
        Slots::Either(..) => PASSPHRASE | RECOVERY,
    };
    let mut header = [MAGIC.as_slice(), &[VERSION, which]].concat();
    header.extend(
        slots
            .passphrase()
            .map(PassphraseSlot::to_bytes)
            .unwrap_or_default(),
    );
    header.extend(
        slots
            .recovery()
            .map(RecoverySlot::to_bytes)
            .unwrap_or_default(),
    );
    header
}
