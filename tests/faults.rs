//! Every request that every verb makes of its store fails in turn: what a new tab then finds is
//! exactly the old state or exactly the new one, and whoever was told "kept" finds it kept.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that panics fails the test that asked"
)]

#[path = "faults/device.rs"]
mod device;
#[path = "faults/lock.rs"]
mod lock;
#[path = "faults/verbs.rs"]
mod verbs;

use std::collections::{BTreeMap, BTreeSet};

use device::{Request, Shaky, moment};
use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::answer::{Answer, Value};
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MediaType};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::id::Id;
use mijn_stem::domain::lang::Lang;
use mijn_stem::store::memory::{Fault, MemoryStore};
use mijn_stem::store::{Row, Slot, Snapshot, Store, StoreError, Table};
use mijn_stem::usecase::*;
use verbs::{
    BACKUP, LOCK, LOOK_AND_WRITE, Scene, WRITE, WRITE_NOT, half_way, lived_in, open_with,
    parcel_for,
};

/// How a request fails: before anything is done in every way in which a store says no, or after all was done.
fn faults() -> Vec<Fault> {
    let said_no = [
        StoreError::Full,
        StoreError::Closed,
        StoreError::Gone,
        StoreError::Failed("het brak".to_owned()),
    ];
    let mut all: Vec<Fault> = said_no.into_iter().map(Fault::Before).collect();
    all.push(Fault::After(StoreError::Closed));
    all
}

/// The sealed pieces of attachments.
type Pieces = BTreeMap<(Id, u32), Vec<u8>>;

/// Everything on the disk, byte for byte: records, key slots, and the pieces of attachments.
async fn bytes(disk: &MemoryStore) -> (Snapshot, Vec<Slot>, Pieces) {
    let records = disk.load(&Table::ALL).await.unwrap();
    let pieces = disk.chunks().clone();
    (records, disk.slots().await.unwrap(), pieces)
}

/// Fails every request of a verb in turn; gives back how many there were.
async fn check(verb: &str, lived_in: &MemoryStore, busy: bool) -> Vec<Request> {
    let scene = async || {
        let scene = Scene::before(verb, lived_in).await;
        if busy {
            scene.another_tab().await;
        }
        scene
    };
    let whole = scene().await;
    let old = whole.found().await;
    assert!(whole.act(verb).await, "{verb} without any fault");
    let (tally, new) = (whole.tab.tally(), whole.found().await);
    assert_ne!(old, new, "{verb} changes nothing that a new tab could find");
    let mut states = vec![old.clone()];
    states.extend(half_way(verb, &old, &new));
    states.push(new.clone());
    assert_eq!(tally.written, states.len() - 1, "{verb}: commits");

    for at in 1..=tally.requests.len() {
        for fault in faults() {
            let story = format!("{verb}, busy: {busy}, request {at}, {fault:?}");
            let scene = scene().await;
            let before = bytes(&scene.disk).await;
            scene.tab.arm(Some((at, fault)));
            let kept = scene.act(verb).await;
            let (tally, found) = (scene.tab.tally(), scene.found().await);
            // One of the states, and the very one that the commits so far make.
            assert_eq!(found, states[tally.written], "{story}");
            assert_eq!(kept, !tally.failed, "{story}: said to be kept");
            assert!(
                !kept || found == new,
                "{story}: said to be kept, and is not"
            );
            if tally.written == 0 {
                assert_eq!(bytes(&scene.disk).await, before, "{story}: bytes changed");
            }
            // The same book, still open, goes on: asking again does it.
            scene.tab.arm(None);
            let started = verb == "start_book" && found == new;
            assert_eq!(scene.act(verb).await, !started, "{story}: asked again");
            let found = scene.found().await;
            assert!(
                found != old && found.unwrap().damaged == 0,
                "{story}: again"
            );
        }
    }
    tally.requests
}

#[tokio::test]
async fn no_fault_at_any_request_of_any_verb_leaves_a_mix() {
    let (lived_in, mut all) = (lived_in().await, 0);
    for verb in WRITE {
        let requests = check(verb, &lived_in, false).await;
        assert!(
            requests.iter().all(|request| *request == Request::Write),
            "{verb}"
        );
        println!("{verb}: {requests:?}");
        all += requests.len();
    }
    println!(
        "{} verbs, {all} requests, {} faults at each",
        WRITE.len(),
        faults().len()
    );
    assert!(all >= WRITE.len());
}

