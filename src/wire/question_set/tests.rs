//! The JSON of a set is frozen, and read strictly.

use super::*;
use crate::domain::check_in::Kind;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::domain::shape::{Options, Scale};
use crate::wire::{decode, encode};

const SET: &str = r#"{"kind":"day_start","ask":[["04040404040404040404040404040404",true],["mood",true],["feelings",false],["night",true],["stimuli",true],["routine",true],["needs",true],["need_from",true],["one_thing",true],["note",true],["01010101010101010101010101010101",true],["02020202020202020202020202020202",true],["03030303030303030303030303030303",true],["05050505050505050505050505050505",true]],"own":[{"id":"01010101010101010101010101010101","asked":"Hoe dan?","shape":"text"},{"id":"02020202020202020202020202020202","asked":"Hoe dan?","shape":{"scale":[11,"0","10"]}},{"id":"03030303030303030303030303030303","asked":"Hoe dan?","shape":{"choice":[["thee","water"],true]}},{"id":"04040404040404040404040404040404","asked":"Hoe dan?","shape":"yes_no","by":"cccccccccccccccccccccccccccccccc"},{"id":"05050505050505050505050505050505","asked":"Hoe dan?","shape":{"number":"glazen"}}],"routine":[{"code":"eaten"},{"word":"tanden gepoetst"}],"one_page":true,"changed":[1790000000000,120]}"#;

fn text(text: &str) -> FreeText {
    FreeText::parse(text).unwrap().unwrap()
}

fn set() -> QuestionSet {
    let options = Options::new(vec![text("thee"), text("water")]).unwrap();
    let shapes = [
        Shape::Text,
        Shape::Scale(Scale::new(11, [text("0"), text("10")]).unwrap()),
        Shape::Choice {
            options,
            several: true,
        },
        Shape::YesNo,
        Shape::Number {
            unit: Some(text("glazen")),
        },
    ];
    let mut set = QuestionSet::new(Kind::DayStart);
    for (number, shape) in (1..).zip(shapes) {
        let proposed_by = (shape == Shape::YesNo).then_some(Id::new([0xcc; 16]));
        let own = OwnQuestion {
            id: Id::new([number; 16]),
            wording: text("Hoe dan?"),
            shape,
            proposed_by,
        };
        set.add(own).unwrap();
    }
    set.switch(Question::Feelings, false);
    set.switch(Question::Routine, true);
    set.move_to(Question::Own(Id::new([4; 16])), 0);
    set.set_routine(vec![
        RoutineItem::Known(Routine::Eaten),
        RoutineItem::Own(text("tanden gepoetst")),
    ]);
    set.one_page = true;
    set.changed = Moment::new(1_790_000_000_000, 120);
    set
}

#[test]
fn the_json_of_a_set_is_frozen() {
    let json = encode(&set()).unwrap();
    assert_eq!(str::from_utf8(&json), Ok(SET));
    assert_eq!(decode(SET.as_bytes()), Ok(set()));
    let offered = QuestionSet::new(Kind::Week);
    assert_eq!(decode(&encode(&offered).unwrap()), Ok(offered));
}

#[test]
fn what_is_not_understood_is_refused() {
    let value = WireError::Value;
    for (from, to, expected) in [
        ("day_start", "month", value("kind")),
        ("\"mood\"", "\"moods\"", value("question")),
        ("\"mood\"", "\"week_able\"", value("set")),
        ("\"mood\"", "\"note\"", value("set")),
        ("[\"mood\",true]", "[\"mood\"]", WireError::Shape),
        ("\"id\":\"0101", "\"id\":\"ff01", value("set")),
        ("\"yes_no\"", "\"perhaps\"", WireError::Shape),
        ("[11,\"0\"", "[1,\"0\"", value("scale")),
        ("\"water\"", "\"thee\"", value("options")),
        ("eaten", "shaved", value("word")),
        ("\"by\":\"cccc", "\"by\":\"cc", value("id")),
        (
            "\"asked\":\"Hoe dan?\"",
            "\"asked\":\"\"",
            value("empty text"),
        ),
        (
            "{\"code\":\"eaten\"}",
            "{\"word\":\"tanden gepoetst\"}",
            value("set"),
        ),
    ] {
        assert!(SET.contains(from), "{from}");
        let read = decode::<QuestionSet>(SET.replacen(from, to, 1).as_bytes());
        assert_eq!(read, Err(expected), "{from} → {to}");
    }
}

#[test]
fn a_question_that_is_new_in_the_app_is_offered_switched_off() {
    let before = SET.replace(",[\"stimuli\",true]", "");
    let read: QuestionSet = decode(before.as_bytes()).unwrap();
    let last = read.items().last().copied();
    let off = Item {
        question: Question::Stimuli,
        on: false,
    };
    assert_eq!(last, Some(off));
}
