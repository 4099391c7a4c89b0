//! Connections that are lost, in the way, too old, or gone.

use indexed_db_futures::database::Database;
use mijn_stem::store::idb::IdbStore;
use mijn_stem::store::{Seq, Store, StoreError, Table};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Browser, Patch, batch, rude, run, run_async};
use crate::stories::Device;

#[wasm_bindgen_test]
async fn a_newer_version_makes_an_open_tab_step_aside() {
    let device = Browser::another();
    let store = device.connect().await;
    store
        .write(&batch(1, &[(Table::Entries, 1, b"een")]))
        .await
        .unwrap();
    // It is not blocked: the open tab closes by itself.
    let newer = rude(&device.name, 3).await;
    assert_eq!(store.last().await, Err(StoreError::NewerVersion));
    assert_eq!(
        store.write(&batch(2, &[])).await,
        Err(StoreError::NewerVersion)
    );
    newer.close();
    assert_eq!(store.last().await, Err(StoreError::NewerVersion));
    assert_eq!(
        IdbStore::open(&device.name).await.unwrap_err(),
        StoreError::NewerVersion
    );
}

#[wasm_bindgen_test]
async fn a_deleted_book_is_gone_and_none_is_made_in_its_place() {
    let device = Browser::another();
    let store = device.connect().await;
    store
        .write(&batch(1, &[(Table::Entries, 1, b"een")]))
        .await
        .unwrap();
    Database::delete_by_name(&device.name)
        .unwrap()
        .await
        .unwrap();
    assert_eq!(store.last().await, Err(StoreError::Gone));
    for _ in 0..2 {
        assert_eq!(
            IdbStore::open(&device.name).await.unwrap_err(),
            StoreError::Gone
        );
    }
    let names =
        run_async("return indexedDB.databases().then(all => all.map(one => one.name).join())")
            .await;
    assert!(!names.as_string().unwrap().contains(&device.name));
}

#[wasm_bindgen_test]
async fn another_tab_that_will_not_close_blocks_an_upgrade() {
    let device = Browser::another();
    // A database of version 1, held open by someone who ignores the request to close.
    let raw = format!(
        "return new Promise(done => {{ const r = indexedDB.open('{}', 1); r.onsuccess = () => {{ globalThis.held = r.result; done() }} }})",
        device.name
    );
    run_async(&raw).await;
    assert_eq!(
        IdbStore::create(&device.name).await.unwrap_err(),
        StoreError::Blocked
    );
    run("globalThis.held.close()");
}

#[wasm_bindgen_test]
async fn a_lost_connection_is_opened_again() {
    let device = Browser::another();
    let store = device.connect().await;
    store
        .write(&batch(1, &[(Table::Entries, 1, b"een")]))
        .await
        .unwrap();
    let dead = "if (globalThis.dead-- > 0) throw new DOMException('closing', 'InvalidStateError'); return call()";
    for tries in 1..=3 {
        run(&format!("globalThis.dead = {tries}"));
        let patch = Patch::new("IDBDatabase", "transaction", dead);
        assert_eq!(store.last().await, Ok(Seq::new(1).unwrap()), "{tries}");
        drop(patch);
    }
    run("globalThis.dead = 4");
    let patch = Patch::new("IDBDatabase", "transaction", dead);
    assert_eq!(store.last().await, Err(StoreError::Closed));
    drop(patch);
    store.write(&batch(2, &[])).await.unwrap();
}

#[wasm_bindgen_test]
async fn a_closed_connection_is_opened_again() {
    let device = Browser::another();
    // Remembers the connection, to close it as the browser does.
    let patch = Patch::new(
        "IDBDatabase",
        "transaction",
        "globalThis.last = self; return call()",
    );
    let store = device.connect().await;
    store
        .write(&batch(1, &[(Table::Entries, 1, b"een")]))
        .await
        .unwrap();
    run("globalThis.last.close(); globalThis.last.dispatchEvent(new Event('close'))");
    store
        .write(&batch(2, &[(Table::Entries, 2, b"twee")]))
        .await
        .unwrap();
    // And without a word.
    run("globalThis.last.close()");
    assert_eq!(store.load(&[Table::Entries]).await.unwrap().rows.len(), 2);
    drop(patch);
}

#[wasm_bindgen_test]
async fn a_browser_that_keeps_nothing_is_told() {
    let refuse = "throw new DOMException('no', 'SecurityError')";
    let patch = Patch::new("IDBFactory", "open", refuse);
    let refused = IdbStore::create("never").await.map(drop);
    drop(patch);
    assert_eq!(refused, Err(StoreError::Unavailable));
}
