//! The lock when the store fails, when someone meddled with it, and when the device runs short.

use std::cell::Cell;

use mijn_stem::crypto::key_slot::{DeriveError, KdfParams, Passphrase, Stretch, WrappingKey};
use mijn_stem::store::memory::Fault;
use mijn_stem::store::slot::SlotError;
use mijn_stem::store::{Slot, SlotKind, Store, StoreError};
use mijn_stem::usecase::*;

use super::Memory;
use super::stories::{
    Device, Watch, lock, phrase, records, reopen, slots, someone_wrote, try_phrase, try_reopen,
    try_unlock,
};

/// What someone can do to a lock.
#[derive(Debug, Clone, Copy)]
enum Verb {
    Set,
    Change,
    NewCode,
    Remove,
}

impl Verb {
    const ALL: [Self; 4] = [Self::Set, Self::Change, Self::NewCode, Self::Remove];

    async fn happen(self, book: &Book<Memory>) -> Result<(), LockError> {
        match self {
            Self::Set => lock(book, "vlinder").await.map(drop),
            Self::Change => change_lock(book, &phrase("rupsen"), KdfParams::SMALL, &Here).await,
            Self::NewCode => new_recovery_code(book).await.map(drop),
            Self::Remove => remove_lock(book).await,
        }
    }
}

/// A book as the verb finds it.
async fn ready_for(verb: Verb) -> (Memory, Book<Memory>, Contents) {
    let device = Memory::default();
    let (book, contents) = someone_wrote(&device).await;
    if !matches!(verb, Verb::Set) {
        lock(&book, "vlinder").await.unwrap();
    }
    (device, book, contents)
}

async fn kept(device: &Memory) -> Vec<Slot> {
    device.connect().await.slots().await.unwrap()
}

#[tokio::test]
async fn a_full_disk_leaves_the_lock_as_it_was() {
    for verb in Verb::ALL {
        let (device, book, _) = ready_for(verb).await;
        let (slots, rows) = (kept(&device).await, records(&device).await);
        device.0.fail_write(1, Fault::Before(StoreError::Full));
        assert_eq!(
            verb.happen(&book).await,
            Err(LockError::Store(StoreError::Full)),
            "{verb:?}"
        );
        assert_eq!(kept(&device).await, slots, "{verb:?}");
        assert_eq!(verb.happen(&book).await, Ok(()), "{verb:?}");
        assert_ne!(kept(&device).await, slots, "{verb:?}");
        assert_eq!(records(&device).await, rows, "{verb:?}");
    }
}

#[tokio::test]
async fn an_answer_that_was_lost_leaves_the_lock_whole() {
    for verb in Verb::ALL {
        let (device, book, contents) = ready_for(verb).await;
        device.0.fail_write(1, Fault::After(StoreError::Closed));
        assert_eq!(
            verb.happen(&book).await,
            Err(LockError::Store(StoreError::Closed)),
            "{verb:?}"
        );
        // Asking again does no harm, and the book says what there is already.
        let expected = match verb {
            Verb::Set => Err(LockError::Locked),
            Verb::Remove => Err(LockError::NotLocked),
            Verb::Change | Verb::NewCode => Ok(()),
        };
        assert_eq!(verb.happen(&book).await, expected, "{verb:?}");
        let opened = match verb {
            Verb::Remove => reopen(&device).await.1,
            Verb::Change => try_phrase(&device, "rupsen").await.unwrap(),
            Verb::Set | Verb::NewCode => try_phrase(&device, "vlinder").await.unwrap(),
        };
        assert_eq!(opened, contents, "{verb:?}");
        // And the book that was open can still write.
        drop_draft(&book, contents.drafts[0].id).await.unwrap();
    }
}

#[tokio::test]
async fn a_full_disk_keeps_nobody_out() {
    let device = Memory::default();
    let (book, contents) = someone_wrote(&device).await;
    lock(&book, "vlinder").await.unwrap();
    device.0.fail_write(1, Fault::Before(StoreError::Full));
    assert_eq!(try_phrase(&device, "vlinder").await, Ok(contents.clone()));
    // The count was kept, and to forget it failed.
    device.0.fail_write(2, Fault::Before(StoreError::Full));
    assert_eq!(try_phrase(&device, "vlinder").await, Ok(contents));
    // Any other failure is told, and no secret is tried uncounted.
    let store = device.connect().await;
    device.0.fail_write(1, Fault::Before(StoreError::Gone));
    let (watch, text) = (Watch::default(), phrase("vlinder"));
    watch.now();
    let secret = Secret::Passphrase(&text);
    let failed = unlock::<Memory>(store, watch, Memory::chance(), secret, &Never).await;
    assert_eq!(
        failed.err(),
        Some(UnlockError::Open(OpenError::Store(StoreError::Gone)))
    );
}

