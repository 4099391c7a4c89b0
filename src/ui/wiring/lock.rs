//! Books with a lock: started, opened, changed.

use std::rc::Rc;

use super::{Book, Browser, Entered, OnShelf, Place, STRETCHER, new_place};
use crate::browser::clock::BrowserClock;
use crate::browser::random::BrowserRandom;
use crate::crypto::key_slot::{DeriveError, KdfParams, Passphrase};
use crate::crypto::recovery_code::RecoveryCode;
use crate::domain::settings::Settings;
use crate::store::idb::IdbStore;
use crate::store::vault::VaultError;
use crate::ui::problem::Problem;
use crate::usecase::{self, Clock, LockError, MakeBackupError, Secret, StartError, UnlockError};

/// Why a secret did not do.
#[derive(Debug, Clone, Copy)]
pub enum Refusal {
    /// It is wrong.
    Wrong,
    /// It is too soon after a wrong one.
    TooSoon,
    /// Something else went wrong.
    Problem(Problem),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

impl From<LockError> for Refusal {
    fn from(error: LockError) -> Self {
        Self::Problem(error.into())
    }
}

impl From<UnlockError> for Refusal {
    fn from(error: UnlockError) -> Self {
        match error {
            UnlockError::Wrong => Self::Wrong,
            UnlockError::Wait(_) => Self::TooSoon,
            UnlockError::NotLocked => Self::Problem(Problem(|texts| texts.other_tab)),
            UnlockError::Slot(_) => Self::Problem(Problem(|texts| texts.damaged_lock)),
            UnlockError::Derive(error) => Self::Problem(error.into()),
            UnlockError::Open(error) => Self::Problem(error.into()),
        }
    }
}

/// A secret that someone typed.
pub enum Typed {
    /// The passphrase or PIN.
    Passphrase(Passphrase),
    /// The recovery code.
    Recovery(RecoveryCode),
}

impl Typed {
    /// What a use case takes.
    pub const fn secret(&self) -> Secret<'_> {
        match self {
            Self::Passphrase(passphrase) => Secret::Passphrase(passphrase),
            Self::Recovery(code) => Secret::Recovery(code),
        }
    }
}

/// Opens a book that has a lock.
///
/// # Errors
/// [`Refusal`]; nothing is ever wiped.
pub async fn unlock(place: Rc<Place>, typed: &Typed) -> Result<OnShelf, Refusal> {
    let store = place.store().await.map_err(Refusal::Problem)?;
    let (book, contents) = usecase::unlock::<Browser>(
        store,
        BrowserClock,
        BrowserRandom,
        typed.secret(),
        &STRETCHER,
    )
    .await?;
    Ok(OnShelf {
        place,
        book: Rc::new(book),
        contents,
        entered: match typed {
            Typed::Passphrase(_) => Entered::WithPassphrase,
            Typed::Recovery(_) => Entered::WithRecoveryCode,
        },
    })
}

/// Shows that the lock of an open book is theirs.
///
/// # Errors
/// [`Refusal`].
pub async fn prove_secret(book: &Book, typed: &Typed) -> Result<(), Refusal> {
    Ok(usecase::prove_secret(book, typed.secret(), &STRETCHER).await?)
}

/// Sets a lock; the recovery code is shown once.
///
/// # Errors
/// [`LockError`]; the book is then as it was.
pub async fn set_lock(book: &Book, passphrase: &Passphrase) -> Result<RecoveryCode, LockError> {
    let set = async |params| usecase::set_lock(book, passphrase, params, &STRETCHER).await;
    match within_memory(set).await {
        // The answer may have been lost on its way: a lock without a code that anyone knows must not stay.
        Err(LockError::Store(error)) => {
            if usecase::is_locked(book.vault().store()).await == Ok(true) {
                usecase::new_recovery_code(book).await
            } else {
                Err(LockError::Store(error))
            }
        }
        set => set,
    }
}

/// Chooses another passphrase.
///
/// # Errors
/// [`LockError`].
pub async fn change_lock(book: &Book, passphrase: &Passphrase) -> Result<(), LockError> {
    within_memory(async |params| usecase::change_lock(book, passphrase, params, &STRETCHER).await)
        .await
}

/// An error that may be for want of memory.
pub(super) trait Memory {
    /// Whether it is.
    fn is_memory(&self) -> bool;
}

macro_rules! may_want_memory {
    ($($error:ident)+) => { $(
        impl Memory for $error {
            fn is_memory(&self) -> bool {
                matches!(self, Self::Derive(DeriveError::Memory))
            }
        }
    )+ };
}

may_want_memory! { LockError StartError MakeBackupError }

/// Does it with the usual work, or with less where the device has not the memory for it.
pub(super) async fn within_memory<T, E: Memory>(
    work: impl AsyncFn(KdfParams) -> Result<T, E>,
) -> Result<T, E> {
    match work(KdfParams::USUAL).await {
        Err(error) if error.is_memory() => work(KdfParams::SMALL).await,
        done => done,
    }
}

/// How many seconds the next try of a secret has to wait.
pub async fn seconds_to_wait(place: &Place) -> u32 {
    let ask = async || {
        let store = place.store().await?;
        Ok::<_, Problem>(usecase::seconds_to_wait(&store, BrowserClock.now()).await?)
    };
    // A store that does not answer says so at the try itself.
    ask().await.unwrap_or_default()
}

/// Starts a book that is locked from the first moment; the recovery code is shown once.
pub async fn start_locked(
    settings: Settings,
    passphrase: &Passphrase,
) -> Result<(OnShelf, RecoveryCode), Problem> {
    let (place, _) = new_place(false).await?;
    let start = async |params| {
        let store = IdbStore::open(&place.at.database)
            .await
            .map_err(VaultError::from)?;
        usecase::start_locked_book::<Browser>(
            store,
            BrowserClock,
            BrowserRandom,
            settings.clone(),
            passphrase,
            params,
            &STRETCHER,
        )
        .await
    };
    match within_memory(start).await {
        Ok((book, contents, code)) => {
            let open = OnShelf {
                place,
                book: Rc::new(book),
                contents,
                entered: Entered::WithPassphrase,
            };
            Ok((open, code))
        }
        Err(error) => {
            // Nothing is in it yet.
            place.erase().await?;
            Err(error.into())
        }
    }
}
