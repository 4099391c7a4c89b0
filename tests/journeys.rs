//! Whole journeys over the store in memory, natively: the shared stories, and what happens when
//! the store fails or someone meddled with it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a panic in a story is the report"
)]
#![allow(
    clippy::cloned_ref_to_slice_refs,
    reason = "`[it.clone()]` says what is expected"
)]

#[path = "journeys/damage.rs"]
mod damage;
#[path = "journeys/desk.rs"]
mod desk;
#[path = "journeys/erase.rs"]
mod erase;
#[path = "journeys/learning.rs"]
mod learning;
#[path = "journeys/lock.rs"]
mod lock;
#[path = "journeys/papers.rs"]
mod papers;
#[path = "journeys/sharing.rs"]
mod sharing;
#[path = "web/stories/mod.rs"]
mod stories;
#[path = "journeys/talks.rs"]
mod talks;

use std::cell::Cell;

use mijn_stem::crypto::identity::Identity;
use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::attachment::{AttachmentKind, MediaType};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::{Card, Contact, PublicKey, Role};
use mijn_stem::domain::lang::Lang;
use mijn_stem::store::memory::{Fault, MemoryStore};
use mijn_stem::store::vault::{Changes, ChunkError, VaultError};
use mijn_stem::store::{Row, StoreError, Table};
use mijn_stem::usecase::*;
use stories::{Device, Watch, entries, reopen, say, start, try_reopen, words};

/// A device whose store lies in memory.
#[derive(Default)]
struct Memory(MemoryStore);

impl World for Memory {
    type Store = MemoryStore;
    type Clock = Watch;
    type Random = Counted;
}

impl Device for Memory {
    fn another() -> Self {
        Self::default()
    }

    async fn connect(&self) -> MemoryStore {
        self.0.clone()
    }

    fn chance() -> Counted {
        thread_local!(static SEED: Cell<u64> = const { Cell::new(0) });
        Counted::new(SEED.replace(SEED.get() + 1))
    }
}

macro_rules! tell {
    ($($story:ident)+) => { $(
        #[tokio::test]
        async fn $story() {
            stories::$story(&Memory::default()).await;
        }
    )+ };
}

every_story!(tell);

/// A learner with something of everything in the book.
async fn lived_in(device: &Memory) -> (Book<Memory>, Contents) {
    let (book, _) = start(device, Role::Learner).await;
    let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
    say(&mut draft, Question::Note, "eerst");
    let entry = save_check_in(&book, &draft, None).await.unwrap();
    put_ready(&book, &ReadyItem::new(entry.id)).await.unwrap();
    keep_draft(&book, &edit_entry(&book, &entry)).await.unwrap();
    let card = card("Ilse", 7);
    pair(&book, card, &[]).await.unwrap();
    reopen(device).await
}

fn card(name: &str, key: u8) -> Card {
    let mut bytes = [0; 32];
    bytes[0] = key;
    bytes[31] = 64;
    Card {
        name: words(name),
        key: PublicKey::new(bytes),
        hours: None,
        room: None,
        does: None,
    }
}

/// Everything that writes, each once; gives back whether it was kept.
#[derive(Debug, Clone, Copy)]
enum Verb {
    Settings,
    KeepDraft,
    DropDraft,
    Save,
    Delete,
    Pair,
    Confirm,
    Ready,
    Take,
    Make,
    Keep,
}

impl Verb {
    const ALL: [Self; 11] = [
        Self::Settings,
        Self::KeepDraft,
        Self::DropDraft,
        Self::Save,
        Self::Delete,
        Self::Pair,
        Self::Confirm,
        Self::Ready,
        Self::Take,
        Self::Make,
        Self::Keep,
    ];

