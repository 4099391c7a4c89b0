//! What is written reads back, and what is strange, impossible or too much is told apart.

use super::*;
use crate::domain::answer::{Answer, Answers, Pick, Value};
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::{Card, Contact, Desk, PublicKey};
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::feeling::Feeling;
use crate::domain::free_text::FreeText;
use crate::domain::inbox::Received;
use crate::domain::moment::Moment;
use crate::domain::mood::Mood;
use crate::domain::need::Need;
use crate::domain::retention::Weeks;
use crate::domain::sent::Sent;
use crate::domain::shared::{Letter, SharedItem};

const ENTRY: &str = r#"{"entry":{"id":"00000000000000000000000000000007","rev":2,"kind":"day_start","at":[1790000000000,120],"lang":"nl","answers":[{"q":"mood","asked":"Hoe ben je erbij?","is":{"mood":[40,-20]}},{"q":"feelings","asked":"Welke woorden passen?","is":{"feelings":[{"code":"calm","word":"rustig"},{"word":"zweverig"}]}},{"q":"needs","asked":"Wat heb je nodig?","is":{"needs":[{"code":"rest","word":"rust"}]}},{"q":"one_thing","asked":"Eén ding","is":"not_now"},{"q":"best_moment","asked":"Mooiste moment","is":"dont_know"},{"q":"note","asked":"Nog iets?","is":{"text":"brood 🍞"}}]},"written":[1790000000000,120],"edited":[1790000060000,120]}"#;

fn text(text: &str) -> FreeText {
    FreeText::parse(text).unwrap().unwrap()
}

fn moment(unix_ms: i64) -> Moment {
    Moment::new(unix_ms, 120).unwrap()
}

fn entry() -> Entry {
    let answer = |question, asked, value| Answer::new(question, text(asked), value).unwrap();
    let feelings = vec![
        Pick {
            known: Some(Feeling::Calm),
            word: text("rustig"),
        },
        Pick {
            known: None,
            word: text("zweverig"),
        },
    ];
    let answers = [
        answer(
            Question::Mood,
            "Hoe ben je erbij?",
            Value::Mood(Mood::new(40, -20)),
        ),
        answer(
            Question::Feelings,
            "Welke woorden passen?",
            Value::Feelings(feelings),
        ),
        answer(
            Question::Needs,
            "Wat heb je nodig?",
            Value::Needs(vec![Pick {
                known: Some(Need::Rest),
                word: text("rust"),
            }]),
        ),
        answer(Question::OneThing, "Eén ding", Value::NotNow),
        answer(Question::BestMoment, "Mooiste moment", Value::DontKnow),
        answer(Question::Note, "Nog iets?", Value::Text(text("brood 🍞"))),
    ];
    let at = moment(1_790_000_000_000);
    let id = Id::new(core::array::from_fn(|n| if n == 15 { 7 } else { 0 }));
    let edited = Some(moment(1_790_000_060_000));
    Entry {
        id,
        revision: 2,
        kind: Kind::DayStart,
        at,
        written: at,
        edited,
        lang: Lang::Nl,
        answers: answers.into_iter().collect(),
    }
}

fn letter() -> Letter {
    let item = SharedItem::of(&entry(), |question| question != Question::Note, |_| true);
    let (id, sealed) = (Id::new([9; 16]), moment(1_790_000_070_000));
    Letter {
        id,
        sequence: 3,
        from: text("Sem"),
        sealed,
        note: Some(text("Tot vrijdag")),
        items: vec![item],
        files: vec![],
        recall: vec![],
        recalled: vec![],
    }
}

fn check_round_trip<T: Wire + PartialEq + core::fmt::Debug>(value: &T) {
    assert_eq!(decode::<T>(&encode(value).unwrap()).as_ref(), Ok(value));
}

