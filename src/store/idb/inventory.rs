//! What lies in the databases of this device, as anyone who opens them finds it: for the page that proves what the app
//! promises. It reads and changes nothing, and has no key.

use indexed_db_futures::database::Database;
use indexed_db_futures::error::Error;
use indexed_db_futures::object_store::ObjectStore;
use indexed_db_futures::prelude::*;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::super::{StoreError, Table};
use super::opening::{self, Presence, Schema};
use super::{RECORDS, SLOTS, js};

/// Bytes of an object store that are looked at: recordings and photos can be much more, and reading all would take minutes.
const LOOKED_AT: usize = 64 * 1024 * 1024;
/// Bytes of a sealed row that are shown.
const SHOWN: u32 = 48;

/// A database of this origin.
#[derive(Debug, Clone, PartialEq)]
pub struct DatabaseKept {
    /// Its name: anyone reads it.
    pub name: String,
    /// Its object stores.
    pub stores: Vec<StoreKept>,
}

/// An object store in it.
#[derive(Debug, Clone, PartialEq)]
pub struct StoreKept {
    /// Its name: anyone reads it.
    pub name: String,
    /// How many rows it has.
    pub rows: u32,
    /// How many bytes are in the rows that were looked at, without what the browser adds.
    pub bytes: usize,
    /// Whether all rows were looked at: of recordings and photos only the first 64 MiB are.
    pub all: bool,
    /// How many there are of each sort of record or key slot, which anyone can tell.
    pub sorts: Vec<(String, usize)>,
    /// One row, field by field: an entry where there is one.
    pub sample: Vec<(String, Seen)>,
}

/// What someone without the key reads in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen {
    /// Words.
    Text(String),
    /// A number.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// Bytes: how many, and the first 48 of them. Of a key slot none are shown here, though they lie there.
    Bytes {
        /// How many.
        length: u32,
        /// The first of them.
        first: Vec<u8>,
    },
}

/// Every database of this origin, in the order in which the browser names them.
///
/// # Errors
/// [`StoreError::Unavailable`] where the browser does not name them, or another [`StoreError`].
pub async fn databases() -> Result<Vec<DatabaseKept>, StoreError> {
    let mut found = Vec::new();
    for (name, version) in named().await.ok_or(StoreError::Unavailable)? {
        let schema = Schema {
            version,
            upgrade: nothing,
        };
        let database = match opening::open(&name, schema, Presence::MustExist).await {
            // It went, or was upgraded, since it was named.
            Err(StoreError::Gone | StoreError::NewerVersion) => continue,
            opened => opened?,
        };
        let stores = stores(&database).await;
        database.close();
        let stores = stores?;
        found.push(DatabaseKept { name, stores });
    }
    Ok(found)
}

const fn nothing(_: &Database, _: u32) -> Result<(), Error> {
    Ok(())
}

/// The names and versions of all databases, if the browser tells.
async fn named() -> Option<Vec<(String, u32)>> {
    let factory = js::field(&web_sys::window()?.into(), "indexedDB")?;
    let ask: Function = js::field(&factory, "databases")?.dyn_into().ok()?;
    let answer: Promise = ask.call0(&factory).ok()?.dyn_into().ok()?;
    let all = Array::from(&JsFuture::from(answer).await.ok()?);
    let named = |one: JsValue| {
        let version = js::field(&one, "version")?.as_f64()?;
        Some((js::text(&one, "name")?, version as u32))
    };
    Some(all.iter().filter_map(named).collect())
}

async fn stores(database: &Database) -> Result<Vec<StoreKept>, StoreError> {
    let mut found = Vec::new();
    for name in database.object_store_names() {
        let transaction = database.transaction(name.as_str()).build()?;
        found.push(look(transaction.object_store(&name)?, name).await?);
    }
    Ok(found)
}

async fn look(store: ObjectStore<'_>, name: String) -> Result<StoreKept, StoreError> {
    let sort = match name.as_str() {
        RECORDS => "table",
        SLOTS => "name",
        _ => "",
    };
    let mut kept = StoreKept {
        rows: store.count().await?,
        name,
        bytes: 0,
        all: true,
        sorts: Vec::new(),
        sample: Vec::new(),
    };
    let Some(mut cursor) = store.open_cursor().await? else {
        return Ok(kept);
    };
    while let Some(row) = cursor.next_record::<JsValue>().await? {
        let row = Object::from(row);
        kept.bytes += Object::values(&row)
            .iter()
            .map(|value| size(&value))
            .sum::<usize>();
        let sort = js::text(&row, sort).unwrap_or_default();
        if kept.sample.is_empty() || sort == Table::Entries.code() && !has_entry(&kept) {
            kept.sample = fields(&row);
        }
        if !sort.is_empty() {
            match kept.sorts.iter_mut().find(|(name, _)| *name == sort) {
                Some((_, count)) => *count += 1,
                None => kept.sorts.push((sort, 1)),
            }
        }
        if kept.bytes > LOOKED_AT {
            kept.all = false;
            break;
        }
    }
    Ok(kept)
}

/// Whether an entry was seen among the rows.
fn has_entry(kept: &StoreKept) -> bool {
    kept.sorts
        .iter()
        .any(|(name, _)| name == Table::Entries.code())
}

fn size(value: &JsValue) -> usize {
    match (value.dyn_ref::<Uint8Array>(), value.as_string()) {
        (Some(bytes), _) => bytes.length() as usize,
        (_, Some(text)) => text.len(),
        // A number or a flag.
        _ => 8,
    }
}

fn fields(row: &Object) -> Vec<(String, Seen)> {
    let names = Object::keys(row);
    let names = names.iter().filter_map(|name| name.as_string());
    names
        .filter_map(|name| {
            let value = Reflect::get(row, &name.as_str().into()).ok()?;
            let seen = see(&name, &value)?;
            Some((name, seen))
        })
        .collect()
}

fn see(name: &str, value: &JsValue) -> Option<Seen> {
    if let Some(bytes) = value.dyn_ref::<Uint8Array>() {
        // SECURITY: the body of a key slot may be the key itself, and has no business on a screen.
        let shown = if name == "sealed" { SHOWN } else { 0 };
        return Some(Seen::Bytes {
            length: bytes.length(),
            first: bytes.subarray(0, shown.min(bytes.length())).to_vec(),
        });
    }
    let text = value.as_string().map(Seen::Text);
    let number = || value.as_f64().map(Seen::Number);
    text.or_else(number)
        .or_else(|| value.as_bool().map(Seen::Flag))
}
