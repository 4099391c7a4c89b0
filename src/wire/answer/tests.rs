//! The JSON of answers is frozen, is read strictly by its owner, and leniently by someone else.

use super::*;
use crate::domain::attachment::{Attachment, AttachmentKind, MediaType};
use crate::domain::check_in::Kind;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::shared::{Letter, SharedItem};
use crate::wire::{decode, encode, read_letter};

/// One answer of every form that `wire/tests.rs` has not.
const ENTRY: &str = r#"{"entry":{"id":"07070707070707070707070707070707","rev":1,"kind":"week","at":[1790000000000,120],"lang":"nl","answers":[{"q":"night","asked":"Zo?","is":{"night":[{"code":"turned_round","word":"dag en nacht omgedraaid"},{"word":"gedroomd"}]}},{"q":"routine","asked":"Zo?","is":{"routine":[{"code":"eaten","word":"gegeten"}]}},{"q":"week_able","asked":"Zo?","is":{"scale":[3,5,"niet","helemaal"]}},{"q":"01010101010101010101010101010101","asked":"Zo?","is":{"scale":[11,11,"0","10"]}},{"q":"02020202020202020202020202020202","asked":"Zo?","is":{"choice":[["thee","water","sap"],[0,2]]}},{"q":"03030303030303030303030303030303","asked":"Zo?","is":{"yes_no":false}},{"q":"04040404040404040404040404040404","asked":"Zo?","is":{"number":["-7.5","graden"]}},{"q":"05050505050505050505050505050505","asked":"Zo?","is":{"number":["3",null]}},{"q":"06060606060606060606060606060606","asked":"Zo?","is":{"text":"ja hoor"}},{"q":"helped","asked":"Zo?","is":{"attached":["brood",["0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a0a","0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b"]]}},{"q":"discuss","asked":"Zo?","is":{"attached":[null,["0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c"]]}}]},"written":[1790000000000,120]}"#;

fn text(text: &str) -> FreeText {
    FreeText::parse(text).unwrap().unwrap()
}

fn id(number: u8) -> Id {
    Id::new([number; 16])
}

fn scale(step: u8, steps: u8, low: &str, high: &str) -> Value {
    let scale = Scale::new(steps, [text(low), text(high)]).unwrap();
    Value::Scale(scale.at(step).unwrap())
}

fn number(amount: &str, unit: Option<&str>) -> Value {
    Value::Number(Measure {
        amount: Amount::parse(amount).unwrap(),
        unit: unit.map(text),
    })
}

fn entry() -> Entry {
    let night = vec![
        Pick {
            known: Some(Night::TurnedRound),
            word: text("dag en nacht omgedraaid"),
        },
        Pick {
            known: None,
            word: text("gedroomd"),
        },
    ];
    let routine = vec![Pick {
        known: Some(Routine::Eaten),
        word: text("gegeten"),
    }];
    let options = Options::new(vec![text("thee"), text("water"), text("sap")]).unwrap();
    let own = |number| Question::Own(id(number));
    let spoken = |words: Option<&str>, ids: &[u8]| {
        Value::said(words.map(text), ids.iter().copied().map(id).collect()).unwrap()
    };
    let answers = [
        (Question::Night, Value::Night(night)),
        (Question::Routine, Value::Routine(routine)),
        (Question::WeekAble, scale(3, 5, "niet", "helemaal")),
        (own(1), scale(11, 11, "0", "10")),
        (
            own(2),
            Value::Choice(Choice::new(options, &[2, 0]).unwrap()),
        ),
        (own(3), Value::YesNo(false)),
        (own(4), number("-7,5", Some("graden"))),
        (own(5), number("3", None)),
        (own(6), Value::Text(text("ja hoor"))),
        (Question::Helped, spoken(Some("brood"), &[10, 11])),
        (Question::Discuss, spoken(None, &[12])),
    ];
    let answer = |(question, value)| Answer::new(question, text("Zo?"), value).unwrap();
    let at = Moment::new(1_790_000_000_000, 120).unwrap();
    Entry {
        id: id(7),
        revision: 1,
        kind: Kind::Week,
        at,
        written: at,
        edited: None,
        lang: Lang::Nl,
        answers: answers.into_iter().map(answer).collect(),
    }
}

#[test]
fn the_json_of_every_answer_is_frozen() {
    let json = encode(&entry()).unwrap();
    assert_eq!(str::from_utf8(&json), Ok(ENTRY));
    assert_eq!(decode(ENTRY.as_bytes()), Ok(entry()));
}

/// Reads `ENTRY` with one thing changed, and expects it to be refused.
#[track_caller]
fn check(from: &str, to: &str, expected: WireError) {
    assert!(ENTRY.contains(from), "{from}");
    let read = decode::<Entry>(ENTRY.replacen(from, to, 1).as_bytes());
    assert_eq!(read, Err(expected), "{from} → {to}");
}

