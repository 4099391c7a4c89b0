//! The shelf: which books there are on this device, and which one lies open.
//!
//! A database of its own and not `localStorage`, which a browser may lose when it is
//! killed. It says nothing of a book but a random id, whether it is the example, and the label
//! that its owner may have given it, in the clear: whose it is lies sealed in the book.

use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::prelude::*;
use wasm_bindgen::JsValue;

use super::super::StoreError;
use super::connection::Connection;
use super::opening::{self, Presence, Schema};
use super::{IdbStore, js};
use crate::crypto::random::Random;
use crate::domain::id::Id;
use crate::domain::profile::Label;

const BOOKS: &str = "books";
const CHOICES: &str = "choices";
/// The name of the row in `choices` that says which book lies open.
const CURRENT: &str = "current";
/// The field of a book that holds its label; version 1 knew none, so it may be absent.
const LABEL: &str = "label";

static SHELF: Schema = Schema {
    version: 1,
    upgrade,
};

fn upgrade(database: &Database, from: u32) -> Result<(), Error> {
    if from < 1 {
        database
            .create_object_store(BOOKS)
            .with_key_path("id".into())
            .build()?;
        database
            .create_object_store(CHOICES)
            .with_key_path("name".into())
            .build()?;
    }
    Ok(())
}

/// One book on the shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelfBook {
    /// Its random name.
    pub id: Id,
    /// The name of its database.
    pub database: String,
    /// Whether it is the example, with invented people in it.
    pub example: bool,
    /// What its owner called it, if they did.
    pub label: Option<Label>,
}

/// The shelf of this device.
#[derive(Debug)]
pub struct Shelf {
    connection: Connection,
}

impl Shelf {
    /// The name of the shelf's own database in the app.
    pub const NAME: &str = "mijn-stem";

