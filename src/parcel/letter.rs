//! The deelpakket: a letter sealed for one reader, as a text file.
//!
//! A header in the clear, then one HPKE message that holds the letter's JSON and its padding.
//! The header is additional data of the seal, so that nothing in it can be changed. Its
//! layout, and what is kept free for attachments, stand in docs/formats.md.

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::armour::{self, Broken, Label};
use super::{What, looks_like, take};
use crate::crypto::between::{NotAKey, Opener, Sealer, TAG};
use crate::crypto::identity::Identity;
use crate::crypto::random::Random;
use crate::domain::contact::PublicKey;
use crate::domain::shared::Letter;
use crate::wire::{self, WireError};

/// The most bytes of text that are looked at: 25 MiB.
pub const MAX_BYTES: usize = 25 * 1024 * 1024;

const MAGIC: [u8; 4] = *b"MSdp";
const VERSION: u8 = 1;
/// DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, Auth mode.
const SUITE: u8 = 1;
/// Bytes before the sealed letter.
const HEADER: usize = 80;
/// Tells this use of the keys from every other.
const INFO: &[u8] = b"mijn-stem parcel v1";
/// The sizes are 1 KiB times 4 to the power 0 to 7: up to 16 MiB.
const LARGEST_SIZE: u8 = 7;

/// A parcel that opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The key it was sealed with: who wrote it.
    pub from: PublicKey,
    /// What was in it.
    pub letter: Letter,
    /// How many items and answers this version does not know, and left out.
    pub kept_out: usize,
}

/// Why a letter cannot be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// The reader's key is none that anything can be sealed to.
    #[error("nothing can be sealed to this key")]
    NotAKey,
    /// It is more than one parcel holds.
    #[error("it is more than one parcel holds")]
    TooMuch,
}

/// Why a parcel does not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ParcelError {
    /// Nothing was given.
    #[error("nothing was given")]
    Empty,
    /// Something else was given.
    #[error("there is no parcel in it")]
    NotAParcel,
    /// A coach's card was given.
    #[error("it is a card, not a parcel")]
    IsACard,
    /// More was given than a parcel can be.
    #[error("it is larger than any parcel")]
    TooLarge,
    /// The end is missing.
    #[error("the end of the parcel is missing")]
    Truncated,
    /// Something in it was changed.
    #[error("the parcel was damaged on its way")]
    Damaged,
    /// It was sealed for another key.
    #[error("the parcel is for someone else")]
    ForSomeoneElse,
    /// A later version of the app made it.
    #[error("the parcel is of version {version}")]
    FromTheFuture {
        /// Its version; ours is 1.
        version: u32,
    },
    /// There is more in it than the limits allow.
    #[error("there is more in the parcel than fits")]
    TooMuch,
}

impl SealError {
    /// A name for the message on the screen; it never changes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotAKey => "seal-not-a-key",
            Self::TooMuch => "seal-too-much",
        }
    }
}

impl ParcelError {
    /// A name for the message on the screen; it never changes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "parcel-empty",
            Self::NotAParcel => "parcel-none",
            Self::IsACard => "parcel-is-a-card",
            Self::TooLarge => "parcel-too-large",
            Self::Truncated => "parcel-truncated",
            Self::Damaged => "parcel-damaged",
            Self::ForSomeoneElse => "parcel-for-someone-else",
            Self::FromTheFuture { .. } => "parcel-from-the-future",
            Self::TooMuch => "parcel-too-much",
        }
    }
}

impl From<NotAKey> for SealError {
    fn from(_: NotAKey) -> Self {
        Self::NotAKey
    }
}

impl From<WireError> for ParcelError {
    fn from(error: WireError) -> Self {
        match error {
            WireError::Shape | WireError::Value(_) => Self::Damaged,
            WireError::Newer(version) => Self::FromTheFuture { version },
            WireError::TooMuch => Self::TooMuch,
        }
    }
}

/// Seals a letter for one reader; gives the text of the file.
///
/// # Errors
/// [`SealError`] when it is too much, or the key is none.
pub fn seal(
    letter: &Letter,
    from: &Identity,
    to: &PublicKey,
    random: &impl Random,
) -> Result<String, SealError> {
    let json = wire::encode(letter).map_err(|_| SealError::TooMuch)?;
    let (size, plain) = pad(&json).ok_or(SealError::TooMuch)?;
    let mut sealer = Sealer::new(from, to, INFO, random)?;
    let header = Header {
        size,
        chunks: 0,
        from: *from.public().bytes(),
        to: key_id(to),
        enc: *sealer.enc(),
    }
    .write();
    let sealed = sealer.seal(&header, &plain);
    Ok(armour::wrap(Label::Parcel, &[header, sealed].concat()))
}

