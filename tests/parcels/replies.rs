//! What a coach writes back, and what a learner asks back: sealed the same way, in the other direction too.

use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::answer::{Answer, Pick, Value};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::id::Id;
use mijn_stem::domain::inbox::Received;
use mijn_stem::domain::line::Line;
use mijn_stem::domain::reply::{proposed_question, replies_to};
use mijn_stem::domain::shape::Shape;
use mijn_stem::domain::shared::{Letter, SharedItem};
use mijn_stem::domain::word::Word;
use mijn_stem::parcel::letter::{ParcelError, open, seal};

use crate::people::{coach, entry, learner, letter, text};

fn picked(word: Word, said: &str) -> Value {
    Value::Words(vec![Pick {
        known: Some(word),
        word: text(said),
    }])
}

/// The coach answers the entry of the letter, and proposes a question for the check-in.
pub fn reply() -> Letter {
    let to = Value::Lines(vec![Line::to(entry().id, text("Dagstart"))]);
    let parts = ["niet", "helemaal"].map(|it| Line::new(text(it)));
    let answers = [
        (Question::ReplyTo, to),
        (
            Question::ReplySort,
            picked(Word::ProposedQuestion, "Een vraag"),
        ),
        (
            Question::ReplyText,
            Value::Text(text("Ik hoor je. De buren ook.")),
        ),
        (
            Question::ReplyAsk,
            Value::Text(text("Was het stil genoeg?")),
        ),
        (Question::ReplyShape, picked(Word::AsScale, "Op een schaal")),
        (Question::ReplyParts, Value::Lines(parts.into())),
    ];
    let answer = |(question, value)| Answer::new(question, text("Zo?"), value).unwrap();
    let item = SharedItem {
        id: Id::new([0xb1; 16]),
        revision: 1,
        kind: Kind::Reply,
        answers: answers.into_iter().map(answer).collect(),
        ..SharedItem::whole(&entry())
    };
    Letter {
        id: Id::new([0x6e; 16]),
        sequence: 2,
        from: text("Noor van Dijk"),
        note: None,
        items: vec![item],
        recalled: vec![letter().id],
        ..letter()
    }
}

/// The same, sealed by the coach for the learner; the same text every time.
pub fn sealed_reply() -> String {
    let (from, to) = (coach(), learner().public());
    seal(&reply(), &[], &from, &to, &Counted::new(8)).unwrap()
}

/// The learner asks the entry back; the same text every time.
pub fn recall() -> Letter {
    Letter {
        id: Id::new([0x7e; 16]),
        sequence: 8,
        note: None,
        items: vec![],
        recall: vec![entry().id],
        ..letter()
    }
}

/// The same, sealed.
pub fn sealed_recall() -> String {
    let (from, to) = (learner(), coach().public());
    seal(&recall(), &[], &from, &to, &Counted::new(9)).unwrap()
}

#[test]
fn the_learner_reads_what_the_coach_wrote_back_and_finds_it_by_what_it_answers() {
    let opened = open(sealed_reply().as_bytes(), &learner()).unwrap();
    assert_eq!((&opened.letter, opened.kept_out), (&reply(), 0));
    assert_eq!(opened.from, coach().public());
    let from = Id::new([0xc0; 16]);
    let received = [Received {
        from,
        opened: opened.letter.sealed,
        letter: opened.letter,
    }];
    let (_, item) = replies_to(&received, entry().id).next().unwrap();
    let own = proposed_question(item, from).unwrap();
    assert_eq!(own.wording, text("Was het stil genoeg?"));
    assert!(matches!(own.shape, Shape::Scale(_)));
    // What the coach wrote, the coach cannot open, and nobody else.
    let back = open(sealed_reply().as_bytes(), &coach());
    assert_eq!(back.map(drop), Err(ParcelError::ForSomeoneElse));
}

#[test]
fn a_letter_that_only_asks_something_back_arrives() {
    let opened = open(sealed_recall().as_bytes(), &coach()).unwrap();
    assert_eq!((opened.letter, opened.kept_out), (recall(), 0));
}
