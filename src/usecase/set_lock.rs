//! Someone puts a lock on the book.

use super::{Book, Stretcher, World};
use crate::crypto::key_slot::{DeriveError, KdfParams, Passphrase, PassphraseSlot, Stretch};
use crate::crypto::random::Random;
use crate::crypto::recovery_code::RecoveryCode;
use crate::crypto::seal::DataKey;
use crate::store::slot::{SlotChange, is_locked};
use crate::store::{Slot, SlotKind, StoreError};

use super::new_recovery_code::under_new_code;

/// Why the lock is as it was.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// There is a lock already: another tab set it, or an answer was lost.
    #[error("there is a lock already")]
    Locked,
    /// There is no lock.
    #[error("there is no lock")]
    NotLocked,
    /// No key could be made of the passphrase.
    #[error(transparent)]
    Derive(#[from] DeriveError),
    /// It was not kept.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl LockError {
    /// A short name that stays the same, for a report.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Locked => "lock.locked",
            Self::NotLocked => "lock.not_locked",
            Self::Derive(error) => error.code(),
            Self::Store(error) => error.code(),
        }
    }
}

/// Locks the data key away under a passphrase, and under a recovery code that is to be shown now and never again.
/// The book stays open until it is dropped.
///
/// # Errors
/// [`LockError`]; after [`DeriveError::Memory`], smaller parameters may do. When the connection was
/// lost just then the lock may be set after all, and only the passphrase is known: `new_recovery_code` gives the other.
pub async fn set_lock<W: World>(
    book: &Book<W>,
    passphrase: &Passphrase,
    params: KdfParams,
    stretcher: &impl Stretcher,
) -> Result<RecoveryCode, LockError> {
    let key = book.vault.key();
    let under_passphrase =
        under_passphrase(key, passphrase, params, stretcher, &book.random).await?;
    let (code, under_code) = under_new_code(key, &book.random);
    let change = |slots: &[Slot]| {
        if is_locked(slots) {
            return Err(LockError::Locked);
        }
        Ok(SlotChange {
            puts: vec![under_passphrase.clone(), under_code.clone()],
            gone: vec![SlotKind::Open, SlotKind::Tries],
        })
    };
    book.vault.change_slots(change).await?;
    Ok(code)
}

/// The data key under a passphrase.
pub(super) async fn under_passphrase(
    key: &DataKey,
    passphrase: &Passphrase,
    params: KdfParams,
    stretcher: &impl Stretcher,
    random: &impl Random,
) -> Result<Slot, DeriveError> {
    let stretch = Stretch::new(params, random);
    let wrapping = stretcher.derive(stretch, passphrase).await?;
    let slot = PassphraseSlot::wrap(stretch, &wrapping, key, random);
    Ok(Slot::passphrase(&slot))
}

/// The same change for every book that is locked.
pub(super) fn if_locked(
    slots: &[Slot],
    puts: &[Slot],
    gone: &[SlotKind],
) -> Result<SlotChange, LockError> {
    if !is_locked(slots) {
        return Err(LockError::NotLocked);
    }
    Ok(SlotChange {
        puts: puts.to_vec(),
        gone: gone.to_vec(),
    })
}
