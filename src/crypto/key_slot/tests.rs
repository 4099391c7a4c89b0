//! Both slots against another implementation's, and everything that must not open.

use std::cell::RefCell;

use serde_json::Value;

use super::super::hex;
use super::super::random::Counted;
use super::*;

/// Made by another implementation (npm `@noble/hashes` and `@noble/ciphers`).
const VECTOR: &str = include_str!("../../../tests/vectors/slot-v1.json");

/// Gives out these bytes, and then no more.
struct Fixed(RefCell<Vec<u8>>);

impl Random for Fixed {
    fn fill(&self, bytes: &mut [u8]) {
        let given = self.0.borrow_mut().drain(..bytes.len()).collect::<Vec<_>>();
        bytes.copy_from_slice(&given);
    }
}

fn fixed(bytes: Vec<u8>) -> Fixed {
    Fixed(RefCell::new(bytes))
}

fn part(vector: &Value, name: &str) -> Vec<u8> {
    hex(vector[name].as_str().unwrap())
}

fn key(byte: u8) -> DataKey {
    DataKey::from_bytes([byte; 32])
}

/// A slot under a wrapping key that no passphrase was needed for.
fn slot() -> (PassphraseSlot, WrappingKey) {
    let random = Counted::new(1);
    let wrapping = WrappingKey::from_bytes([7; 32]);
    let stretch = Stretch::new(KdfParams::SMALL, &random);
    let slot = PassphraseSlot::wrap(stretch, &wrapping, &key(1), &random);
    (slot, wrapping)
}

/// The same bytes with a checksum that is right again, as a meddler would leave them.
fn mended(bytes: &[u8]) -> Vec<u8> {
    checked(bytes[..bytes.len() - 8].to_vec())
}

/// Every one-bit change.
fn flips(bytes: &[u8]) -> impl Iterator<Item = (usize, Vec<u8>)> {
    (0..bytes.len() * 8).map(move |bit| {
        let mut changed = bytes.to_vec();
        changed[bit / 8] ^= 1 << (bit % 8);
        (bit, changed)
    })
}

#[test]
fn the_frozen_passphrase_slot_opens_and_is_made_again() {
    let vector: Value = serde_json::from_str(VECTOR).unwrap();
    let data_key = part(&vector, "data_key");
    let vector = &vector["passphrase"];
    let bytes = part(vector, "slot");
    let passphrase = Passphrase::new(vector["typed"].as_str().unwrap()).unwrap();

    let slot = PassphraseSlot::from_bytes(&bytes).unwrap();
    let wrapping = slot.stretch().derive(&passphrase).unwrap();
    assert_eq!(wrapping.bytes().as_slice(), part(vector, "wrapping_key"));
    assert_eq!(slot.open(&wrapping).unwrap().bytes().as_slice(), data_key);
    assert_eq!(slot.to_bytes(), bytes);

    let stretch = Stretch::new(KdfParams::SMALL, &fixed(part(vector, "salt")));
    let data_key = DataKey::from_bytes(data_key.try_into().unwrap());
    let again = PassphraseSlot::wrap(stretch, &wrapping, &data_key, &fixed(part(vector, "nonce")));
    assert_eq!(again.to_bytes(), bytes);
}

#[test]
fn the_frozen_recovery_slot_opens_and_is_made_again() {
    let vector: Value = serde_json::from_str(VECTOR).unwrap();
    let data_key = part(&vector, "data_key");
    let vector = &vector["recovery"];
    let bytes = part(vector, "slot");
    let shown = vector["code"].as_str().unwrap();
    let code = RecoveryCode::parse(shown).unwrap();
    assert_eq!(code.bytes().as_slice(), part(vector, "bits"));
    assert_eq!(code.to_string(), shown);
    assert_eq!(
        WrappingKey::of(&code).bytes().as_slice(),
        part(vector, "wrapping_key")
    );

    let slot = RecoverySlot::from_bytes(&bytes).unwrap();
    assert_eq!(slot.open(&code).unwrap().bytes().as_slice(), data_key);
    let data_key = DataKey::from_bytes(data_key.try_into().unwrap());
    let again = RecoverySlot::wrap(&code, &data_key, &fixed(part(vector, "nonce")));
    assert_eq!(again.to_bytes(), bytes);
}

/// RFC 5869, appendix A.3: without salt or info.
#[test]
fn it_is_the_hkdf_of_the_rfc() {
    let mut out = [0; 42];
    Hkdf::<Sha256>::new(None, &[0x0b; 22])
        .expand(b"", &mut out)
        .unwrap();
    let expected =
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8";
    assert_eq!(out.as_slice(), hex(expected));
}

/// The one test with the parameters of the app.
#[test]
fn the_usual_parameters_lock_and_open() {
    let random = Counted::new(2);
    let pin = Passphrase::new("271828").unwrap();
    let stretch = Stretch::new(KdfParams::USUAL, &random);
    let wrapping = stretch.derive(&pin).unwrap();
    let kept = PassphraseSlot::wrap(stretch, &wrapping, &key(3), &random).to_bytes();
    let slot = PassphraseSlot::from_bytes(&kept).unwrap();
    assert_eq!(slot.stretch(), stretch);
    let again = slot.stretch().derive(&pin).unwrap();
    assert_eq!(slot.open(&again).unwrap().bytes(), key(3).bytes());
    let other = Passphrase::new("271829").unwrap();
    let other = slot.stretch().derive(&other).unwrap();
    assert_eq!(slot.open(&other).err(), Some(Unsealable));
}

