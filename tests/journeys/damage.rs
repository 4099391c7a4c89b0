//! A device that someone, or bad luck, changed a bit of; and records that were taken from another book.

use mijn_stem::domain::attachment::{AttachmentKind, MediaType};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::lang::Lang;
use mijn_stem::store::{Row, Table};
use mijn_stem::usecase::*;

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
