//! A back-up of any book, restored in an empty one, is that book, record by record.

use std::time::Instant;

use mijn_stem::crypto::key_slot::KdfParams;
use mijn_stem::domain::answer::{Answer, Value};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::free_text::FreeText;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::question_set::QuestionSet;
use mijn_stem::parcel::backup::BackupError;
use mijn_stem::parcel::{What, looks_like};
use mijn_stem::store::Table;
use mijn_stem::store::vault::Changes;
use mijn_stem::usecase::*;

use crate::books::*;
use crate::device::words;
use crate::dice::Dice;

#[tokio::test]
async fn each_secret_opens_what_was_made_with_it_and_nothing_else_does() {
    let shelf = lived_in(1).await;
    let (right, wrong) = (passphrase("zes kippen"), passphrase("zes kippem"));
    let (code_right, code_wrong) = (code(5), code(6));
    let (words, paper) = (Secret::Passphrase(&right), Secret::Recovery(&code_right));
    let none = Some(BackupError::NoSuchSlot);
    for (under, by_words, by_paper) in [
        (Under::Passphrase(&right), None, none),
        (Under::Recovery(&code_right), none, None),
        (Under::Either(&right, &code_right), None, None),
    ] {
        let text = back_up(&shelf, under).await;
        assert_eq!(looks_like(&text), What::Backup);
        assert_eq!(read(&text, words).await.err(), by_words);
        assert_eq!(read(&text, paper).await.err(), by_paper);
        let wrong = [Secret::Passphrase(&wrong), Secret::Recovery(&code_wrong)];
        for (wrong, other) in wrong.into_iter().zip([by_words, by_paper]) {
            let expected = other.unwrap_or(BackupError::WrongSecret);
            assert_eq!(read(&text, wrong).await.err(), Some(expected));
        }
    }
}

/// What a restored book knows: that it stands in a back-up.
async fn mark(shelf: &Shelf) {
    let settings = shelf.contents().await.settings;
    let now = shelf.book.now();
    mark_backed_up(&shelf.book, &settings, now).await.unwrap();
}

#[tokio::test]
async fn an_empty_book_becomes_the_one_in_the_backup() {
    let (shelf, code) = (lived_in(1).await, code(5));
    let text = back_up(&shelf, Under::Recovery(&code)).await;
    mark(&shelf).await;
    let whole = shelf.everything().await;
    // However the file comes in.
    for slice in [1, 63, 64 * 1024, usize::MAX] {
        let backup = read_in(text.as_bytes(), Secret::Recovery(&code), slice)
            .await
            .unwrap();
        let empty = Shelf::new(2).await;
        assert_ne!(empty.book.key(), shelf.book.key());
        let done = restore_all(&empty, &backup, &text).await;
        assert_eq!(done.owner, Owner::Empty);
        assert_eq!(empty.everything().await, whole);
        // The coach keeps knowing this learner, in this tab too.
        assert_eq!(empty.book.key(), shelf.book.key());
        let again = restore_all(&empty, &backup, &text).await;
        assert_eq!(again.owner, Owner::Same);
        let all = [
            again.entries,
            again.drafts,
            again.contacts,
            again.ready,
            again.sent,
            again.received,
            again.attachments,
            again.sets,
        ];
        assert!(
            all.iter().all(|it| *it
                == Tally {
                    same: it.same,
                    ..Tally::default()
                }),
            "{again:?}"
        );
        assert_eq!(all.map(|it| it.same), [2, 2, 1, 1, 1, 1, 2, 0]);
        assert_eq!(empty.everything().await, whole);
    }
}

#[tokio::test]
async fn nothing_readable_stands_in_it_but_the_words_for_people() {
    let (shelf, code) = (lived_in(1).await, code(5));
    let text = back_up(&shelf, Under::Recovery(&code)).await;
    assert!(text.starts_with("Dit is een verzegelde reservekopie uit Mijn Stem."));
    assert!(text.lines().all(|line| line.len() <= 200));
    let bytes = crate::by_hand::bytes_of(&text);
    for word in ["brood", "entries", "learner", "jpeg", "Ilse"] {
        assert!(
            !bytes
                .windows(word.len())
                .any(|some| some == word.as_bytes()),
            "{word}"
        );
    }
}

