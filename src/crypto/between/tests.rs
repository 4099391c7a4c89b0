//! RFC 9180's own vectors, in both directions, and who can open what.

use serde_json::Value;

use super::super::hex;
use super::super::random::Counted;
use super::*;

const VECTORS: &str =
    include_str!("../../../tests/vectors/rfc9180-auth-x25519-chacha20poly1305.json");

/// Gives out the bytes from which the vectors derive the ephemeral key.
struct Fixed(Vec<u8>);

impl Random for Fixed {
    fn fill(&self, bytes: &mut [u8]) {
        bytes.copy_from_slice(&self.0);
    }
}

fn bytes(vectors: &Value, name: &str) -> Vec<u8> {
    hex(vectors[name].as_str().unwrap())
}

fn public(bytes: Vec<u8>) -> PublicKey {
    PublicKey::new(bytes.try_into().unwrap())
}

#[test]
fn the_vectors_of_the_rfc_pass_in_both_directions() {
    let vectors: Value = serde_json::from_str(VECTORS).unwrap();
    let sender = Identity::from_secret(&bytes(&vectors, "skSm")).unwrap();
    let reader = Identity::from_secret(&bytes(&vectors, "skRm")).unwrap();
    assert_eq!(sender.public(), public(bytes(&vectors, "pkSm")));
    assert_eq!(reader.public(), public(bytes(&vectors, "pkRm")));

    let info = bytes(&vectors, "info");
    let mut sealer = Sealer::new(
        &sender,
        &reader.public(),
        &info,
        &Fixed(bytes(&vectors, "ikmE")),
    )
    .unwrap();
    assert_eq!(sealer.enc().as_slice(), bytes(&vectors, "enc"));
    let mut opener = Opener::new(&reader, &sender.public(), sealer.enc(), &info).unwrap();

    let plain = bytes(&vectors, "pt");
    let mut expected = vectors["encryptions"].as_array().unwrap().iter().peekable();
    for seq in 0..=256 {
        let aad = format!("Count-{seq}");
        let mut sealed = sealer.seal(aad.as_bytes(), &plain);
        if let Some(vector) = expected.next_if(|vector| vector["seq"] == seq) {
            assert_eq!(sealed, bytes(vector, "ct"), "message {seq}");
            assert_eq!(aad.as_bytes(), bytes(vector, "aad"));
        }
        assert_eq!(
            opener.open(aad.as_bytes(), &mut sealed).unwrap(),
            plain,
            "message {seq}"
        );
    }
    assert!(expected.next().is_none());

    for vector in vectors["exports"].as_array().unwrap() {
        let mut exported = [0; 32];
        opener
            .0
            .export(&bytes(vector, "context"), &mut exported)
            .unwrap();
        assert_eq!(exported.as_slice(), bytes(vector, "value"));
        sealer
            .context
            .export(&bytes(vector, "context"), &mut exported)
            .unwrap();
        assert_eq!(exported.as_slice(), bytes(vector, "value"));
    }
}

#[test]
fn only_the_reader_opens_it_and_only_in_the_name_of_who_wrote_it() {
    let random = Counted::new(1);
    let [learner, coach, other] = core::array::from_fn(|_| Identity::generate(&random));
    let mut sealer = Sealer::new(&learner, &coach.public(), b"test", &random).unwrap();
    let enc = *sealer.enc();
    let sealed = sealer.seal(b"aad", b"brood");
    let open = |me: &Identity, from: &Identity, info: &[u8], aad: &[u8]| {
        Opener::new(me, &from.public(), &enc, info).and_then(|mut opener| {
            opener
                .open(aad, &mut sealed.clone())
                .map(|plain| plain.to_vec())
        })
    };
    assert_eq!(
        open(&coach, &learner, b"test", b"aad"),
        Ok(b"brood".to_vec())
    );
    assert_eq!(open(&other, &learner, b"test", b"aad"), Err(Unsealable));
    assert_eq!(open(&learner, &learner, b"test", b"aad"), Err(Unsealable));
    assert_eq!(open(&coach, &other, b"test", b"aad"), Err(Unsealable));
    assert_eq!(open(&coach, &learner, b"other", b"aad"), Err(Unsealable));
    assert_eq!(open(&coach, &learner, b"test", b"other"), Err(Unsealable));
}

#[test]
fn a_key_without_a_secret_is_refused() {
    let random = Counted::new(2);
    let me = Identity::generate(&random);
    let nobody = PublicKey::new([0; 32]);
    assert_eq!(
        Sealer::new(&me, &nobody, b"test", &random).err(),
        Some(NotAKey)
    );
    assert_eq!(
        Opener::new(&me, &nobody, &[9; 32], b"test").err(),
        Some(Unsealable)
    );
    assert_eq!(
        Opener::new(&me, &me.public(), &[0; 32], b"test").err(),
        Some(Unsealable)
    );
}
