//! Anything at all, read as a record of every sort, and opened as a sealed row.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mijn_stem::crypto::identity::Identity;
use mijn_stem::crypto::seal::DataKey;
use mijn_stem::domain::attachment::Attachment;
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::contact::Contact;
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::inbox::Received;
use mijn_stem::domain::question_set::QuestionSet;
use mijn_stem::domain::sent::Sent;
use mijn_stem::domain::settings::Settings;
use mijn_stem::store::record::Record;
use mijn_stem::store::vault::read;
use mijn_stem::store::{Row, Seq};
use mijn_stem::wire::{decode, encode};

/// What reads can be written, and reads back as the same. Nothing that nobody sealed opens.
fn check<R: Record>(bytes: &[u8]) {
    if let Ok(record) = decode::<R>(bytes) {
        let once = encode(&record).expect("what was read can be written");
        let again = decode::<R>(&once).expect("what was written can be read");
        assert_eq!(encode(&again), Ok(once));
    }
    let row = Row {
        table: R::TABLE,
        id: Id::new([0; 16]),
        seq: Seq::ZERO,
        sealed: bytes.to_vec(),
    };
    let loaded = read::<R>(&DataKey::from_bytes([7; 32]), &[row]);
    assert!(loaded.items.is_empty());
}

fuzz_target!(|bytes: &[u8]| {
    check::<Settings>(bytes);
    check::<Identity>(bytes);
    check::<Entry>(bytes);
    check::<Draft>(bytes);
    check::<Contact>(bytes);
    check::<ReadyItem>(bytes);
    check::<Sent>(bytes);
    check::<Received>(bytes);
    check::<Attachment>(bytes);
    check::<QuestionSet>(bytes);
});
