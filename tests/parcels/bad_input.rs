//! Every input that is none, or no longer one: each refused by its own name, and nothing ever panics.

use std::time::{Duration, Instant};

use mijn_stem::domain::contact::Card;
use mijn_stem::parcel::letter::{Opened, ParcelError, open};
use mijn_stem::parcel::{What, card, looks_like};

use crate::by_hand::{
    BEGIN, END, HEADER, bytes_of, padded, sealed, sealed_json, summed_text_of, text_of, unsealed,
};
use crate::people::{self, coach, learner, parcel, someone_else};

#[track_caller]
fn check(input: impl AsRef<[u8]>, expected: ParcelError) {
    assert_eq!(open(input.as_ref(), &coach()).map(drop), Err(expected));
}

#[track_caller]
fn check_json(json: &str, expected: Result<(usize, usize), ParcelError>) {
    let opened = open(sealed_json(json).as_bytes(), &coach());
    assert_eq!(
        opened.map(
            |Opened {
                 letter, kept_out, ..
             }| (letter.items.len(), kept_out)
        ),
        expected
    );
}

/// A letter's JSON with these fields besides.
fn json(fields: &str) -> String {
    format!(
        r#"{{"v":1,"id":"{}","seq":1,"from":"Sem","sealed":[1790000000000,120]{}{fields}}}"#,
        "5e".repeat(16),
        if fields.is_empty() { "" } else { "," }
    )
}

#[test]
fn what_is_no_parcel_says_so() {
    check("", ParcelError::Empty);
    check(" \r\n\t", ParcelError::Empty);
    check("Hoi, hoe gaat het?", ParcelError::NotAParcel);
    check(
        "-----BEGIN PGP MESSAGE-----\n\nabcd\n-----END PGP MESSAGE-----",
        ParcelError::NotAParcel,
    );
    check(
        (0..=255)
            .cycle()
            .take(5000)
            .map(|byte: u8| byte.wrapping_mul(167))
            .collect::<Vec<u8>>(),
        ParcelError::NotAParcel,
    );
    check([0xff, 0xfe, 0x00], ParcelError::NotAParcel);
    check(card::to_text(&people::card()), ParcelError::IsACard);
    check(
        format!(
            "https://voorbeeld.example/koppel#k={}",
            card::to_fragment(&people::card())
        ),
        ParcelError::IsACard,
    );
    check(format!("{BEGIN}{END}"), ParcelError::Damaged);
    check(
        format!("{BEGIN}hier hoort iets te staan{END}"),
        ParcelError::Damaged,
    );
    check(summed_text_of(b""), ParcelError::Damaged);
    check(summed_text_of(b"MSdp"), ParcelError::Damaged);
    check(
        summed_text_of(b"MSdp\x01\x01\x00\x00"),
        ParcelError::Damaged,
    );
    check(
        summed_text_of(b"MScksomething else altogether"),
        ParcelError::Damaged,
    );
    assert_eq!(looks_like("Hoi, hoe gaat het?"), What::Neither);
}

#[test]
fn a_parcel_for_someone_else_says_so() {
    assert_eq!(
        open(parcel().as_bytes(), &someone_else()),
        Err(ParcelError::ForSomeoneElse)
    );
    assert_eq!(
        open(parcel().as_bytes(), &learner()),
        Err(ParcelError::ForSomeoneElse)
    );
}

