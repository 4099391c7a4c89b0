//! The deelpakket: a letter sealed for one reader, as a text file.
//!
//! A header in the clear, then one HPKE message that holds the letter's JSON, the bytes of its attachments and
//! padding. The header is additional data of the seal. So nothing in any of it can be changed, left out or
//! taken from another parcel. The layout stands in docs/formats.md.

use std::ops::Range;

use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::armour::{self, Broken, Label};
use super::{What, looks_like, take};
use crate::crypto::between::{NotAKey, Opener, Sealer, TAG};
use crate::crypto::identity::Identity;
use crate::crypto::random::Random;
use crate::domain::contact::PublicKey;
use crate::domain::shared::Letter;
use crate::wire::{self, ReadLetter, WireError};

/// The most bytes of text that are looked at: 25 MiB.
pub const MAX_BYTES: usize = 25 * 1024 * 1024;

/// The most bytes that one parcel holds, under its seal: 16 MiB.
pub const MOST: usize = 16 * 1024 * 1024;

const MAGIC: [u8; 4] = *b"MSdp";
const VERSION: u8 = 1;
/// DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305, Auth mode.
const SUITE: u8 = 1;
/// Bytes before the sealed letter.
const HEADER: usize = 80;
/// Bytes of the length of the JSON.
const LENGTH: usize = 4;
/// What padding is made of.
const NOUGHTS: [u8; 1024] = [0; 1024];
/// Tells this use of the keys from every other.
const INFO: &[u8] = b"mijn-stem parcel v1";
/// The sizes are 1 KiB to 1 MiB in steps of four, then 2 to 16 MiB in steps of two.
const LARGEST_SIZE: u8 = 9;

/// A parcel that opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The key it was sealed with: who wrote it.
    pub from: PublicKey,
    /// What was in it.
    pub letter: Letter,
    /// How many items, answers and attachments this version does not know, and left out.
    pub kept_out: usize,
    /// The bytes of the letter's files.
    pub files: Files,
}

/// The bytes of the files of a letter, wiped when they are dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Files {
    /// All of the parcel they came in.
    bytes: Zeroizing<Vec<u8>>,
    places: Vec<Range<usize>>,
}

impl Files {
    /// The bytes of the file with this place in the letter; none when there is no such file.
    pub fn get(&self, place: usize) -> Option<&[u8]> {
        self.bytes.get(self.places.get(place)?.clone())
    }
}

impl core::fmt::Debug for Files {
    /// How many, and nothing of what is in them.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Files({})", self.places.len())
    }
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
    /// The bytes are not those of the letter's files.
    #[error("the bytes are not those of the files")]
    NotItsFiles,
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
            Self::NotItsFiles => "seal-not-its-files",
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

/// The JSON of a letter that can be read back.
fn words(letter: &Letter) -> Result<Zeroizing<Vec<u8>>, SealError> {
    let json = wire::encode(letter).ok();
    (json.filter(|json| wire::holds_letter(json))).ok_or(SealError::TooMuch)
}

/// How many bytes of text the parcel with this letter is.
///
/// # Errors
/// [`SealError::TooMuch`].
pub fn length(letter: &Letter) -> Result<usize, SealError> {
    let json = words(letter)?;
    let (_, room) = fitting(json.len(), letter).ok_or(SealError::TooMuch)?;
    Ok(armour::length(Label::Parcel, HEADER + room + TAG))
}

/// Seals a letter for one reader, with the bytes of each of its files in their order; gives the text of the parcel.
///
/// # Errors
/// [`SealError`] when it is too much, the key is none, or the bytes are not those of its files.
pub fn seal(
    letter: &Letter,
    files: &[Zeroizing<Vec<u8>>],
    from: &Identity,
    to: &PublicKey,
    random: &impl Random,
) -> Result<String, SealError> {
    let json = words(letter)?;
    let (size, room) = fitting(json.len(), letter).ok_or(SealError::TooMuch)?;
    let sizes = letter.files.iter().map(|file| file.size() as usize);
    if !sizes.eq(files.iter().map(|bytes| bytes.len())) {
        return Err(SealError::NotItsFiles);
    }
    let mut plain = Zeroizing::new(Vec::with_capacity(room));
    // It fits in the room, so that its length fits in four bytes.
    plain.extend_from_slice(&(json.len() as u32).to_be_bytes());
    plain.extend_from_slice(&json);
    for bytes in files {
        plain.extend_from_slice(bytes);
    }
    plain.resize(room, 0);
    let mut sealer = Sealer::new(from, to, INFO, random)?;
    let header = Header {
        size,
        from: *from.public().bytes(),
        to: key_id(to),
        enc: *sealer.enc(),
    }
    .write();
    let sealed = sealer.seal(&header, &plain);
    drop(plain);
    Ok(armour::wrap(Label::Parcel, &[header, sealed].concat()))
}

