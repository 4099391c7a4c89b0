//! The only place that says which adapters the app runs on, and how a book is found and opened.

pub mod backup;
mod company;
mod lock;
pub mod profiles;
pub mod proof;

pub use company::{Company, Joined, Missing};
pub use lock::*;

use std::rc::Rc;

use crate::browser::clock::BrowserClock;
use crate::browser::files;
use crate::browser::random::BrowserRandom;
use crate::browser::sentinel;
use crate::browser::stretch::InWorker;
use crate::crypto::random::Random;
use crate::domain::contact::Role;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::store::StoreError;
use crate::store::idb::IdbStore;
use crate::store::idb::shelf::{Shelf, ShelfBook};
use crate::ui::problem::Problem;
use crate::usecase::{self, Clock, Contents, OpenError, World};

/// The app in a browser.
pub struct Browser;

impl World for Browser {
    type Store = IdbStore;
    type Clock = BrowserClock;
    type Random = BrowserRandom;
}

/// Who turns a passphrase into a key.
pub const STRETCHER: InWorker = InWorker;

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

    /// The name of its database.
    pub fn database(&self) -> &str {
        &self.at.database
    }

    async fn store(&self) -> Result<IdbStore, Problem> {
        Ok(IdbStore::open(&self.at.database).await?)
    }

    /// Takes the book off the shelf and erases it from the device.
    ///
    /// # Errors
    /// [`Problem`] when it is still there.
    pub async fn erase(&self) -> Result<(), Problem> {
        self.shelf.remove(&self.at).await?;
        sentinel::forget(self.at.id);
        Ok(())
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
    pub book: Rc<Book>,
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
    /// There are books, and none was chosen.
    Several,
    /// A book that held so many entries is no longer there.
    Vanished(Gone),
    /// A book with a lock on it.
    Locked(Rc<Place>),
    /// A book without one, opened.
    Open(Box<OnShelf>),
}

/// A new random name.
pub fn new_id() -> Id {
    BrowserRandom.id()
}

/// Now.
pub fn now() -> Moment {
    BrowserClock.now()
}

/// A book that the browser, or someone, has cleared.
#[derive(Clone, Copy)]
pub struct Gone {
    book: Id,
    /// How many entries it had.
    pub entries: u32,
}

impl Gone {
    /// Its owner knows. Nothing is remembered of it any more.
    pub async fn accept(self) -> Result<(), Problem> {
        let shelf = Shelf::open(Shelf::NAME).await?;
        let books = shelf.list().await?;
        if let Some(book) = books.iter().find(|book| book.id == self.book) {
            shelf.remove(book).await?;
        }
        sentinel::forget(self.book);
        Ok(())
    }

    /// One of which something is remembered, and that is not among these.
    fn missed(books: &[ShelfBook]) -> Option<Self> {
        let on_shelf = |id| books.iter().any(|book| book.id == id);
        let mut missed = sentinel::all().into_iter().filter(|(id, _)| !on_shelf(*id));
        missed.next().map(|(book, then)| Self {
            book,
            entries: then.entries,
        })
    }
}

/// Opens the book that lay open last.
pub async fn open_current() -> Result<Found, Problem> {
    let shelf = Shelf::open(Shelf::NAME).await?;
    let Some(at) = shelf.current().await? else {
        let books = shelf.list().await?;
        return Ok(match Gone::missed(&books) {
            Some(gone) => Found::Vanished(gone),
            None if books.is_empty() => Found::Nobody,
            None => Found::Several,
        });
    };
    let place = Rc::new(Place { shelf, at });
    let store = match IdbStore::open(&place.at.database).await {
        Err(StoreError::Gone) => {
            let book = place.at.id;
            let entries = sentinel::of(book).map_or(0, |then| then.entries);
            return Ok(Found::Vanished(Gone { book, entries }));
        }
        store => store?,
    };
    match usecase::open_book::<Browser>(store, BrowserClock, BrowserRandom).await {
        Ok((book, contents)) => Ok(Found::Open(Box::new(OnShelf {
            place,
            book: Rc::new(book),
            contents,
            entered: Entered::Freely,
        }))),
        Err(OpenError::Locked) => Ok(Found::Locked(place)),
        // The browser was closed between making the database and the first record: nothing was in it.
        Err(OpenError::NotStarted) => {
            place.erase().await?;
            Box::pin(open_current()).await
        }
        Err(error) => Err(error.into()),
    }
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
        book: Rc::new(book),
        contents,
        entered: Entered::Freely,
    })
}

async fn new_place(example: bool) -> Result<(Rc<Place>, IdbStore), Problem> {
    let shelf = Shelf::open(Shelf::NAME).await?;
    let (at, store) = shelf.add_and_open(example, &BrowserRandom).await?;
    Ok((Rc::new(Place { shelf, at }), store))
}
