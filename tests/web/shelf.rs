//! The shelf: several books on one device.

use mijn_stem::domain::profile::Label;
use mijn_stem::store::idb::IdbStore;
use mijn_stem::store::idb::shelf::{Shelf, ShelfBook};
use mijn_stem::store::{Store, StoreError, Table};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Browser, Chance, batch, run, run_async};
use crate::stories::Device;

/// A shelf of its own.
async fn shelf() -> (String, Shelf) {
    let name = Browser::another().name;
    let shelf = Shelf::open(&name).await.unwrap();
    (name, shelf)
}

#[wasm_bindgen_test]
async fn the_book_that_was_added_last_lies_open() {
    let (name, shelf) = shelf().await;
    assert_eq!(shelf.list().await, Ok(vec![]));
    assert_eq!(shelf.current().await, Ok(None));
    let (own, store) = shelf.add_and_open(false, &Chance).await.unwrap();
    store
        .write(&batch(1, &[(Table::Entries, 1, b"een")]))
        .await
        .unwrap();
    let (example, other) = shelf.add_and_open(true, &Chance).await.unwrap();
    assert_eq!((own.example, example.example), (false, true));
    assert!(other.load(&Table::ALL).await.unwrap().rows.is_empty());
    assert_eq!(shelf.current().await, Ok(Some(example.clone())));
    shelf.choose(&own).await.unwrap();
    drop(shelf);

    let shelf = Shelf::open(&name).await.unwrap();
    assert_eq!(shelf.current().await, Ok(Some(own.clone())));
    let mut books = shelf.list().await.unwrap();
    books.sort_by_key(|book| book.example);
    assert_eq!(books, [own.clone(), example]);
    let again = IdbStore::open(&own.database).await.unwrap();
    assert_eq!(again.load(&Table::ALL).await.unwrap().rows.len(), 1);
}

#[wasm_bindgen_test]
async fn a_removed_book_is_gone_with_its_database() {
    let (_, shelf) = shelf().await;
    let (own, _) = shelf.add_and_open(false, &Chance).await.unwrap();
    let (example, open) = shelf.add_and_open(true, &Chance).await.unwrap();
    // Also while it lies open.
    shelf.remove(&example).await.unwrap();
    assert_eq!(open.last().await, Err(StoreError::Gone));
    assert_eq!(
        IdbStore::open(&example.database).await.unwrap_err(),
        StoreError::Gone
    );
    assert_eq!(shelf.list().await, Ok(vec![own.clone()]));
    assert_eq!(shelf.current().await, Ok(None));
    // Once more is no mistake, and another book that is removed leaves the choice alone.
    shelf.choose(&own).await.unwrap();
    shelf.remove(&example).await.unwrap();
    assert_eq!(shelf.current().await, Ok(Some(own)));
}

#[wasm_bindgen_test]
async fn a_book_that_another_tab_holds_is_not_removed_quietly() {
    let (_, shelf) = shelf().await;
    let (book, _) = shelf.add_and_open(false, &Chance).await.unwrap();
    let hold = format!(
        "return new Promise(done => {{ const r = indexedDB.open('{}'); r.onsuccess = () => {{ globalThis.held = r.result; done() }} }})",
        book.database
    );
    run_async(&hold).await;
    assert_eq!(shelf.remove(&book).await, Err(StoreError::Blocked));
    assert_eq!(shelf.list().await, Ok(vec![book.clone()]));
    run("globalThis.held.close()");
    shelf.remove(&book).await.unwrap();
    assert_eq!(shelf.list().await, Ok(vec![]));
}

fn label(text: &str) -> Option<Label> {
    Label::parse(text).unwrap()
}

#[wasm_bindgen_test]
async fn a_book_is_named_and_laid_back() {
    let (name, shelf) = shelf().await;
    let (own, _) = shelf.add_and_open(false, &Chance).await.unwrap();
    let (other, _) = shelf.add_and_open(false, &Chance).await.unwrap();
    assert_eq!(own.label, None);
    shelf.rename(&own, label("Sem 🧶")).await.unwrap();
    shelf.rename(&other, label("de ander")).await.unwrap();
    shelf.rename(&other, None).await.unwrap();
    let own = ShelfBook {
        label: label("Sem 🧶"),
        ..own
    };
    shelf.choose(&own).await.unwrap();
    assert_eq!(shelf.current().await, Ok(Some(own.clone())));
    shelf.close().await.unwrap();
    shelf.close().await.unwrap();
    drop(shelf);

    let shelf = Shelf::open(&name).await.unwrap();
    assert_eq!(shelf.current().await, Ok(None));
    let mut expected = [own, other.clone()];
    expected.sort_by_key(|book| book.id);
    assert_eq!(shelf.list().await.unwrap(), expected);
    shelf.remove(&other).await.unwrap();
    let late = shelf.rename(&other, label("te laat")).await;
    assert_eq!(late, Err(StoreError::Gone));
    assert_eq!(shelf.list().await.unwrap().len(), 1);
}