#[test]
fn the_json_of_an_entry_is_frozen() {
    assert_eq!(
        encode(&entry())
            .as_deref()
            .map(|json| str::from_utf8(json).unwrap()),
        Ok(ENTRY)
    );
    assert_eq!(decode(ENTRY.as_bytes()), Ok(entry()));
}

#[test]
fn everything_that_is_kept_reads_back() {
    let (id, at) = (Id::new([1; 16]), moment(0));
    let card = Card {
        name: text("Noor"),
        key: PublicKey::new([0xfb; 32]),
        hours: Some(text("ma 9–12")),
        room: None,
        does: Some(text("Ik lees op dinsdag.")),
    };
    check_round_trip(&Entry {
        edited: None,
        answers: Answers::default(),
        ..entry()
    });
    check_round_trip(&Draft::of(&entry(), at));
    check_round_trip(&Draft::new(id, Kind::Note, Lang::En, at));
    check_round_trip(&card);
    check_round_trip(&Contact {
        id,
        card: card.clone(),
        met: at,
        checked: None,
        desk: Desk::default(),
    });
    check_round_trip(&Contact {
        id,
        card,
        met: at,
        checked: Some(at),
        desk: Desk {
            seen: Some(at),
            weeks: Weeks::CHOICES[0],
            warned: Some(at.day()),
        },
    });
    check_round_trip(&letter());
    check_round_trip(&Letter {
        note: None,
        items: vec![],
        ..letter()
    });
    check_round_trip(&Sent {
        to: id,
        letter: letter(),
        went: None,
    });
    check_round_trip(&Sent {
        to: id,
        letter: letter(),
        went: Some(at),
    });
    check_round_trip(&Received {
        from: id,
        opened: at,
        letter: letter(),
    });
}

/// Reads `ENTRY` with one thing changed.
fn check_entry(from: &str, to: &str, expected: Result<(), WireError>) {
    assert!(ENTRY.contains(from), "{from}");
    assert_eq!(
        decode::<Entry>(ENTRY.replacen(from, to, 1).as_bytes()).map(|_| ()),
        expected,
        "{from} → {to}"
    );
}

#[test]
fn a_record_is_read_strictly() {
    let value = |what| Err(WireError::Value(what));
    check_entry("\"rev\":2", "\"rev\":2,\"weather\":\"rain\"", Ok(()));
    check_entry("{", "[", Err(WireError::Shape));
    check_entry("\"day_start\"", "\"month\"", value("kind"));
    check_entry("\"q\":\"mood\"", "\"q\":\"sleep\"", value("question"));
    check_entry("\"q\":\"mood\"", "\"q\":\"note\"", value("answer"));
    check_entry(
        "\"q\":\"one_thing\"",
        "\"q\":\"mood\"",
        value("second answer"),
    );
    check_entry(
        "{\"mood\":[40,-20]}",
        "{\"colour\":3}",
        Err(WireError::Shape),
    );
    check_entry("[40,-20]", "[40,-101]", value("mood"));
    check_entry("\"calm\"", "\"doomed\"", value("word"));
    check_entry("\"nl\"", "\"fr\"", value("language"));
    check_entry("120],\"lang\"", "2000],\"lang\"", value("moment"));
    check_entry("[1790000000000", "[-1", value("moment"));
    check_entry("00007", "0007", value("id"));
    check_entry("brood 🍞", " ", value("empty text"));
    check_entry(
        "brood 🍞",
        &"x".repeat(FreeText::MAX + 1),
        Err(WireError::TooMuch),
    );
    check_entry(
        "{\"code\":\"calm\"",
        &format!("{}{{\"code\":\"calm\"", "{\"word\":\"x\"},".repeat(62)),
        Ok(()),
    );
    check_entry(
        "{\"code\":\"calm\"",
        &format!("{}{{\"code\":\"calm\"", "{\"word\":\"x\"},".repeat(63)),
        Err(WireError::TooMuch),
    );
}

