//! Anything at all, opened as a parcel by the coach of `tests/vectors`, and read as the letter in one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mijn_stem::crypto::identity::Identity;
use mijn_stem::crypto::random::Counted;
use mijn_stem::parcel::{letter, looks_like};
use mijn_stem::wire;

fuzz_target!(|text: &[u8]| {
    let _ = looks_like(text);
    let coach = Identity::generate(&Counted::new(2));
    if let Ok(opened) = letter::open(text, &coach) {
        // Only the learner of the vectors ever sealed anything for this coach.
        assert_eq!(opened.from, Identity::generate(&Counted::new(1)).public());
    }
    if let Ok(read) = wire::read_letter(text) {
        let json = wire::encode(&read.letter).expect("what was read can be written");
        let again = wire::read_letter(&json).expect("what was written can be read");
        assert_eq!((again.letter, again.kept_out), (read.letter, 0));
    }
});
