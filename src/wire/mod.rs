//! The JSON, version 1, that stored records and parcels share: a promise to stay readable for ever.
//!
//! What is written goes under a seal: to the store ([`encode`], [`decode`]) or into a parcel
//! ([`encode`], [`read_letter`]). A record is read strictly: it is the owner's own, and what is
//! not understood must not be lost. Someone else's letter is read leniently: what this version
//! does not know is kept out and counted. The fields stand in docs/formats.md.
//!
//! Whoever writes a type checks the same limits as whoever reads it, so all that is written can be read.

mod answer;
mod backup;
mod bounds;
mod item;
mod letter;
mod list;
mod person;
mod picture;
mod question_set;

use std::collections::BTreeSet;

use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

pub use backup::BackupLabel;
pub use bounds::{holds_letter, holds_record};
pub use letter::{MAX_ITEMS, ReadLetter, read_letter};

use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;

/// A type of the domain that has a JSON form.
pub trait Wire: Sized {
    /// The JSON form, version 1.
    type V1: Serialize + DeserializeOwned;

    /// Into the JSON form.
    ///
    /// # Errors
    /// [`WireError::TooMuch`] when it holds more than can be read back.
    fn to_wire(&self) -> Result<Self::V1, WireError>;

    /// From the JSON form.
    ///
    /// # Errors
    /// [`WireError`] when a value is unknown, impossible or too much.
    fn from_wire(wire: Self::V1, reader: &mut Reader) -> Result<Self, WireError>;
}

/// The JSON cannot be written, or cannot be read. It never says what stood there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// No JSON, or not of the expected form.
    #[error("not of the expected form")]
    Shape,
    /// A value that cannot be, or that this version does not know.
    #[error("a {0} that cannot be, or that this version does not know")]
    Value(&'static str),
    /// A letter of a later version.
    #[error("a letter of version {0}")]
    Newer(u32),
    /// More than the limits allow.
    #[error("more than fits")]
    TooMuch,
}

/// How to read: strictly or leniently, and how much was kept out so far.
#[derive(Debug)]
pub struct Reader {
    lenient: bool,
    kept_out: usize,
    /// The attachments that came with a letter.
    files: BTreeSet<Id>,
}

impl Reader {
    /// For the owner's own records.
    const fn strict() -> Self {
        Self {
            lenient: false,
            kept_out: 0,
            files: BTreeSet::new(),
        }
    }

    /// For someone else's letter.
    const fn lenient() -> Self {
        Self {
            lenient: true,
            kept_out: 0,
            files: BTreeSet::new(),
        }
    }

    /// Passes over what a lenient reader may do without, and counts it. Too much is too much for both.
    fn keep<T>(&mut self, read: Result<T, WireError>) -> Result<Option<T>, WireError> {
        match read {
            Err(WireError::Shape | WireError::Value(_)) if self.lenient => {
                self.kept_out += 1;
                Ok(None)
            }
            read => read.map(Some),
        }
    }
}

/// The JSON of a value, wiped when it is dropped.
///
/// # Errors
/// [`WireError::TooMuch`] when it holds more than can be read back.
pub fn encode<T: Wire>(value: &T) -> Result<Zeroizing<Vec<u8>>, WireError> {
    serde_json::to_vec(&value.to_wire()?)
        .map(Zeroizing::new)
        .map_err(|_| WireError::Shape)
}

/// The value of a record's JSON, read strictly.
///
/// # Errors
/// [`WireError`] when any of it is not understood.
pub fn decode<T: Wire>(json: &[u8]) -> Result<T, WireError> {
    T::from_wire(shape(json)?, &mut Reader::strict())
}

/// Reads the form only.
// SECURITY: serde's own error can quote what it read, so it goes no further.
fn shape<T: DeserializeOwned>(json: &[u8]) -> Result<T, WireError> {
    serde_json::from_slice(json).map_err(|_| WireError::Shape)
}

/// A moment as `[milliseconds since 1970, minutes east of UTC]`.
pub(crate) type WireMoment = (i64, i16);

/// A moment's JSON form.
pub(crate) fn from_moment(moment: Moment) -> WireMoment {
    // Within 18 hours, so that it always fits.
    (moment.unix_ms(), moment.offset_minutes() as i16)
}

/// A moment within the years 1970 to 9999, its clock within 18 hours of UTC.
pub(crate) fn to_moment((unix_ms, offset): WireMoment) -> Result<Moment, WireError> {
    Moment::new(unix_ms, offset.into()).ok_or(WireError::Value("moment"))
}

/// An id of 32 lowercase hex digits.
pub(crate) fn to_id(text: &str) -> Result<Id, WireError> {
    text.parse().map_err(|_| WireError::Value("id"))
}

/// Text that must be there.
pub(crate) fn to_text(text: &str) -> Result<FreeText, WireError> {
    match FreeText::parse(text) {
        Ok(Some(text)) => Ok(text),
        Ok(None) => Err(WireError::Value("empty text")),
        Err(_) => Err(WireError::TooMuch),
    }
}

/// Text that may be left out, or left empty.
pub(crate) fn to_optional_text(text: Option<String>) -> Result<Option<FreeText>, WireError> {
    text.map_or(Ok(None), |text| FreeText::parse(&text))
        .map_err(|_| WireError::TooMuch)
}

/// A language by its own tag.
pub(crate) fn to_lang(tag: &str) -> Result<Lang, WireError> {
    Lang::ALL
        .into_iter()
        .find(|lang| lang.tag() == tag)
        .ok_or(WireError::Value("language"))
}

#[cfg(test)]
mod tests;
