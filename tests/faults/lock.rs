//! The verbs of the lock, each with every request failing in turn: the key slots are then exactly the old
//! ones or exactly the new ones, no record is touched, and the right secret still opens the book.

use mijn_stem::crypto::key_slot::{DeriveError, KdfParams, Passphrase, Stretch, WrappingKey};
use mijn_stem::crypto::recovery_code::RecoveryCode;
use mijn_stem::domain::contact::Role;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::settings::Settings;
use mijn_stem::store::memory::{Fault, MemoryStore};
use mijn_stem::store::{Row, Slot, SlotKind, Store, StoreError, Table};
use mijn_stem::usecase::*;

use super::device::{Chance, Device, Hand, Shaky, moment};
use super::faults;
use super::verbs::{Scene, lived_in, open_with};

/// Not slow and not safe: the work itself is tested elsewhere.
struct Quick;

impl Stretcher for Quick {
    async fn derive(&self, _: Stretch, text: &Passphrase) -> Result<WrappingKey, DeriveError> {
        let mut key = [0; 32];
        let places = key.iter_mut().zip(text.bytes());
        places.for_each(|(place, byte)| *place = *byte);
        Ok(WrappingKey::from_bytes(key))
    }
}

fn phrase(text: &str) -> Passphrase {
    Passphrase::new(text).unwrap()
}

/// What lies on the disk: the key slots without the count of tries, and all records.
async fn lies(disk: &MemoryStore) -> (Vec<Slot>, Vec<Row>) {
    let mut slots = disk.slots().await.unwrap();
    slots.retain(|slot| slot.kind != SlotKind::Tries);
    slots.sort_by_key(|slot| slot.kind);
    (slots, disk.load(&Table::ALL).await.unwrap().rows)
}

/// Someone unlocks the book an hour later; whether it opens.
async fn opens(disk: &MemoryStore, secret: Secret<'_>) -> bool {
    let later = Hand::default();
    later.0.set(moment(1_791_014_400_000, 120));
    let (tab, chance) = (Shaky::to(disk), Chance::new(99));
    let opened = unlock::<Device>(tab, later, chance, secret, &Quick).await;
    opened.is_ok_and(|(_, contents)| contents.damaged == 0)
}

/// A book as the verb finds it, and the recovery code if it has a lock.
async fn before(verb: &str, lived_in: &MemoryStore) -> (Scene, Option<RecoveryCode>) {
    let scene = Scene::before(verb, lived_in).await;
    let mut code = None;
    if verb != "set_lock" {
        let (book, _) = scene.open.as_ref().unwrap();
        let set = set_lock(book, &phrase("vlinder"), KdfParams::SMALL, &Quick).await;
        code = Some(set.unwrap());
    }
    scene.tab.arm(None);
    (scene, code)
}

async fn act(verb: &str, scene: &Scene) -> Result<(), String> {
    let (book, _) = scene.open.as_ref().unwrap();
    let (old, new) = (phrase("vlinder"), phrase("rupsen"));
    let told = |error: LockError| error.code().to_owned();
    match verb {
        "set_lock" => set_lock(book, &old, KdfParams::SMALL, &Quick)
            .await
            .map_or_else(|error| Err(told(error)), |_| Ok(())),
        "change_lock" => change_lock(book, &new, KdfParams::SMALL, &Quick)
            .await
            .map_err(told),
        "remove_lock" => remove_lock(book).await.map_err(told),
        "new_recovery_code" => new_recovery_code(book).await.map(drop).map_err(told),
        other => panic!("{other} is not in the table"),
    }
}

