//! Back-ups taken apart and put together by hand, after docs/formats.md and not after the code.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use mijn_stem::crypto::key_slot::RecoverySlot;
use mijn_stem::crypto::random::Counted;
use mijn_stem::crypto::seal::DataKey;
use mijn_stem::parcel::backup::{Slots, Writer};
use sha2::{Digest, Sha256};

use crate::books::code;

pub const BEGIN: &str = "-----BEGIN MIJN STEM RESERVEKOPIE-----\n";
pub const END: &str = "-----END MIJN STEM RESERVEKOPIE-----\n";
/// Bytes before the first frame, when it opens with a recovery code alone.
pub const HEADER: usize = 6 + 1 + 72 + 8;
/// Bytes of every frame but the last.
pub const FRAME: usize = 64 * 1024 + 16;

/// The bytes between the marks, without the checksum.
pub fn bytes_of(text: &str) -> Vec<u8> {
    let (_, inside) = text.split_once(BEGIN).unwrap();
    let (inside, _) = inside.split_once(END).unwrap();
    let mut bytes = BASE64_STANDARD.decode(inside.replace('\n', "")).unwrap();
    bytes.truncate(bytes.len() - 8);
    bytes
}

/// A text of bytes, with the right checksum.
pub fn text_of(bytes: &[u8]) -> String {
    let summed = [bytes, &Sha256::digest(bytes)[..8]].concat();
    format!("{BEGIN}{}\n{END}", BASE64_STANDARD.encode(summed))
}

/// A sound back-up for the code of seed 5, around any pieces.
pub fn around(pieces: &[(&str, &[u8])]) -> String {
    let chance = Counted::new(9);
    let key = DataKey::generate(&chance);
    let slots = Slots::Recovery(RecoverySlot::wrap(&code(5), &key, &chance));
    let mut writer = Writer::new(key, &slots);
    for (name, body) in pieces {
        assert!(writer.add(name, &[body]));
    }
    let text = writer.take();
    text + &writer.finish()
}
