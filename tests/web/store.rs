//! The store's promises on a real IndexedDB.

use mijn_stem::crypto::seal::DataKey;
use mijn_stem::store::bundle::BUCKETS;
use mijn_stem::store::idb::IdbStore;
use mijn_stem::store::slot::{Slot, SlotKind, open_key};
use mijn_stem::store::tries::Tries;
use mijn_stem::store::{Batch, Chunk, Seq, Snapshot, Store, StoreError, Table};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Browser, Patch, batch, id, rude, run, run_async};
use crate::stories::Device;

/// Everything in the store, rows in a fixed order.
async fn all(store: &IdbStore) -> Snapshot {
    let mut found = store.load(&Table::ALL).await.unwrap();
    found.rows.sort_by_key(|row| (row.table, row.id));
    found
}

#[wasm_bindgen_test]
async fn what_is_written_is_read_by_the_next_tab() {
    let device = Browser::another();
    let store = device.connect().await;
    assert_eq!(all(&store).await, Snapshot::default());
    let mut first = batch(
        1,
        &[
            (Table::Entries, 1, b"een"),
            (Table::Drafts, 1, b"twee"),
            (Table::Entries, 2, b""),
        ],
    );
    let key = DataKey::from_bytes([7; 32]);
    first.slots.push(Slot::open(&key));
    store.write(&first).await.unwrap();
    drop(store);

    let store = IdbStore::open(&device.name).await.unwrap();
    let found = all(&store).await;
    assert_eq!(found.last, Seq::new(1).unwrap());
    assert_eq!((found.rows.len(), found.nameless), (3, 0));
    let entries = store.load(&[Table::Entries]).await.unwrap().rows;
    assert_eq!(
        entries
            .iter()
            .map(|row| (row.id, row.sealed.as_slice()))
            .collect::<Vec<_>>(),
        [(id(1), b"een".as_slice()), (id(2), b""),]
    );
    assert_eq!(
        open_key(&store.slots().await.unwrap()).unwrap().bytes(),
        key.bytes()
    );

    let second = batch(2, &[(Table::Entries, 1, b"nieuw")]);
    let second = Batch {
        deletes: vec![(Table::Drafts, id(1)), (Table::Sent, id(9))],
        ..second
    };
    store.write(&second).await.unwrap();
    let found = all(&store).await;
    assert_eq!(
        found
            .rows
            .iter()
            .map(|row| (row.table, row.seq.get()))
            .collect::<Vec<_>>(),
        [(Table::Entries, 2), (Table::Entries, 1),]
    );
}

#[wasm_bindgen_test]
async fn a_large_record_comes_back_whole() {
    let store = Browser::another().connect().await;
    let large: Vec<u8> = (0..20_u32 * 1024 * 1024)
        .map(|n| ((n * 31) >> 3) as u8)
        .collect();
    store
        .write(&batch(1, &[(Table::Received, 1, &large)]))
        .await
        .unwrap();
    assert!(store.load(&[Table::Received]).await.unwrap().rows[0].sealed == large);
}

#[wasm_bindgen_test]
async fn a_commit_that_comes_second_changes_nothing() {
    let device = Browser::another();
    let (one, other) = (device.connect().await, device.connect().await);
    one.write(&batch(1, &[(Table::Entries, 1, b"een")]))
        .await
        .unwrap();
    let before = all(&other).await;
    let late = Batch {
        deletes: vec![(Table::Entries, id(1))],
        ..batch(1, &[(Table::Entries, 2, b"twee")])
    };
    assert_eq!(other.write(&late).await, Err(StoreError::Conflict));
    assert_eq!(all(&other).await, before);
    other
        .write(&batch(4, &[(Table::Entries, 2, b"twee")]))
        .await
        .unwrap();
    assert_eq!(one.last().await, Ok(Seq::new(4).unwrap()));
    assert_eq!(one.write(&batch(3, &[])).await, Err(StoreError::Conflict));
}

