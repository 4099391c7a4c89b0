//! A lock on the book: set, opened, changed, forgotten and taken off, while no record is ever written again.

use mijn_stem::crypto::key_slot::{KdfParams, Passphrase};
use mijn_stem::crypto::recovery_code::RecoveryCode;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::Role;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::settings::Settings;
use mijn_stem::store::{Row, SlotKind, Store, Table};
use mijn_stem::usecase::*;

use super::{Device, Watch, entries, reopen, say, start, try_reopen};

/// A passphrase.
pub fn phrase(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

/// A learner who wrote something.
pub async fn someone_wrote<D: Device>(device: &D) -> (Book<D>, Contents) {
    let (book, _) = start(device, Role::Learner).await;
    let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
    say(&mut draft, Question::Note, "alleen van mij");
    let entry = save_check_in(&book, &draft, None).await.unwrap();
    keep_draft(&book, &edit_entry(&book, &entry)).await.unwrap();
    reopen(device).await
}

/// The same, with a lock.
async fn with_a_lock<D: Device>(device: &D) -> (Book<D>, Contents, RecoveryCode) {
    let (book, contents) = someone_wrote(device).await;
    let code = lock(&book, "vlinder").await.unwrap();
    (book, contents, code)
}

/// Someone sets a lock, with as little work as is accepted.
pub async fn lock<D: Device>(book: &Book<D>, text: &str) -> Result<RecoveryCode, LockError> {
    set_lock(book, &phrase(text), KdfParams::SMALL, &Here).await
}

/// Someone tries a secret; each look at the watch is a minute after the one before.
pub async fn try_unlock<D: Device>(
    device: &D,
    secret: Secret<'_>,
    watch: &Watch,
) -> Result<(Book<D>, Contents), UnlockError> {
    let store = device.connect().await;
    unlock(store, watch.clone(), D::chance(), secret, &Here).await
}

/// Someone tries a passphrase in a new tab, with a watch of its own.
pub async fn try_phrase<D: Device>(device: &D, text: &str) -> Result<Contents, UnlockError> {
    let text = phrase(text);
    let opened = try_unlock(device, Secret::Passphrase(&text), &Watch::default()).await;
    opened.map(|(_, contents)| contents)
}

async fn try_code<D: Device>(device: &D, code: &RecoveryCode) -> Result<Contents, UnlockError> {
    let opened = try_unlock(device, Secret::Recovery(code), &Watch::default()).await;
    opened.map(|(_, contents)| contents)
}

/// All sealed records, byte for byte.
pub async fn records<D: Device>(device: &D) -> Vec<Row> {
    let store = device.connect().await;
    let mut rows = store.load(&Table::ALL).await.unwrap().rows;
    rows.sort_by_key(|row| (row.table, row.id));
    rows
}

/// Which slots there are.
pub async fn slots<D: Device>(device: &D) -> Vec<SlotKind> {
    let store = device.connect().await;
    let slots = store.slots().await.unwrap();
    let mut kinds: Vec<_> = slots.iter().map(|slot| slot.kind).collect();
    kinds.sort();
    kinds
}

pub async fn a_lock_is_set_and_opened<D: Device>(device: &D) {
    let (book, contents) = someone_wrote(device).await;
    let before = records(device).await;
    assert_eq!(is_locked(book.vault().store()).await, Ok(false));
    lock(&book, "vlinder").await.unwrap();
    assert_eq!(records(device).await, before);
    assert_eq!(
        slots(device).await,
        [SlotKind::Passphrase, SlotKind::Recovery]
    );

    // The open book stays open, and what it keeps now is there later.
    let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
    say(&mut draft, Question::Note, "na het slot");
    save_check_in(&book, &draft, None).await.unwrap();
    drop(book);

    assert_eq!(try_reopen(device).await.err(), Some(OpenError::Locked));
    assert_eq!(is_locked(&device.connect().await).await, Ok(true));
    let opened = try_phrase(device, "vlinder").await.unwrap();
    assert_eq!(entries(&opened).len(), entries(&contents).len() + 1);
    assert_eq!((opened.drafts, opened.damaged), (contents.drafts, 0));
    assert_eq!(
        slots(device).await,
        [SlotKind::Passphrase, SlotKind::Recovery]
    );
}

pub async fn a_wrong_secret_opens_nothing_and_wipes_nothing<D: Device>(device: &D) {
    let (book, contents, code) = with_a_lock(device).await;
    drop(book);
    let before = records(device).await;
    let (watch, wrong) = (Watch::default(), phrase("Vlinder"));
    for _ in 0..12 {
        let tried = try_unlock(device, Secret::Passphrase(&wrong), &watch).await;
        assert_eq!(tried.err(), Some(UnlockError::Wrong));
    }
    let other = RecoveryCode::generate(&D::chance());
    let tried = try_unlock(device, Secret::Recovery(&other), &watch).await;
    assert_eq!(tried.err(), Some(UnlockError::Wrong));
    assert_eq!(records(device).await, before);
    let (_, opened) = try_unlock(device, Secret::Recovery(&code), &watch)
        .await
        .unwrap();
    assert_eq!(opened, contents);
}

pub async fn a_wrong_try_waits_also_in_another_tab<D: Device>(device: &D) {
    let (_, contents, _) = with_a_lock(device).await;
    // Every tab's watch shows the same minute.
    assert_eq!(try_phrase(device, "rupsen").await, Err(UnlockError::Wrong));
    assert_eq!(
        try_phrase(device, "rupsen").await,
        Err(UnlockError::Wait(1))
    );
    // The right one has to wait just as well.
    assert_eq!(
        try_phrase(device, "vlinder").await,
        Err(UnlockError::Wait(1))
    );
    let (watch, right) = (Watch::default(), phrase("vlinder"));
    let store = device.connect().await;
    assert_eq!(seconds_to_wait(&store, watch.now()).await, Ok(1));
    // A minute later it may, and then the count is gone.
    let (_, opened) = try_unlock(device, Secret::Passphrase(&right), &watch)
        .await
        .unwrap();
    assert_eq!(opened, contents);
    assert_eq!(seconds_to_wait(&store, watch.now()).await, Ok(0));
    assert!(try_phrase(device, "vlinder").await.is_ok());
}

pub async fn a_lock_is_changed<D: Device>(device: &D) {
    let (book, contents, code) = with_a_lock(device).await;
    let before = records(device).await;
    let pin = phrase("271828");
    change_lock(&book, &pin, KdfParams::SMALL, &Here)
        .await
        .unwrap();
    assert_eq!(records(device).await, before);
    assert_eq!(
        prove_secret(&book, Secret::Passphrase(&phrase("vlinder")), &Here).await,
        Err(UnlockError::Wrong)
    );
    assert_eq!(
        prove_secret(&book, Secret::Passphrase(&pin), &Here).await,
        Ok(())
    );
    drop(book);
    assert_eq!(try_phrase(device, "271828").await.as_ref(), Ok(&contents));
    assert_eq!(try_code(device, &code).await, Ok(contents));
}

pub async fn a_lock_is_taken_off<D: Device>(device: &D) {
    let (book, contents, code) = with_a_lock(device).await;
    let before = records(device).await;
    remove_lock(&book).await.unwrap();
    assert_eq!(records(device).await, before);
    assert_eq!(slots(device).await, [SlotKind::Open]);
    assert_eq!(reopen(device).await.1, contents);
    assert_eq!(
        try_phrase(device, "vlinder").await,
        Err(UnlockError::NotLocked)
    );

    // Nothing that needs a lock does anything now.
    assert_eq!(remove_lock(&book).await, Err(LockError::NotLocked));
    assert_eq!(
        new_recovery_code(&book).await.err(),
        Some(LockError::NotLocked)
    );
    let changed = change_lock(&book, &phrase("rupsen"), KdfParams::SMALL, &Here).await;
    assert_eq!(changed, Err(LockError::NotLocked));
    assert_eq!(slots(device).await, [SlotKind::Open]);

    // A new lock has a new code.
    let next = lock(&book, "rupsen").await.unwrap();
    assert_eq!(try_code(device, &code).await, Err(UnlockError::Wrong));
    let watch = Watch::default();
    watch.now();
    let (_, opened) = try_unlock(device, Secret::Recovery(&next), &watch)
        .await
        .unwrap();
    assert_eq!(opened, contents);
}

pub async fn a_forgotten_passphrase_is_replaced<D: Device>(device: &D) {
    let (book, contents, code) = with_a_lock(device).await;
    drop(book);
    // From paper, as someone types it.
    let typed = code.to_string().to_lowercase().replace(' ', "");
    let typed = RecoveryCode::parse(&typed).unwrap();
    let (book, opened) = try_unlock(device, Secret::Recovery(&typed), &Watch::default())
        .await
        .unwrap();
    assert_eq!(opened, contents);
    let before = records(device).await;
    change_lock(&book, &phrase("rupsen"), KdfParams::SMALL, &Here)
        .await
        .unwrap();
    let next = new_recovery_code(&book).await.unwrap();
    assert_eq!(records(device).await, before);
    drop(book);
    let watch = Watch::default();
    let old = phrase("vlinder");
    for (secret, opens) in [
        (Secret::Passphrase(&old), false),
        (Secret::Recovery(&code), false),
        (Secret::Recovery(&next), true),
        (Secret::Passphrase(&phrase("rupsen")), true),
    ] {
        let tried = try_unlock(device, secret, &watch).await;
        assert_eq!(tried.is_ok(), opens, "{:?}", tried.err());
    }
}

pub async fn two_tabs_set_a_lock_and_one_does<D: Device>(device: &D) {
    let (one, contents) = someone_wrote(device).await;
    let (other, _) = reopen(device).await;
    let (left, right) = tokio::join!(lock(&one, "links!"), lock(&other, "rechts"));
    let (text, code) = match (left, right) {
        (Ok(code), Err(LockError::Locked)) => ("links!", code),
        (Err(LockError::Locked), Ok(code)) => ("rechts", code),
        (left, right) => panic!("{:?} {:?}", left.err(), right.err()),
    };
    assert_eq!(try_phrase(device, text).await.as_ref(), Ok(&contents));
    assert_eq!(try_code(device, &code).await, Ok(contents));

    // One takes it off while the other changes it: a lock or none, never half of each.
    let pin = phrase("271828");
    let (removed, changed) = tokio::join!(
        remove_lock(&one),
        change_lock(&other, &pin, KdfParams::SMALL, &Here)
    );
    assert_eq!(removed, Ok(()));
    assert!(matches!(changed, Ok(()) | Err(LockError::NotLocked)));
    assert_eq!(slots(device).await, [SlotKind::Open]);
}

pub async fn a_lock_is_set_amid_writing<D: Device>(device: &D) {
    let (one, _) = someone_wrote(device).await;
    let (other, _) = reopen(device).await;
    let writing = async |book: &Book<D>| {
        for turn in 0..10 {
            let mut draft = begin_draft(book, Kind::Note, Lang::Nl);
            say(&mut draft, Question::Note, &format!("beurt {turn}"));
            save_check_in(book, &draft, None).await.unwrap();
        }
    };
    let (code, (), ()) = tokio::join!(lock(&one, "vlinder"), writing(&one), writing(&other));
    assert!(code.is_ok());
    let opened = try_phrase(device, "vlinder").await.unwrap();
    assert_eq!((opened.journal.entries().len(), opened.damaged), (21, 0));
}

pub async fn a_book_starts_locked<D: Device>(device: &D) {
    let settings = Settings::new(Role::Learner, Lang::Nl);
    let (book, contents, code) = start_locked_book::<D>(
        device.connect().await,
        Watch::default(),
        D::chance(),
        settings,
        &phrase("vlinder"),
        KdfParams::SMALL,
        &Here,
    )
    .await
    .unwrap();
    // There was never a slot from which the key can be read.
    assert_eq!(
        slots(device).await,
        [SlotKind::Passphrase, SlotKind::Recovery]
    );
    drop(book);
    assert_eq!(try_reopen(device).await.err(), Some(OpenError::Locked));
    assert_eq!(try_phrase(device, "vlinder").await.as_ref(), Ok(&contents));
    assert_eq!(try_code(device, &code).await, Ok(contents));
}
