//! What travels: the coach's card and the sealed letter of a learner between people, and the back-up to oneself.
//!
//! All are text that survives a chat app: a line for whoever opens it by accident, then armour.
//! Out goes a `String` for a file, a link or the clipboard; in comes whatever someone picked,
//! dropped or pasted. Nothing is kept here. Every byte stands in docs/formats.md.

mod armour;
pub mod backup;
pub mod card;
pub mod letter;
pub mod qr;

use armour::Label;

/// What a picked file or a pasted text seems to hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A coach's card, for [`card::read`].
    Card,
    /// A sealed letter, for [`letter::open`].
    Parcel,
    /// A back-up, for [`backup::Head::read`].
    Backup,
    /// None of these.
    Neither,
}

/// Looks for the first mark of a card, a parcel or a back-up, without reading it. The first 64 KiB of a file will do.
pub fn looks_like(text: impl AsRef<[u8]>) -> What {
    let text = text.as_ref();
    if text.len() > letter::MAX_BYTES {
        What::Neither
    } else if Label::Parcel.is_in(text) {
        What::Parcel
    } else if Label::Card.is_in(text) || card::link_in(text).is_some() {
        What::Card
    } else if Label::Backup.is_in(text) {
        What::Backup
    } else {
        What::Neither
    }
}

/// Takes the next `N` bytes off the front.
fn take<const N: usize>(bytes: &mut &[u8]) -> Option<[u8; N]> {
    let (taken, left) = bytes.split_first_chunk()?;
    *bytes = left;
    Some(*taken)
}
