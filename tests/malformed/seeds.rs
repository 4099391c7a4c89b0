//! The seeds that `fuzz/` begins with are sound: from noise a fuzzer does not get behind a checksum.

use std::fs;
use std::path::PathBuf;

use mijn_stem::domain::attachment::Attachment;
use mijn_stem::domain::contact::Contact;
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::inbox::Received;
use mijn_stem::domain::question_set::QuestionSet;
use mijn_stem::domain::sent::Sent;
use mijn_stem::domain::settings::Settings;
use mijn_stem::parcel::{card, letter};
use mijn_stem::wire::{decode, read_letter};

use crate::people::coach;

/// How many seeds there are for a target, each of which must open.
#[track_caller]
fn check(target: &str, expected: usize, opens: impl Fn(&[u8]) -> bool) {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut seeds = 0;
    for file in fs::read_dir(root.join("fuzz/seeds").join(target)).unwrap() {
        let path = file.unwrap().path();
        assert!(opens(&fs::read(&path).unwrap()), "{}", path.display());
        seeds += 1;
    }
    assert_eq!(seeds, expected, "{target}");
}

#[test]
fn every_seed_of_the_fuzzer_opens() {
    check("backup", 1, |seed| crate::backups::open(seed).is_some());
    check("card", 2, |seed| card::read(seed).is_ok());
    check("parcel", 2, |seed| letter::open(seed, &coach()).is_ok());
    check("record", 10, |seed| {
        decode::<Entry>(seed).is_ok()
            || decode::<Draft>(seed).is_ok()
            || decode::<Contact>(seed).is_ok()
            || decode::<Settings>(seed).is_ok()
            || decode::<Sent>(seed).is_ok()
            || decode::<Received>(seed).is_ok()
            || decode::<Attachment>(seed).is_ok()
            || decode::<QuestionSet>(seed).is_ok()
            || read_letter(seed).is_ok()
    });
}
