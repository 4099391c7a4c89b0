//! The only place that says which adapters the app runs on, and how a book is found and opened.

use crate::browser::clock::BrowserClock;
use crate::browser::files;
use crate::browser::random::BrowserRandom;
use crate::domain::contact::Role;
use crate::domain::lang::Lang;
use crate::store::idb::IdbStore;
use crate::store::idb::shelf::{Shelf, ShelfBook};
use crate::ui::problem::Problem;
use crate::usecase::{self, Contents, OpenError, World};

/// The app in a browser.
pub struct Browser;

impl World for Browser {
    type Store = IdbStore;
    type Clock = BrowserClock;
    type Random = BrowserRandom;
}

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

    /// Takes the book off the shelf and erases it from the device.
    ///
    /// # Errors
    /// [`Problem`] when it is still there.
    pub async fn erase(&self) -> Result<(), Problem> {
        Ok(self.shelf.remove(&self.at).await?)
    }
}

/// An open book with where it stands.
pub struct OnShelf {
    /// Its place.
    pub place: Place,
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

/// Opens the book that lay open last; none when nobody has started here.
pub async fn open_current() -> Result<Option<OnShelf>, Problem> {
    let shelf = Shelf::open(Shelf::NAME).await?;
    let Some(at) = shelf.current().await? else {
        return Ok(None);
    };
    let store = IdbStore::open(&at.database).await?;
    let place = Place { shelf, at };
    match usecase::open_book::<Browser>(store, BrowserClock, BrowserRandom).await {
        Ok((book, contents)) => Ok(Some(OnShelf {
            place,
            book,
            contents,
        })),
        // The browser was closed between making the database and the first record: nothing was in it.
        Err(OpenError::NotStarted) => {
            place.erase().await?;
            Ok(None)
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
    let shelf = Shelf::open(Shelf::NAME).await?;
    let (at, store) = shelf.add_and_open(example, &BrowserRandom).await?;
    let (book, contents) =
        usecase::start_book::<Browser>(store, BrowserClock, BrowserRandom, role, lang).await?;
    Ok(OnShelf {
        place: Place { shelf, at },
        book,
        contents,
    })
}
