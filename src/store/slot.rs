//! Key slots: the ways in which a book's data key is kept.
//!
//! Without a lock there is one slot, and its name says what it is: `open`. A lock puts two others in
//! its place, `passphrase` and `recovery`, around the very same key; so records are never
//! rewritten. Beside them lies how often someone tried in vain (`tries`).

use core::fmt;

use zeroize::Zeroizing;

use super::tries::Tries;
use super::{Batch, Seq, Store, StoreError};
use crate::crypto::key_slot::{KeySlotError, PassphraseSlot, RecoverySlot};
use crate::crypto::seal::DataKey;

/// How often a change is tried when another tab keeps coming first.
const TRIES: usize = 16;

/// The way in which a slot keeps the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SlotKind {
    /// In the clear: whoever has the device has the book, and the screen says so.
    Open,
    /// Under a passphrase or PIN.
    Passphrase,
    /// Under the recovery code.
    Recovery,
    /// No key, but how often someone tried to get at it.
    Tries,
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
    /// There is no such slot.
    #[error("there is no key slot")]
    None,
    /// There is a lock on the key.
    #[error("the key is locked away")]
    Locked,
    /// There is a slot, but it does not hold a key.
    #[error("the key slot is damaged")]
    Damaged,
    /// There is a slot, and a newer version of the app wrote it.
    #[error("the key slot is of a newer version")]
    FromTheFuture,
}

impl SlotError {
    /// A short name that stays the same, for a report.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "slot.none",
            Self::Locked => "slot.locked",
            Self::Damaged => "slot.damaged",
            Self::FromTheFuture => "slot.from_the_future",
        }
    }
}

impl From<KeySlotError> for SlotError {
    fn from(error: KeySlotError) -> Self {
        match error {
            KeySlotError::Damaged => Self::Damaged,
            KeySlotError::FromTheFuture => Self::FromTheFuture,
        }
    }
}

impl SlotKind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Open, Self::Passphrase, Self::Recovery, Self::Tries];

    /// The name in the store, frozen for ever.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Passphrase => "passphrase",
            Self::Recovery => "recovery",
            Self::Tries => "tries",
        }
    }

    /// The kind with this name in the store.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Slot {
    /// Keeps the key in the clear.
    // SECURITY: a book without a lock. It hides nothing from whoever can copy the browser's profile. And a lock
    // that comes later takes this slot away, but not from the disk at once: the browser's own files
    // may hold the old bytes until it tidies them, so a copy of those may still open the book.
    pub fn open(key: &DataKey) -> Self {
        Self::new(SlotKind::Open, key.bytes().to_vec())
    }

    /// Keeps the key under a passphrase.
    pub fn passphrase(slot: &PassphraseSlot) -> Self {
        Self::new(SlotKind::Passphrase, slot.to_bytes())
    }

    /// Keeps the key under a recovery code.
    pub fn recovery(slot: &RecoverySlot) -> Self {
        Self::new(SlotKind::Recovery, slot.to_bytes())
    }

    /// Keeps how often someone tried.
    pub fn tries(tries: Tries) -> Self {
        Self::new(SlotKind::Tries, tries.to_bytes().to_vec())
    }

    fn new(kind: SlotKind, body: Vec<u8>) -> Self {
        Self {
            kind,
            body: Zeroizing::new(body),
        }
    }
}

fn body(slots: &[Slot], kind: SlotKind) -> Result<&[u8], SlotError> {
    let slot = slots.iter().find(|slot| slot.kind == kind);
    slot.map(|slot| slot.body.as_slice()).ok_or(SlotError::None)
}

/// The key that lies in the open slot.
///
/// # Errors
/// [`SlotError::Locked`] when there is a lock instead; else another when there is no key.
pub fn open_key(slots: &[Slot]) -> Result<DataKey, SlotError> {
    let kept = match body(slots, SlotKind::Open) {
        Err(_) if is_locked(slots) => return Err(SlotError::Locked),
        kept => kept?,
    };
    let bytes = kept.try_into().map_err(|_| SlotError::Damaged)?;
    Ok(DataKey::from_bytes(bytes))
}