#[tokio::test]
async fn nor_when_another_tab_came_first() {
    let (lived_in, mut all) = (lived_in().await, 0);
    for verb in WRITE.into_iter().filter(|verb| *verb != "start_book") {
        let requests = check(verb, &lived_in, true).await;
        let first = [Request::Write, Request::Last, Request::Write];
        assert!(requests.starts_with(&first), "{verb}: {requests:?}");
        println!("{verb}: {requests:?}");
        all += requests.len();
    }
    println!("{all} requests, {} faults at each", faults().len());
}

#[tokio::test]
async fn nor_when_someone_looks_before_they_write() {
    let lived_in = lived_in().await;
    for verb in LOOK_AND_WRITE {
        for busy in [false, true] {
            let requests = check(verb, &lived_in, busy).await;
            let mut expected = vec![Request::Since, Request::Names, Request::Write];
            // When nobody wrote anything, what this tab knows is all there is.
            expected.retain(|it| busy || *it != Request::Names);
            assert_eq!(requests, expected, "{verb}");
        }
    }
}

#[tokio::test]
async fn nothing_is_let_go_of_that_another_tab_refers_to() {
    let scene = Scene::before("let_go", &lived_in().await).await;
    let (book, now) = scene.open.as_ref().unwrap();
    let voice = now.attachments[0].id;
    // In the screen's own draft; then in an entry that another tab put back.
    assert_eq!(let_go(book, &[voice], || [voice].into()).await, Ok(vec![]));
    let (other, _) = open_with(Shaky::to(&scene.disk), 30).await.unwrap();
    let mut draft = begin_draft(&other, Kind::Note, Lang::Nl);
    let spoken = Value::said(None, vec![voice]).unwrap();
    let spoken = Answer::new(Question::Note, device::words("Nog iets?"), spoken);
    draft.answers.set(spoken.unwrap());
    let entry = save_check_in(&other, &draft, None).await.unwrap();
    assert_eq!(let_go(book, &[voice], BTreeSet::new).await, Ok(vec![]));
    assert_eq!(scene.found().await.unwrap().attachments.len(), 1);
    // One that does not open may refer to it.
    scene.disk.tamper(|rows| {
        let row = rows.get_mut(&(Table::Entries, entry.id)).unwrap();
        row.sealed[30] ^= 1;
    });
    assert_eq!(let_go(book, &[voice], BTreeSet::new).await, Ok(vec![]));
    delete_entry(&other, entry.id).await.unwrap();
    assert_eq!(let_go(book, &[voice], BTreeSet::new).await, Ok(vec![voice]));
    assert_eq!(scene.found().await.unwrap().attachments, []);
}

#[tokio::test]
async fn nothing_is_let_go_of_while_another_tab_commits() {
    let lived_in = lived_in().await;
    let (mut written, mut restored_first) = (BTreeSet::new(), 0);
    for wait in 0..6 {
        let scene = Scene::before("let_go", &lived_in).await;
        let (book, now) = scene.open.as_ref().unwrap();
        let voice = now.attachments[0].clone();
        let (other, _) = open_with(Shaky::to(&scene.disk), 30).await.unwrap();
        let mut draft = begin_draft(&other, Kind::Note, Lang::Nl);
        let spoken = Value::said(None, vec![voice.id]).unwrap();
        let spoken = Answer::new(Question::Note, device::words("Nog iets?"), spoken);
        draft.answers.set(spoken.unwrap());
        let refer = async {
            for _ in 0..wait {
                other.vault().store().last().await.unwrap();
            }
            save_check_in(&other, &draft, None).await.unwrap();
        };
        let ids = [voice.id];
        let ((), gone) = tokio::join!(refer, let_go(book, &ids, BTreeSet::new));
        // Whoever referred to it first keeps it.
        let left = scene.found().await.unwrap().attachments.len();
        assert_eq!(left, 1 - gone.unwrap().len());
        restored_first += left;
        written.insert(scene.tab.tally().requests.len());
    }
    assert!(restored_first > 0 && written.len() > 1, "{written:?}");
}

/// The names that `usecase` lets out and that are verbs: those that begin with a small letter.
fn verbs_in_the_code() -> BTreeSet<&'static str> {
    let code = include_str!("../src/usecase/mod.rs");
    let uses = code.split("pub use ").skip(1);
    uses.filter_map(|rest| rest.split_once(';')?.0.split_once("::"))
        .flat_map(|(_, names)| names.split([',', '{', '}']))
        .map(str::trim)
        .filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase()))
        .collect()
}