#[tokio::test]
async fn a_damaged_slot_is_told_and_the_other_one_opens() {
    let device = Memory::default();
    let (book, contents) = someone_wrote(&device).await;
    let code = lock(&book, "vlinder").await.unwrap();
    let whole = kept(&device).await;
    let damage = |kind: SlotKind| {
        device.0.tamper_slots(|slots| {
            slots.clone_from(&whole);
            let slot = slots.iter_mut().find(|slot| slot.kind == kind);
            slot.unwrap().body[20] ^= 1;
        });
    };
    damage(SlotKind::Passphrase);
    let damaged = UnlockError::Slot(SlotError::Damaged);
    assert_eq!(try_phrase(&device, "vlinder").await, Err(damaged.clone()));
    assert_eq!(try_reopen(&device).await.err(), Some(OpenError::Locked));
    let watch = Watch::default();
    let secret = Secret::Recovery(&code);
    let (book, opened) = try_unlock(&device, secret, &watch).await.unwrap();
    assert_eq!(opened, contents);
    damage(SlotKind::Recovery);
    let tried = try_unlock(&device, secret, &watch).await;
    assert_eq!(tried.err(), Some(damaged));
    assert_eq!(try_phrase(&device, "vlinder").await, Ok(contents.clone()));
    // A new lock mends what is damaged.
    damage(SlotKind::Passphrase);
    Verb::Change.happen(&book).await.unwrap();
    assert_eq!(try_phrase(&device, "rupsen").await, Ok(contents));
}

#[tokio::test]
async fn a_slot_that_is_gone_is_told_and_no_book_is_taken_for_an_empty_one() {
    let device = Memory::default();
    let (book, _) = someone_wrote(&device).await;
    let code = lock(&book, "vlinder").await.unwrap();
    device
        .0
        .tamper_slots(|slots| slots.retain(|slot| slot.kind == SlotKind::Recovery));
    assert_eq!(
        try_phrase(&device, "vlinder").await,
        Err(UnlockError::Slot(SlotError::None))
    );
    let opened = try_unlock(&device, Secret::Recovery(&code), &Watch::default()).await;
    assert!(opened.is_ok());
    device.0.tamper_slots(Vec::clear);
    assert_eq!(try_reopen(&device).await.err(), Some(OpenError::Key));
    assert_eq!(
        try_phrase(&device, "vlinder").await,
        Err(UnlockError::NotLocked)
    );
}

/// A worker that dies, or was never to be asked.
struct Never;

impl Stretcher for Never {
    async fn derive(&self, _: Stretch, _: &Passphrase) -> Result<WrappingKey, DeriveError> {
        Err(DeriveError::BrokenOff)
    }
}

/// A device that has only so much memory, and remembers what was asked of it.
struct Tight(Cell<u32>);

impl Stretcher for Tight {
    async fn derive(
        &self,
        stretch: Stretch,
        passphrase: &Passphrase,
    ) -> Result<WrappingKey, DeriveError> {
        self.0.set(stretch.params.memory_kib());
        if stretch.params.memory_kib() > 32 * 1024 {
            return Err(DeriveError::Memory);
        }
        stretch.derive(passphrase)
    }
}

#[tokio::test]
async fn too_little_memory_is_told_and_less_will_do() {
    let device = Memory::default();
    let (book, contents) = someone_wrote(&device).await;
    let tight = Tight(Cell::new(0));
    let text = phrase("vlinder");
    let failed = set_lock(&book, &text, KdfParams::USUAL, &tight).await;
    assert_eq!(failed.err(), Some(LockError::Derive(DeriveError::Memory)));
    assert_eq!(slots(&device).await, [SlotKind::Open]);
    set_lock(&book, &text, KdfParams::SMALL, &tight)
        .await
        .unwrap();
    assert_eq!(tight.0.get(), 19 * 1024);
    assert_eq!(try_phrase(&device, "vlinder").await, Ok(contents));
}

#[tokio::test]
async fn a_try_that_is_broken_off_counts() {
    let device = Memory::default();
    let (book, _) = someone_wrote(&device).await;
    lock(&book, "vlinder").await.unwrap();
    let (store, watch) = (device.connect().await, Watch::default());
    let text = phrase("vlinder");
    let secret = Secret::Passphrase(&text);
    let broken = unlock::<Memory>(store, watch, Memory::chance(), secret, &Never).await;
    assert_eq!(
        broken.err(),
        Some(UnlockError::Derive(DeriveError::BrokenOff))
    );
    assert_eq!(
        try_phrase(&device, "vlinder").await,
        Err(UnlockError::Wait(1))
    );
}

#[tokio::test]
async fn two_tabs_cannot_try_at_once() {
    let device = Memory::default();
    let (book, _) = someone_wrote(&device).await;
    lock(&book, "vlinder").await.unwrap();
    let (left, right) = tokio::join!(try_phrase(&device, "rupsen"), try_phrase(&device, "kevers"));
    let mut told = [left.unwrap_err(), right.unwrap_err()];
    told.sort_by_key(|error| *error == UnlockError::Wrong);
    assert_eq!(told, [UnlockError::Wait(1), UnlockError::Wrong]);
}
