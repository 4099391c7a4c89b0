//! Connections that are lost, in the way, too old, or gone.

use std::rc::Rc;

use indexed_db_futures::database::Database;
use mijn_stem::store::idb::IdbStore;
use mijn_stem::store::{Seq, Store, StoreError, Table};
use tokio::sync::mpsc::unbounded_channel;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Browser, LATER, Patch, batch, id, rude, run, run_async};
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
    let newer = rude(&device.name, LATER).await;
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

/// Tells the window that the page is left, and whether the browser keeps it.
fn leave(kept: bool) {
    run(&format!(
        "dispatchEvent(new PageTransitionEvent('pagehide', {{ persisted: {kept} }}))"
    ));
}

#[wasm_bindgen_test]
async fn a_page_that_is_left_and_kept_holds_up_nobody() {
    let device = Browser::another();
    let store = device.connect().await;
    store
        .write(&batch(1, &[(Table::Entries, 1, b"een")]))
        .await
        .unwrap();
    // In the middle of reading, where WebKit would freeze it for ever.
    let patch = Patch::new(
        "IDBObjectStore",
        "get",
        "dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })); return call()",
    );
    assert!(store.last().await.is_err());
    drop(patch);
    // It begins nothing any more; the page that is opened next goes on.
    assert_eq!(store.write(&batch(2, &[])).await, Err(StoreError::Closed));
    let next = device.connect().await;
    next.write(&batch(2, &[(Table::Entries, 2, b"twee")]))
        .await
        .unwrap();
    // One that is left for good is not held up by anything.
    leave(false);
    assert_eq!(next.last().await, Ok(Seq::new(2).unwrap()));
}

#[wasm_bindgen_test]
async fn a_browser_that_keeps_nothing_is_told() {
    let refuse = "throw new DOMException('no', 'SecurityError')";
    let patch = Patch::new("IDBFactory", "open", refuse);
    let refused = IdbStore::create("never").await.map(drop);
    drop(patch);
    assert_eq!(refused, Err(StoreError::Unavailable));
}

/// Asks for another version as a new version of the app does, and remembers when that came to be.
fn newer_version_asks(device: &Browser) {
    run(&format!(
        "globalThis.upgraded = new Promise(done => {{
            const r = indexedDB.open('{}', {LATER}); r.onsuccess = () => {{ r.result.close(); done(performance.now()); }} }})",
        device.name
    ));
}

#[wasm_bindgen_test]
async fn a_tab_saves_what_is_open_before_it_steps_aside() {
    let device = Browser::another();
    let store = Rc::new(device.connect().await);
    let (asked, mut asks) = unbounded_channel();
    let (save, saves) = (Rc::downgrade(&store), asked);
    store.before_stepping_aside(move || {
        let (store, saved) = (save.upgrade(), saves.clone());
        Box::pin(async move {
            // The browser is given time to close it too soon.
            run_async("return new Promise(done => setTimeout(done, 300))").await;
            let kept = store
                .unwrap()
                .write(&batch(1, &[(Table::Drafts, 1, b"half")]))
                .await;
            saved.send(kept).unwrap();
        })
    });
    newer_version_asks(&device);
    assert_eq!(asks.recv().await, Some(Ok(())));
    run_async("return globalThis.upgraded").await;
    assert_eq!(store.last().await, Err(StoreError::NewerVersion));
    let found = run_async(&format!(
        "return new Promise(done => {{ const r = indexedDB.open('{}'); r.onsuccess = () => {{
            const all = r.result.transaction('records').objectStore('records').getAllKeys();
            all.onsuccess = () => {{ r.result.close(); done(all.result.join()); }} }} }})",
        device.name
    ))
    .await;
    let expected = format!("drafts,{}", id(1));
    assert_eq!(found.as_string(), Some(expected));
}

#[wasm_bindgen_test]
async fn a_save_that_never_ends_does_not_keep_the_tab_in_the_way() {
    let device = Browser::another();
    let store = device.connect().await;
    store.before_stepping_aside(|| Box::pin(std::future::pending()));
    let before = run("return performance.now()").as_f64().unwrap();
    newer_version_asks(&device);
    let after = run_async("return globalThis.upgraded").await;
    let waited = after.as_f64().unwrap() - before;
    assert!((1900.0..3000.0).contains(&waited), "{waited} ms");
    assert_eq!(store.last().await, Err(StoreError::NewerVersion));
}

#[wasm_bindgen_test]
async fn a_tab_that_wakes_up_sees_whether_the_store_answers() {
    let device = Browser::another();
    let (store, other) = (device.connect().await, device.connect().await);
    let seen = Seq::ZERO;
    assert_eq!(store.since(seen).await, Ok(None));
    let patch = Patch::new(
        "IDBDatabase",
        "transaction",
        "globalThis.last = self; return call()",
    );
    assert_eq!(store.since(seen).await, Ok(None));
    drop(patch);
    // Frozen, the browser closed it without a word; meanwhile another tab went on.
    run("globalThis.last.close()");
    other
        .write(&batch(4, &[(Table::Entries, 2, b"twee")]))
        .await
        .unwrap();
    let news = store.since(seen).await.unwrap().unwrap();
    assert_eq!(news.last.get(), 4);
    assert_eq!(news.count, 1);
    let names = store.names().await.unwrap();
    assert_eq!(names.known, [(Table::Entries, id(2))]);
    assert_eq!((names.last, names.nameless), (news.last, 0));
    assert_eq!(news.rows[0].sealed, b"twee");
    assert_eq!(store.since(news.last).await, Ok(None));
    Database::delete_by_name(&device.name)
        .unwrap()
        .await
        .unwrap();
    assert_eq!(store.since(news.last).await, Err(StoreError::Gone));
}