#[tokio::test]
async fn no_fault_at_any_request_leaves_half_a_lock() {
    let lived_in = lived_in().await;
    for verb in [
        "set_lock",
        "change_lock",
        "remove_lock",
        "new_recovery_code",
    ] {
        let (whole, _) = before(verb, &lived_in).await;
        let old = lies(&whole.disk).await;
        assert_eq!(act(verb, &whole).await, Ok(()));
        let new = lies(&whole.disk).await;
        assert_ne!(old.0, new.0, "{verb} changes nothing");
        assert_eq!(old.1, new.1, "{verb} touches a record");
        let requests = whole.tab.tally().requests.len();
        assert_eq!(requests, 3, "{verb}");

        for at in 1..=requests {
            for fault in faults() {
                let story = format!("{verb}, request {at}, {fault:?}");
                let (scene, code) = before(verb, &lived_in).await;
                scene.tab.arm(Some((at, fault)));
                let told = act(verb, &scene).await;
                let tally = scene.tab.tally();
                assert!(told.is_err() && tally.failed, "{story}");
                let found = lies(&scene.disk).await;
                let expected = if tally.written == 1 { &new } else { &old };
                assert_eq!(&found, expected, "{story}");
                // Whoever knows what is asked for gets in.
                let changed = tally.written == 1;
                let locked = match verb {
                    "set_lock" => changed,
                    "remove_lock" => !changed,
                    _ => true,
                };
                if locked {
                    let text = if verb == "change_lock" && changed {
                        phrase("rupsen")
                    } else {
                        phrase("vlinder")
                    };
                    assert!(
                        opens(&scene.disk, Secret::Passphrase(&text)).await,
                        "{story}"
                    );
                    if let Some(code) = &code {
                        let fits = verb != "new_recovery_code" || !changed;
                        let opened = opens(&scene.disk, Secret::Recovery(code)).await;
                        assert_eq!(opened, fits, "{story}");
                    }
                } else {
                    assert!(
                        open_with(Shaky::to(&scene.disk), 98).await.is_ok(),
                        "{story}"
                    );
                }
            }
        }
    }
}

#[tokio::test]
async fn no_fault_at_any_request_of_unlocking_changes_the_lock() {
    let lived_in = lived_in().await;
    for proving in [false, true] {
        let text = phrase("vlinder");
        let secret = Secret::Passphrase(&text);
        let act = async |scene: &Scene| {
            if proving {
                let (book, _) = scene.open.as_ref().unwrap();
                return prove_secret(book, secret, &Quick).await;
            }
            let (tab, chance) = (scene.tab.clone(), Chance::new(97));
            let opened = unlock::<Device>(tab, Hand::default(), chance, secret, &Quick).await;
            opened.map(drop)
        };
        let (whole, _) = before("unlock", &lived_in).await;
        let old = lies(&whole.disk).await;
        assert_eq!(act(&whole).await, Ok(()));
        let requests = whole.tab.tally().requests.len();
        // The slots; the count up; the count away; and to open it all records.
        assert_eq!(requests, 1 + 3 + 3 + usize::from(!proving));

        for at in 1..=requests {
            for fault in faults() {
                let story = format!("proving: {proving}, request {at}, {fault:?}");
                let (scene, code) = before("unlock", &lived_in).await;
                scene.tab.arm(Some((at, fault.clone())));
                let told = act(&scene).await;
                // Only these two are passed over: no room for the count, and a count that stays.
                let counting = (2..=4).contains(&at);
                let no_room = counting && fault == Fault::Before(StoreError::Full);
                let forgiving = (5..=7).contains(&at);
                assert_eq!(told.is_ok(), no_room || forgiving, "{story}: {told:?}");
                assert_eq!(lies(&scene.disk).await, old, "{story}");
                assert!(opens(&scene.disk, secret).await, "{story}");
                assert!(opens(&scene.disk, Secret::Recovery(&code.unwrap())).await);
            }
        }
    }
}

#[tokio::test]
async fn no_fault_at_any_request_leaves_a_book_that_started_half_locked() {
    let text = phrase("vlinder");
    let act = async |tab: &Shaky| {
        let settings = Settings::new(Role::Learner, Lang::Nl);
        let (clock, chance) = (Hand::default(), Chance::new(96));
        let params = KdfParams::SMALL;
        start_locked_book::<Device>(tab.clone(), clock, chance, settings, &text, params, &Quick)
            .await
            .is_ok()
    };
    let disk = MemoryStore::default();
    let tab = Shaky::to(&disk);
    assert!(act(&tab).await);
    let whole = lies(&disk).await;
    let requests = tab.tally().requests.len();
    assert_eq!(requests, 1);
    for fault in faults() {
        let disk = MemoryStore::default();
        let tab = Shaky::to(&disk);
        tab.arm(Some((1, fault.clone())));
        assert!(!act(&tab).await, "{fault:?}");
        let expected = if tab.tally().written == 1 {
            whole.clone()
        } else {
            lies(&MemoryStore::default()).await
        };
        assert_eq!(lies(&disk).await, expected, "{fault:?}");
        // Asking again starts it, or it opens with the passphrase.
        tab.arm(None);
        assert!(
            act(&tab).await || opens(&disk, Secret::Passphrase(&text)).await,
            "{fault:?}"
        );
    }
}
