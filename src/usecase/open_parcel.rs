//! Someone opens a parcel, and sees from whom it is before anything is kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Book, World};
use crate::crypto::random::Random;
use crate::domain::contact::{Contact, PublicKey};
use crate::domain::id::Id;
use crate::domain::inbox::{Received, Sender};
use crate::domain::shared::Letter;
use crate::parcel::letter::{self, Files, Opened, ParcelError};

/// A parcel that was opened and not yet kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrived {
    /// What is in it. Its attachments have new names: those of someone else could be names of something here.
    pub letter: Letter,
    /// The bytes of its attachments, in the order of the letter.
    pub files: Arc<Files>,
    /// The key that sealed it: nobody else can have.
    pub key: PublicKey,
    /// Who that is, as far as this book can tell.
    pub sender: Sender,
    /// Whether it was kept before; keeping it again changes nothing.
    pub repeated: bool,
    /// How much of it this version does not know, and keeps out.
    pub kept_out: usize,
    /// The name for a new contact, should one be needed. Drawn now, so that keeping twice makes no two.
    pub(super) newcomer: Id,
}

/// Opens a parcel. It changes nothing.
///
/// # Errors
/// [`ParcelError`], which says what is wrong with it.
pub fn open_parcel<W: World>(
    book: &Book<W>,
    bytes: &[u8],
    contacts: &[Contact],
    received: &[Received],
) -> Result<Arrived, ParcelError> {
    let Opened {
        from,
        letter,
        kept_out,
        files,
    } = letter::open(bytes, &book.identity())?;
    let newcomer = book.random.id();
    let named = letter.files.iter().map(|file| (file.id, book.random.id()));
    let names: BTreeMap<Id, Id> = named.collect();
    Ok(Arrived {
        sender: Sender::recognise(&from, &letter.from, contacts),
        repeated: is_known(letter.id, received),
        letter: letter.with_files(|id| names.get(&id).copied().unwrap_or(id)),
        files: Arc::new(files),
        key: from,
        kept_out,
        newcomer,
    })
}

/// Whether this parcel was kept before.
pub(super) fn is_known(letter: Id, received: &[Received]) -> bool {
    received.iter().any(|known| known.letter.id == letter)
}