#[wasm_bindgen_test]
async fn of_two_commits_at_once_one_is_told() {
    let device = Browser::another();
    let (one, other) = (device.connect().await, device.connect().await);
    let (left, right) = (
        batch(1, &[(Table::Entries, 1, b"een")]),
        batch(1, &[(Table::Entries, 2, b"twee")]),
    );
    let (left, right) = tokio::join!(one.write(&left), other.write(&right));
    assert_eq!((left, right), (Ok(()), Err(StoreError::Conflict)));
    assert_eq!(all(&one).await.rows.len(), 1);
}

/// A sealed piece of an attachment.
fn piece(attachment: u8, index: u32, sealed: &[u8]) -> Chunk {
    Chunk {
        attachment: id(attachment),
        index,
        sealed: sealed.to_vec(),
    }
}

#[wasm_bindgen_test]
async fn pieces_of_attachments_lie_apart_and_go_together() {
    let store = Browser::another().connect().await;
    assert_eq!(store.chunk_owners().await, Ok(vec![]));
    let first = Batch {
        chunks: vec![
            piece(2, 0, b"een"),
            piece(1, 0, b""),
            piece(1, 300, b"ver"),
            piece(3, 1, b"x"),
        ],
        ..batch(1, &[])
    };
    store.write(&first).await.unwrap();
    assert_eq!(all(&store).await.rows, []);
    assert_eq!(store.chunk_owners().await, Ok(vec![id(1), id(2), id(3)]));
    assert_eq!(store.chunk(id(1), 0).await, Ok(Some(vec![])));
    assert_eq!(store.chunk(id(1), 300).await, Ok(Some(b"ver".to_vec())));
    assert_eq!(store.chunk(id(1), 1).await, Ok(None));
    // All of one go, and then what comes in their place.
    let second = Batch {
        chunks: vec![piece(1, 1, b"nieuw")],
        chunks_gone: vec![id(1), id(2), id(9)],
        ..batch(2, &[])
    };
    store.write(&second).await.unwrap();
    assert_eq!(store.chunk_owners().await, Ok(vec![id(1), id(3)]));
    assert_eq!(store.chunk(id(1), 0).await, Ok(None));
    assert_eq!(store.chunk(id(1), 1).await, Ok(Some(b"nieuw".to_vec())));
    assert_eq!(store.chunk(id(3), 1).await, Ok(Some(b"x".to_vec())));
}

/// Which key slots are there.
async fn kinds(store: &IdbStore) -> Vec<SlotKind> {
    let slots = store.slots().await.unwrap();
    slots.iter().map(|slot| slot.kind).collect()
}

/// A store with two rows and a key slot, and a commit that would change everything about them.
async fn before_and_change() -> (IdbStore, Snapshot, Batch) {
    let store = Browser::another().connect().await;
    let first = batch(
        1,
        &[(Table::Entries, 1, b"oud"), (Table::Drafts, 1, b"oud")],
    );
    let first = Batch {
        slots: vec![Slot::open(&DataKey::from_bytes([7; 32]))],
        chunks: vec![piece(1, 0, b"oud")],
        ..first
    };
    store.write(&first).await.unwrap();
    let change = batch(
        2,
        &[
            (Table::Entries, 1, b"nieuw"),
            (Table::Entries, 2, b"nieuw"),
            (Table::Sent, 1, b"nieuw"),
        ],
    );
    let change = Batch {
        deletes: vec![(Table::Drafts, id(1))],
        slots: vec![Slot::tries(Tries::default())],
        slots_gone: vec![SlotKind::Open],
        chunks: vec![piece(2, 0, b"nieuw")],
        chunks_gone: vec![id(1)],
        ..change
    };
    let before = all(&store).await;
    (store, before, change)
}

