//! A device in the browser, and ways to make its database misbehave.

use std::cell::{Cell, RefCell};

use indexed_db_futures::database::Database;
use mijn_stem::crypto::random::Random;
use mijn_stem::domain::id::Id;
use mijn_stem::store::idb::IdbStore;
use mijn_stem::store::{Batch, Row, Seq, Table};
use mijn_stem::usecase::World;
use wasm_bindgen::{JsCast, JsValue};

use crate::dice::Dice;
use crate::stories::{Device, Watch};

/// A book in a database of its own.
pub struct Browser {
    pub name: String,
}

/// The browser's own chance.
pub struct Chance;

impl Random for Chance {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).unwrap();
    }
}

/// Chance that is the same for the same seed, for tales that can be told again.
#[derive(Debug)]
pub struct Counted(RefCell<Dice>);

impl Counted {
    pub fn new(seed: u64) -> Self {
        Self(RefCell::new(Dice(seed)))
    }
}

impl Random for Counted {
    fn fill(&self, bytes: &mut [u8]) {
        let mut dice = self.0.borrow_mut();
        bytes.fill_with(|| dice.next() as u8);
    }
}

impl World for Browser {
    type Store = IdbStore;
    type Clock = Watch;
    type Random = Chance;
}

impl Device for Browser {
    fn another() -> Self {
        thread_local!(static BOOKS: Cell<usize> = const { Cell::new(0) });
        let number = BOOKS.replace(BOOKS.get() + 1);
        Self {
            name: format!("test-{}-{number}", Chance.id()),
        }
    }

    async fn connect(&self) -> IdbStore {
        IdbStore::create(&self.name).await.unwrap()
    }

    fn chance() -> Chance {
        Chance
    }
}

/// An id of sixteen times the same byte.
pub fn id(byte: u8) -> Id {
    Id::new([byte; 16])
}

/// A commit of these rows.
pub fn batch(seq: u64, rows: &[(Table, u8, &[u8])]) -> Batch {
    let seq = Seq::new(seq).unwrap();
    let puts = rows.iter().map(|&(table, byte, sealed)| Row {
        table,
        id: id(byte),
        seq,
        sealed: sealed.to_vec(),
    });
    Batch {
        seq,
        puts: puts.collect(),
        ..Batch::default()
    }
}

/// A version that no app has yet.
pub const LATER: u32 = 99;

/// Opens a database as someone else would: without any of the app's manners.
pub async fn rude(name: &str, version: u32) -> Database {
    Database::open(name)
        .with_version(version)
        .with_on_upgrade_needed(|_, _| Ok(()))
        .await
        .unwrap()
}

/// Runs JavaScript.
pub fn run(script: &str) -> JsValue {
    js_sys::Function::new_no_args(script)
        .call0(&JsValue::NULL)
        .unwrap()
}

/// Runs JavaScript that gives a promise.
pub async fn run_async(script: &str) -> JsValue {
    wasm_bindgen_futures::JsFuture::from(run(script).unchecked_into::<js_sys::Promise>())
        .await
        .unwrap()
}

/// A method of the browser's that is replaced until this is dropped; its own is `original` in the script.
pub struct Patch {
    target: &'static str,
    method: &'static str,
    original: JsValue,
}

impl Patch {
    /// Replaces `target.prototype.method` by a function of `(original, self, args)`.
    pub fn new(target: &'static str, method: &'static str, body: &str) -> Self {
        let original = run(&format!("return {target}.prototype.{method}"));
        run(&format!(
            "const original = {target}.prototype.{method};
             {target}.prototype.{method} = function (...args) {{
                 const self = this; const call = () => original.apply(self, args); {body} }};"
        ));
        Self {
            target,
            method,
            original,
        }
    }
}

impl Drop for Patch {
    fn drop(&mut self) {
        let put_back = format!("{}.prototype.{} = original", self.target, self.method);
        js_sys::Function::new_with_args("original", &put_back)
            .call1(&JsValue::NULL, &self.original)
            .unwrap();
    }
}
