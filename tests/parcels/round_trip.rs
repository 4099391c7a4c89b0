//! What was chosen arrives, and nothing besides.

use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::answer::{Answer, Answers, Pick, Value};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Form, Kind, Question};
use mijn_stem::domain::contact::PublicKey;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::line::Line;
use mijn_stem::domain::picture::{Picture, Plot};
use mijn_stem::domain::shape::{Amount, Measure, Scale};
use mijn_stem::domain::shared::{Letter, SharedItem};
use mijn_stem::parcel::letter::{SealError, open, seal};
use mijn_stem::parcel::{What, looks_like};
use mijn_stem::wire::MAX_ITEMS;

use crate::by_hand::{bytes_of, unsealed};
use crate::people::{card, coach, entry, learner, letter, parcel, text};

fn sealed(letter: &Letter) -> String {
    seal(letter, &[], &learner(), &coach().public(), &Counted::new(9)).unwrap()
}

#[test]
fn the_coach_reads_what_the_learner_sealed() {
    let opened = open(parcel().as_bytes(), &coach()).unwrap();
    assert_eq!(opened.letter, letter());
    assert_eq!(opened.from, learner().public());
    assert_eq!(opened.kept_out, 0);
}

#[test]
fn a_parcel_explains_itself_and_survives_a_chat_app() {
    let parcel = parcel();
    assert!(parcel.starts_with("Dit is een verzegeld bericht uit Mijn Stem."));
    assert!(parcel.contains("Only the coach it is meant for can open it"));
    assert!(
        parcel
            .lines()
            .filter(|line| !line.contains(' '))
            .all(|line| line.len() <= 64)
    );
    assert_eq!(looks_like(&parcel), What::Parcel);
    let (_, bare) = parcel.split_once("\n\n").unwrap();
    let changed = [
        parcel.replace('\n', "\r\n"),
        parcel.replace('\n', "\n\n  "),
        parcel.replace('\n', "\n> > "),
        parcel.replace('\n', " "),
        parcel.replace("-----", "—"),
        bare.to_owned(),
        format!("\u{feff}[10:31, 3-10-2026] Sem: {parcel}\n\nGroetjes!"),
        format!("{parcel}{parcel}"),
    ];
    for text in changed {
        assert_eq!(
            open(text.as_bytes(), &coach()).map(|opened| opened.letter),
            Ok(letter()),
            "{text}"
        );
    }
}

#[test]
fn nothing_that_stayed_behind_is_under_the_seal() {
    let canary = |question: Question| format!("kanarie-{question}.");
    let asked = |question: Question| format!("gevraagd-{question}.");
    let own = [Question::Own(Id::new([0xa9; 16]))];
    let all = || Question::ALL.into_iter().chain(own);
    let wordless = |question: &Question| {
        let form = question.form();
        matches!(form, Form::Field | Form::YesNo | Form::When | Form::Day)
    };
    let answers: Answers = all()
        .filter_map(|question| {
            let picks = |word: &str| {
                vec![Pick {
                    known: None,
                    word: text(word),
                }]
            };
            let value = match question.form() {
                Form::Field | Form::YesNo | Form::When | Form::Day => return None,
                Form::Words => Value::Words(vec![Pick {
                    known: None,
                    word: text(&canary(question)),
                }]),
                Form::Lines => Value::Lines(vec![Line::new(text(&canary(question)))]),
                Form::Number => Value::Number(Measure {
                    amount: Amount::parse("2").unwrap(),
                    unit: Some(text(&canary(question))),
                }),
                Form::FeelingWords => Value::Feelings(picks(&canary(question))),
                Form::NeedWords => Value::Needs(vec![Pick {
                    known: None,
                    word: text(&canary(question)),
                }]),
                Form::NightWords => Value::Night(vec![Pick {
                    known: None,
                    word: text(&canary(question)),
                }]),
                Form::RoutineItems => Value::Routine(vec![Pick {
                    known: None,
                    word: text(&canary(question)),
                }]),
                Form::Scale => {
                    let scale = Scale::new(5, [text(&canary(question)), text("hoog")]);
                    Value::Scale(scale.unwrap().at(3).unwrap())
                }
                Form::Picture => {
                    let words = vec![text(&canary(question))];
                    let picture = Picture::new(Plot::default(), words.clone(), 1, words);
                    Value::Picture(Box::new(picture.unwrap()))
                }
                Form::Text | Form::Own => Value::Text(text(&canary(question))),
            };
            Some(Answer::new(question, text(&asked(question)), value).unwrap())
        })
        .collect();
    assert_eq!(answers.len(), all().filter(|it| !wordless(it)).count());
    let entry = Entry {
        kind: Kind::DayEnd,
        answers,
        ..entry()
    };

    for chosen in all() {
        let mut ready = ReadyItem::new(entry.id);
        all()
            .filter(|question| *question != chosen)
            .for_each(|question| ready.toggle(question));
        let parcel = sealed(&Letter {
            items: vec![ready.choose(&entry)],
            ..letter()
        });
        let json = unsealed(&parcel, &coach()).split_off(4);
        let plain = String::from_utf8(json).unwrap();
        for question in all() {
            let goes = question == chosen && !wordless(&question);
            assert_eq!(
                plain.contains(&canary(question)),
                goes,
                "{question:?} when {chosen:?} was chosen"
            );
            assert_eq!(
                plain.contains(&asked(question)),
                goes,
                "{question:?} when {chosen:?} was chosen"
            );
        }
        // When it was written and edited is nobody else's business.
        assert!(!plain.contains("written") && !plain.contains("edited"));
    }
}

