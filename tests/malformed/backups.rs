//! Back-ups, whole and sealed anew around anything. `fuzz/targets/backup.rs` does the same.

use mijn_stem::crypto::frames::{FRAME, Sealer};
use mijn_stem::crypto::key_slot::RecoverySlot;
use mijn_stem::crypto::random::Counted;
use mijn_stem::crypto::recovery_code::RecoveryCode;
use mijn_stem::crypto::seal::DataKey;
use mijn_stem::store::Table;
use mijn_stem::usecase::{Backup, Here, Secret, open_backup};

use crate::by_hand::{bytes_of, summed_text_of};

/// A back-up to begin with.
pub struct Backups {
    pub text: Vec<u8>,
    /// What is under its seal.
    pub plain: Vec<u8>,
    pub whole: Backup,
}

fn code() -> RecoveryCode {
    RecoveryCode::generate(&Counted::new(5))
}

impl Backups {
    /// One that holds these records; attachments are not whole without their pieces.
    pub fn new(records: &[(Table, Vec<u8>)]) -> Self {
        let mut plain = piece("backup", br#"{"v":1,"made":[1790000000000,120]}"#);
        for (table, json) in records
            .iter()
            .filter(|(table, _)| *table != Table::Attachments)
        {
            plain.extend(piece(table.code(), json));
        }
        let text = Self::sealed(&plain);
        let whole = open(&text).unwrap();
        Self { text, plain, whole }
    }

    /// The bytes of its text, without the checksum.
    pub fn bytes(&self) -> Vec<u8> {
        let text = str::from_utf8(&self.text).unwrap();
        let mut bytes = bytes_of(&text.replace("RESERVEKOPIE", "BERICHT"));
        bytes.truncate(bytes.len() - 8);
        bytes
    }

    /// A text of bytes, with the right checksum.
    pub fn text_of(bytes: &[u8]) -> Vec<u8> {
        let text = summed_text_of(bytes);
        text.replace("BERICHT", "RESERVEKOPIE").into_bytes()
    }

    /// A sound seal around anything.
    pub fn sealed(plain: &[u8]) -> Vec<u8> {
        let chance = Counted::new(9);
        let key = DataKey::generate(&chance);
        let slot = RecoverySlot::wrap(&code(), &key, &chance).to_bytes();
        let header = [b"MSrk\x01\x02".as_slice(), &slot].concat();
        let mut sealer = Sealer::new(&key, header.clone());
        let mut bytes = header;
        let mut frames = plain.chunks(FRAME).peekable();
        while let Some(frame) = frames.next() {
            if frames.peek().is_none() {
                bytes.extend(sealer.seal_last(frame));
                break;
            }
            bytes.extend(sealer.seal(frame));
        }
        Self::text_of(&bytes)
    }
}

fn piece(name: &str, body: &[u8]) -> Vec<u8> {
    let length = (body.len() as u32).to_be_bytes();
    [&[name.len() as u8], name.as_bytes(), &length, body].concat()
}

/// Opens a back-up with the code of the seeds.
pub fn open(text: &[u8]) -> Option<Backup> {
    let code = code();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let opened = runtime.block_on(open_backup(text, Secret::Recovery(&code), &Here));
    let mut reading = opened.ok()?.read();
    // As the app reads a file: a slice after another.
    for some in text.chunks(256 * 1024) {
        reading.feed(some).ok()?;
    }
    reading.finish().ok()
}
