//! One connection to one database: opened, watched, and opened again when it dies.

use std::cell::RefCell;
use std::pin::Pin;
use std::rc::{Rc, Weak};

use indexed_db_futures::database::Database;
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{
    Transaction, TransactionDurability, TransactionMode, TransactionOptions,
};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use web_sys::{IdbDatabase, IdbVersionChangeEvent};

use super::super::StoreError;
use super::failure;
use super::leaving::Leaving;
use super::opening::{self, Presence, Schema};
use super::room;
use super::timer;

/// How often a connection that takes no transaction is opened again before giving up.
const TRIES: usize = 3;
/// How long there is to save before stepping aside, in milliseconds; less than the patience of who waits (`opening`).
const SAVING: i32 = 2000;

/// A connection by name. It is closed when it is dropped.
pub(super) struct Connection {
    name: String,
    schema: &'static Schema,
    state: Rc<RefCell<State>>,
    save: Rc<RefCell<Option<Save>>>,
    leaving: Leaving,
}

/// What is still to be saved.
pub type Saving = Pin<Box<dyn Future<Output = ()>>>;
/// What is called to save it.
type Save = Rc<dyn Fn() -> Saving>;

enum State {
    Open(Live),
    /// It died; it may be opened again.
    Lost,
    /// It must not be opened again, and this is why.
    Over(StoreError),
}

impl Connection {
    /// Opens the database.
    pub async fn open(
        name: &str,
        schema: &'static Schema,
        presence: Presence,
    ) -> Result<Self, StoreError> {
        let state = Rc::new(RefCell::new(State::Lost));
        let over = Rc::clone(&state);
        let connection = Self {
            name: name.to_owned(),
            schema,
            state,
            save: Rc::default(),
            leaving: Leaving::watch(move || drop(over.replace(State::Over(StoreError::Closed)))),
        };
        connection.reopen(presence).await?;
        Ok(connection)
    }

    /// Waits for `save` before the connection steps aside for another tab.
    pub fn before_stepping_aside(&self, save: impl Fn() -> Saving + 'static) {
        self.save.replace(Some(Rc::new(save)));
    }

    /// Reads from these object stores, all at one moment.
    pub async fn read<T>(
        &self,
        stores: &[&str],
        work: impl AsyncFnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.transact(stores, TransactionMode::Readonly, 0, work)
            .await
    }

    /// Changes these object stores: what `work` queues is committed when it returns `Ok`, and
    /// undone when it does not. `bytes` says how much will be written, more or less.
    pub async fn write(
        &self,
        stores: &[&str],
        bytes: usize,
        work: impl AsyncFnOnce(&Transaction<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        room::settle().await?;
        self.transact(stores, TransactionMode::Readwrite, bytes, work)
            .await
    }

    async fn transact<T>(
        &self,
        stores: &[&str],
        mode: TransactionMode,
        bytes: usize,
        work: impl AsyncFnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut tries = 0;
        loop {
            let database = self.database().await?;
            let options = TransactionOptions::new().with_durability(TransactionDurability::Strict);
            match database
                .transaction(stores)
                .with_mode(mode)
                .with_options(options)
                .build()
            {
                Ok(transaction) => {
                    let raw = transaction.as_sys().clone();
                    self.leaving.begin(&raw);
                    let done = match work(&transaction).await {
                        Ok(value) if mode == TransactionMode::Readwrite => {
                            commit(transaction, bytes).await.map(|()| value)
                        }
                        // Where it failed, the transaction is aborted by being dropped.
                        done => done,
                    };
                    self.leaving.done(&raw);
                    // On a full disk the browser closes the database, and what is begun on it before it says so may never end.
                    if matches!(done, Err(StoreError::Full)) {
                        self.lose();
                    }
                    return done;
                }
                // A connection may die without a word, and shows it only now.
                Err(error) if tries == TRIES => return Err(failure::of_begin(error)),
                Err(_) => self.lose(),
            }
            tries += 1;
        }
    }

    fn lose(&self) {
        let mut state = self.state.borrow_mut();
        if let State::Open(_) = *state {
            *state = State::Lost;
        }
    }

    async fn database(&self) -> Result<Database, StoreError> {
        match &*self.state.borrow() {
            State::Open(live) => return Ok(live.database.clone()),
            State::Over(why) => return Err(why.clone()),
            State::Lost => {}
        }
        self.reopen(Presence::MustExist).await
    }

    async fn reopen(&self, presence: Presence) -> Result<Database, StoreError> {
        let database = opening::open(&self.name, *self.schema, presence)
            .await
            .map_err(room::or_full)?;
        // Soon, as opening writes a little too. Reading goes on where there is still no room.
        drop(room::settle().await);
        let state = Rc::downgrade(&self.state);
        let live = Live::watch(database.clone(), state, Rc::clone(&self.save));
        self.state.replace(State::Open(live));
        Ok(database)
    }
}

/// Ends a transaction well, or says why it did not.
pub(super) async fn commit(transaction: Transaction<'_>, bytes: usize) -> Result<(), StoreError> {
    // `commit` takes the transaction, and with it the reason of an abort: so keep a handle.
    let raw = transaction.as_sys().clone();
    match transaction.commit().await {
        Ok(()) => Ok(()),
        Err(said) => Err(failure::of_abort(raw.error(), said, bytes).await),
    }
}

/// An open database with its listeners. Dropped, it listens no more and closes when its transactions are done.
struct Live {
    database: Database,
    raw: IdbDatabase,
    _on_version_change: Closure<dyn FnMut(IdbVersionChangeEvent)>,
    _on_close: Closure<dyn FnMut()>,
}

impl Live {
    fn watch(
        database: Database,
        state: Weak<RefCell<State>>,
        save: Rc<RefCell<Option<Save>>>,
    ) -> Self {
        let raw: IdbDatabase = database.as_sys().clone().unchecked_into();
        let become_over = state.clone();
        // Whoever asks for another version, or to delete it all, waits for us: save what is open, and step aside.
        let on_version_change = Closure::new(move |event: IdbVersionChangeEvent| {
            let why = if event.new_version().is_some() {
                StoreError::NewerVersion
            } else {
                StoreError::Gone
            };
            let step_aside = {
                let state = become_over.clone();
                move || {
                    drop(
                        state
                            .upgrade()
                            .map(|it| it.replace(State::Over(why.clone()))),
                    )
                }
            };
            let save = save.borrow().clone();
            let Some(save) = save else {
                return step_aside();
            };
            let saved = step_aside.clone();
            spawn_local(async move {
                save().await;
                saved();
            });
            spawn_local(async move {
                timer::sleep(SAVING).await;
                step_aside();
            });
        });
        let on_close = Closure::new(move || {
            if let Some(state) = state.upgrade() {
                state.replace(State::Lost);
            }
        });
        raw.set_onversionchange(Some(on_version_change.as_ref().unchecked_ref()));
        raw.set_onclose(Some(on_close.as_ref().unchecked_ref()));
        Self {
            database,
            raw,
            _on_version_change: on_version_change,
            _on_close: on_close,
        }
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        self.raw.set_onversionchange(None);
        self.raw.set_onclose(None);
        self.raw.close();
    }
}

impl core::fmt::Debug for Connection {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Connection({})", self.name)
    }
}
