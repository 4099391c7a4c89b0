//! What version 1 looks like, for ever. A change of format fails here first.
//!
//! A missing file is written anew, and the test fails so that someone looks at it.

use std::fs;
use std::path::PathBuf;

use mijn_stem::crypto::identity::Identity;
use mijn_stem::parcel::card::{read, to_fragment, to_text};
use mijn_stem::parcel::letter::open;
use mijn_stem::wire;
use serde_json::{Value, json};

use crate::attachments::{parcel_with_files, with_files};
use crate::by_hand::unsealed;
use crate::people::{card, coach, learner, letter, parcel};
use crate::replies::{recall, reply, sealed_recall, sealed_reply};

fn frozen(name: &str, made: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(name);
    match fs::read_to_string(&path) {
        Ok(frozen) => frozen,
        Err(_) => {
            fs::write(&path, made).unwrap();
            panic!("{name} was missing and has been written anew");
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn keys(of: &Identity) -> Value {
    json!({ "secret": hex(of.secret().as_slice()), "public": hex(of.public().bytes()) })
}

/// The letter as the JSON of its parcel.
fn letter_json() -> Value {
    serde_json::from_slice(&wire::encode(&letter()).unwrap()).unwrap()
}

#[test]
fn a_card_of_version_1() {
    let made = to_text(&card());
    assert_eq!(frozen("card-v1.txt", &made), made);
    assert_eq!(read(&made), Ok(card()));
    let link = format!("https://stem.example/koppel#k={}\n", to_fragment(&card()));
    assert_eq!(frozen("card-link-v1.txt", &link), link);
    assert_eq!(read(&link), Ok(card()));
}

#[test]
fn a_parcel_of_version_1() {
    let made = parcel();
    assert_eq!(frozen("parcel-v1.txt", &made), made);
    let facts =
        json!({ "learner": keys(&learner()), "coach": keys(&coach()), "letter": letter_json() });
    let facts = serde_json::to_string_pretty(&facts).unwrap() + "\n";
    assert_eq!(frozen("parcel-v1.json", &facts), facts);
}

#[test]
fn the_json_under_the_seal_is_what_the_facts_say() {
    let plain = unsealed(&frozen("parcel-v1.txt", &parcel()), &coach());
    let length = u32::from_be_bytes(plain[..4].try_into().unwrap()) as usize;
    let under_the_seal: Value = serde_json::from_slice(&plain[4..4 + length]).unwrap();
    assert_eq!(under_the_seal, letter_json());
    assert!(plain[4 + length..].iter().all(|byte| *byte == 0));
}

#[test]
fn a_parcel_with_attachments_of_version_1() {
    let made = parcel_with_files();
    assert_eq!(frozen("parcel-files-v1.txt", &made), made);
    let (letter, bodies) = with_files();
    let json: Value = serde_json::from_slice(&wire::encode(&letter).unwrap()).unwrap();
    let files: Vec<String> = bodies.iter().map(|bytes| hex(bytes)).collect();
    let facts = json!({ "letter": json, "files": files });
    let facts = serde_json::to_string_pretty(&facts).unwrap() + "\n";
    assert_eq!(frozen("parcel-files-v1.json", &facts), facts);
}

#[test]
fn a_reply_and_a_recall_of_version_1() {
    for (name, letter, made) in [
        ("reply", reply(), sealed_reply()),
        ("recall", recall(), sealed_recall()),
    ] {
        let json: Value = serde_json::from_slice(&wire::encode(&letter).unwrap()).unwrap();
        let facts = serde_json::to_string_pretty(&json!({ "letter": json })).unwrap() + "\n";
        assert_eq!(frozen(&format!("{name}-v1.json"), &facts), facts);
        assert_eq!(frozen(&format!("{name}-v1.txt"), &made), made);
    }
}

/// Made by the same second implementation.
#[test]
fn a_parcel_with_attachments_by_a_second_implementation() {
    let made_elsewhere = include_str!("../vectors/parcel-files-by-second-implementation.txt");
    let opened = open(made_elsewhere.as_bytes(), &coach()).unwrap();
    let (letter, bodies) = with_files();
    assert_eq!((opened.letter, opened.kept_out), (letter, 0));
    for (place, bytes) in bodies.iter().enumerate() {
        assert_eq!(opened.files.get(place), Some(bytes.as_slice()));
    }
}

/// Made by `tests/e2e/second-implementation.test.mjs` with npm `@hpke/core`, from the same keys and the same letter.
#[test]
fn a_parcel_by_a_second_implementation() {
    let made_elsewhere = include_str!("../vectors/parcel-by-second-implementation.txt");
    let opened = open(made_elsewhere.as_bytes(), &coach()).unwrap();
    assert_eq!(opened.from, learner().public());
    assert_eq!((opened.letter, opened.kept_out), (letter(), 0));
}
