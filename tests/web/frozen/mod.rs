//! Databases of earlier versions, restored as they lay: today's code opens them with all that is in them, brings
//! them up to today's version, and leaves them whole where that fails half-way.

mod dump;
mod make;

use std::collections::BTreeSet;

use mijn_stem::crypto::key_slot::Passphrase;
use mijn_stem::crypto::recovery_code::RecoveryCode;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::profile::Label;
use mijn_stem::store::idb::IdbStore;
use mijn_stem::store::idb::shelf::Shelf;
use mijn_stem::store::{Store, StoreError};
use mijn_stem::usecase::*;
use mijn_stem::wire::{Wire, encode};
use serde_json::Value;
use wasm_bindgen_test::wasm_bindgen_test;

use self::dump::{dump, restore};
use crate::browser::{Browser, Chance, Patch};
use crate::stories::{Device, Watch, say, try_reopen};

const OPEN: &str = include_str!("../../vectors/database-v1-open.json");
const LOCKED: &str = include_str!("../../vectors/database-v1-locked.json");
const VERSION_2: &str = include_str!("../../vectors/database-v2-open.json");
const VERSION_3: &str = include_str!("../../vectors/database-v3-open.json");
const SHELF: &str = include_str!("../../vectors/shelf-v1.json");

/// The passphrase of every frozen book that has a lock.
const PASSPHRASE: &str = "geen vlinder maar een mol";

fn json<R: Wire>(record: &R) -> String {
    String::from_utf8(encode(record).unwrap().to_vec()).unwrap()
}

fn list<R: Wire>(name: &str, records: &[R]) -> String {
    let mut records: Vec<String> = records.iter().map(json).collect();
    records.sort();
    format!("\"{name}\": [{}]", records.join(", "))
}

/// The JSON of every record in a book, in the form of version 1, which can be read for ever.
fn holds(contents: &Contents) -> String {
    let entries: Vec<Entry> = contents
        .journal
        .entries()
        .iter()
        .map(|entry| (**entry).clone())
        .collect();
    let mut all = vec![
        list("settings", std::slice::from_ref(&contents.settings)),
        list("entries", &entries),
        list("drafts", &contents.drafts),
        list("contacts", &contents.contacts),
        list("ready", &contents.ready),
        list("sent", &contents.sent),
        list("received", &contents.received),
    ];
    // Version 1 knew none.
    if !contents.attachments.is_empty() {
        all.push(list("attachments", &contents.attachments));
    }
    format!("{{{}}}", all.join(", "))
}

