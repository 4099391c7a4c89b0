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
mod json;
mod letter;
mod packed;
mod person;
mod picture;
mod question_set;
mod writer;

use std::collections::BTreeSet;

use json::Parsed;
use zeroize::Zeroizing;

pub use backup::BackupLabel;
pub use bounds::{holds_letter, holds_record};
pub use json::Json;
pub use letter::{MAX_ITEMS, ReadLetter, read_letter};
pub use packed::{Unpacked, pack};
pub use writer::Writer;

use crate::domain::id::Id;
use crate::domain::lang::Lang;

/// A type of the domain that has a JSON form, version 1.
pub trait Wire: Sized {
    /// Writes it as JSON.
    ///
    /// # Errors
    /// [`WireError::TooMuch`] when it holds more than can be read back.
    fn write(&self, json: &mut Writer) -> Result<(), WireError>;

    /// Reads it from JSON.
    ///
    /// # Errors
    /// [`WireError`] when it is of another form, or when a value is unknown, impossible or too much.
    fn read(json: Json<'_>, reader: &mut Reader) -> Result<Self, WireError>;
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
    let mut json = Writer::default();
    value.write(&mut json)?;
    Ok(json.finish())
}

/// The value of a record's JSON, read strictly.
///
/// # Errors
/// [`WireError`] when any of it is not understood.
pub fn decode<T: Wire>(json: &[u8]) -> Result<T, WireError> {
    T::read(Parsed::of(json)?.json(), &mut Reader::strict())
}

/// The values of a JSON list of records, read strictly.
///
/// # Errors
/// [`WireError`] when any of it is not understood.
pub fn decode_all<T: Wire>(json: &[u8]) -> Result<Vec<T>, WireError> {
    let record = |json| T::read(json, &mut Reader::strict());
    Parsed::of(json)?.json().all(usize::MAX, record)
}

/// The version of a letter and of a back-up.
const VERSION: u32 = 1;

/// Whether what says its version is of this one.
fn check_version(json: Json<'_>) -> Result<(), WireError> {
    match json.field("v")?.number()? {
        VERSION => Ok(()),
        newer => Err(WireError::Newer(newer)),
    }
}

/// A language by its own tag.
pub(crate) fn to_lang(json: Json<'_>) -> Result<Lang, WireError> {
    let tag = json.text()?;
    Lang::ALL
        .into_iter()
        .find(|lang| lang.tag() == tag)
        .ok_or(WireError::Value("language"))
}

#[cfg(test)]
mod tests;