#[test]
fn no_verb_is_missing() {
    let writing = WRITE.into_iter().chain(LOOK_AND_WRITE);
    let all = writing.chain(WRITE_NOT).chain(LOCK).chain(BACKUP);
    let table: BTreeSet<&str> = all.clone().collect();
    assert_eq!(table.len(), all.count());
    assert_eq!(table, verbs_in_the_code());
}

#[tokio::test]
async fn the_other_verbs_write_nothing() {
    let scene = Scene::before("open_book", &lived_in().await).await;
    let before = bytes(&scene.disk).await;
    let (book, now) = scene.open.as_ref().unwrap();
    let mut settings = now.settings.clone();
    settings.name = Some(device::words("Sem"));
    for verb in WRITE_NOT {
        match verb {
            "begin_attachment" => {
                drop(begin_attachment(
                    book,
                    AttachmentKind::Photo,
                    MediaType::Jpeg,
                ));
            }
            "begin_draft" => drop(begin_draft(book, Kind::DayEnd, Lang::Nl)),
            "edit_entry" => drop(edit_entry(book, &now.journal.entries()[0])),
            "find_entry" => drop(find_entry(now, now.journal.entries()[0].id)),
            "find_learner" => drop(find_learner(now, now.contacts[0].id)),
            "find_period" => {
                let day = now.journal.entries()[0].at.day();
                drop(find_period(now, day, day));
            }
            "make_card" => drop(make_card(book, &settings).unwrap()),
            "open_parcel" => {
                let text = parcel_for(book, 2);
                drop(open_parcel(book, &text, &now.contacts, &now.received).unwrap());
            }
            "parcel_length" => {
                let outgoing = Outgoing {
                    from: device::words("Sem"),
                    to: &now.contacts[0],
                    items: vec![],
                    note: None,
                    attachments: &[],
                    recall: vec![],
                    recalled: vec![],
                };
                assert!(parcel_length(&outgoing, &now.sent, book.now()).is_ok());
            }
            "bundle_up" | "follow" | "open_book" | "read_on" | "sweep_attachments"
            | "sweep_chunks" => continue,
            other => panic!("{other} is not in the table"),
        }
        assert_eq!(scene.tab.tally().requests, [], "{verb}");
    }
    assert_eq!(bytes(&scene.disk).await, before);
}

/// A book does not open when any of its requests fails, each in every way, and lies there as before.
async fn check_opening(scene: &Scene, tab: &Shaky, requests: usize) {
    let before = bytes(&scene.disk).await;
    for at in 1..=requests {
        for fault in faults() {
            tab.arm(Some((at, fault.clone())));
            let (Fault::Before(error) | Fault::After(error)) = fault;
            let opened = open_with(tab.clone(), 70).await;
            assert_eq!(
                opened.map(drop),
                Err(OpenError::Store(error)),
                "request {at}"
            );
            assert_eq!(bytes(&scene.disk).await, before, "request {at}");
        }
    }
}

#[tokio::test]
async fn a_book_that_does_not_open_is_left_as_it_is() {
    let scene = Scene::before("open_book", &lived_in().await).await;
    let tab = Shaky::to(&scene.disk);
    open_with(tab.clone(), 70).await.unwrap();
    let requests = tab.tally().requests;
    assert_eq!(requests, [Request::Slots, Request::Load]);
    check_opening(&scene, &tab, requests.len()).await;
}

#[tokio::test]
async fn a_book_with_much_in_it_asks_the_store_in_between_and_is_left_as_it_is_too() {
    let scene = Scene::before("open_book", &lived_in().await).await;
    let (book, before) = open_with(Shaky::to(&scene.disk), 30).await.unwrap();
    for number in 0..40 {
        let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
        let long = device::words(&format!("stukje {number} ").repeat(700));
        let answer = Answer::new(Question::Note, device::words("wat?"), Value::Text(long));
        draft.answers.set(answer.unwrap());
        save_check_in(&book, &draft, None).await.unwrap();
    }
    let tab = Shaky::to(&scene.disk);
    let (_, whole) = open_with(tab.clone(), 70).await.unwrap();
    assert_eq!(whole.journal.len(), before.journal.len() + 40);
    let requests = tab.tally().requests;
    assert_eq!(requests[..2], [Request::Slots, Request::Load]);
    assert!(requests.len() > 3 && requests[2..].iter().all(|it| *it == Request::Last));
    check_opening(&scene, &tab, requests.len()).await;
    tab.arm(None);
    assert_eq!(open_with(tab, 70).await.unwrap().1, whole);
}

