//! Back-ups that are none, or no longer: each refused by its own name, and nothing changes.

use mijn_stem::crypto::identity::Identity;
use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::contact::Role;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::settings::Settings;
use mijn_stem::parcel::backup::BackupError;
use mijn_stem::parcel::card;
use mijn_stem::store::vault::Changes;
use mijn_stem::usecase::*;
use mijn_stem::wire;

use crate::books::*;
use crate::by_hand::{BEGIN, END, FRAME, HEADER, around, bytes_of, text_of};
use crate::device::card;

#[track_caller]
fn check(found: Result<Backup, BackupError>, expected: BackupError, what: &str) {
    assert_eq!(found.map(drop), Err(expected), "{what}");
}

/// A back-up of little, and of little with a photo; all of one frame.
async fn small(number: u32, photo: usize) -> String {
    let (shelf, code) = (Shelf::new(number.into()).await, code(5));
    let changes = Changes::new().put(&entry(number, 1, "kort"));
    let changes = match photo {
        0 => changes,
        bytes => put_photo(changes, 60, bytes),
    };
    shelf.write(changes).await;
    back_up(&shelf, Under::Recovery(&code)).await
}

#[tokio::test]
async fn no_bit_can_be_changed() {
    let code = code(5);
    let secret = Secret::Recovery(&code);
    for (number, photo) in [(1, 0), (2, 10), (3, 700)] {
        let text = small(number, photo).await;
        let whole = read(&text, secret).await.unwrap();
        let (body, end) = (
            text.find(BEGIN).unwrap() + BEGIN.len(),
            text.find(END).unwrap(),
        );
        for bit in 0..text.len() * 8 {
            let mut changed = text.clone().into_bytes();
            changed[bit / 8] ^= 1 << (bit % 8);
            match read_in(&changed, secret, usize::MAX).await {
                // The words for people, and the dashes and line ends beside the marks, carry nothing.
                Ok(backup) => {
                    assert!(!(body..end - 1).contains(&(bit / 8)), "bit {bit}");
                    assert_eq!(backup.contents(), whole.contents(), "bit {bit}");
                }
                Err(error) => assert_ne!(error, BackupError::WrongSecret, "bit {bit}"),
            }
        }
        // Nor by someone who makes the checksum right again.
        let bytes = bytes_of(&text);
        for bit in 0..bytes.len() * 8 {
            let mut changed = bytes.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            let found = read(&text_of(&changed), secret).await;
            assert!(found.is_err(), "bit {bit} of the bytes");
        }
    }
}

#[tokio::test]
async fn every_cut_is_noticed() {
    let (text, code) = (small(1, 300).await, code(5));
    let secret = Secret::Recovery(&code);
    let end = text.rfind("-----").unwrap();
    for length in 0..end {
        let expected = match length {
            0 => BackupError::Empty,
            _ if length < "Dit is een verzegelde reservekopie uit Mijn Stem.".len() => {
                BackupError::NotABackup
            }
            _ => BackupError::Truncated,
        };
        check(
            read(&text[..length], secret).await,
            expected,
            &format!("cut after {length}"),
        );
    }
    let bytes = bytes_of(&text);
    for length in 0..bytes.len() {
        let found = read(&text_of(&bytes[..length]), secret).await;
        check(found, BackupError::Damaged, &format!("{length} bytes"));
    }
}

#[tokio::test]
async fn frames_stand_in_their_own_place_of_their_own_backup() {
    let code = code(5);
    let secret = Secret::Recovery(&code);
    let long = async |seed| {
        let shelf = Shelf::new(seed).await;
        shelf.write(put_photo(Changes::new(), 40, 300_000)).await;
        bytes_of(&back_up(&shelf, Under::Recovery(&code)).await)
    };
    let (one, other) = (long(1).await, long(2).await);
    let split = |bytes: &[u8]| -> (Vec<u8>, Vec<Vec<u8>>) {
        let frames = bytes[HEADER..].chunks(FRAME).map(<[u8]>::to_vec);
        (bytes[..HEADER].to_vec(), frames.collect())
    };
    let (head, frames) = split(&one);
    let (other_head, others) = split(&other);
    assert!(frames.len() >= 5);
    let join = |head: &[u8], frames: &[Vec<u8>]| text_of(&[head, &frames.concat()].concat());
    assert!(read(&join(&head, &frames), secret).await.is_ok());
    let mut wrong = vec![("another head", join(&other_head, &frames))];
    for at in 0..frames.len() {
        let with = |change: &dyn Fn(&mut Vec<Vec<u8>>)| {
            let mut frames = frames.clone();
            change(&mut frames);
            join(&head, &frames)
        };
        wrong.push(("left out", with(&|all| drop(all.remove(at)))));
        wrong.push(("repeated", with(&|all| all.insert(at, frames[at].clone()))));
        wrong.push(("cut off", with(&|all| all.truncate(at))));
        wrong.push(("of the other", with(&|all| all[at] = others[at].clone())));
        wrong.push(("added", with(&|all| all.insert(at, vec![0; FRAME]))));
        for to in (0..frames.len()).filter(|to| *to != at) {
            wrong.push(("swapped", with(&|all| all.swap(at, to))));
        }
    }
    for (what, text) in wrong {
        check(read(&text, secret).await, BackupError::Damaged, what);
    }
}