    async fn happen(self, book: &Book<Memory>, now: &Contents) -> bool {
        let entry = now.journal.entries()[0].as_ref();
        let coach = &now.contacts[0];
        match self {
            Self::Settings => {
                let mut settings = now.settings.clone();
                settings.name = Some(words("Sem"));
                change_settings(book, &settings).await.is_ok()
            }
            Self::KeepDraft => {
                let mut draft = now.drafts[0].clone();
                say(&mut draft, Question::Note, "toen");
                keep_draft(book, &draft).await.is_ok()
            }
            Self::DropDraft => drop_draft(book, now.drafts[0].id).await.is_ok(),
            Self::Save => save_check_in(book, &now.drafts[0], Some(entry))
                .await
                .is_ok(),
            Self::Delete => delete_entry(book, entry.id).await.is_ok(),
            Self::Pair => pair(book, card("Bente", 9), &now.contacts).await.is_ok(),
            Self::Confirm => confirm_number(book, coach).await.is_ok(),
            Self::Ready => {
                let mut item = now.ready[0].clone();
                item.toggle(Question::Note);
                put_ready(book, &item).await.is_ok()
            }
            Self::Take => take_from_ready(book, entry.id).await.is_ok(),
            Self::Make => {
                let items = vec![now.ready[0].choose(entry)];
                let outgoing = Outgoing {
                    from: words("Sem"),
                    to: coach,
                    items,
                    note: None,
                    attachments: &[],
                    recall: vec![],
                    recalled: vec![],
                };
                make_parcel(book, outgoing, &now.sent).await.is_ok()
            }
            Self::Keep => {
                let me = Contact {
                    card: Card {
                        key: book.key(),
                        ..coach.card.clone()
                    },
                    ..coach.clone()
                };
                let outgoing = Outgoing {
                    from: words("Sem"),
                    to: &me,
                    items: vec![],
                    note: None,
                    attachments: &[],
                    recall: vec![],
                    recalled: vec![],
                };
                let (elsewhere, _) = start(&Memory::another(), Role::Learner).await;
                let text = make_parcel(&elsewhere, outgoing, &[]).await.unwrap().text;
                let arrived = open_parcel(book, text.as_bytes(), &now.contacts, &[]).unwrap();
                keep_parcel(book, &arrived, &now.contacts, &now.received)
                    .await
                    .is_ok()
            }
        }
    }
}

#[tokio::test]
async fn a_full_disk_leaves_everything_as_it_was() {
    for verb in Verb::ALL {
        let device = Memory::default();
        let (book, before) = lived_in(&device).await;
        device.0.fail_write(1, Fault::Before(StoreError::Full));
        assert!(!verb.happen(&book, &before).await, "{verb:?}");
        assert_eq!(reopen(&device).await.1, before, "{verb:?}");
        // There is room again: the same book goes on.
        assert!(verb.happen(&book, &before).await, "{verb:?}");
        assert_ne!(reopen(&device).await.1, before, "{verb:?}");
    }
}

#[tokio::test]
async fn an_answer_that_was_lost_leaves_all_of_it_and_asking_again_does_no_harm() {
    for verb in Verb::ALL {
        let device = Memory::default();
        let (book, before) = lived_in(&device).await;
        device.0.fail_write(1, Fault::After(StoreError::Closed));
        assert!(!verb.happen(&book, &before).await, "{verb:?}");
        assert_ne!(reopen(&device).await.1, before, "{verb:?}");
        assert!(verb.happen(&book, &before).await, "{verb:?}");
        assert_eq!(reopen(&device).await.1.damaged, 0, "{verb:?}");
    }
}

#[tokio::test]
async fn asking_again_after_a_lost_answer_makes_no_second_one() {
    let device = Memory::default();
    let (book, before) = lived_in(&device).await;
    for (verb, people, parcels) in [(Verb::Pair, 1, 0), (Verb::Make, 0, 1)] {
        let old = reopen(&device).await.1;
        device.0.fail_write(1, Fault::After(StoreError::Closed));
        assert!(!verb.happen(&book, &before).await, "{verb:?}");
        // The screen knows of nothing yet, and asks again.
        assert!(verb.happen(&book, &before).await, "{verb:?}");
        let now = reopen(&device).await.1;
        let more = (now.contacts.len(), now.sent.len());
        assert_eq!(
            more,
            (old.contacts.len() + people, old.sent.len() + parcels),
            "{verb:?}"
        );
        // What is wanted next is something else.
        assert!(verb.happen(&book, &before).await, "{verb:?}");
        let now = reopen(&device).await.1;
        assert_eq!(now.sent.len(), old.sent.len() + parcels * 2, "{verb:?}");
    }
}

