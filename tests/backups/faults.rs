//! A restore that fails at any request, or is broken off anywhere, leaves the book as it was, or is done.

use mijn_stem::domain::lang::Lang;
use mijn_stem::parcel::backup::BackupError;
use mijn_stem::store::memory::{Fault, MemoryStore};
use mijn_stem::store::vault::Changes;
use mijn_stem::store::{Batch, Store, StoreError, Table};
use mijn_stem::usecase::*;

use crate::books::*;
use crate::device::{Chance, Device, Hand, Shaky};

/// The same book on a disk of its own, open in a tab that counts and may fail.
async fn copy(shelf: &Shelf) -> (MemoryStore, Shaky, Book<Device>) {
    let disk = MemoryStore::default();
    let found = shelf.disk.load(&Table::ALL).await.unwrap();
    let all = Batch {
        seq: found.last,
        puts: found.rows,
        slots: shelf.disk.slots().await.unwrap(),
        ..Batch::default()
    };
    disk.write(&all).await.unwrap();
    let tab = Shaky::to(&disk);
    let opened = open_book::<Device>(tab.clone(), Hand::default(), Chance::new(77)).await;
    tab.arm(None);
    (disk, tab, opened.unwrap().0)
}

/// What a new tab finds on the disk.
async fn found(disk: &MemoryStore) -> Contents {
    let opened = open_book::<Device>(Shaky::to(disk), Hand::default(), Chance::new(78)).await;
    opened.unwrap().1
}

async fn restored(
    book: &Book<Device>,
    backup: &Backup,
    text: &str,
) -> Result<Preview, RestoreError> {
    let mut restoring = restore(book, backup).await?;
    for some in text.as_bytes().chunks(80_000) {
        restoring.feed(book, some).await?;
    }
    restoring.finish(book, async || {}).await
}

/// A used book, and a back-up of the same owner that brings something new, with pieces in several commits.
async fn two() -> (Shelf, String, Backup) {
    let code = code(5);
    let there = lived_in(1).await;
    there
        .write(put_photo(
            Changes::new().put(&entry(70, 1, "nieuw")),
            80,
            200_000,
        ))
        .await;
    let text = back_up(&there, Under::Recovery(&code)).await;
    let backup = read(&text, Secret::Recovery(&code)).await.unwrap();
    let here = lived_in(1).await;
    here.write(Changes::new().put(&entry(71, 1, "hier"))).await;
    (here, text, backup)
}

#[tokio::test]
async fn no_fault_at_any_request_leaves_a_mix() {
    let (here, text, backup) = two().await;
    let (disk, tab, book) = copy(&here).await;
    let old = found(&disk).await;
    restored(&book, &backup, &text).await.unwrap();
    let (requests, new) = (tab.tally().requests, found(&disk).await);
    assert_eq!((new.journal.entries().len(), new.attachments.len()), (4, 3));
    println!("restore: {requests:?}");
    for at in 1..=requests.len() {
        for fault in [
            Fault::Before(StoreError::Full),
            Fault::Before(StoreError::Closed),
            Fault::After(StoreError::Closed),
        ] {
            let (disk, tab, book) = copy(&here).await;
            tab.arm(Some((at, fault.clone())));
            let done = restored(&book, &backup, &text).await;
            let now = found(&disk).await;
            assert!(done.is_err(), "request {at}, {fault:?}");
            let whole = at == requests.len() && matches!(fault, Fault::After(_));
            assert_eq!(
                now,
                if whole { new.clone() } else { old.clone() },
                "request {at}, {fault:?}"
            );
            // Asked again, it is done; and what was left over can be swept.
            tab.arm(None);
            restored(&book, &backup, &text).await.unwrap();
            assert_eq!(
                found(&disk).await,
                new,
                "request {at}, {fault:?}, asked again"
            );
            assert_eq!(sweep_chunks(&book, &[]).await, Ok(0));
        }
    }
}

#[tokio::test]
async fn broken_off_anywhere_it_changed_nothing_and_leaves_nothing() {
    let (here, text, backup) = two().await;
    for slices in 0..=text.len() / 80_000 {
        let (disk, _, book) = copy(&here).await;
        let (old, pieces) = (found(&disk).await, disk.chunks().len());
        let mut restoring = restore(&book, &backup).await.unwrap();
        for some in text.as_bytes().chunks(80_000).take(slices) {
            restoring.feed(&book, some).await.unwrap();
        }
        // Not all of the file was fed: that is no whole back-up.
        let expected = Err(RestoreError::Backup(BackupError::Truncated));
        assert_eq!(restoring.finish(&book, async || {}).await, expected);
        assert_eq!(found(&disk).await, old);
        sweep_chunks(&book, &[]).await.unwrap();
        assert_eq!((found(&disk).await, disk.chunks().len()), (old, pieces));
    }
}

#[tokio::test]
async fn what_another_tab_does_meanwhile_is_looked_at_once_more() {
    let (here, text, backup) = two().await;
    let (disk, _, book) = copy(&here).await;
    let other = open_book::<Device>(Shaky::to(&disk), Hand::default(), Chance::new(79)).await;
    let (other, contents) = other.unwrap();
    let said = preview_restore(&book, &backup).await.unwrap();
    assert_eq!(
        said.entries,
        Tally {
            new: 1,
            same: 2,
            ..Tally::default()
        }
    );
    let mut restoring = restore(&book, &backup).await.unwrap();
    for some in text.as_bytes().chunks(80_000) {
        restoring.feed(&book, some).await.unwrap();
    }
    // An entry is changed, one is written, and pieces that nobody refers to are swept in the other tab.
    let first = contents.journal.get(id(1)).unwrap();
    let edited = save_check_in(&other, &edit_entry(&other, first), Some(first))
        .await
        .unwrap();
    let fresh = begin_draft(&other, mijn_stem::domain::check_in::Kind::Note, Lang::Nl);
    save_check_in(&other, &fresh, None).await.unwrap();
    let done = restoring.finish(&book, async || {}).await.unwrap();
    assert_eq!(
        done.entries,
        Tally {
            new: 1,
            same: 1,
            newer_here: 1,
            ..Tally::default()
        }
    );
    let now = reload(&book).await.unwrap();
    assert_eq!(**now.journal.get(id(1)).unwrap(), edited);
    assert_eq!(now.journal.entries().len(), 5);
}

#[tokio::test]
async fn pieces_that_another_tab_swept_are_missed_before_anything_refers_to_them() {
    let (here, text, backup) = two().await;
    let (disk, _, book) = copy(&here).await;
    let old = found(&disk).await;
    let mut restoring = restore(&book, &backup).await.unwrap();
    let slices: Vec<&[u8]> = text.as_bytes().chunks(80_000).collect();
    for (number, some) in slices.iter().enumerate() {
        restoring.feed(&book, some).await.unwrap();
        if number + 2 == slices.len() {
            sweep_chunks(&book, &[]).await.unwrap();
        }
    }
    assert_eq!(
        restoring.finish(&book, async || {}).await,
        Err(RestoreError::Swept)
    );
    assert_eq!(found(&disk).await, old);
    restored(&book, &backup, &text).await.unwrap();
}