#[tokio::test]
async fn a_diary_that_is_not_read_or_bundled_to_the_end_is_left_as_it_is() {
    let scene = Scene::before("read_on", &lived_in().await).await;
    let before = bytes(&scene.disk).await;
    let tab = Shaky::to(&scene.disk);
    let (book, contents) = open_with(tab.clone(), 70).await.unwrap();
    let both = async || {
        let older = read_on(&book, &BTreeSet::new(), async || {}).await?;
        bundle_up(&book, async || {}).await?;
        Ok::<_, StoreError>(older.journal)
    };
    tab.arm(None);
    assert_eq!(both().await, Ok(contents.journal.clone()));
    let (asked, keeps) = (tab.tally().requests.len(), |it: &Request| {
        *it == Request::Bundle
    });
    assert!(tab.tally().requests.iter().any(keeps));
    for at in 1..=asked {
        for fault in faults() {
            scene.disk.tamper_bundles(BTreeMap::clear);
            tab.arm(Some((at, fault.clone())));
            let (Fault::Before(error) | Fault::After(error)) = fault;
            assert_eq!(both().await, Err(error), "request {at}");
            assert_eq!(bytes(&scene.disk).await, before, "request {at}");
            assert_eq!(both().await, Ok(contents.journal.clone()), "request {at}");
        }
    }
    assert_eq!(bytes(&scene.disk).await, before);
}

#[tokio::test]
async fn only_pieces_that_nobody_knows_are_swept() {
    let lived_in = lived_in().await;
    let scene = async |damage: bool| {
        let scene = Scene::before("sweep_chunks", &lived_in).await;
        scene.disk.tamper_chunks(|chunks| {
            for number in [1, 2] {
                chunks.insert((Id::new([number; 16]), 0), vec![0; 9]);
                chunks.insert((Id::new([number; 16]), 7), vec![0; 9]);
            }
        });
        if damage {
            let damage = |row: &mut Row| row.sealed.truncate(3);
            scene.disk.tamper(|rows| rows.values_mut().for_each(damage));
        }
        scene
    };
    for damage in [false, true] {
        let scene = scene(damage).await;
        let (book, _) = scene.open.as_ref().unwrap();
        let spared = [Id::new([2; 16])];
        assert_eq!(sweep_chunks(book, &spared).await, Ok(1), "{damage}");
        assert_eq!(scene.disk.chunks().len(), 2 + 2, "{damage}");
        assert_eq!(sweep_chunks(book, &[]).await, Ok(1), "{damage}");
        assert_eq!(scene.disk.chunks().len(), 2, "{damage}");
        assert_eq!(sweep_chunks(book, &[]).await, Ok(0), "{damage}");
    }

    // Every request fails in turn: nothing is swept, and asking again does it.
    for at in 1..=3 {
        for fault in faults() {
            let scene = scene(false).await;
            let (book, _) = scene.open.as_ref().unwrap();
            scene.tab.arm(Some((at, fault.clone())));
            let (Fault::Before(error) | Fault::After(error)) = fault;
            let failed = sweep_chunks(book, &[]).await;
            assert_eq!(failed, Err(error.into()), "request {at}");
            let swept = scene.tab.tally().written == 1;
            let left = if swept { 2 } else { 6 };
            assert_eq!(scene.disk.chunks().len(), left, "request {at}");
            sweep_chunks(book, &[]).await.unwrap();
            assert_eq!(scene.disk.chunks().len(), 2, "request {at}");
        }
    }
}

