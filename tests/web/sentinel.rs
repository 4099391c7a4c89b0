//! What is remembered of a book outside its database, and what is made of that when the database is gone.

use std::cell::Cell;

use indexed_db_futures::database::Database;
use mijn_stem::browser::sentinel::{all, forget, of, remember};
use mijn_stem::crypto::random::Random;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::sentinel::{Found, Sentinel, judge};
use mijn_stem::store::idb::IdbStore;
use mijn_stem::store::{Store, StoreError, Table};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Browser, Chance, Patch, batch, run};
use crate::stories::Device;

#[wasm_bindgen_test]
fn what_is_remembered_of_a_book_lies_beside_that_of_others() {
    let (one, other) = (Chance.id(), Chance.id());
    assert_eq!(of(one), None);
    remember(one, 7, Some(3));
    remember(other, 1, None);
    remember(one, 8, None);
    remember(one, 5, Some(9));
    let expected = |last, entries| Sentinel { last, entries };
    assert_eq!(of(one), Some(expected(8, 3)));
    let lies = run(&format!("return localStorage.getItem('mijn-stem-{one}')"));
    assert_eq!(lies.as_string().as_deref(), Some("8 3"));

    // What is no sentinel is passed over.
    run(&format!(
        "localStorage.setItem('mijn-stem-{}', 'acht drie'); localStorage.setItem('mijn-stem-taal', '1 1')",
        Chance.id()
    ));
    let mut ours = all();
    ours.retain(|(book, _)| [one, other].contains(book));
    let mut both = [(one, expected(8, 3)), (other, expected(1, 0))];
    both.sort_by_key(|(book, _)| *book);
    assert_eq!(ours, both);
    forget(one);
    assert_eq!((of(one), of(other)), (None, Some(expected(1, 0))));
    forget(other);
}

#[wasm_bindgen_test]
fn a_browser_that_keeps_no_such_items_is_no_trouble() {
    let book = Chance.id();
    let full = "throw new DOMException('no', 'QuotaExceededError')";
    let patch = Patch::new("Storage", "setItem", full);
    remember(book, 1, Some(1));
    drop(patch);
    assert_eq!(of(book), None);
}

/// What was opened, as it would be remembered.
async fn opened(name: &str) -> Result<Option<Sentinel>, StoreError> {
    let store = match IdbStore::open(name).await {
        Err(StoreError::Gone) => return Ok(None),
        opened => opened?,
    };
    let found = store.load(&[Table::Entries]).await?;
    Ok(Some(Sentinel {
        last: found.last.get(),
        entries: found.rows.len() as u32,
    }))
}

/// A book in a database, of which every commit is remembered.
async fn remembered() -> (Browser, Id, IdbStore) {
    let (device, book) = (Browser::another(), Chance.id());
    let store = device.connect().await;
    let entries = Cell::new(0);
    store.after_commit(move |commit| {
        entries.set(entries.get() + 1);
        remember(book, commit.get(), Some(entries.get()));
    });
    for number in 1..=3 {
        let row = (Table::Entries, number, b"x".as_slice());
        store.write(&batch(number.into(), &[row])).await.unwrap();
    }
    (device, book, store)
}

#[wasm_bindgen_test]
async fn a_database_that_vanished_or_went_back_is_noticed() {
    let (device, book, store) = remembered().await;
    let there = opened(&device.name).await.unwrap();
    assert_eq!((of(book), judge(of(book), there)), (there, Found::Whole));

    // Someone put the device back to an earlier day.
    drop(store);
    Database::delete_by_name(&device.name)
        .unwrap()
        .await
        .unwrap();
    let there = opened(&device.name).await.unwrap();
    let vanished = Found::Vanished { entries: 3 };
    assert_eq!(judge(of(book), there), vanished);
    let store = device.connect().await;
    let there = opened(&device.name).await.unwrap();
    assert_eq!(judge(of(book), there), vanished);
    store
        .write(&batch(1, &[(Table::Entries, 1, b"x")]))
        .await
        .unwrap();
    let behind = Found::Behind {
        entries: 3,
        left: 1,
    };
    let there = opened(&device.name).await.unwrap();
    assert_eq!(judge(of(book), there), behind);
    forget(book);
}