/// Reads the letter with one thing changed in its JSON; expects so many items, answers in the first, and kept out.
fn check_letter(from: &str, to: &str, expected: Result<(usize, usize, usize), WireError>) {
    let json = String::from_utf8(encode(&letter()).unwrap().to_vec()).unwrap();
    assert!(json.contains(from), "{from}");
    let read = read_letter(json.replacen(from, to, 1).as_bytes());
    let counts = read.map(
        |ReadLetter {
             letter, kept_out, ..
         }| {
            (
                letter.items.len(),
                letter.items.first().map_or(0, |item| item.answers.len()),
                kept_out,
            )
        },
    );
    assert_eq!(counts, expected, "{from} → {to}");
}

#[test]
fn a_letter_is_read_leniently() {
    check_letter("\"v\":1", "\"v\":1,\"mood\":\"?\"", Ok((1, 5, 0)));
    check_letter("\"q\":\"mood\"", "\"q\":\"sleep\"", Ok((1, 4, 1)));
    check_letter("{\"mood\":[40,-20]}", "{\"colour\":3}", Ok((1, 4, 1)));
    check_letter("{\"mood\":[40,-20]}", "\"maybe\"", Ok((1, 4, 1)));
    check_letter("[40,-20]", "[40,-101]", Ok((1, 4, 1)));
    check_letter("\"calm\"", "\"doomed\"", Ok((1, 5, 0)));
    check_letter("\"day_start\"", "\"month\"", Ok((0, 0, 1)));
    check_letter("\"rev\":2", "\"rev\":\"two\"", Ok((0, 0, 1)));
    check_letter("\"items\":[", "\"items\":[null,", Ok((1, 5, 1)));
}

#[test]
fn a_letter_has_limits() {
    check_letter("\"v\":1", "\"v\":2", Err(WireError::Newer(2)));
    check_letter("Sem", "", Err(WireError::Value("empty text")));
    check_letter(
        "Tot vrijdag",
        &"x".repeat(FreeText::MAX + 1),
        Err(WireError::TooMuch),
    );
    check_letter(
        "\"items\":[",
        &format!("\"items\":[{}", "0,".repeat(1999)),
        Ok((1, 5, 1999)),
    );
    check_letter(
        "\"items\":[",
        &format!("\"items\":[{}", "0,".repeat(2000)),
        Err(WireError::TooMuch),
    );
    check_letter(
        "\"answers\":[",
        &format!("\"answers\":[{}", "0,".repeat(59)),
        Ok((1, 5, 59)),
    );
    check_letter(
        "\"answers\":[",
        &format!("\"answers\":[{}", "0,".repeat(60)),
        Err(WireError::TooMuch),
    );
    check_letter(
        "\"v\":1",
        &format!("\"v\":1,\"x\":{}{}", "[".repeat(8), "]".repeat(8)),
        Ok((1, 5, 0)),
    );
    check_letter(
        "\"v\":1",
        &format!("\"v\":1,\"x\":{}{}", "[".repeat(9), "]".repeat(9)),
        Err(WireError::TooMuch),
    );
    check_letter(
        "\"v\":1",
        &format!("\"v\":1,\"x\":\"\\\"{}\"", "[".repeat(100)),
        Ok((1, 5, 0)),
    );
}

#[test]
fn what_could_not_be_read_back_is_not_written() {
    let items = vec![letter().items[0].clone(); MAX_ITEMS + 1];
    assert_eq!(
        encode(&Letter { items, ..letter() }).err(),
        Some(WireError::TooMuch)
    );
    let picks = vec![
        Pick {
            known: None,
            word: text("x")
        };
        65
    ];
    let answer = Answer::new(Question::Feelings, text("Welke?"), Value::Feelings(picks)).unwrap();
    assert_eq!(
        encode(&Entry {
            answers: [answer].into_iter().collect(),
            ..entry()
        })
        .err(),
        Some(WireError::TooMuch)
    );
}
