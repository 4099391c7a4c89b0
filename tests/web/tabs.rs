//! Several tabs on one book: a frame beside the page is another one, with everything of its own but the storage.

use std::cell::RefCell;
use std::rc::Rc;

use mijn_stem::browser::tabs::{Heard, Hold, Tabs, hold, take_over};
use mijn_stem::crypto::random::Random;
use mijn_stem::domain::id::Id;
use mijn_stem::store::Seq;
use mijn_stem::store::{Store, Table};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::browser::{Browser, Chance, batch, run, run_async};
use crate::stories::Device;

/// Another page of the same origin.
fn another_page() {
    run(
        "const frame = document.createElement('iframe'); document.body.append(frame);
         globalThis.other = frame.contentWindow;",
    );
}

/// Something that is called, and what it was called with.
fn calls<T: 'static>() -> (impl Fn(T) + 'static, UnboundedReceiver<T>) {
    let (call, called) = unbounded_channel();
    (move |with| call.send(with).unwrap_or_default(), called)
}

fn seq(number: u64) -> Seq {
    Seq::new(number).unwrap()
}

#[wasm_bindgen_test]
async fn the_tabs_of_a_book_hear_of_each_others_commits() {
    let (book, another_book) = (Chance.id(), Chance.id());
    let (heard, mut hears) = calls();
    let (other_heard, mut other_hears) = calls();
    let (stranger_heard, mut stranger_hears) = calls();
    let one = Tabs::of(book, heard).unwrap();
    let other = Tabs::of(book, other_heard).unwrap();
    let stranger = Tabs::of(another_book, stranger_heard).unwrap();
    one.tell(seq(7)).unwrap();
    assert_eq!(other_hears.recv().await, Some(Heard::Committed(seq(7))));

    // From another page; and what is no number of a commit is passed over.
    another_page();
    for said in ["'8'", "8.5", "-1", "{}", "2 ** 53", "9"] {
        run(&format!(
            "new globalThis.other.BroadcastChannel('mijn-stem-{book}').postMessage({said})"
        ));
    }
    assert_eq!(other_hears.recv().await, Some(Heard::Committed(seq(9))));
    // Nobody hears themselves, nor another book.
    assert_eq!(hears.recv().await, Some(Heard::Committed(seq(9))));
    assert!(hears.try_recv().is_err() && stranger_hears.try_recv().is_err());

    one.tell_locked().unwrap();
    assert_eq!(other_hears.recv().await, Some(Heard::Locked));

    drop(other);
    stranger.tell(seq(1)).unwrap();
    one.tell(seq(10)).unwrap();
    let last = Tabs::of(book, |_| ()).unwrap();
    last.tell(seq(11)).unwrap();
    assert_eq!(hears.recv().await, Some(Heard::Committed(seq(11))));
    assert!(other_hears.try_recv().is_err());
}

/// Whether another page gets the lock of a text.
async fn other_page_gets(book: Id, text: Id, how: &str) -> bool {
    let ask = format!(
        "return new Promise(done => globalThis.other.navigator.locks.request('mijn-stem-{book}-{text}', {{ {how}: true }},
            lock => {{ done(lock !== null); return lock && new Promise(free => {{ globalThis.free = free; }}); }}).catch(() => 0))"
    );
    run_async(&ask).await.is_truthy()
}

#[wasm_bindgen_test]
async fn one_tab_writes_a_text_until_it_lets_go() {
    let (book, text) = (Chance.id(), Chance.id());
    another_page();
    let Hold::Held(pen) = hold(book, text, || panic!("nobody took it")).await.unwrap() else {
        panic!("it was free");
    };
    assert!(!other_page_gets(book, text, "ifAvailable").await);
    let again = hold(book, text, || panic!("it was not given")).await;
    assert!(matches!(again, Ok(Hold::Busy)));
    // Another text, and another book, are free.
    for (book, text) in [(book, Chance.id()), (Chance.id(), text)] {
        assert!(matches!(hold(book, text, || ()).await, Ok(Hold::Held(_))));
    }
    drop(pen);
    // The browser frees it a little later: whoever waits in line has it then.
    run_async(&format!(
        "return globalThis.other.navigator.locks.request('mijn-stem-{book}-{text}', () => 1)"
    ))
    .await;
    assert!(other_page_gets(book, text, "ifAvailable").await);
    assert!(matches!(hold(book, text, || ()).await, Ok(Hold::Busy)));
    run("globalThis.free()");
}

#[wasm_bindgen_test]
async fn who_loses_a_text_is_told() {
    let (book, text) = (Chance.id(), Chance.id());
    another_page();
    let (lost, mut losses) = calls();
    let by_page = lost;
    let first = hold(book, text, move || by_page("first")).await.unwrap();
    assert!(other_page_gets(book, text, "steal").await);
    assert_eq!(losses.recv().await, Some("first"));
    // Letting go of what was lost takes nothing from who has it now.
    drop(first);
    assert!(matches!(hold(book, text, || ()).await, Ok(Hold::Busy)));

    let (lost, mut losses) = calls();
    let taken = take_over(book, text, move || lost("second")).await.unwrap();
    let last = take_over(book, text, || panic!("nobody took it"))
        .await
        .unwrap();
    assert_eq!(losses.recv().await, Some("second"));
    drop((taken, last));
}

#[wasm_bindgen_test]
async fn every_commit_of_a_tab_is_told() {
    let device = Browser::another();
    let (store, other) = (device.connect().await, device.connect().await);
    let told: Rc<RefCell<Vec<Seq>>> = Rc::default();
    let tell = Rc::clone(&told);
    store.after_commit(move |committed| tell.borrow_mut().push(committed));
    let entry = [(Table::Entries, 1, b"x".as_slice())];
    store.write(&batch(1, &entry)).await.unwrap();
    other.write(&batch(2, &entry)).await.unwrap();
    store.write(&batch(2, &entry)).await.unwrap_err();
    store.write(&batch(4, &[])).await.unwrap();
    assert_eq!(*told.borrow(), [seq(1), seq(4)]);
}
