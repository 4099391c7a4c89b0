//! Opening, upgrading and deleting a database, where another tab may stand in the way.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use indexed_db_futures::database::{Database, VersionChangeEvent};
use indexed_db_futures::error::Error;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use tokio::sync::oneshot;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::IdbOpenDbRequest;

use super::super::StoreError;
use super::timer;

/// How long another tab may take to save a draft and step aside, in milliseconds, before it is said to be in the way.
const PATIENCE: i32 = 3000;

/// The object stores that a database has.
#[derive(Clone, Copy)]
pub(super) struct Schema {
    /// Its version.
    pub version: u32,
    /// Brings a database of an earlier version up to it, 0 being one that did not exist.
    // Never async: an error from an async upgrade leaves the new version with half a schema.
    pub upgrade: fn(&Database, u32) -> Result<(), Error>,
}

/// Whether a database that is not there may be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Presence {
    /// It holds someone's book: an empty one in its place would hide the loss.
    MustExist,
    /// It may be new.
    MayBegin,
}

/// Opens a database, of the schema's version when it is done.
pub(super) async fn open(
    name: &str,
    schema: Schema,
    presence: Presence,
) -> Result<Database, StoreError> {
    let missing = Rc::new(Cell::new(false));
    let found_missing = Rc::clone(&missing);
    let (first, answer) = First::new();
    let blocked = first.clone();
    let request = Database::open(name)
        .with_version(schema.version)
        .with_on_blocked(move |_| {
            blocked.give_in_the_end(Err(StoreError::Blocked));
            Ok(())
        })
        .with_on_upgrade_needed(move |event: VersionChangeEvent, database: Database| {
            let from = event.old_version() as u32;
            if from == 0 && presence == Presence::MustExist {
                found_missing.set(true);
                return undo(&database);
            }
            (schema.upgrade)(&database, from)
        })
        .build()?;
    spawn_local(async move {
        let opened = request.await.map_err(StoreError::from);
        // Once we said that it was blocked nobody waits for it, and it must not block others in its turn.
        if let Some(Ok(database)) = first.give(opened) {
            database.close();
        }
    });
    match answer.await {
        Ok(Err(_)) if missing.get() => Err(StoreError::Gone),
        Ok(opened) => opened,
        Err(_) => Err(StoreError::Closed),
    }
}

/// Gives up making a database, without an uncaught error: one that is new is then not made at all.
fn undo(database: &Database) -> Result<(), Error> {
    database
        .create_object_store("none")
        .build()?
        .transaction()
        .as_sys()
        .abort()?;
    Ok(())
}

/// Deletes a database; one that is not there is no mistake.
///
/// Where another tab blocks this, it happens as soon as that tab is closed.
pub(super) async fn delete(name: &str) -> Result<(), StoreError> {
    let request = Database::delete_by_name(name)?;
    let (first, answer) = First::new();
    let give_blocked = first.clone();
    let blocked = Closure::once(move || {
        give_blocked.give_in_the_end(Err(StoreError::Blocked));
    });
    let raw: &IdbOpenDbRequest = request.as_sys().unchecked_ref();
    raw.set_onblocked(Some(blocked.as_ref().unchecked_ref()));
    spawn_local(async move {
        first.give(request.await.map_err(StoreError::from));
        drop(blocked);
    });
    answer.await.unwrap_or(Err(StoreError::Closed))
}

/// The first of several answers to one question.
struct First<T>(Rc<RefCell<Option<oneshot::Sender<T>>>>);

impl<T: 'static> First<T> {
    fn new() -> (Self, oneshot::Receiver<T>) {
        let (sender, answer) = oneshot::channel();
        (Self(Rc::new(RefCell::new(Some(sender)))), answer)
    }

    /// Gives an answer; gives it back when it was not the first, or when nobody waits any more.
    fn give(&self, answer: T) -> Option<T> {
        match self.0.take() {
            Some(sender) => sender.send(answer).err(),
            None => Some(answer),
        }
    }

    /// Gives an answer if there is none yet after [`PATIENCE`].
    fn give_in_the_end(&self, answer: T) {
        let patient = self.clone();
        spawn_local(async move {
            timer::sleep(PATIENCE).await;
            patient.give(answer);
        });
    }
}

impl<T> Clone for First<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}