#[tokio::test]
async fn what_is_damaged_is_left_out_and_told() {
    let (shelf, code) = (lived_in(1).await, code(5));
    shelf
        .disk
        .tamper(|rows| rows.get_mut(&(Table::Entries, id(1))).unwrap().sealed[30] ^= 1);
    shelf
        .disk
        .tamper_chunks(|chunks| drop(chunks.remove(&(id(41), 1))));
    let making = make_backup(&shelf.book, Under::Recovery(&code), KdfParams::SMALL, &Here).await;
    let (mut making, mut text) = (making.unwrap(), String::new());
    while let Some(part) = making.next(&shelf.book).await.unwrap() {
        text.push_str(&part);
    }
    assert_eq!(making.left_out(), 2);
    let backup = read(&text, Secret::Recovery(&code)).await.unwrap();
    let empty = Shelf::new(2).await;
    let done = restore_all(&empty, &backup, &text).await;
    assert_eq!((done.entries.new, done.attachments.new), (1, 1));
    assert_eq!(empty.disk.chunks().len(), 1);
}

/// Text of anything at all.
fn anything(dice: &mut Dice) -> FreeText {
    let most = if dice.one_in(20) { 3000 } else { 40 };
    let length = 1 + dice.below(most);
    let character = |dice: &mut Dice| match dice.below(4) {
        0 => char::from(dice.below(128) as u8),
        1 => ['"', '\\', '\n', '\u{0}', '🧶', 'é', '\u{202e}', 'ض'][dice.below(8)],
        _ => char::from_u32(dice.next() as u32 % 0x11_0000).unwrap_or('ü'),
    };
    let text: String = (0..length).map(|_| character(dice)).collect();
    FreeText::parse(&text)
        .unwrap()
        .unwrap_or_else(|| words("niets"))
}

#[tokio::test]
async fn any_book_comes_back_as_it_was() {
    for seed in 0..12 {
        let mut dice = Dice(seed);
        let (shelf, code) = (lived_in(seed).await, code(seed));
        let mut changes = Changes::new();
        let mut sets = Kind::ALL.map(QuestionSet::new);
        for set in &mut sets {
            dice.change(set);
            changes = changes.put(set);
        }
        for number in 0..dice.below(60) as u32 {
            let mut any = entry(100 + number, 1 + dice.below(3) as u32, "x");
            let set = &sets[dice.below(sets.len())];
            any.kind = set.kind();
            any.lang = Lang::ALL[dice.below(2)];
            any.answers = dice.answers(set);
            let answer = Answer::new(
                Question::OneThing,
                anything(&mut dice),
                Value::Text(anything(&mut dice)),
            );
            any.answers.set(answer.unwrap());
            changes = changes.put(&any);
        }
        for number in 0..dice.below(4) as u32 {
            changes = put_photo(changes, 500 + number, dice.below(200_000));
        }
        shelf.write(changes).await;
        let text = back_up(&shelf, Under::Recovery(&code)).await;
        let slice = 1 + dice.below(100_000);
        let backup = read_in(text.as_bytes(), Secret::Recovery(&code), slice)
            .await
            .unwrap();
        let empty = Shelf::new(1000 + seed).await;
        restore_all(&empty, &backup, &text).await;
        mark(&shelf).await;
        assert_eq!(
            empty.everything().await,
            shelf.everything().await,
            "seed {seed}"
        );
    }
}

/// `BIG=1 cargo test --release --test backups many -- --nocapture` does 10,000 and 200; every run a tenth.
#[tokio::test]
async fn many_entries_and_attachments_come_back_as_they_were() {
    let share = if std::env::var_os("BIG").is_some() {
        1
    } else {
        10
    };
    let (entries, photos) = (10_000 / share, 200 / share);
    let (shelf, code) = (Shelf::new(1).await, code(5));
    let all =
        (0..entries).map(|number| entry(number, 1, "een dag als een andere, maar dan anders"));
    let changes = all.fold(Changes::new(), |changes, entry| changes.put(&entry));
    shelf.write(changes).await;
    for number in 0..photos {
        shelf
            .write(put_photo(Changes::new(), 20_000 + number, 100_000))
            .await;
    }
    let begin = Instant::now();
    let text = back_up(&shelf, Under::Recovery(&code)).await;
    let made = begin.elapsed();
    let backup = read(&text, Secret::Recovery(&code)).await.unwrap();
    let seen = begin.elapsed() - made;
    let empty = Shelf::new(2).await;
    restore_all(&empty, &backup, &text).await;
    println!(
        "{entries} entries, {photos} attachments, {} KB: made in {made:?}, read in {seen:?}, restored in {:?}",
        text.len() / 1000,
        begin.elapsed() - made - seen
    );
    mark(&shelf).await;
    assert_eq!(empty.everything().await, shelf.everything().await);
}