/// Whether the key is locked away: there is a slot to unlock and none that is open.
pub fn is_locked(slots: &[Slot]) -> bool {
    let has = |kind| slots.iter().any(|slot| slot.kind == kind);
    !has(SlotKind::Open) && (has(SlotKind::Passphrase) || has(SlotKind::Recovery))
}

/// The slot that a passphrase opens.
///
/// # Errors
/// [`SlotError`] when there is none, or none that can be tried.
pub fn passphrase_slot(slots: &[Slot]) -> Result<PassphraseSlot, SlotError> {
    Ok(PassphraseSlot::from_bytes(body(
        slots,
        SlotKind::Passphrase,
    )?)?)
}

/// The slot that the recovery code opens.
///
/// # Errors
/// As [`passphrase_slot`].
pub fn recovery_slot(slots: &[Slot]) -> Result<RecoverySlot, SlotError> {
    Ok(RecoverySlot::from_bytes(body(slots, SlotKind::Recovery)?)?)
}

/// Key slots to write and to take away, together or not at all.
#[derive(Debug, Clone, Default)]
pub struct SlotChange {
    /// To write, over those of the same kind.
    pub puts: Vec<Slot>,
    /// To take away, where they are there.
    pub gone: Vec<SlotKind>,
}

/// Changes the slots as `change` says of those that lie there, in one commit that holds nothing else.
/// When another tab commits in between, `change` is asked again. Gives back the commit's number.
///
/// # Errors
/// What `change` said, or a [`StoreError`]; then nothing was changed, unless the connection was lost just then.
pub async fn change_slots<S: Store, E: From<StoreError>>(
    store: &S,
    mut change: impl FnMut(&[Slot]) -> Result<SlotChange, E>,
) -> Result<Seq, E> {
    for _ in 0..TRIES {
        // The number first, and then no leap ahead: if the slots change after they were read, this commit comes second.
        let seq = store.last().await?.plus(1);
        let SlotChange { puts, gone } = change(&store.slots().await?)?;
        let batch = Batch {
            seq,
            slots: puts,
            slots_gone: gone,
            ..Batch::default()
        };
        match store.write(&batch).await {
            Ok(()) => return Ok(seq),
            Err(StoreError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(StoreError::Conflict.into())
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
    use crate::crypto::random::Counted;
    use crate::crypto::recovery_code::RecoveryCode;

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

    #[test]
    fn a_lock_is_a_slot_to_unlock_without_one_that_is_open() {
        let random = Counted::new(1);
        let key = DataKey::generate(&random);
        let code = RecoveryCode::generate(&random);
        let recovery = Slot::recovery(&RecoverySlot::wrap(&code, &key, &random));
        let (open, tries) = (Slot::open(&key), Slot::tries(Tries::default()));
        for (slots, expected) in [
            (vec![recovery.clone()], Some(SlotError::Locked)),
            (
                vec![tries.clone(), recovery.clone()],
                Some(SlotError::Locked),
            ),
            (vec![tries], Some(SlotError::None)),
            (vec![recovery.clone(), open], None),
        ] {
            assert_eq!(open_key(&slots).err(), expected, "{slots:?}");
            assert_eq!(is_locked(&slots), expected == Some(SlotError::Locked));
        }
        let slots = [recovery];
        assert!(recovery_slot(&slots).is_ok());
        assert_eq!(passphrase_slot(&slots).err(), Some(SlotError::None));
    }

    #[test]
    fn the_names_in_the_store_are_frozen() {
        let names = SlotKind::ALL.map(SlotKind::code);
        assert_eq!(names, ["open", "passphrase", "recovery", "tries"]);
        for kind in SlotKind::ALL {
            assert_eq!(SlotKind::from_code(kind.code()), Some(kind));
        }
    }
}
