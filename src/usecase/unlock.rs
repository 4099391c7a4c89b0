//! Someone opens a book that has a lock.

use super::open_book::open_with;
use super::{Book, Clock, Contents, OpenError, Stretcher, World};
use crate::crypto::key_slot::{DeriveError, Passphrase};
use crate::crypto::recovery_code::RecoveryCode;
use crate::crypto::seal::DataKey;
use crate::domain::moment::Moment;
use crate::store::slot::{self, SlotChange, SlotError, change_slots};
use crate::store::tries::Tries;
use crate::store::{Slot, SlotKind, Store, StoreError};

/// What someone unlocks the book with.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// The passphrase or PIN.
    Passphrase(&'a Passphrase),
    /// The recovery code.
    Recovery(&'a RecoveryCode),
}

/// Why the book stays closed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnlockError {
    /// There is no lock on it: `open_book` opens it, or says what is the matter.
    #[error("there is no lock")]
    NotLocked,
    /// It is too soon after a wrong try: so many seconds more.
    #[error("the next try is in {0} seconds")]
    Wait(u32),
    /// This secret does not fit the lock.
    #[error("this does not open the lock")]
    Wrong,
    /// The lock itself cannot be tried; the other secret may still do.
    #[error(transparent)]
    Slot(#[from] SlotError),
    /// No key could be made of the passphrase.
    #[error(transparent)]
    Derive(#[from] DeriveError),
    /// The lock is open, but the book does not open; or the store does not answer.
    #[error(transparent)]
    Open(#[from] OpenError),
}

impl UnlockError {
    /// A short name that stays the same, for a report.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotLocked => "unlock.not_locked",
            Self::Wait(_) => "unlock.wait",
            Self::Wrong => "unlock.wrong",
            Self::Slot(error) => error.code(),
            Self::Derive(error) => error.code(),
            Self::Open(error) => error.code(),
        }
    }
}

impl From<StoreError> for UnlockError {
    fn from(error: StoreError) -> Self {
        Self::Open(error.into())
    }
}

/// Whether there is a lock on the book in this store.
///
/// # Errors
/// A [`StoreError`] when the store does not answer.
pub async fn is_locked(store: &impl Store) -> Result<bool, StoreError> {
    Ok(slot::is_locked(&store.slots().await?))
}

/// How many seconds the next try still has to wait.
///
/// # Errors
/// As [`is_locked`].
pub async fn seconds_to_wait(store: &impl Store, now: Moment) -> Result<u32, StoreError> {
    Ok(Tries::among(&store.slots().await?).seconds_left(now))
}

/// Opens a book that has a lock. However often it fails, nothing is ever wiped.
///
/// # Errors
/// [`UnlockError`].
pub async fn unlock<W: World>(
    store: W::Store,
    clock: W::Clock,
    random: W::Random,
    secret: Secret<'_>,
    stretcher: &impl Stretcher,
) -> Result<(Book<W>, Contents), UnlockError> {
    let key = try_secret(&store, clock.now(), secret, stretcher).await?;
    Ok(open_with(store, key, clock, random).await?)
}

/// The data key, if the secret is right.
pub(super) async fn try_secret(
    store: &impl Store,
    now: Moment,
    secret: Secret<'_>,
    stretcher: &impl Stretcher,
) -> Result<DataKey, UnlockError> {
    let slots = store.slots().await?;
    if !slot::is_locked(&slots) {
        return Err(UnlockError::NotLocked);
    }
    // A slot that cannot be tried is told before the try is counted.
    let opened = match secret {
        Secret::Passphrase(passphrase) => {
            let slot = slot::passphrase_slot(&slots)?;
            count(store, now).await?;
            slot.open(&stretcher.derive(slot.stretch(), passphrase).await?)
        }
        Secret::Recovery(code) => {
            let slot = slot::recovery_slot(&slots)?;
            count(store, now).await?;
            slot.open(code)
        }
    };
    let key = opened.map_err(|_| UnlockError::Wrong)?;
    let forgive = |_: &[Slot]| {
        Ok::<_, StoreError>(SlotChange {
            puts: vec![],
            gone: vec![SlotKind::Tries],
        })
    };
    // A count that stays is no reason to keep a book closed to the right secret.
    drop(change_slots(store, forgive).await);
    Ok(key)
}

/// Counts a try before it is made, so that closing the tab meanwhile does not undo it.
async fn count(store: &impl Store, now: Moment) -> Result<(), UnlockError> {
    let one_more = |slots: &[Slot]| {
        let tries = Tries::among(slots);
        match tries.seconds_left(now) {
            0 => Ok(SlotChange {
                puts: vec![Slot::tries(tries.and_one(now))],
                gone: vec![],
            }),
            seconds => Err(UnlockError::Wait(seconds)),
        }
    };
    match change_slots(store, one_more).await {
        // SECURITY: a full disk must not keep its owner out, who may want to make room. So tries do not count there: it
        // takes someone who fills the disk to guess faster, and that one could as well copy the files.
        Ok(_) | Err(UnlockError::Open(OpenError::Store(StoreError::Full))) => Ok(()),
        Err(error) => Err(error),
    }
}
