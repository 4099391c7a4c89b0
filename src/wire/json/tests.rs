//! What is JSON and what it says, judged by another reader; and what is asked of it.

use proptest::prelude::*;
use serde_json::Value as Known;

use super::*;

/// Whether two readers took the same from a text.
fn is_the_same(json: Json<'_>, known: &Known) -> bool {
    match (json.0, known) {
        (Value::Null, Known::Null) => true,
        (Value::Bool(one), Known::Bool(other)) => one == other,
        (Value::Number((digits, _)), Known::Number(other)) => {
            digits.parse::<f64>().ok() == other.as_f64()
        }
        (Value::String(one), Known::String(other)) => one == other,
        (Value::Array(all), Known::Array(others)) => {
            let same = |(one, other)| is_the_same(Json(one), other);
            all.len() == others.len() && all.iter().zip(others).all(same)
        }
        (Value::Object(fields), Known::Object(others)) => others.iter().all(|(name, other)| {
            // A name that stands there twice counts for the last with the other reader, and for none with ours.
            let mut named = fields.iter().filter(|(field, _)| field == name);
            named
                .next_back()
                .is_some_and(|(_, one)| is_the_same(Json(one), other))
        }),
        _ => false,
    }
}

fn check(text: &[u8]) {
    let known = serde_json::from_slice::<Known>(text).ok();
    match (Parsed::of(text), known) {
        (Ok(parsed), Some(known)) => assert!(is_the_same(parsed.json(), &known), "{text:?}"),
        (Err(_), None) => {}
        // The other reader has a largest number, and we leave that to who asks for it.
        (Ok(_), None) => assert!(text.iter().any(u8::is_ascii_digit), "{text:?}"),
        (Err(error), Some(known)) => panic!("{error}, and the other reads {known}"),
    }
}

#[test]
fn what_is_no_json_is_refused_and_the_rest_is_taken_as_it_stands() {
    for text in [
        "",
        " ",
        "nul",
        "null",
        "nulll",
        "tru",
        "true",
        "true false",
        "[true false]",
        "[1,]",
        "[,1]",
        "[1",
        "{}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{1:1}",
        "{\"a\":1 \"b\":2}",
        "[1,2]]",
        "\"",
        "\"a",
        "\"\\",
        "\"\\u12\"",
        "\"\\u123g\"",
        "\"\\x\"",
        "\"\\ud83c\"",
        "\"\\ud83c\\u0041\"",
        "\"\\udf5e\"",
        "\"\\ud83c\\udf5e brood\"",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
        "\"\n\"",
        "\"\u{1f}\"",
        "\"\u{7f}\"",
        "01",
        "-",
        "-1",
        "1.",
        ".1",
        "1.5",
        "1e",
        "1e5",
        "+1",
        "0",
        "-0",
        "1 ",
        "\t\n\r [ 1 , { \"a\" : [ ] } ] ",
        "\u{feff}1",
        "'a'",
        "NaN",
        "// 1",
        "\"é🍞\"",
        "[[[[]]]]",
    ] {
        check(text.as_bytes());
    }
    for text in [
        &b"\"\xff\""[..],
        b"\"\xed\xa0\x80\"",
        b"\xef\xbb\xbf1",
        b"\"a\xc3\"",
        b"[1\0]",
    ] {
        check(text);
    }
}

proptest! {
    #[test]
    fn another_reader_says_the_same_of_any_text(
        parts in prop::collection::vec(prop::sample::select(vec![
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u00e9", "\"a\"", "\"b\":", "null", "true", "1", "-2.5", "é", " ", "\\n", "\u{1}",
        ]), 0..16),
    ) {
        check(parts.concat().as_bytes());
    }

    #[test]
    fn another_reader_reads_every_text_that_is_written(words in any::<String>()) {
        let mut json = super::super::Writer::default();
        json.list(|json| {
            json.text(&words);
            json.shown(&words);
        });
        let written = json.finish();
        prop_assert_eq!(&*written, &serde_json::to_vec(&[&words, &words]).unwrap());
        check(&written);
    }
}

/// Asks something of a text.
fn ask<T>(text: &str, ask: impl FnOnce(Json<'_>) -> Result<T, WireError>) -> Result<T, WireError> {
    ask(Parsed::of(text.as_bytes())?.json())
}

#[test]
fn lists_inside_each_other_end_somewhere() {
    let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
    assert!(Parsed::of(nested(DEEPEST).as_bytes()).is_ok());
    assert!(Parsed::of(nested(DEEPEST + 1).as_bytes()).is_err());
    assert!(Parsed::of(nested(1_000_000).as_bytes()).is_err());
}

#[test]
fn a_name_is_there_once_or_not_at_all() {
    let text = |json: Json<'_>| json.field("a")?.text().map(str::to_owned);
    assert_eq!(ask(r#"{"b":1,"a":"x"}"#, text), Ok("x".to_owned()));
    assert_eq!(ask(r#"{"b":1}"#, text), Err(WireError::Shape));
    assert_eq!(ask(r#"{"a":null}"#, text), Err(WireError::Shape));
    assert_eq!(ask(r#"{"a":"x","a":"x"}"#, text), Err(WireError::Shape));
    assert_eq!(ask(r#"["a"]"#, text), Err(WireError::Shape));
    let maybe = |json: Json<'_>| json.maybe("a", Json::yes_no);
    assert_eq!(ask(r#"{}"#, maybe), Ok(None));
    assert_eq!(ask(r#"{"a":null}"#, maybe), Ok(None));
    assert_eq!(ask(r#"{"a":true}"#, maybe), Ok(Some(true)));
    assert_eq!(ask(r#"{"a":0}"#, maybe), Err(WireError::Shape));
    assert_eq!(ask("3", maybe), Err(WireError::Shape));
}

#[test]
fn a_number_is_whole_and_fits() {
    assert_eq!(ask("255", |json| json.number()), Ok(255_u8));
    assert_eq!(
        ask("-9223372036854775808", |json| json.number()),
        Ok(i64::MIN)
    );
    for text in [
        "256",
        "-1",
        "1.0",
        "1e1",
        "\"1\"",
        "null",
        "99999999999999999999",
    ] {
        assert_eq!(
            ask(text, |json| json.number::<u8>()),
            Err(WireError::Shape),
            "{text}"
        );
    }
}

#[test]
fn a_list_has_an_end_and_a_pair_is_two() {
    let three = |json: Json<'_>| json.all(3, Json::number::<u8>);
    assert_eq!(ask("[1,2,3]", three), Ok(vec![1, 2, 3]));
    assert_eq!(ask("[1,2,3,4]", three), Err(WireError::TooMuch));
    assert_eq!(ask("{}", three), Err(WireError::Shape));
    let pair = |json: Json<'_>| json.these::<2>().map(|_| ());
    assert_eq!(ask("[1,2]", pair), Ok(()));
    for text in ["[1]", "[1,2,3]", "\"12\"", "{\"1\":2}"] {
        assert_eq!(ask(text, pair), Err(WireError::Shape), "{text}");
    }
}