#[test]
fn a_flipped_bit_is_damage_and_not_a_wrong_passphrase() {
    let (slot, _) = slot();
    for (bit, changed) in flips(&slot.to_bytes()) {
        let read = PassphraseSlot::from_bytes(&changed);
        assert_eq!(read, Err(KeySlotError::Damaged), "bit {bit}");
    }
    let code = RecoveryCode::generate(&Counted::new(3));
    let slot = RecoverySlot::wrap(&code, &key(1), &Counted::new(4));
    for (bit, changed) in flips(&slot.to_bytes()) {
        let read = RecoverySlot::from_bytes(&changed);
        assert_eq!(read, Err(KeySlotError::Damaged), "bit {bit}");
    }
}

#[test]
fn a_flipped_bit_under_a_mended_checksum_does_not_open_either() {
    let passphrase = Passphrase::new("zes of meer").unwrap();
    let random = Counted::new(5);
    let stretch = Stretch::new(KdfParams::SMALL, &random);
    let wrapping = stretch.derive(&passphrase).unwrap();
    let whole = PassphraseSlot::wrap(stretch, &wrapping, &key(1), &random).to_bytes();
    let (mut refused, mut derived) = (0, 0);
    for (bit, changed) in flips(&whole[..PASSPHRASE + 8]).take(PASSPHRASE * 8) {
        let Ok(slot) = PassphraseSlot::from_bytes(&mended(&changed)) else {
            refused += 1;
            continue;
        };
        // Another salt gives another key. Anything else would open with this key, but for the seal.
        let opened = if slot.stretch().salt == stretch.salt {
            slot.open(&wrapping)
        } else {
            derived += 1;
            slot.open(&slot.stretch().derive(&passphrase).unwrap())
        };
        assert_eq!(opened.err(), Some(Unsealable), "bit {bit}");
    }
    // Of version and lanes all 16; of the 40 of the parameters, those that lead outside.
    assert!(refused > 16 + 20, "{refused}");
    assert_eq!(derived, 128);

    let code = RecoveryCode::generate(&random);
    let whole = RecoverySlot::wrap(&code, &key(1), &random).to_bytes();
    for (bit, changed) in flips(&whole).take(RECOVERY * 8) {
        let opened = RecoverySlot::from_bytes(&mended(&changed)).map(|slot| slot.open(&code).err());
        let expected = if bit < 8 {
            Err(KeySlotError::FromTheFuture)
        } else {
            Ok(Some(Unsealable))
        };
        assert_eq!(opened, expected, "bit {bit}");
    }
}

#[test]
fn what_is_too_short_too_long_or_too_new_is_refused() {
    let (slot, wrapping) = slot();
    let bytes = slot.to_bytes();
    assert_eq!(slot.open(&wrapping).unwrap().bytes(), key(1).bytes());
    for length in 0..bytes.len() {
        let read = PassphraseSlot::from_bytes(&bytes[..length]);
        assert_eq!(read, Err(KeySlotError::Damaged), "{length} bytes");
    }
    let read = |content: &[u8]| PassphraseSlot::from_bytes(&checked(content.to_vec())).err();
    let content = &bytes[..PASSPHRASE];
    assert_eq!(read(content), None);
    assert_eq!(
        read(&content[..PASSPHRASE - 1]),
        Some(KeySlotError::Damaged)
    );
    assert_eq!(read(&[content, &[0]].concat()), Some(KeySlotError::Damaged));
    assert_eq!(read(&[]), Some(KeySlotError::Damaged));
    assert_eq!(read(&[2]), Some(KeySlotError::FromTheFuture));
    assert_eq!(read(&[2; 5000]), Some(KeySlotError::Damaged));
    // One kind does not pass for the other.
    assert!(RecoverySlot::from_bytes(&bytes).is_err());
}

#[test]
fn parameters_outside_the_range_are_refused() {
    let mib = 1024;
    for (memory, passes, accepted) in [
        (19 * mib, 2, true),
        (256 * mib, 10, true),
        (19 * mib - 1, 2, false),
        (256 * mib + 1, 2, false),
        (64 * mib, 1, false),
        (64 * mib, 11, false),
        (0, 0, false),
        (u32::MAX, u8::MAX, false),
    ] {
        assert_eq!(KdfParams::new(memory, passes).is_some(), accepted);
        // In a slot with a checksum that is right, too.
        let mut bytes = slot().0.to_bytes();
        bytes[1..5].copy_from_slice(&memory.to_be_bytes());
        bytes[5] = passes;
        let read = PassphraseSlot::from_bytes(&mended(&bytes));
        assert_eq!(read.is_ok(), accepted, "{memory} {passes}");
    }
    for known in [KdfParams::USUAL, KdfParams::SMALL] {
        assert_eq!(
            KdfParams::new(known.memory_kib(), known.passes()),
            Some(known)
        );
    }
}

#[test]
fn a_passphrase_is_taken_as_typed_within_its_limits() {
    for (typed, expected) in [
        ("12345", Some(PassphraseError::TooShort)),
        ("123456", None),
        ("ééééé", Some(PassphraseError::TooShort)),
        ("éééééé", None),
        ("", Some(PassphraseError::TooShort)),
        ("      ", None),
    ] {
        assert_eq!(Passphrase::new(typed).err(), expected, "{typed:?}");
    }
    assert!(Passphrase::new(&"a".repeat(1024)).is_ok());
    assert_eq!(
        Passphrase::new(&"a".repeat(1025)).err(),
        Some(PassphraseError::TooLong)
    );
    let typed = Passphrase::new(" Ja hoor ").unwrap();
    assert_eq!(typed.bytes(), b" Ja hoor ");
}