#[tokio::test]
async fn only_attachments_that_nothing_refers_to_are_swept() {
    let lived_in = lived_in().await;
    // The recording of the book, and one of years before: nothing refers to either.
    let scene = async || {
        let scene = Scene::before("sweep_attachments", &lived_in).await;
        let (book, _) = scene.open.as_ref().unwrap();
        let (id, years_ago) = (Id::new([9; 16]), moment(1_600_000_000_000, 120));
        let old = Attachment::begin(id, AttachmentKind::Photo, MediaType::Jpeg, years_ago);
        let old = old.unwrap();
        keep_chunk(book, &old, b"oud").await.unwrap();
        scene.tab.arm(None);
        scene
    };
    let left = |scene: &Scene| scene.disk.chunks().len();
    let whole = scene().await;
    let (book, _) = whole.open.as_ref().unwrap();
    assert_eq!(
        (left(&whole), sweep_attachments(book, &[]).await),
        (3, Ok(vec![Id::new([9; 16])]))
    );
    assert_eq!(whole.tab.tally().requests, [Request::Load, Request::Write]);
    assert_eq!(left(&whole), 2);
    whole.found().await;

    for at in 1..=2 {
        for fault in faults() {
            let scene = scene().await;
            let (book, _) = scene.open.as_ref().unwrap();
            scene.tab.arm(Some((at, fault.clone())));
            let (Fault::Before(error) | Fault::After(error)) = fault;
            let failed = sweep_attachments(book, &[]).await;
            assert_eq!(failed, Err(error.into()), "request {at}");
            assert_eq!(left(&scene), 3 - scene.tab.tally().written, "request {at}");
            sweep_attachments(book, &[]).await.unwrap();
            assert_eq!(left(&scene), 2, "request {at}");
            scene.found().await;
        }
    }

    // An entry or a draft that does not open may be the one that refers to it.
    for table in [Table::Entries, Table::Drafts] {
        let scene = scene().await;
        scene.disk.tamper(|rows| {
            let row = rows.values_mut().find(|row| row.table == table);
            row.unwrap().sealed[30] ^= 1;
        });
        let (book, _) = scene.open.as_ref().unwrap();
        assert_eq!(sweep_attachments(book, &[]).await, Ok(vec![]));
        assert_eq!(left(&scene), 3);
    }

    // Another tab keeps something meanwhile: sooner or later.
    let mut held_up = 0;
    for wait in 0..4 {
        let scene = scene().await;
        let (book, now) = scene.open.as_ref().unwrap();
        let (other, _) = open_with(Shaky::to(&scene.disk), 30).await.unwrap();
        let keep = async {
            for _ in 0..wait {
                other.vault().store().last().await.unwrap();
            }
            change_settings(&other, &now.settings).await
        };
        let (kept, swept) = tokio::join!(keep, sweep_attachments(book, &[]));
        let swept = swept.unwrap().len();
        assert_eq!((kept, left(&scene)), (Ok(()), 3 - swept));
        held_up += 1 - swept;
    }
    assert!(held_up > 0);
}

#[tokio::test]
async fn a_tab_that_keeps_something_meanwhile_is_not_swept() {
    let scene = Scene::before("sweep_chunks", &lived_in().await).await;
    let orphan = Id::new([1; 16]);
    scene.disk.tamper_chunks(|chunks| {
        chunks.insert((orphan, 0), vec![0; 9]);
    });
    let (book, _) = scene.open.as_ref().unwrap();
    let sweep = sweep_chunks(book, &[]);
    let (swept, ()) = tokio::join!(sweep, scene.another_tab());
    assert_eq!(swept, Ok(0));
    assert_eq!(scene.disk.chunks().len(), 3);
}

#[tokio::test]
async fn a_tab_that_cannot_follow_now_follows_later() {
    for fault in faults() {
        let scene = Scene::before("follow", &lived_in().await).await;
        let (book, known) = scene.open.as_ref().unwrap();
        assert_eq!(follow(book, || known.clone()).await, Ok(None));
        scene.another_tab().await;
        scene.tab.arm(Some((1, fault.clone())));
        let (Fault::Before(error) | Fault::After(error)) = fault;
        let failed = follow(book, || known.clone()).await;
        assert_eq!(failed, Err(error.into()));
        let followed = follow(book, || known.clone()).await.unwrap();
        assert_ne!(followed.as_ref(), Some(known));
        assert_eq!(followed, scene.found().await);
        assert_eq!(scene.tab.tally().requests, [Request::Since, Request::Since]);
        assert_eq!(follow(book, || known.clone()).await, Ok(None));
    }
}

#[tokio::test]
async fn nor_does_it_overlook_what_was_deleted() {
    for at in 1..=2 {
        for fault in faults() {
            let scene = Scene::before("follow", &lived_in().await).await;
            let (book, known) = scene.open.as_ref().unwrap();
            let (other, _) = open_with(Shaky::to(&scene.disk), 30).await.unwrap();
            let gone = known.journal.entries()[0].id;
            delete_entry(&other, gone).await.unwrap();
            scene.tab.arm(Some((at, fault.clone())));
            let (Fault::Before(error) | Fault::After(error)) = fault;
            let failed = follow(book, || known.clone()).await;
            assert_eq!(failed, Err(error.into()), "request {at}");
            let followed = follow(book, || known.clone()).await.unwrap();
            assert_eq!(followed, scene.found().await);
            assert_eq!(followed.unwrap().journal.get(gone), None);
            let requests = scene.tab.tally().requests;
            assert_eq!(requests[at..], [Request::Since, Request::Names]);
            assert_eq!(follow(book, || known.clone()).await, Ok(None));
        }
    }
}
