//! A device that someone, or bad luck, changed a bit of; and records that were taken from another book.

use std::collections::{BTreeMap, BTreeSet};

use mijn_stem::domain::attachment::{AttachmentKind, MediaType};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::lang::Lang;
use mijn_stem::store::bundle::BUCKETS;
use mijn_stem::store::{Row, Table};
use mijn_stem::usecase::*;

use super::stories::diary::keep_notes;
use super::stories::{begin, reopen, say, try_reopen};
use super::{Memory, lived_in};

/// A book of more than twenty records, some of each sort that a learner makes.
async fn twenty(device: &Memory) -> (Book<Memory>, Vec<Row>) {
    let (book, _) = lived_in(device).await;
    for number in 0..14 {
        let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
        say(&mut draft, Question::Note, &format!("stukje {number}"));
        save_check_in(&book, &draft, None).await.unwrap();
    }
    let voice = begin(&book, AttachmentKind::Voice, MediaType::WebmAudio);
    keep_chunk(&book, &voice, b"geluid").await.unwrap();
    let rows: Vec<Row> = device.0.rows().values().cloned().collect();
    assert!(rows.len() >= 20);
    (book, rows)
}

/// What a book says when one record of a table does not open: it is counted, or nothing goes without it.
async fn check_refused(device: &Memory, table: Table, what: &str) {
    match try_reopen(device).await {
        Ok((_, contents)) => assert_eq!(contents.damaged, 1, "{what}"),
        Err(error) => assert_eq!(error, OpenError::Damaged(table), "{what}"),
    }
}

#[tokio::test]
async fn a_bundle_that_does_not_open_is_left_aside_for_the_rows() {
    let device = Memory::default();
    twenty(&device).await;
    let (book, contents) = reopen(&device).await;
    let read = async || read_on(&book, &BTreeSet::new(), async || {}).await.unwrap();
    let before = read().await;
    let all: Vec<u8> = (0..BUCKETS).collect();
    assert_eq!(book.loose(), all);
    bundle_up(&book, async || {}).await.unwrap();
    let whole = device.0.bundles().clone();
    let journal = before.journal;
    assert_eq!(journal, contents.journal);
    let check = async |what: &str, loose: &[u8]| {
        let found = read().await;
        assert_eq!(found.journal, journal, "{what}");
        assert_eq!(found.damaged, 0, "{what}");
        assert_eq!(book.loose(), loose, "{what}");
        // And it is mended.
        bundle_up(&book, async || {}).await.unwrap();
        read().await;
        assert!(book.loose().is_empty(), "{what}");
    };
    check("nothing", &[]).await;
    let (fullest, _) = whole.iter().max_by_key(|(_, sealed)| sealed.len()).unwrap();
    for bit in (0..whole[fullest].len() * 8).step_by(61) {
        device.0.tamper_bundles(|bundles| {
            *bundles = whole.clone();
            bundles
                .entry(*fullest)
                .and_modify(|sealed| sealed[bit / 8] ^= 1 << (bit % 8));
        });
        check(&format!("bit {bit}"), &[*fullest]).await;
    }
    device.0.tamper_bundles(|bundles| {
        *bundles = whole.clone();
        bundles.insert(7, whole[fullest].clone());
    });
    let moved: &[u8] = if *fullest == 7 { &[] } else { &[7] };
    check("another bucket's", moved).await;

    // A record that does not open keeps its bucket loose, and is counted each time.
    device.0.tamper(|rows| {
        let mut rows = rows.values_mut();
        let entry = rows.find(|row| row.table == Table::Entries).unwrap();
        entry.sealed[30] ^= 1;
    });
    device.0.tamper_bundles(BTreeMap::clear);
    for _ in 0..2 {
        let found = read().await;
        assert_eq!((found.journal.len() + 1, found.damaged), (journal.len(), 1));
        bundle_up(&book, async || {}).await.unwrap();
        assert_eq!(device.0.bundles().len(), all.len() - 1);
    }
}

#[tokio::test]
async fn no_bit_of_twenty_records_can_be_changed() {
    let device = Memory::default();
    let (book, rows) = twenty(&device).await;
    let mut bits = 0;
    for row in &rows {
        let (table, id) = (row.table, row.id);
        assert!(book.vault().open(row).is_some());
        for bit in 0..row.sealed.len() * 8 {
            let mut damaged = row.clone();
            damaged.sealed[bit / 8] ^= 1 << (bit % 8);
            assert!(book.vault().open(&damaged).is_none(), "{table:?} bit {bit}");
            bits += 1;
            // Some are looked at from the outside: who opens the book is told, and nothing on the device changes.
            if bit % 397 != 0 {
                continue;
            }
            device
                .0
                .tamper(|rows| drop(rows.insert((table, id), damaged)));
            let before = device.0.rows().clone();
            check_refused(&device, table, &format!("{table:?} bit {bit}")).await;
            assert_eq!(*device.0.rows(), before);
        }
        device
            .0
            .tamper(|rows| drop(rows.insert((table, id), row.clone())));
    }
    println!("{bits} bits of {} records", rows.len());
    assert_eq!(reopen(&device).await.1.damaged, 0);
}

#[tokio::test]
async fn no_record_of_another_book_opens() {
    let (device, other) = (Memory::default(), Memory::default());
    let (book, rows) = twenty(&device).await;
    let (_, others) = twenty(&other).await;
    for (row, other) in rows.iter().zip(&others) {
        assert_eq!(row.table, other.table);
        // With all that belongs to it, and in the very place of one of ours.
        assert!(book.vault().open(other).is_none(), "{:?}", row.table);
        let moved = Row {
            sealed: other.sealed.clone(),
            ..row.clone()
        };
        assert!(book.vault().open(&moved).is_none(), "{:?}", row.table);
        let place = (row.table, row.id);
        device.0.tamper(|rows| drop(rows.insert(place, moved)));
        check_refused(&device, row.table, &format!("{:?}", row.table)).await;
        device
            .0
            .tamper(|rows| drop(rows.insert(place, row.clone())));
    }
    assert_eq!(reopen(&device).await.1.damaged, 0);
}

#[tokio::test]
async fn a_long_diary_counts_each_damaged_entry_once() {
    let device = Memory::default();
    let (book, _) = lived_in(&device).await;
    keep_notes(&book, 300).await;
    let (last, first) = {
        let rows = device.0.rows();
        let entries = rows.values().filter(|row| row.table == Table::Entries);
        let numbers = entries.map(|row| (row.seq, row.id));
        let numbers: BTreeSet<_> = numbers.collect();
        (numbers.last().unwrap().1, numbers.first().unwrap().1)
    };
    for (count, id) in [(1, last), (2, first)] {
        device.0.tamper(|rows| {
            let row = rows.get_mut(&(Table::Entries, id)).unwrap();
            row.sealed[30] ^= 1;
        });
        // Whether it is opened and then read to the end, or read in one go.
        let (book, contents) = reopen(&device).await;
        assert_eq!(contents.damaged, count);
        assert_eq!(reload(&book).await.unwrap(), contents);
    }
}