#[tokio::test]
async fn what_is_no_backup_says_so() {
    let code = code(5);
    let secret = Secret::Recovery(&code);
    let someone = Identity::generate(&Counted::new(1));
    let parcel = mijn_stem::parcel::letter::seal(
        &letter(1, &entry(1, 1, "x")),
        &[],
        &someone,
        &Identity::generate(&Counted::new(2)).public(),
        &Counted::new(3),
    );
    for (text, expected) in [
        (String::new(), BackupError::Empty),
        (" \r\n".to_owned(), BackupError::Empty),
        (
            "Lieve tante, de foto's".repeat(10_000),
            BackupError::NotABackup,
        ),
        (parcel.unwrap(), BackupError::IsAParcel),
        (
            card::to_text(&card("Ilse", someone.public())),
            BackupError::IsACard,
        ),
        (format!("{BEGIN}{END}"), BackupError::Damaged),
        (text_of(b""), BackupError::Damaged),
        (text_of(b"MSrk"), BackupError::Damaged),
        (
            text_of(b"MSdp\x01\x02 something else"),
            BackupError::Damaged,
        ),
        (text_of(b"MSrk\x00\x02 and so on"), BackupError::Damaged),
        (text_of(b"MSrk\x01\x00 and so on"), BackupError::Damaged),
        (
            text_of(b"MSrk\x02 of another form"),
            BackupError::FromTheFuture,
        ),
        (
            text_of(b"MSrk\x01\x04 of another form"),
            BackupError::FromTheFuture,
        ),
    ] {
        check(
            read(&text, secret).await,
            expected,
            &text[..text.len().min(80)],
        );
    }
}

#[tokio::test]
async fn what_is_in_it_must_be_a_whole_book_that_this_version_knows() {
    let code = code(5);
    let settings = wire::encode(&Settings::new(Role::Learner, Lang::Nl)).unwrap();
    let identity = wire::encode(&Identity::generate(&Counted::new(1))).unwrap();
    let label = (
        "backup",
        br#"{"v":1,"made":[1790000000000,120]}"#.as_slice(),
    );
    let book = [label, ("settings", &settings), ("identity", &identity)];
    let deep = format!(r#"{{"x":{}{}}}"#, "[".repeat(10), "]".repeat(10));
    let photo = br#"{"id":"01010101010101010101010101010101","kind":"photo","media":"image/jpeg","size":3,"chunks":1,"made":[1,0]}"#;
    let chunk = |index: u8, bytes: &[u8]| [&[1; 16], [0, 0, 0, index].as_slice(), bytes].concat();
    let (good, other, long) = (chunk(0, b"abc"), chunk(1, b"abc"), chunk(0, b"abcd"));
    let more = |more: &[(&str, &[u8])]| around(&[&book, more].concat());
    for (what, text, expected) in [
        ("a book", around(&book), None),
        (
            "a photo",
            more(&[("chunk", &good), ("attachments", photo)]),
            None,
        ),
        ("pieces of nothing", more(&[("chunk", &good)]), None),
        ("nothing", around(&[]), Some(BackupError::Damaged)),
        ("no label", around(&book[1..]), Some(BackupError::Damaged)),
        (
            "no settings",
            around(&[book[0], book[2]]),
            Some(BackupError::Damaged),
        ),
        (
            "no identity",
            around(&book[..2]),
            Some(BackupError::Damaged),
        ),
        (
            "no piece",
            more(&[("attachments", photo)]),
            Some(BackupError::Damaged),
        ),
        (
            "another piece",
            more(&[("chunk", &other), ("attachments", photo)]),
            Some(BackupError::Damaged),
        ),
        (
            "a longer piece",
            more(&[("chunk", &long), ("attachments", photo)]),
            Some(BackupError::Damaged),
        ),
        (
            "a piece of a piece",
            more(&[("chunk", &good[..19])]),
            Some(BackupError::Damaged),
        ),
        (
            "a later version",
            around(&[("backup", br#"{"v":2}"#)]),
            Some(BackupError::FromTheFuture),
        ),
        (
            "a later label",
            around(&[("backup", br#"{"v":2,"made":[1,0]}"#)]),
            Some(BackupError::FromTheFuture),
        ),
        (
            "a later table",
            more(&[("dreams", b"{}")]),
            Some(BackupError::FromTheFuture),
        ),
        (
            "a later record",
            more(&[("ready", br#"{"entry":"x"}"#)]),
            Some(BackupError::FromTheFuture),
        ),
        (
            "a deep record",
            more(&[("settings", deep.as_bytes())]),
            Some(BackupError::TooMuch),
        ),
    ] {
        assert_eq!(
            read(&text, Secret::Recovery(&code)).await.err(),
            expected,
            "{what}"
        );
    }
}

#[tokio::test]
async fn a_file_that_changed_after_the_preview_changes_nothing() {
    let (text, code) = (small(1, 300_000).await, code(5));
    let shelf = lived_in(8).await;
    let before = shelf.everything().await;
    let backup = read(&text, Secret::Recovery(&code)).await.unwrap();
    let mut bytes = bytes_of(&text);
    *bytes.last_mut().unwrap() ^= 1;
    let mut head = bytes_of(&text);
    head[20] ^= 1;
    let other = small(2, 300_000).await;
    for (what, text) in [
        ("damaged", text_of(&bytes)),
        ("another head", text_of(&head)),
        ("cut", text[..300_000].to_owned()),
        ("another", other),
    ] {
        let mut restoring = restore(&shelf.book, &backup).await.unwrap();
        let mut fed = Ok(());
        for some in text.as_bytes().chunks(50_000) {
            fed = fed.and(restoring.feed(&shelf.book, some).await);
        }
        let done = match fed {
            Ok(()) => restoring.finish(&shelf.book, async || {}).await.map(drop),
            Err(error) => Err(error),
        };
        assert!(
            matches!(done, Err(RestoreError::Backup(_))),
            "{what}: {done:?}"
        );
        sweep_chunks(&shelf.book, &[]).await.unwrap();
        assert_eq!(shelf.everything().await, before, "{what}");
    }
}