#[test]
fn a_parcel_from_the_future_says_so() {
    let (size, plain) = padded(json(r#""items":[]"#).as_bytes());
    let with = |at: usize, value: u8| sealed(size, &plain, |header| header[at] = value);
    check(with(4, 2), ParcelError::FromTheFuture { version: 2 });
    check(with(4, 255), ParcelError::FromTheFuture { version: 255 });
    check(with(5, 2), ParcelError::FromTheFuture { version: 1 });
    check(with(7, 1), ParcelError::FromTheFuture { version: 1 });
    check(
        summed_text_of(b"MSdp\x02 of another form altogether"),
        ParcelError::FromTheFuture { version: 2 },
    );
    check(with(4, 0), ParcelError::Damaged);
    check_json(
        &json(r#""items":[]"#).replace(r#""v":1"#, r#""v":2"#),
        Err(ParcelError::FromTheFuture { version: 2 }),
    );
}

#[test]
fn every_cut_is_noticed() {
    let coach = coach();
    let parcel = parcel();
    let end = parcel
        .find("-----\n")
        .map(|_| parcel.trim_end().len() - "-----".len())
        .unwrap();
    let opening = "Dit is een verzegeld bericht uit Mijn Stem.".len();
    for length in 1..parcel.len() {
        let expected = match length {
            _ if length < opening => Some(ParcelError::NotAParcel),
            _ if length < end => Some(ParcelError::Truncated),
            _ => None,
        };
        assert_eq!(
            open(&parcel.as_bytes()[..length], &coach).err(),
            expected,
            "cut after {length} bytes"
        );
    }
    // With the end mark still there, what is missing in between is damage.
    let bytes = bytes_of(&parcel);
    for length in 0..bytes.len() {
        check(text_of(&bytes[..length]), ParcelError::Damaged);
    }
}

#[test]
fn every_bit_counts() {
    let coach = coach();
    let parcel = parcel();
    let at = |words| parcel.find(words).unwrap();
    let marks = [
        at("BEGIN")..at("BERICHT-----\n") + 7,
        at("END MIJN")..parcel.rfind("-----").unwrap(),
    ];
    let body = at("BERICHT-----\n") + 13..at("\n-----END");
    for bit in 0..parcel.len() * 8 {
        let mut changed = parcel.clone().into_bytes();
        changed[bit / 8] ^= 1 << (bit % 8);
        let result = open(&changed, &coach);
        if marks.iter().any(|mark| mark.contains(&(bit / 8))) {
            assert_eq!(result, Err(ParcelError::Truncated), "bit {bit} of a mark");
        } else if body.contains(&(bit / 8)) {
            assert_eq!(result, Err(ParcelError::Damaged), "bit {bit} of the body");
        } else {
            // The words for people and the dashes beside the marks carry nothing.
            let harmless = [Err(ParcelError::Damaged), Ok(people::letter())];
            assert!(
                harmless.contains(&result.map(|opened| opened.letter)),
                "bit {bit} besides"
            );
        }
    }
}

#[test]
fn every_bit_counts_also_when_the_checksum_is_made_right_again() {
    let coach = coach();
    let mut bytes = bytes_of(&parcel());
    bytes.truncate(bytes.len() - 8);
    for bit in 0..bytes.len() * 8 {
        let mut changed = bytes.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let result = open(summed_text_of(&changed).as_bytes(), &coach).map(drop);
        match bit / 8 {
            4 | 5 | 7 => assert!(
                matches!(
                    result,
                    Err(ParcelError::FromTheFuture { .. } | ParcelError::Damaged)
                ),
                "bit {bit}"
            ),
            40..48 => assert_eq!(result, Err(ParcelError::ForSomeoneElse), "bit {bit}"),
            // The highest bit of a key too, which RFC 7748 leaves out of the sum: the header is under the seal.
            _ => assert_eq!(result, Err(ParcelError::Damaged), "bit {bit}"),
        }
    }
}

#[test]
fn a_seal_around_something_else_is_refused() {
    let (size, plain) = padded(json(r#""items":[]"#).as_bytes());
    assert!(open(sealed(size, &plain, |_| {}).as_bytes(), &coach()).is_ok());
    let changed = |change: fn(&mut Vec<u8>)| {
        let mut plain = plain.clone();
        change(&mut plain);
        sealed(size, &plain, |_| {})
    };
    check(
        changed(|plain| *plain.last_mut().unwrap() = 1),
        ParcelError::Damaged,
    );
    check(changed(|plain| plain[3] += 1), ParcelError::Damaged);
    check(changed(|plain| plain[0] = 255), ParcelError::Damaged);
    check(changed(|plain| plain.truncate(3)), ParcelError::Damaged);
    check(sealed(size + 1, &plain, |_| {}), ParcelError::Damaged);
    check(sealed(8, &plain, |_| {}), ParcelError::Damaged);
    check(sealed(255, &plain, |_| {}), ParcelError::Damaged);
    check(
        sealed(size, &plain, |header| header.push(0)),
        ParcelError::Damaged,
    );
    check(sealed(size, &[], |_| {}), ParcelError::Damaged);
}

#[test]
fn json_that_is_no_letter_is_refused() {
    check_json(&json(r#""items":[]"#), Ok((0, 0)));
    check_json(&json(r#""items":[],"note":null"#), Ok((0, 0)));
    check_json(&json(r#""items":[],"weather":{"rain":[true]}"#), Ok((0, 0)));
    check_json(&json(r#""items":[1,"a",null,{},{"id":"x"}]"#), Ok((0, 5)));
    check_json(&json(r#""items":[],"seq":2"#), Err(ParcelError::Damaged));
    for bad in [
        "",
        "null",
        "[]",
        "{}",
        "{",
        "\"v\"",
        "\u{0}",
        &json(""),
        &json(r#""items":{}"#),
        &json(r#""items":[]"#).replace("Sem", " "),
    ] {
        check_json(bad, Err(ParcelError::Damaged));
    }
    check_json(
        &json(r#""items":[]"#).replace("1790000000000", "9e99"),
        Err(ParcelError::Damaged),
    );
    check_json(
        &json(r#""items":[]"#).replace("120", "-32768"),
        Err(ParcelError::Damaged),
    );
}

#[test]
fn more_than_the_limits_is_refused() {
    let too_much = Err(ParcelError::TooMuch);
    let many = |item: &str, count: usize| {
        json(&format!(
            r#""items":[{item}{}]"#,
            format!(",{item}").repeat(count - 1)
        ))
    };
    check_json(&many("0", 2000), Ok((0, 2000)));
    check_json(&many("0", 2001), too_much);
    check_json(&many("0", 1_000_000), too_much);
    check_json(&many("{}", 20_000), too_much);
    check_json(
        &json(&format!(r#""items":[],"x":{}"#, "[".repeat(100_000))),
        too_much,
    );
    check_json(
        &json(&format!(
            r#""items":[],"x":{}{}"#,
            "{\"a\":".repeat(20_000),
            "}".repeat(20_000)
        )),
        too_much,
    );
    check_json(&"[".repeat(200_000), too_much);
    check_json(
        &json(&format!(r#""items":[],"note":"{}""#, "x".repeat(64 * 1024))),
        Ok((0, 0)),
    );
    check_json(
        &json(&format!(
            r#""items":[],"note":"{}""#,
            "x".repeat(64 * 1024 + 1)
        )),
        too_much,
    );
    check_json(
        &json(&format!(
            r#""items":[],"note":"{}""#,
            "\\u0000".repeat(70_000)
        )),
        too_much,
    );
    check_json(
        &json(r#""items":[]"#).replace("Sem", &"é".repeat(40_000)),
        too_much,
    );
}

#[test]
fn a_hundred_megabytes_are_refused_at_once() {
    let mut flood = parcel().into_bytes();
    flood.resize(100 * 1024 * 1024, b'A');
    let started = Instant::now();
    check(&flood, ParcelError::TooLarge);
    assert_eq!(
        card::read(&flood),
        Err::<Card, _>(card::CardError::TooLarge)
    );
    assert_eq!(looks_like(&flood), What::Neither);
    assert!(started.elapsed() < Duration::from_millis(500));
}

#[test]
fn the_helpers_by_hand_make_the_same_thing() {
    let plain = unsealed(&parcel(), &coach());
    assert_eq!(plain.len(), 1024);
    let opened = open(sealed(0, &plain, |_| {}).as_bytes(), &coach()).unwrap();
    assert_eq!(opened.letter, people::letter());
    assert_eq!(bytes_of(&parcel()).len(), HEADER + plain.len() + 16 + 8);
}

#[test]
fn each_error_has_a_name_of_its_own() {
    let all = [
        ParcelError::Empty,
        ParcelError::NotAParcel,
        ParcelError::IsACard,
        ParcelError::TooLarge,
        ParcelError::Truncated,
        ParcelError::Damaged,
        ParcelError::ForSomeoneElse,
        ParcelError::FromTheFuture { version: 2 },
        ParcelError::TooMuch,
    ];
    let mut codes: Vec<_> = all.map(ParcelError::code).into();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), all.len());
}