/// Opens a parcel in a file or a pasted text, whatever stands around it.
///
/// # Errors
/// [`ParcelError`], by what the reader can do about it. Only what the sender sealed ever opens.
pub fn open(text: &[u8], me: &Identity) -> Result<Opened, ParcelError> {
    // Opened where it lies: a full parcel need not lie in memory twice.
    let mut bytes = Zeroizing::new(unwrap(text)?);
    let headed = HEADER.min(bytes.len());
    let (header_bytes, sealed) = bytes.split_at_mut(headed);
    let header = Header::read(header_bytes)?;
    if header.to != key_id(&me.public()) {
        return Err(ParcelError::ForSomeoneElse);
    }
    if room(header.size).is_none_or(|room| room + TAG != sealed.len()) {
        return Err(ParcelError::Damaged);
    }
    let from = PublicKey::new(header.from);
    let mut opener = Opener::new(me, &from, &header.enc, INFO).map_err(|_| ParcelError::Damaged)?;
    let plain: &[u8] = (opener.open(header_bytes, sealed)).map_err(|_| ParcelError::Damaged)?;
    let json = json_of(plain).ok_or(ParcelError::Damaged)?;
    let behind = LENGTH + json.len();
    let ReadLetter {
        letter,
        kept_out,
        places,
        bytes: filed,
    } = wire::read_letter(json)?;
    let padding = usize::try_from(filed)
        .ok()
        .and_then(|filed| plain.get(behind.checked_add(filed)?..))
        .ok_or(ParcelError::Damaged)?;
    // By pieces: one by one would take as long as to open it.
    let nought = |piece: &[u8]| NOUGHTS.starts_with(piece);
    if !padding.chunks(NOUGHTS.len()).all(nought) {
        return Err(ParcelError::Damaged);
    }
    // All of them lie within what was sealed, as was just seen.
    let first = HEADER + behind;
    let place = |it: Range<u64>| first + it.start as usize..first + it.end as usize;
    let places = places.into_iter().map(place).collect();
    Ok(Opened {
        from,
        letter,
        kept_out,
        files: Files { bytes, places },
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
    from: [u8; 32],
    to: [u8; 8],
    enc: [u8; 32],
}

impl Header {
    fn write(&self) -> Vec<u8> {
        let versions = [VERSION, SUITE, self.size, 0];
        [MAGIC.as_slice(), &versions, &self.from, &self.to, &self.enc].concat()
    }

    fn read(bytes: &[u8]) -> Result<Self, ParcelError> {
        let mut left = bytes;
        if take(&mut left) != Some(MAGIC) {
            return Err(ParcelError::Damaged);
        }
        let size = match take(&mut left) {
            Some([VERSION, SUITE, size, 0]) => size,
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

const _: () = assert!(MOST == 1024 << (LARGEST_SIZE + 5));

/// The bytes of one padded size.
fn room(size: u8) -> Option<usize> {
    (size <= LARGEST_SIZE).then(|| 1024 << (2 * size).min(size + 5))
}

/// The smallest size that holds a letter with so many bytes of JSON: its number, and the bytes.
// SECURITY: from outside, a parcel tells its size in these steps only.
fn fitting(json: usize, letter: &Letter) -> Option<(u8, usize)> {
    let files = letter.files.iter().map(|file| u64::from(file.size()));
    let all = (LENGTH + json) as u64 + files.sum::<u64>();
    (0..=LARGEST_SIZE).find_map(|size| {
        let room = room(size)?;
        (all <= room as u64).then_some((size, room))
    })
}

/// The JSON that what was sealed begins with.
fn json_of(mut plain: &[u8]) -> Option<&[u8]> {
    let length = u32::from_be_bytes(take(&mut plain)?);
    plain.get(..length.try_into().ok()?)
}
