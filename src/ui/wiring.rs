//! The only place that says which adapters the app runs on, and how a book is found and opened.

use std::rc::Rc;

use crate::browser::clock::BrowserClock;
use crate::browser::files;
use crate::browser::random::BrowserRandom;
use crate::crypto::key_slot::{DeriveError, KdfParams, Passphrase};
use crate::crypto::recovery_code::RecoveryCode;
use crate::domain::contact::Role;
use crate::domain::lang::Lang;
use crate::domain::settings::Settings;
use crate::store::idb::IdbStore;
use crate::store::idb::shelf::{Shelf, ShelfBook};
use crate::store::vault::VaultError;
use crate::ui::problem::Problem;
use crate::usecase::{
    self, Clock, Contents, Here, LockError, OpenError, Secret, StartError, UnlockError, World,
};

/// The app in a browser.
pub struct Browser;

impl World for Browser {
    type Store = IdbStore;
    type Clock = BrowserClock;
    type Random = BrowserRandom;
}

/// Who turns a passphrase into a key.
pub const STRETCHER: Here = Here;

/// The book as the app holds it.
pub type Book = usecase::Book<Browser>;

/// Where a book stands on this device.
pub struct Place {
    shelf: Shelf,
    at: ShelfBook,
}

impl Place {
    /// Whether it is an example.
    pub fn is_example(&self) -> bool {
        self.at.example
    }

    async fn store(&self) -> Result<IdbStore, Problem> {
        Ok(IdbStore::open(&self.at.database).await?)
    }

    /// Takes the book off the shelf and erases it from the device.
    ///
    /// # Errors
    /// [`Problem`] when it is still there.
    pub async fn erase(&self) -> Result<(), Problem> {
        Ok(self.shelf.remove(&self.at).await?)
    }
}

/// How someone came to open the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entered {
    /// There is no lock.
    Freely,
    /// With the passphrase, or by setting it.
    WithPassphrase,
    /// With the recovery code: a new passphrase can be chosen without the old one.
    WithRecoveryCode,
}

/// An open book with where it stands.
pub struct OnShelf {
    /// Its place.
    pub place: Rc<Place>,
    /// How it was entered.
    pub entered: Entered,
    /// The book.
    pub book: Book,
    /// What is in it.
    pub contents: Contents,
}

/// Which invented learner an example is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Example {
    /// Sem, 14.
    Sem,
    /// Yara, 13.
    Yara,
    /// Noa, 16.
    Noa,
}

impl Example {
    const fn file(self) -> &'static str {
        match self {
            Self::Sem => "/voorbeelden/sem.json",
            Self::Yara => "/voorbeelden/yara.json",
            Self::Noa => "/voorbeelden/noa.json",
        }
    }
}

/// What lies on this device.
pub enum Found {
    /// Nobody has started here.
    Nobody,
    /// A book with a lock on it.
    Locked(Rc<Place>),
    /// A book without one, opened.
    Open(Box<OnShelf>),
}

/// Opens the book that lay open last.
pub async fn open_current() -> Result<Found, Problem> {
    let shelf = Shelf::open(Shelf::NAME).await?;
    let Some(at) = shelf.current().await? else {
        return Ok(Found::Nobody);
    };
    let place = Rc::new(Place { shelf, at });
    let store = place.store().await?;
    match usecase::open_book::<Browser>(store, BrowserClock, BrowserRandom).await {
        Ok((book, contents)) => Ok(Found::Open(Box::new(OnShelf {
            place,
            book,
            contents,
            entered: Entered::Freely,
        }))),
        Err(OpenError::Locked) => Ok(Found::Locked(place)),
        // The browser was closed between making the database and the first record: nothing was in it.
        Err(OpenError::NotStarted) => {
            place.erase().await?;
            Ok(Found::Nobody)
        }
        Err(error) => Err(error.into()),
    }
}

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
        book,
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

/// Does it with the usual work, or with less where the device has not the memory for it.
async fn within_memory<T>(
    work: impl AsyncFn(KdfParams) -> Result<T, LockError>,
) -> Result<T, LockError> {
    match work(KdfParams::USUAL).await {
        Err(LockError::Derive(DeriveError::Memory)) => work(KdfParams::SMALL).await,
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

/// Starts a book.
pub async fn start(role: Role, lang: Lang) -> Result<OnShelf, Problem> {
    begin(role, lang, false).await
}

/// Starts an example book, filled with what an invented learner wrote.
pub async fn start_example(example: Example, lang: Lang) -> Result<OnShelf, Problem> {
    // Fetched first: without it there is nothing to show, and no empty book must stay behind.
    let json = files::fetch_own(example.file())
        .await
        .map_err(|_| Problem(|texts| texts.example_failed))?;
    let mut started = begin(Role::Learner, lang, true).await?;
    match usecase::fill_example(&started.book, &json).await {
        Ok(entries) => started.contents.journal = entries.into_iter().collect(),
        Err(error) => {
            started.place.erase().await?;
            return Err(error.into());
        }
    }
    Ok(started)
}

async fn begin(role: Role, lang: Lang, example: bool) -> Result<OnShelf, Problem> {
    let (place, store) = new_place(example).await?;
    let (book, contents) =
        usecase::start_book::<Browser>(store, BrowserClock, BrowserRandom, role, lang).await?;
    Ok(OnShelf {
        place,
        book,
        contents,
        entered: Entered::Freely,
    })
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
    let started = match start(KdfParams::USUAL).await {
        Err(StartError::Derive(DeriveError::Memory)) => start(KdfParams::SMALL).await,
        started => started,
    };
    match started {
        Ok((book, contents, code)) => {
            let open = OnShelf {
                place,
                book,
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

async fn new_place(example: bool) -> Result<(Rc<Place>, IdbStore), Problem> {
    let shelf = Shelf::open(Shelf::NAME).await?;
    let (at, store) = shelf.add_and_open(example, &BrowserRandom).await?;
    Ok((Rc::new(Place { shelf, at }), store))
}