#[wasm_bindgen_test]
async fn every_request_of_a_commit_may_fail_and_leaves_nothing_half() {
    let broken = "const name = self.name === undefined ? '' : self.name;
        const fail = { throw: () => { throw new DOMException('no', 'UnknownError'); },
                       abort: () => { const r = call(); self.transaction.abort(); return r; },
                       full: () => { throw new DOMException('no', 'QuotaExceededError'); },
                       disk: () => { throw new DOMException('IO error: FILE_ERROR_NO_SPACE', 'UnknownError'); } };
        return --globalThis.failIn === 0 ? fail[globalThis.failHow]() : call();";
    for (how, error) in [
        ("throw", "store.failed"),
        ("abort", "store.failed"),
        ("full", "store.full"),
        ("disk", "store.full"),
    ] {
        // Three puts, a slot's, a piece's, and that of the last commit; a row's delete, a slot's, and that of pieces.
        for (method, requests) in [("put", 6), ("delete", 3)] {
            for request in 1..=requests {
                let (store, before, change) = before_and_change().await;
                run(&format!(
                    "globalThis.failIn = {request}; globalThis.failHow = '{how}'"
                ));
                let patch = Patch::new("IDBObjectStore", method, broken);
                let failed = store.write(&change).await.unwrap_err();
                drop(patch);
                assert_eq!(failed.code(), error, "{how} {method} {request}: {failed}");
                // After a disk that was full, a new log comes before anything else (src/store/idb/room.rs).
                let was_full = || run("return localStorage.getItem('mijn-stem-vol')").is_string();
                assert_eq!(was_full(), how == "disk");
                assert_eq!(all(&store).await, before, "{how} {method} {request}");
                assert_eq!(kinds(&store).await, [SlotKind::Open]);
                assert_eq!(store.chunk_owners().await, Ok(vec![id(1)]));
                assert!(!was_full());
                store.write(&change).await.unwrap();
                assert_eq!(all(&store).await.rows.len(), 3);
                assert_eq!(kinds(&store).await, [SlotKind::Tries]);
                assert_eq!(store.chunk_owners().await, Ok(vec![id(2)]));
            }
        }
    }
}

#[wasm_bindgen_test]
async fn a_commit_that_fails_at_the_very_end_is_told() {
    let (store, before, change) = before_and_change().await;
    let patch = Patch::new("IDBTransaction", "commit", "self.abort()");
    let failed = store.write(&change).await.unwrap_err();
    drop(patch);
    assert_eq!(failed.code(), "store.failed", "{failed}");
    assert_eq!(all(&store).await, before);

    // The same on a device without any room left.
    let full = Patch::new(
        "StorageManager",
        "estimate",
        "return Promise.resolve({ quota: 1e9, usage: 1e9 - 100 })",
    );
    let aborts = [
        ("IDBTransaction", "commit", "self.abort()"),
        // Found out earlier, while the entries are counted.
        (
            "IDBObjectStore",
            "put",
            "const r = call(); if (self.name === 'meta') self.transaction.abort(); return r",
        ),
    ];
    for (target, method, abort) in aborts {
        let patch = Patch::new(target, method, abort);
        assert_eq!(
            store.write(&change).await,
            Err(StoreError::Full),
            "{method}"
        );
        drop(patch);
    }
    drop(full);
    assert_eq!(all(&store).await, before);
}

#[wasm_bindgen_test]
async fn a_save_that_nobody_waits_for_is_whole_or_not_at_all() {
    for polls in 0..12 {
        let (store, before, change) = before_and_change().await;
        let mut write = Box::pin(store.write(&change));
        for _ in 0..polls {
            let mut once = false;
            let waiting = std::future::poll_fn(|context| {
                if std::mem::replace(&mut once, true) {
                    return std::task::Poll::Ready(true);
                }
                let done = write.as_mut().poll(context).is_ready();
                if done {
                    std::task::Poll::Ready(false)
                } else {
                    context.waker().wake_by_ref();
                    std::task::Poll::Pending
                }
            });
            if !waiting.await {
                break;
            }
        }
        drop(write);
        let after = all(&store).await;
        assert!(
            after == before || after.rows.len() == 3 && after.last.get() == 2,
            "{polls}: {after:?}"
        );
        let expected = if after == before {
            SlotKind::Open
        } else {
            SlotKind::Tries
        };
        assert_eq!(kinds(&store).await, [expected], "{polls}");
    }
}