fn parse(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// A device on which a vector was restored, and the vector.
async fn restored(vector: &str) -> (Browser, Value) {
    let (device, vector) = (Browser::another(), parse(vector));
    restore(&device.name, &vector["database"].to_string()).await;
    assert_eq!(lies_there(&device).await, vector["database"]);
    (device, vector)
}

async fn lies_there(device: &Browser) -> Value {
    parse(&dump(&device.name).await)
}

/// What an earlier version held lies there byte for byte, and beside it, with nothing in them, what was added since.
async fn check_upgraded(device: &Browser, vector: &Value) {
    let mut now = lies_there(device).await;
    assert_eq!(now["version"], 3);
    let added = [
        (2, "chunks", r#"["attachment", "index"]"#),
        (3, "bundles", r#""bucket""#),
    ];
    let before = vector["database"]["version"].as_u64().unwrap();
    let stores = now["stores"].as_object_mut().unwrap();
    for (_, name, key) in added.iter().filter(|(version, ..)| *version > before) {
        let store = stores.remove(*name).unwrap();
        assert_eq!(store["key"], parse(key));
        assert_eq!(store["rows"], parse("[]"));
    }
    assert_eq!(now["stores"], vector["database"]["stores"]);
}

#[wasm_bindgen_test]
async fn a_book_of_version_1_opens_with_all_that_is_in_it() {
    let (device, vector) = restored(OPEN).await;
    let store = IdbStore::open(&device.name).await.unwrap();
    check_upgraded(&device, &vector).await;
    let opened = open_book::<Browser>(store, Watch::default(), Chance).await;
    let (book, contents) = opened.unwrap();
    assert_eq!(parse(&holds(&contents)), vector["holds"]);
    assert_eq!(contents.damaged, 0);

    // And goes on.
    let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
    say(&mut draft, Question::Note, "en verder");
    let entry = save_check_in(&book, &draft, None).await.unwrap();
    let mut journal = contents.journal;
    journal.put(entry);
    assert_eq!(try_reopen(&device).await.unwrap().1.journal, journal);
}

#[wasm_bindgen_test]
async fn a_book_of_version_2_opens_with_its_recording() {
    let (device, vector) = restored(VERSION_2).await;
    let (book, contents) = try_reopen(&device).await.unwrap();
    check_upgraded(&device, &vector).await;
    assert_eq!(parse(&holds(&contents)), vector["holds"]);
    let voice = contents.attachments[0].id;
    for (index, expected) in [(0, b"een".as_slice()), (1, b"twee")] {
        let piece = book.vault().chunk(voice, index).await.unwrap();
        assert_eq!(piece.as_slice(), expected);
    }
}

#[wasm_bindgen_test]
async fn a_book_of_version_3_is_read_by_its_bundles() {
    let (device, vector) = restored(VERSION_3).await;
    let (book, mut contents) = try_reopen(&device).await.unwrap();
    check_upgraded(&device, &vector).await;
    assert_eq!(parse(&holds(&contents)), vector["holds"]);
    let nothing = BTreeSet::new();
    let older = read_on(&book, &nothing, async || {}).await.unwrap();
    assert_eq!((older.damaged, book.loose()), (0, vec![]));
    contents.journal = older.journal;
    assert_eq!(parse(&holds(&contents)), vector["holds"]);
}

#[wasm_bindgen_test]
async fn a_locked_book_of_version_1_opens_with_both_its_secrets() {
    let (device, vector) = restored(LOCKED).await;
    let code = vector["secrets"]["recovery"].as_str().unwrap();
    let code = RecoveryCode::parse(code).unwrap();
    let passphrase = Passphrase::new(PASSPHRASE).unwrap();
    assert_eq!(vector["secrets"]["passphrase"], PASSPHRASE);
    for secret in [Secret::Passphrase(&passphrase), Secret::Recovery(&code)] {
        let store = IdbStore::open(&device.name).await.unwrap();
        let unlocked = unlock::<Browser>(store, Watch::default(), Chance, secret, &Here).await;
        let (_, contents) = unlocked.unwrap();
        assert_eq!(parse(&holds(&contents)), vector["holds"]);
        assert_eq!(contents.damaged, 0);
    }
}

#[wasm_bindgen_test]
async fn an_upgrade_that_fails_half_way_leaves_the_old_version_whole() {
    let (device, vector) = restored(OPEN).await;
    let faults = [
        // Before the step has done anything, after it has done all, and when the browser gives up.
        "throw new DOMException('no', 'UnknownError')",
        "call(); throw new DOMException('no', 'UnknownError')",
        "const made = call(); made.transaction.abort(); return made",
    ];
    for fault in faults {
        let patch = Patch::new("IDBDatabase", "createObjectStore", fault);
        let failed = IdbStore::open(&device.name).await.unwrap_err();
        drop(patch);
        assert!(matches!(failed, StoreError::Failed(_)), "{fault}: {failed}");
        assert_eq!(lies_there(&device).await, vector["database"], "{fault}");
    }
    let store = IdbStore::open(&device.name).await.unwrap();
    check_upgraded(&device, &vector).await;
    assert_eq!(store.chunk_owners().await, Ok(vec![]));
}

#[wasm_bindgen_test]
async fn a_shelf_of_version_1_has_its_books() {
    let (device, vector) = restored(SHELF).await;
    let shelf = Shelf::open(&device.name).await.unwrap();
    let mut books = shelf.list().await.unwrap();
    books.sort_by_key(|book| book.example);
    let found: Vec<String> = books.iter().map(|book| book.id.to_string()).collect();
    assert_eq!(Value::from(found), vector["own, example"]);
    assert_eq!(shelf.current().await, Ok(Some(books[0].clone())));
    for book in &books {
        assert_eq!(book.database, format!("mijn-stem-{}", book.id));
        assert_eq!(book.label, None);
    }
    // It stays what it was, but for the label that one gets.
    let label = Label::parse("Sem").unwrap();
    shelf.rename(&books[0], label).await.unwrap();
    let mut expected = vector["database"].clone();
    expected["stores"]["books"]["rows"][0]["label"] = "Sem".into();
    assert_eq!(lies_there(&device).await, expected);
}
