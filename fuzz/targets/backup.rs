//! Anything at all, read as a back-up under the recovery code of the seeds; what opens reads back as the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mijn_stem::crypto::key_slot::RecoverySlot;
use mijn_stem::crypto::random::Counted;
use mijn_stem::crypto::recovery_code::RecoveryCode;
use mijn_stem::crypto::seal::DataKey;
use mijn_stem::parcel::backup::{BackupError, Head, Piece, Reader, Slots, Writer};

fn code() -> RecoveryCode {
    RecoveryCode::generate(&Counted::new(5))
}

fn pieces(text: &[u8]) -> Result<Vec<Piece>, BackupError> {
    let head = Head::read(text)?;
    let slot = head.slots.recovery().ok_or(BackupError::NoSuchSlot)?;
    let key = slot.open(&code()).map_err(|_| BackupError::WrongSecret)?;
    let mut reader = Reader::new(&head, &key);
    let mut all = Vec::new();
    for slice in text.chunks(1000) {
        all.extend(reader.feed(slice)?);
    }
    all.extend(reader.finish()?);
    Ok(all)
}

fuzz_target!(|bytes: &[u8]| {
    // What opens can be written, and opens as the same.
    if let Ok(all) = pieces(bytes) {
        let chance = Counted::new(9);
        let key = DataKey::generate(&chance);
        let slots = Slots::Recovery(RecoverySlot::wrap(&code(), &key, &chance));
        let mut writer = Writer::new(key, &slots);
        let fits = all.iter().all(|piece| writer.add(&piece.name, &[&piece.body]));
        let text = writer.take() + &writer.finish();
        assert!(!fits || pieces(text.as_bytes()) == Ok(all));
    }
});
