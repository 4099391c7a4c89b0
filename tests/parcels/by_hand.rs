//! Parcels made and taken apart by hand, after docs/formats.md and not after the code, so that the two are held together.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use mijn_stem::crypto::between::{Opener, Sealer};
use mijn_stem::crypto::identity::Identity;
use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::contact::PublicKey;
use sha2::{Digest, Sha256};

use crate::people::{coach, learner};

pub const HEADER: usize = 80;
pub const BEGIN: &str = "-----BEGIN MIJN STEM BERICHT-----\n";
pub const END: &str = "\n-----END MIJN STEM BERICHT-----\n";
const INFO: &[u8] = b"mijn-stem parcel v1";

/// The bytes of a parcel's text, its checksum included.
pub fn bytes_of(text: &str) -> Vec<u8> {
    let (_, inside) = text.split_once(BEGIN).unwrap();
    let (inside, _) = inside.split_once(END).unwrap();
    BASE64_STANDARD.decode(inside.replace('\n', "")).unwrap()
}

/// A text of bytes with their checksum already behind them.
pub fn text_of(bytes: &[u8]) -> String {
    format!("{BEGIN}{}{END}", BASE64_STANDARD.encode(bytes))
}

/// A text of bytes that still want a checksum.
pub fn summed_text_of(bytes: &[u8]) -> String {
    text_of(&[bytes, &Sha256::digest(bytes)[..8]].concat())
}

/// The sizes of what is under the seal, without the tag.
pub const SIZES: [usize; 10] = [
    1 << 10,
    4 << 10,
    16 << 10,
    64 << 10,
    256 << 10,
    1 << 20,
    2 << 20,
    4 << 20,
    8 << 20,
    16 << 20,
];

/// The length, the JSON, and noughts up to the next of the sizes; with the number of that size.
pub fn padded(json: &[u8]) -> (u8, Vec<u8>) {
    padded_with(json, &[])
}

/// The same with the bytes of attachments behind the JSON.
pub fn padded_with(json: &[u8], files: &[u8]) -> (u8, Vec<u8>) {
    let mut plain = [&(json.len() as u32).to_be_bytes(), json, files].concat();
    let size = SIZES.iter().position(|size| *size >= plain.len()).unwrap();
    plain.resize(SIZES[size], 0);
    (size as u8, plain)
}

/// Seals bytes as they are under a header that may be changed first; the learner writes, the coach reads.
pub fn sealed(size: u8, plain: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut sealer = Sealer::new(&learner(), &coach().public(), INFO, &Counted::new(5)).unwrap();
    let to = Sha256::digest(coach().public().bytes());
    let mut header = [
        b"MSdp".as_slice(),
        &[1, 1, size, 0],
        learner().public().bytes(),
        &to[..8],
        sealer.enc(),
    ]
    .concat();
    assert_eq!(header.len(), HEADER);
    change(&mut header);
    let sealed = sealer.seal(&header[..HEADER], plain);
    summed_text_of(&[&header[..HEADER], &sealed, &header[HEADER..]].concat())
}

/// A proper parcel around any JSON.
pub fn sealed_json(json: &str) -> String {
    let (size, plain) = padded(json.as_bytes());
    sealed(size, &plain, |_| {})
}

/// What lies under the seal: length, JSON and padding.
pub fn unsealed(text: &str, me: &Identity) -> Vec<u8> {
    let bytes = bytes_of(text);
    let (header, rest) = bytes.split_at(HEADER);
    let mut sealed = rest[..rest.len() - 8].to_vec();
    let from = PublicKey::new(header[8..40].try_into().unwrap());
    let enc = header[48..80].try_into().unwrap();
    Opener::new(me, &from, &enc, INFO)
        .unwrap()
        .open(header, &mut sealed)
        .unwrap()
        .to_vec()
}
