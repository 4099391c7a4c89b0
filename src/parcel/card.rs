//! The coachkaart: name, key, how to reach a coach and what they do with what is shared, as a message, a file or a link.
//!
//! Nothing in it is secret. That it is this coach's key and nobody else's is for the
//! twelve digits to say (`crypto::safety_number`).

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use super::armour::{self, Broken, Label};
use super::take;
use crate::domain::contact::{Card, PublicKey};
use crate::domain::free_text::FreeText;

/// The most bytes of text that are looked at: 1 MiB.
pub const MAX_BYTES: usize = 1024 * 1024;

const MAGIC: [u8; 4] = *b"MSck";
const VERSION: u8 = 1;
/// What stands before the card in a link: the fragment stays in the browser and is sent to no server.
const FRAGMENT: &str = "#k=";

/// Why there is no card in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CardError {
    /// Nothing was given.
    #[error("nothing was given")]
    Empty,
    /// Something else was given.
    #[error("there is no card in it")]
    NotACard,
    /// A sealed letter was given.
    #[error("it is a sealed letter, not a card")]
    IsAParcel,
    /// More was given than a card can be.
    #[error("it is larger than any card")]
    TooLarge,
    /// The end is missing.
    #[error("the end of the card is missing")]
    Truncated,
    /// Something in it was changed.
    #[error("the card was damaged on its way")]
    Damaged,
    /// A later version of the app made it.
    #[error("the card is of version {version}")]
    FromTheFuture {
        /// Its version; ours is 1.
        version: u8,
    },
}

impl CardError {
    /// A name for the message on the screen; it never changes.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Empty => "card-empty",
            Self::NotACard => "card-none",
            Self::IsAParcel => "card-is-a-parcel",
            Self::TooLarge => "card-too-large",
            Self::Truncated => "card-truncated",
            Self::Damaged => "card-damaged",
            Self::FromTheFuture { .. } => "card-from-the-future",
        }
    }
}

/// The card as a message, for a file or the clipboard.
pub fn to_text(card: &Card) -> String {
    armour::wrap(Label::Card, &write(card))
}

/// The card as the fragment of a link: base64url for `…/koppel#k=`.
pub fn to_fragment(card: &Card) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(armour::summed(write(card)))
}

/// Reads the card in a message, a file or a link, whatever stands around it.
///
/// # Errors
/// [`CardError`] when there is none, or it is not whole.
pub fn read(text: impl AsRef<[u8]>) -> Result<Card, CardError> {
    parse(&unwrap(text.as_ref())?)
}

fn unwrap(text: &[u8]) -> Result<Vec<u8>, CardError> {
    if text.len() > MAX_BYTES {
        return Err(CardError::TooLarge);
    }
    let broken = match armour::unwrap(Label::Card, text) {
        Ok(bytes) => return Ok(bytes),
        Err(broken) => broken,
    };
    match (broken, link_in(text)) {
        (Broken::Damaged, _) => Err(CardError::Damaged),
        // A link has no end mark, and chat apps do cut long ones.
        (_, Some(link)) => BASE64_URL_SAFE_NO_PAD
            .decode(link)
            .ok()
            .and_then(armour::checked)
            .ok_or(CardError::Truncated),
        (Broken::Cut, None) => Err(CardError::Truncated),
        (Broken::Missing, None) if text.trim_ascii().is_empty() => Err(CardError::Empty),
        (Broken::Missing, None) if Label::Parcel.is_in(text) => Err(CardError::IsAParcel),
        (Broken::Missing, None) => Err(CardError::NotACard),
    }
}

/// The base64url behind the first `#k=`.
pub(super) fn link_in(text: &[u8]) -> Option<&[u8]> {
    let at = armour::find(text, FRAGMENT)? + FRAGMENT.len();
    let link = text.split_at_checked(at)?.1;
    let is_base64url = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let end = link
        .iter()
        .position(|byte| !is_base64url(byte))
        .unwrap_or(link.len());
    link.get(..end)
}

/// Magic, version, key, then name, hours, room and what the coach does, each behind its length; the last one only where it is said.
fn write(card: &Card) -> Vec<u8> {
    let mut bytes = [MAGIC.as_slice(), &[VERSION], card.key.bytes()].concat();
    let always = [Some(&card.name), card.hours.as_ref(), card.room.as_ref()];
    let perhaps = card.does.as_ref().map(Some);
    for text in always.into_iter().chain(perhaps) {
        let text = text.map_or("", FreeText::as_str);
        // At most FreeText::MAX, so that it always fits.
        bytes.extend((text.len() as u32).to_be_bytes());
        bytes.extend(text.as_bytes());
    }
    bytes
}

/// Bytes behind the last field are a later version's business and are passed over.
fn parse(bytes: &[u8]) -> Result<Card, CardError> {
    let mut left = bytes;
    if take(&mut left) != Some(MAGIC) {
        return Err(CardError::Damaged);
    }
    match take(&mut left) {
        Some([VERSION]) => {}
        None | Some([0]) => return Err(CardError::Damaged),
        Some([version]) => return Err(CardError::FromTheFuture { version }),
    }
    let fields = |left: &mut &[u8]| {
        let key = PublicKey::new(take(left)?);
        Some(Card {
            key,
            name: text(left)??,
            hours: text(left)?,
            room: text(left)?,
            // A card may end before it, and what is no such text is a later version's business.
            does: text(left).flatten(),
        })
    };
    fields(&mut left).ok_or(CardError::Damaged)
}

/// Takes a text off the front, which may be empty.
fn text(left: &mut &[u8]) -> Option<Option<FreeText>> {
    let length = u32::from_be_bytes(take(left)?);
    let (text, rest) = left.split_at_checked(length.try_into().ok()?)?;
    *left = rest;
    FreeText::parse(str::from_utf8(text).ok()?).ok()
}