#[test]
fn the_outside_tells_keys_and_size_only() {
    let sizes = |note: &str| {
        bytes_of(&sealed(&Letter {
            note: Some(text(note)),
            items: vec![],
            ..letter()
        }))
        .len()
    };
    assert_eq!(sizes("ja"), 80 + 1024 + 16 + 8);
    assert_eq!(sizes("ja"), sizes(&"nee ".repeat(200)));
    assert_eq!(sizes(&"x".repeat(1100)), 80 + 4096 + 16 + 8);
    let twice = [Counted::new(1), Counted::new(2)]
        .map(|random| seal(&letter(), &[], &learner(), &coach().public(), &random).unwrap());
    assert_ne!(
        bytes_of(&twice[0])[HEADER_AND_KEYS],
        bytes_of(&twice[1])[HEADER_AND_KEYS]
    );
}

/// From the encapsulated key on, two parcels of the same letter have nothing in common.
const HEADER_AND_KEYS: std::ops::RangeFrom<usize> = 48..;

#[test]
fn a_full_letter_goes_and_a_fuller_one_does_not() {
    let item = SharedItem::of(&entry(), |question| question == Question::Mood, |_| true);
    let many = |count| Letter {
        items: vec![item.clone(); count],
        ..letter()
    };
    assert_eq!(
        open(sealed(&many(MAX_ITEMS)).as_bytes(), &coach())
            .unwrap()
            .letter
            .items
            .len(),
        MAX_ITEMS
    );

    let refused = |letter: &Letter, to: PublicKey| {
        seal(letter, &[], &learner(), &to, &Counted::new(9)).unwrap_err()
    };
    assert_eq!(
        refused(&many(MAX_ITEMS + 1), coach().public()),
        SealError::TooMuch
    );
    let long = Answer::new(
        Question::Note,
        text("Nog iets?"),
        Value::Text(text(&"x".repeat(60_000))),
    )
    .unwrap();
    let long = SharedItem {
        answers: [long].into_iter().collect(),
        ..item.clone()
    };
    assert_eq!(
        refused(
            &Letter {
                items: vec![long; 300],
                ..letter()
            },
            coach().public()
        ),
        SealError::TooMuch
    );
    assert_eq!(
        refused(&letter(), PublicKey::new([0; 32])),
        SealError::NotAKey
    );
    assert_eq!(
        looks_like(mijn_stem::parcel::card::to_text(&card())),
        What::Card
    );
}