    /// Opens the shelf with this name, [`Shelf::NAME`] in the app; an empty one is made where there is none.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] where the browser keeps nothing, or another [`StoreError`].
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        Ok(Self {
            connection: Connection::open(name, &SHELF, Presence::MayBegin).await?,
        })
    }

    /// Every book, always in the same order; it says nothing of what is older or used more.
    ///
    /// # Errors
    /// A [`StoreError`] that says why the shelf does not answer.
    pub async fn list(&self) -> Result<Vec<ShelfBook>, StoreError> {
        self.connection
            .read(&[BOOKS], async |transaction| {
                let mut books = Vec::new();
                for row in transaction
                    .object_store(BOOKS)?
                    .get_all::<JsValue>()
                    .await?
                {
                    books.extend(book(&row?));
                }
                Ok(books)
            })
            .await
    }

    /// The book that lies open, if there is one.
    ///
    /// # Errors
    /// As [`Shelf::list`].
    pub async fn current(&self) -> Result<Option<ShelfBook>, StoreError> {
        self.connection
            .read(&[BOOKS, CHOICES], async |transaction| {
                // Asked together: someone is waiting, and there are few books.
                let choice = transaction
                    .object_store(CHOICES)?
                    .get::<JsValue, _, _>(CURRENT)
                    .build()?;
                let books = transaction
                    .object_store(BOOKS)?
                    .get_all::<JsValue>()
                    .build()?;
                let Some(id) = choice.await?.and_then(|choice| js::text(&choice, "id")) else {
                    return Ok(None);
                };
                for row in books.await? {
                    let row = row?;
                    if js::text(&row, "id").as_deref() == Some(&id) {
                        return Ok(book(&row));
                    }
                }
                Ok(None)
            })
            .await
    }

    /// Makes a book the one that lies open.
    ///
    /// # Errors
    /// As [`Shelf::list`].
    pub async fn choose(&self, book: &ShelfBook) -> Result<(), StoreError> {
        let choice = choice(book)?;
        self.connection
            .write(&[CHOICES], 0, async |transaction| {
                transaction.object_store(CHOICES)?.put(choice).build()?;
                Ok(())
            })
            .await
    }

    /// Lays the book that lies open back: nobody's is chosen then.
    ///
    /// # Errors
    /// As [`Shelf::list`].
    pub async fn close(&self) -> Result<(), StoreError> {
        self.connection
            .write(&[CHOICES], 0, async |transaction| {
                transaction.object_store(CHOICES)?.delete(CURRENT).build()?;
                Ok(())
            })
            .await
    }

    /// Gives a book another label, or none. It stands there in the clear.
    ///
    /// # Errors
    /// [`StoreError::Gone`] when the book is no longer on the shelf, or another [`StoreError`].
    pub async fn rename(&self, book: &ShelfBook, label: Option<Label>) -> Result<(), StoreError> {
        let id = book.id.to_string();
        self.connection
            .write(&[BOOKS], 0, async |transaction| {
                let books = transaction.object_store(BOOKS)?;
                let Some(row) = books.get::<JsValue, _, _>(id).await? else {
                    return Err(StoreError::Gone);
                };
                js::set(&row, LABEL, label.as_ref().map(Label::as_str))?;
                books.put(row).build()?;
                Ok(())
            })
            .await
    }

    /// Makes the database of a new book, puts it on the shelf and lays it open.
    ///
    /// # Errors
    /// A [`StoreError`]; the shelf is then as it was.
    pub async fn add_and_open(
        &self,
        example: bool,
        random: &impl Random,
    ) -> Result<(ShelfBook, IdbStore), StoreError> {
        let id = random.id();
        let book = ShelfBook {
            id,
            database: format!("{}-{id}", Self::NAME),
            example,
            label: None,
        };
        // The database first: a book on the shelf without one always means a loss.
        let store = IdbStore::create(&book.database).await?;
        let (row, choice) = (row(&book)?, choice(&book)?);
        self.connection
            .write(&[BOOKS, CHOICES], 0, async |transaction| {
                transaction.object_store(BOOKS)?.put(row).build()?;
                transaction.object_store(CHOICES)?.put(choice).build()?;
                Ok(())
            })
            .await?;
        Ok((book, store))
    }

    /// Deletes a book's database, and then takes it from the shelf.
    ///
    /// # Errors
    /// [`StoreError::Blocked`] when another tab holds on to it: the book is then still on the
    /// shelf, and its database goes when that tab is closed. Else another [`StoreError`].
    pub async fn remove(&self, book: &ShelfBook) -> Result<(), StoreError> {
        opening::delete(&book.database).await?;
        let id = book.id.to_string();
        self.connection
            .write(&[BOOKS, CHOICES], 0, async |transaction| {
                transaction
                    .object_store(BOOKS)?
                    .delete(id.clone())
                    .build()?;
                let choices = transaction.object_store(CHOICES)?;
                let choice = choices.get::<JsValue, _, _>(CURRENT).await?;
                if choice
                    .and_then(|choice| js::text(&choice, "id"))
                    .is_some_and(|open| open == id)
                {
                    choices.delete(CURRENT).build()?;
                }
                Ok(())
            })
            .await
    }
}

fn row(book: &ShelfBook) -> Result<JsValue, StoreError> {
    js::object(&[
        ("id", book.id.to_string().into()),
        ("database", book.database.as_str().into()),
        ("example", book.example.into()),
    ])
}

fn book(row: &JsValue) -> Option<ShelfBook> {
    Some(ShelfBook {
        id: js::text(row, "id")?.parse().ok()?,
        database: js::text(row, "database")?,
        example: js::field(row, "example")?.as_bool()?,
        // One that cannot be shown keeps nobody from their book.
        label: js::text(row, LABEL).and_then(|label| Label::parse(&label).ok()?),
    })
}

fn choice(book: &ShelfBook) -> Result<JsValue, StoreError> {
    js::object(&[("name", CURRENT.into()), ("id", book.id.to_string().into())])
}