#[test]
fn what_cannot_be_is_refused() {
    let value = WireError::Value;
    check("turned_round", "upside_down", value("word"));
    check("eaten", "shaved", value("word"));
    check("[3,5,", "[6,5,", value("step"));
    check("[3,5,", "[0,5,", value("step"));
    check("[11,11,", "[11,12,", value("scale"));
    check("[3,5,\"niet\"", "[3,5,\" \"", value("empty text"));
    check("[0,2]", "[0,3]", value("choice"));
    check("[0,2]", "[0,0]", value("choice"));
    check("[0,2]", "[]", value("choice"));
    check("\"sap\"", "\"thee\"", value("options"));
    check(
        "[\"thee\",\"water\",\"sap\"]",
        "[\"thee\"]",
        value("options"),
    );
    let many = format!("[{}\"x\"]", "\"y\",".repeat(12));
    check("[\"thee\",\"water\",\"sap\"]", &many, WireError::TooMuch);
    check("\"-7.5\"", "\"7e5\"", value("number"));
    check("\"-7.5\"", "7", WireError::Shape);
    check("0b0b", "0b", value("id"));
    let (one, other) = ("0b".repeat(16), "0a".repeat(16));
    check(&one, &other, value("attachment"));
    check(
        "[\"0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c\"]",
        "[]",
        value("attachment"),
    );
    check("\"q\":\"week_able\"", "\"q\":\"night\"", value("answer"));
    check(
        "\"q\":\"night\"",
        "\"q\":\"02020202020202020202020202020202\"",
        value("answer"),
    );
    check(
        "04040404040404040404040404040404",
        "0404",
        value("question"),
    );
}

/// A letter with the item, and a photo of 9 bytes for each of these names.
fn letter(item: SharedItem, photos: &[u8]) -> Letter {
    let sealed = entry().at;
    let photo = |number: &u8| {
        let begun = Attachment::begin(id(*number), AttachmentKind::Photo, MediaType::Jpeg, sealed);
        begun.unwrap().in_full_pieces(9).unwrap()
    };
    Letter {
        id: id(9),
        sequence: 1,
        from: text("Sem"),
        sealed,
        note: None,
        items: vec![item],
        files: photos.iter().map(photo).collect(),
        recall: vec![],
        recalled: vec![],
    }
}

#[test]
fn a_letter_holds_every_answer_and_what_is_said_about_its_attachments() {
    let shared = letter(SharedItem::of(&entry(), |_| true, |_| true), &[10, 11, 12]);
    let read = read_letter(&encode(&shared).unwrap()).unwrap();
    assert_eq!((read.letter, read.kept_out), (shared, 0));
    assert_eq!((read.places, read.bytes), (vec![0..9, 9..18, 18..27], 27));
}

#[test]
fn what_a_letter_names_and_has_not_is_counted_and_so_is_what_it_has_and_does_not_name() {
    let whole = SharedItem::whole(&entry());
    let named = letter(whole, &[10, 13]);
    let read = read_letter(&encode(&named).unwrap()).unwrap();
    // One of the answer with words, the answer without any, and the file of no answer.
    assert_eq!(read.kept_out, 3);
    let left = SharedItem::of(&entry(), |_| true, |file| file == id(10));
    assert_eq!(read.letter, letter(left, &[10]));
    assert_eq!((read.places.first(), read.bytes), (Some(&(0..9)), 18));
}

#[test]
fn a_file_of_a_later_version_is_passed_over_with_its_bytes() {
    let shared = letter(SharedItem::whole(&entry()), &[10, 11, 12]);
    let json = String::from_utf8(encode(&shared).unwrap().to_vec()).unwrap();
    for (from, to) in [
        ("\"photo\"", "\"film\""),
        ("image/jpeg", "video/webm"),
        ("image/jpeg", "audio/webm"),
    ] {
        let read = read_letter(json.replacen(from, to, 1).as_bytes()).unwrap();
        // The file, and what named it.
        assert_eq!(read.kept_out, 2, "{to}");
        assert_eq!((read.places, read.bytes), (vec![9..18, 18..27], 27), "{to}");
    }
    // One whose length is not said leaves no way to find the others.
    for wrong in ["-1", "4294967296", "\"9\"", "null"] {
        let wrong = json.replacen("\"size\":9", &format!("\"size\":{wrong}"), 1);
        let read = read_letter(wrong.as_bytes());
        assert_eq!(read.map(drop), Err(WireError::Shape), "{wrong}");
    }
    // Two of one name: the second, and what named it, are out.
    let name = |number| format!("\"id\":\"{}\"", id(number));
    let twice = json.replacen(&name(11), &name(10), 1);
    let read = read_letter(twice.as_bytes()).unwrap();
    assert_eq!((read.places, read.kept_out), (vec![0..9, 18..27], 2));
}
