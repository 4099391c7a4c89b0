//! What the page that proves things can show: what lies on the device, and what was asked of the network.

use mijn_stem::browser::requests::{Request, now, since_load, watch};
use mijn_stem::browser::sentinel;
use mijn_stem::browser::storage::{bytes_used, inventory, room};
use mijn_stem::crypto::random::Random;
use mijn_stem::domain::attachment::{AttachmentKind, MediaType};
use mijn_stem::domain::contact::Role;
use mijn_stem::store::Store;
use mijn_stem::store::idb::inventory::{DatabaseKept, Seen, StoreKept, databases};
use mijn_stem::usecase::*;
use tokio::sync::mpsc::unbounded_channel;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Browser, Chance, Patch, run, run_async};
use crate::stories::{Device, begin, lock, someone_wrote, start};

/// What stands in one database.
async fn kept(device: &Browser) -> DatabaseKept {
    let all = databases().await.unwrap();
    let ours = all.into_iter().find(|one| one.name == device.name);
    ours.unwrap()
}

fn store<'a>(kept: &'a DatabaseKept, name: &str) -> &'a StoreKept {
    let found = kept.stores.iter().find(|store| store.name == name);
    found.unwrap()
}

fn sorts(of: &[(&str, usize)]) -> Vec<(String, usize)> {
    of.iter()
        .map(|(name, count)| ((*name).into(), *count))
        .collect()
}

#[wasm_bindgen_test]
async fn what_lies_there_is_told_as_a_stranger_reads_it() {
    let device = Browser::another();
    let (book, contents) = someone_wrote(&device).await;
    let voice = begin(&book, AttachmentKind::Voice, MediaType::WebmAudio);
    keep_chunk(&book, &voice, &[7; 1000]).await.unwrap();
    let kept_open = kept(&device).await;
    let names: Vec<&str> = kept_open.stores.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["bundles", "chunks", "meta", "records", "slots"]);

    let records = store(&kept_open, "records");
    assert_eq!((records.rows, records.all), (5, true));
    let expected = ["attachments", "drafts", "entries", "identity", "settings"];
    assert_eq!(records.sorts, sorts(&expected.map(|name| (name, 1))));
    let found = book
        .vault()
        .store()
        .load(&mijn_stem::store::Table::ALL)
        .await
        .unwrap();
    let bytes = found
        .rows
        .iter()
        .map(|row| row.table.code().len() + 32 + 8 + row.sealed.len());
    assert_eq!(records.bytes, bytes.sum::<usize>());
    let entry = contents.journal.entries()[0].id;
    let sealed = &found
        .rows
        .iter()
        .find(|row| row.id == entry)
        .unwrap()
        .sealed;
    let sample = [
        ("table", Seen::Text("entries".to_owned())),
        ("id", Seen::Text(entry.to_string())),
        // After the settings and the key.
        ("seq", Seen::Number(3.0)),
        (
            "sealed",
            Seen::Bytes {
                length: sealed.len() as u32,
                first: sealed[..48].to_vec(),
            },
        ),
    ];
    let sample = sample.map(|(name, seen)| (name.to_owned(), seen));
    assert_eq!(records.sample, sample);

    // A piece of 1,000 bytes, its nonce and its tag, and what stands beside it.
    let chunks = store(&kept_open, "chunks");
    assert_eq!((chunks.rows, chunks.bytes), (1, 32 + 8 + 1000 + 24 + 16));
    // Of the key that lies there in the clear, nothing is handed on but that it does.
    let slots = store(&kept_open, "slots");
    assert_eq!(slots.sorts, sorts(&[("open", 1)]));
    let body = Seen::Bytes {
        length: 32,
        first: vec![],
    };
    assert_eq!(slots.sample[1], ("body".to_owned(), body));

    lock(&book, "vlinder").await.unwrap();
    let locked = kept(&device).await;
    let slots = store(&locked, "slots");
    assert_eq!(slots.sorts, sorts(&[("passphrase", 1), ("recovery", 1)]));
    assert_eq!(store(&locked, "records"), records);
}

#[wasm_bindgen_test]
async fn looking_leaves_everything_as_it_was() {
    let device = Browser::another();
    let (book, _) = start(&device, Role::Learner).await;
    let before = run_async("return indexedDB.databases().then(all => JSON.stringify(all))").await;
    kept(&device).await;
    let after = run_async("return indexedDB.databases().then(all => JSON.stringify(all))").await;
    assert_eq!(before, after);
    assert_eq!(
        book.vault().store().last().await.map(|last| last.get()),
        Ok(2)
    );

    // One that is named, and gone when it is looked at, is not made again.
    let patch = Patch::new(
        "IDBFactory",
        "databases",
        "return Promise.resolve([{ name: 'nooit', version: 2 }, { version: 1 }, {}])",
    );
    assert_eq!(databases().await, Ok(vec![]));
    drop(patch);
    let after = run_async("return indexedDB.databases().then(all => JSON.stringify(all))").await;
    assert_eq!(before, after);
}

#[wasm_bindgen_test]
async fn what_lies_beside_the_databases_is_told_too() {
    let book = Chance.id();
    sentinel::remember(book, 12, Some(3));
    run("sessionStorage.setItem('proef', 'ziet u')");
    run_async("return caches.open('proef').then(cache => cache.put('/een', new Response('1')))")
        .await;
    let found = inventory().await;
    let item = (format!("mijn-stem-{book}"), 10 + 32 + 4);
    assert!(found.local.unwrap().contains(&item));
    let item = ("proef".to_owned(), 5 + 6);
    assert!(found.session.unwrap().contains(&item));
    assert!(found.caches.unwrap().contains(&("proef".to_owned(), 1)));
    assert_eq!(found.service_workers, Some(vec![]));
    run("sessionStorage.clear()");
    run_async("return caches.delete('proef')").await;
    sentinel::forget(book);

    let room = room().await.unwrap();
    assert!(room.used < room.most, "{room:?}");
    assert!(bytes_used().await.is_some());
}

#[wasm_bindgen_test]
async fn every_request_is_seen() {
    let ready = now();
    assert!(!since_load(ready).loading.is_empty());
    let (told, mut tells) = unbounded_channel();
    let watching =
        watch(move |seen: Vec<Request>| seen.into_iter().for_each(|one| drop(told.send(one))))
            .unwrap();
    run_async("return fetch('/proef-een').catch(() => 0)").await;
    let own = tells.recv().await.unwrap();
    assert_eq!((own.address.as_str(), own.own), ("/proef-een", true));
    assert!(own.at >= ready && own.at <= now());
    // The same server under another name is someone else.
    let foreign = "`http://localhost:${location.port}/proef-twee`";
    run_async(&format!(
        "return fetch({foreign}, {{ mode: 'no-cors' }}).catch(() => 0)"
    ))
    .await;
    let other = tells.recv().await.unwrap();
    let address = run(&format!("return {foreign}")).as_string().unwrap();
    assert_eq!((other.address, other.own), (address, false));

    let mut since = since_load(ready).since;
    since.retain(|one| one.address.contains("/proef-"));
    assert_eq!(since.len(), 2);
    drop(watching);
    run_async("return fetch('/proef-drie').catch(() => 0)").await;
    assert!(tells.recv().await.is_none());
}
