//! Key slots: the ways in which a book's data key is kept.
//!
//! There is one way so far, and its name says what it is: `open`. A lock will be
//! another slot beside it, or instead of it, around the very same key.

use core::fmt;

use zeroize::Zeroizing;

use crate::crypto::seal::DataKey;

/// The way in which a slot keeps the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotKind {
    /// In the clear: whoever has the device has the book, and the screen says so.
    Open,
}

/// One kept copy of the data key.
#[derive(Clone, PartialEq, Eq)]
pub struct Slot {
    /// How it is kept.
    pub kind: SlotKind,
    /// The kept bytes.
    pub body: Zeroizing<Vec<u8>>,
}

/// Why the slots give no key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SlotError {
    /// There is no slot at all: this book was never started.
    #[error("there is no key slot")]
    None,
    /// There is a slot, but it does not hold a key.
    #[error("the key slot is damaged")]
    Damaged,
}

impl SlotKind {
    /// Every kind.
    pub const ALL: [Self; 1] = [Self::Open];

    /// The name in the store, frozen for ever.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
        }
    }

    /// The kind with this name in the store.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Slot {
    /// Keeps the key in the clear.
    // SECURITY: a book without a lock. It hides nothing from whoever can copy the browser's profile.
    pub fn open(key: &DataKey) -> Self {
        Self {
            kind: SlotKind::Open,
            body: Zeroizing::new(key.bytes().to_vec()),
        }
    }
}

/// The key that lies in the open slot.
///
/// # Errors
/// [`SlotError`] when there is none, or when it is not 32 bytes long.
pub fn open_key(slots: &[Slot]) -> Result<DataKey, SlotError> {
    let slot = slots
        .iter()
        .find(|slot| slot.kind == SlotKind::Open)
        .ok_or(SlotError::None)?;
    let bytes = slot
        .body
        .as_slice()
        .try_into()
        .map_err(|_| SlotError::Damaged)?;
    Ok(DataKey::from_bytes(bytes))
}

impl fmt::Debug for Slot {
    /// Never the key itself.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Slot({}, {} bytes)", self.kind.code(), self.body.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_open_slot_gives_its_key_back_and_never_prints_it() {
        let slot = Slot::open(&DataKey::from_bytes([0xab; 32]));
        assert_eq!(
            open_key(core::slice::from_ref(&slot)).map(|key| *key.bytes()),
            Ok([0xab; 32])
        );
        assert_eq!(format!("{slot:?}"), "Slot(open, 32 bytes)");
        assert_eq!(open_key(&[]).err(), Some(SlotError::None));
        let short = Slot {
            body: Zeroizing::new(vec![0xab; 31]),
            ..slot
        };
        assert_eq!(open_key(&[short]).err(), Some(SlotError::Damaged));
    }
}