/// Opens a parcel in a file or a pasted text, whatever stands around it.
///
/// # Errors
/// [`ParcelError`], by what the reader can do about it. Only what the sender sealed ever opens.
pub fn open(text: &[u8], me: &Identity) -> Result<Opened, ParcelError> {
    let bytes = unwrap(text)?;
    let (header_bytes, rest) = bytes.split_at_checked(HEADER).unwrap_or((&bytes, &[]));
    let header = Header::read(header_bytes)?;
    if header.to != key_id(&me.public()) {
        return Err(ParcelError::ForSomeoneElse);
    }
    let (sealed, chunks) = rest
        .split_at_checked(room(header.size).ok_or(ParcelError::Damaged)? + TAG)
        .ok_or(ParcelError::Damaged)?;
    // SECURITY: bytes that nothing announced are refused; announced chunks are under the header's seal.
    if header.chunks == 0 && !chunks.is_empty() {
        return Err(ParcelError::Damaged);
    }
    let from = PublicKey::new(header.from);
    let plain = Opener::new(me, &from, &header.enc, INFO)
        .and_then(|mut opener| opener.open(header_bytes, sealed))
        .map_err(|_| ParcelError::Damaged)?;
    // A full parcel need not lie in memory three times.
    drop(bytes);
    let (letter, kept_out) = wire::read_letter(unpad(&plain).ok_or(ParcelError::Damaged)?)?;
    Ok(Opened {
        from,
        letter,
        kept_out: kept_out + usize::from(header.chunks),
    })
}

// SECURITY: looked at by length before anything is copied.
fn unwrap(text: &[u8]) -> Result<Vec<u8>, ParcelError> {
    if text.len() > MAX_BYTES {
        return Err(ParcelError::TooLarge);
    }
    armour::unwrap(Label::Parcel, text).map_err(|broken| match broken {
        Broken::Cut => ParcelError::Truncated,
        Broken::Damaged => ParcelError::Damaged,
        Broken::Missing if text.trim_ascii().is_empty() => ParcelError::Empty,
        Broken::Missing if looks_like(text) == What::Card => ParcelError::IsACard,
        Broken::Missing => ParcelError::NotAParcel,
    })
}

/// What stands before the sealed letter, after magic, version and suite.
struct Header {
    /// Which size the letter was padded to.
    size: u8,
    /// How many sealed chunks follow the letter.
    chunks: u8,
    from: [u8; 32],
    to: [u8; 8],
    enc: [u8; 32],
}

impl Header {
    fn write(&self) -> Vec<u8> {
        let versions = [VERSION, SUITE, self.size, self.chunks];
        [MAGIC.as_slice(), &versions, &self.from, &self.to, &self.enc].concat()
    }

    fn read(bytes: &[u8]) -> Result<Self, ParcelError> {
        let mut left = bytes;
        if take(&mut left) != Some(MAGIC) {
            return Err(ParcelError::Damaged);
        }
        let (size, chunks) = match take(&mut left) {
            Some([VERSION, SUITE, size, chunks]) => (size, chunks),
            None | Some([0, ..]) => return Err(ParcelError::Damaged),
            Some([version, ..]) => {
                return Err(ParcelError::FromTheFuture {
                    version: version.into(),
                });
            }
        };
        let rest = |left: &mut &[u8]| {
            Some(Self {
                size,
                chunks,
                from: take(left)?,
                to: take(left)?,
                enc: take(left)?,
            })
        };
        rest(&mut left).ok_or(ParcelError::Damaged)
    }
}

/// Eight bytes by which a reader sees whether a parcel is theirs.
fn key_id(key: &PublicKey) -> [u8; 8] {
    let digest: [u8; 32] = Sha256::digest(key.bytes()).into();
    let [a, b, c, d, e, f, g, h, ..] = digest;
    [a, b, c, d, e, f, g, h]
}

/// The bytes of one padded size.
fn room(size: u8) -> Option<usize> {
    (size <= LARGEST_SIZE).then(|| 1024 << (2 * size))
}

/// Length, JSON and noughts up to the smallest size that holds them, with the number of that size.
// SECURITY: from outside, a parcel tells its size in steps of four only.
fn pad(json: &[u8]) -> Option<(u8, Zeroizing<Vec<u8>>)> {
    let length = u32::try_from(json.len()).ok()?.to_be_bytes();
    let (size, room) = (0..=LARGEST_SIZE).find_map(|size| {
        room(size)
            .filter(|room| json.len() + length.len() <= *room)
            .map(|room| (size, room))
    })?;
    let mut plain = Zeroizing::new(Vec::with_capacity(room));
    plain.extend_from_slice(&length);
    plain.extend_from_slice(json);
    plain.resize(room, 0);
    Some((size, plain))
}

/// The JSON before the padding, if all of that is noughts.
fn unpad(mut plain: &[u8]) -> Option<&[u8]> {
    let length = u32::from_be_bytes(take(&mut plain)?);
    let (json, padding) = plain.split_at_checked(length.try_into().ok()?)?;
    padding.iter().all(|byte| *byte == 0).then_some(json)
}