#[tokio::test]
async fn a_parcel_and_its_basket_change_together() {
    let device = Memory::default();
    let (book, now) = lived_in(&device).await;
    let items = vec![now.ready[0].choose(&now.journal.entries()[0])];
    let outgoing = Outgoing {
        from: words("Sem"),
        to: &now.contacts[0],
        items,
        note: None,
        attachments: &[],
        recall: vec![],
        recalled: vec![],
    };
    let sent = make_parcel(&book, outgoing, &[]).await.unwrap().sent;
    device.0.fail_write(1, Fault::Before(StoreError::Full));
    assert_eq!(
        say_it_went(&book, &sent).await,
        Err(VaultError::Store(StoreError::Full))
    );
    let (_, contents) = reopen(&device).await;
    assert_eq!((contents.ready, contents.sent), (now.ready, vec![sent]));
}

#[tokio::test]
async fn a_start_that_fails_can_be_made_again() {
    let device = Memory::default();
    device.0.fail_write(1, Fault::Before(StoreError::Full));
    assert!(stories::try_start(&device, Role::Learner).await.is_err());
    assert!(matches!(
        try_reopen(&device).await,
        Err(OpenError::NotStarted)
    ));
    start(&device, Role::Learner).await;
    reopen(&device).await;
}

#[tokio::test]
async fn an_example_that_fails_half_way_can_be_filled_again() {
    let device = Memory::default();
    let (book, _) = start(&device, Role::Learner).await;
    let many = format!("[{}]", vec![r#"{"entry":{"id":"ID","rev":1,"kind":"note","at":[1,0],"lang":"nl","answers":[]},"written":[1,0]}"#; 450].join(","));
    let many = (0..450).fold(many, |json, n| json.replacen("ID", &format!("{n:032x}"), 1));
    device.0.fail_write(2, Fault::Before(StoreError::Full));
    assert!(fill_example(&book, &many).await.is_err());
    assert_eq!(reopen(&device).await.1.journal.entries().len(), 200);
    let writes = device.0.writes();
    fill_example(&book, &many).await.unwrap();
    assert_eq!(device.0.writes() - writes, 3);
    assert_eq!(reopen(&device).await.1.journal.entries().len(), 450);
}

/// The row of the only entry.
fn the_entry(device: &Memory) -> Row {
    let rows = device.0.rows();
    rows.values()
        .find(|row| row.table == Table::Entries)
        .unwrap()
        .clone()
}

#[tokio::test]
async fn a_damaged_record_is_told_and_left_alone() {
    let device = Memory::default();
    let (_, whole) = lived_in(&device).await;
    let row = the_entry(&device);
    for bit in 0..row.sealed.len() * 8 {
        let mut damaged = row.clone();
        damaged.sealed[bit / 8] ^= 1 << (bit % 8);
        device
            .0
            .tamper(|rows| drop(rows.insert((row.table, row.id), damaged.clone())));
        let (_, contents) = reopen(&device).await;
        assert_eq!(
            (entries(&contents), contents.damaged),
            (vec![], 1),
            "bit {bit}"
        );
        assert_eq!(the_entry(&device), damaged, "bit {bit}");
    }
    // Writing other things leaves it alone too, and made whole it reads again.
    let (book, contents) = reopen(&device).await;
    keep_draft(&book, &contents.drafts[0]).await.unwrap();
    device
        .0
        .tamper(|rows| drop(rows.insert((row.table, row.id), row.clone())));
    let (_, contents) = reopen(&device).await;
    assert_eq!((contents.journal, contents.damaged), (whole.journal, 0));
}

#[tokio::test]
async fn a_record_in_another_place_is_refused() {
    let device = Memory::default();
    let (book, _) = lived_in(&device).await;
    let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
    say(&mut draft, Question::Note, "tweede");
    let second = save_check_in(&book, &draft, None).await.unwrap();
    let clean: Vec<Row> = device.0.rows().values().cloned().collect();
    let mut swaps = 0;
    for one in &clean {
        for other in clean
            .iter()
            .filter(|other| (other.table, other.id) != (one.table, one.id))
        {
            // `other` in the place of `one`, under its own number and under the other's.
            for seq in [one.seq, other.seq] {
                let moved = Row {
                    table: one.table,
                    id: one.id,
                    seq,
                    sealed: other.sealed.clone(),
                };
                device
                    .0
                    .tamper(|rows| drop(rows.insert((one.table, one.id), moved)));
                match try_reopen(&device).await {
                    Ok((_, contents)) => assert_eq!(contents.damaged, 1),
                    Err(error) => assert_eq!(error, OpenError::Damaged(one.table)),
                }
                swaps += 1;
            }
            device
                .0
                .tamper(|rows| drop(rows.insert((one.table, one.id), one.clone())));
        }
        // Its own bytes under another number: an old state made to look new.
        let later = Row {
            seq: one.seq.plus(1),
            ..one.clone()
        };
        device
            .0
            .tamper(|rows| drop(rows.insert((one.table, one.id), later)));
        assert!(
            try_reopen(&device)
                .await
                .map_or(true, |(_, contents)| contents.damaged == 1)
        );
        device
            .0
            .tamper(|rows| drop(rows.insert((one.table, one.id), one.clone())));
    }
    assert_eq!(swaps, clean.len() * (clean.len() - 1) * 2);
    let (_, contents) = reopen(&device).await;
    assert_eq!(contents.damaged, 0);
    assert!(entries(&contents).contains(&second));
}

#[tokio::test]
async fn nothing_readable_lies_outside_the_seal() {
    let device = Memory::default();
    lived_in(&device).await;
    for row in device.0.rows().values() {
        for word in ["eerst", "Ilse", "note", "learner"] {
            let found = row
                .sealed
                .windows(word.len())
                .any(|bytes| bytes == word.as_bytes());
            assert!(!found, "{word} in {:?}", row.table);
        }
    }
}

#[tokio::test]
async fn a_piece_of_a_recording_in_another_place_is_refused() {
    let device = Memory::another();
    let (book, _) = start(&device, Role::Learner).await;
    let kinds = (AttachmentKind::Voice, MediaType::WebmAudio);
    let begin = |_| stories::begin(&book, kinds.0, kinds.1);
    let [one, other] = [(); 2].map(begin);
    for (attachment, piece) in [(&one, b"een"), (&other, b"two")] {
        let grown = keep_chunk(&book, attachment, piece).await.unwrap();
        keep_chunk(&book, &grown, piece).await.unwrap();
    }
    for (from, to) in [((one.id, 0), (one.id, 1)), ((one.id, 0), (other.id, 0))] {
        let kept = device.0.chunks().clone();
        device
            .0
            .tamper_chunks(|chunks| drop(chunks.insert(to, kept[&from].clone())));
        let found = book.vault().chunk(to.0, to.1).await;
        assert_eq!(found, Err(ChunkError::Damaged), "{from:?} {to:?}");
        assert!(book.vault().chunk(from.0, from.1).await.is_ok());
        device.0.tamper_chunks(|chunks| *chunks = kept);
        assert!(book.vault().chunk(to.0, to.1).await.is_ok());
    }
}

#[tokio::test]
async fn a_record_that_another_tab_damaged_is_told_once() {
    let device = Memory::another();
    let (book, shown) = lived_in(&device).await;
    let (other, _) = reopen(&device).await;
    let entry = entries(&shown)[0].clone();
    let mut again = edit_entry(&other, &entry);
    say(&mut again, Question::Note, "toen");
    save_check_in(&other, &again, Some(&entry)).await.unwrap();
    let whole = the_entry(&device).sealed;
    let damage = |sealed: Vec<u8>| {
        device.0.tamper(|rows| {
            let row = rows.get_mut(&(Table::Entries, entry.id));
            row.unwrap().sealed = sealed;
        });
    };
    damage(vec![7; 60]);
    let shown = follow(&book, || shown.clone()).await.unwrap().unwrap();
    assert_eq!((entries(&shown), shown.damaged), (vec![], 1));
    take_from_ready(&other, entry.id).await.unwrap();
    let shown = follow(&book, || shown.clone()).await.unwrap().unwrap();
    assert_eq!((entries(&shown), shown.damaged), (vec![], 1));

    // Written anew it is there again.
    damage(whole);
    save_check_in(&other, &again, Some(&entry)).await.unwrap();
    let shown = follow(&book, || shown.clone()).await.unwrap().unwrap();
    assert_eq!((entries(&shown).len(), shown.damaged), (1, 0));
}

#[tokio::test]
async fn a_book_that_became_another_owners_is_followed() {
    let device = Memory::another();
    let (book, shown) = lived_in(&device).await;
    let (other, _) = reopen(&device).await;
    let chance = Counted::new(99);
    let owner = Identity::generate(&chance);
    let changes = Changes::new().put(&owner);
    other.vault().commit(changes, &chance).await.unwrap();
    let followed = follow(&book, || shown.clone()).await;
    assert_eq!(followed, Ok(Some(shown)));
    assert_eq!(book.key(), owner.public());
}
