//! Anything at all, read as a card: it is refused, or it is a card that reads back as itself.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mijn_stem::parcel::{card, looks_like};

fuzz_target!(|text: &[u8]| {
    let _ = looks_like(text);
    if let Ok(read) = card::read(text) {
        assert_eq!(card::read(card::to_text(&read)), Ok(read));
    }
});