#[wasm_bindgen_test]
async fn every_write_is_strict() {
    let store = Browser::another().connect().await;
    run("globalThis.seen = []");
    let patch = Patch::new(
        "IDBDatabase",
        "transaction",
        "const t = call(); globalThis.seen.push(t.mode + ' ' + t.durability); return t",
    );
    store
        .write(&batch(1, &[(Table::Entries, 1, b"een")]))
        .await
        .unwrap();
    drop(patch);
    assert_eq!(
        run("return globalThis.seen.join()").as_string().unwrap(),
        "readwrite strict"
    );
}

#[wasm_bindgen_test]
async fn a_row_without_a_name_is_counted_and_left() {
    use indexed_db_futures::prelude::*;
    use indexed_db_futures::transaction::TransactionMode;
    let device = Browser::another();
    let store = device.connect().await;
    store
        .write(&batch(1, &[(Table::Entries, 1, b"een")]))
        .await
        .unwrap();
    let raw = rude(&device.name, 3).await;
    let transaction = raw
        .transaction("records")
        .with_mode(TransactionMode::Readwrite)
        .build()
        .unwrap();
    let strange = run("return { table: 'entries', id: 'niet hex', seq: 2, sealed: 'tekst' }");
    transaction
        .object_store("records")
        .unwrap()
        .put(strange)
        .await
        .unwrap();
    transaction.commit().await.unwrap();
    let found = all(&store).await;
    assert_eq!((found.rows.len(), found.nameless), (1, 1));
}

#[wasm_bindgen_test]
async fn the_newest_entries_come_first_and_the_rest_bucket_by_bucket() {
    let device = Browser::another();
    let store = device.connect().await;
    let entries: Vec<_> = (1..=40)
        .map(|byte| (Table::Entries, byte, b"x".as_slice()))
        .collect();
    let mut all = batch(100, &entries);
    for row in &mut all.puts {
        // The higher its name, the older it is; and other tables have numbers in between.
        row.seq = Seq::new(100 - 2 * u64::from(row.id.bytes()[0])).unwrap();
    }
    store.write(&all).await.unwrap();
    store
        .write(&batch(101, &[(Table::Drafts, 1, b"x")]))
        .await
        .unwrap();

    let found = store.newest(40).await.unwrap();
    assert!(!found.older && found.rows.len() == 41);
    let found = store.newest(39).await.unwrap();
    let (drafts, entries): (Vec<_>, Vec<_>) = found
        .rows
        .iter()
        .partition(|row| row.table == Table::Drafts);
    assert!(found.older && found.last == Seq::new(101).unwrap());
    let mut names: Vec<_> = entries.iter().map(|row| row.id).collect();
    names.sort_unstable();
    assert_eq!(drafts.len(), 1);
    assert!((5..40).contains(&names.len()));
    assert!(names.iter().copied().eq((1..=names.len() as u8).map(id)));

    run_async(&format!(
        "return new Promise(done => {{ const r = indexedDB.open('{}'); r.onsuccess = () => {{
            const t = r.result.transaction('records', 'readwrite');
            t.objectStore('records').put({{ table: 'entries', id: 'geen naam', seq: 1, sealed: new Uint8Array(1) }});
            t.oncomplete = () => {{ r.result.close(); done(); }};
        }} }})",
        device.name
    ))
    .await;
    let found = async |buckets: &[u8]| {
        let found = store.entries_in(buckets).await;
        let found = found.unwrap();
        assert_eq!(found.last, Seq::new(101).unwrap());
        let names: Vec<_> = found.rows.iter().map(|row| row.id).collect();
        (names, found.nameless)
    };
    let ids = |bytes: &[u8]| bytes.iter().copied().map(id).collect::<Vec<_>>();
    let whole: Vec<u8> = (0..BUCKETS).collect();
    assert_eq!(found(&whole).await, (ids(&whole[1..=40]), 1));
    assert_eq!(found(&[]).await, (vec![], 0));
    assert_eq!(found(&[8, 11]).await, (ids(&[16, 17, 22, 23]), 0));
    let some = [0, 1, 20, 126, 127];
    assert_eq!(found(&some).await, (ids(&[1, 2, 3, 40]), 1));
}
