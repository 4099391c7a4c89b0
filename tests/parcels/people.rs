//! The people and the letter in these tests. Every word is invented.

use mijn_stem::crypto::identity::Identity;
use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::answer::{Answer, Answers, Pick, Value};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::Card;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::feeling::Feeling;
use mijn_stem::domain::free_text::FreeText;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::moment::Moment;
use mijn_stem::domain::mood::Mood;
use mijn_stem::domain::need::Need;
use mijn_stem::domain::question_set::{OwnQuestion, QuestionSet};
use mijn_stem::domain::rhythm::{Night, Routine};
use mijn_stem::domain::shape::{Amount, Choice, Measure, Options, Scale, Shape};
use mijn_stem::domain::shared::{Letter, SharedItem};
use mijn_stem::parcel::letter;

pub fn learner() -> Identity {
    Identity::generate(&Counted::new(1))
}

pub fn coach() -> Identity {
    Identity::generate(&Counted::new(2))
}

pub fn someone_else() -> Identity {
    Identity::generate(&Counted::new(3))
}

pub fn text(text: &str) -> FreeText {
    FreeText::parse(text).unwrap().unwrap()
}

pub fn moment(unix_ms: i64) -> Moment {
    Moment::new(unix_ms, 120).unwrap()
}

pub fn card() -> Card {
    Card {
        name: text("Noor van Dijk"),
        key: coach().public(),
        hours: Some(text(
            "maandag tot donderdag, 9 tot 16 uur\nniet in de vakantie ☀",
        )),
        room: Some(text("https://ruimte.example/noor#kamer?x=1&y=2")),
        does: None,
    }
}

/// An entry with an answer of every form.
pub fn entry() -> Entry {
    let answer = |question, asked, value| Answer::new(question, text(asked), value).unwrap();
    fn own<K>(word: &str) -> Pick<K> {
        Pick {
            known: None,
            word: text(word),
        }
    }
    let feelings = vec![
        Pick {
            known: Some(Feeling::Overstimulated),
            word: text("overprikkeld"),
        },
        own("pluizig 🧶"),
    ];
    let needs = vec![
        Pick {
            known: Some(Need::Space),
            word: text("ruimte"),
        },
        own("een dichte deur"),
    ];
    let answers: Answers = [
        answer(
            Question::Mood,
            "Hoe ben je erbij?",
            Value::Mood(Mood::new(-35, 70)),
        ),
        answer(
            Question::Feelings,
            "Welke woorden passen erbij?",
            Value::Feelings(feelings),
        ),
        answer(
            Question::Needs,
            "Wat heb je vandaag nodig?",
            Value::Needs(needs),
        ),
        answer(Question::OneThing, "Eén ding voor vandaag", Value::NotNow),
        answer(Question::HardMoment, "Baalmoment", Value::DontKnow),
        answer(
            Question::Note,
            "Wil je er nog iets bij zeggen?",
            Value::Text(text(
                "De buren boren. \"Straks\" \\ nu\nصباح الخير e\u{301}",
            )),
        ),
    ]
    .into_iter()
    .collect();
    let at = moment(1_790_000_000_000);
    Entry {
        id: Id::new([0xa7; 16]),
        revision: 3,
        kind: Kind::DayStart,
        at,
        written: at,
        edited: None,
        lang: Lang::Nl,
        answers,
    }
}

/// An entry with an answer of every form that came later: the one above is frozen.
#[allow(dead_code, reason = "not every test needs it")]
pub fn every_form() -> Entry {
    let scale = Scale::new(5, [text("rustig"), text("te veel")]).unwrap();
    let options = Options::new(vec![text("thee"), text("water"), text("sap")]).unwrap();
    let night = vec![Pick {
        known: Some(Night::Short),
        word: text("kort geslapen"),
    }];
    let routine = vec![Pick {
        known: Some(Routine::Outside),
        word: text("buiten geweest"),
    }];
    let amount = Amount::parse("7,5").unwrap();
    let unit = Some(text("uur"));
    let own = |number| Question::Own(Id::new([number; 16]));
    let answers = [
        (Question::Night, Value::Night(night)),
        (Question::Routine, Value::Routine(routine)),
        (Question::Stimuli, Value::Scale(scale.at(4).unwrap())),
        (
            own(1),
            Value::Choice(Choice::new(options, &[0, 2]).unwrap()),
        ),
        (own(2), Value::YesNo(true)),
        (own(3), Value::Number(Measure { amount, unit })),
        (
            Question::Note,
            Value::said(Some(text("hoor maar")), vec![Id::new([4; 16])]).unwrap(),
        ),
    ];
    let answer = |(question, value)| Answer::new(question, text("Zo?"), value).unwrap();
    Entry {
        answers: answers.into_iter().map(answer).collect(),
        ..entry()
    }
}

/// A set with an own question of every shape.
#[allow(dead_code, reason = "not every test needs it")]
pub fn set() -> QuestionSet {
    let shapes = [
        Shape::Text,
        Shape::Scale(Scale::new(11, [text("0"), text("10")]).unwrap()),
        Shape::Choice {
            options: Options::new(vec![text("thee"), text("water")]).unwrap(),
            several: true,
        },
        Shape::YesNo,
        Shape::Number {
            unit: Some(text("glazen")),
        },
    ];
    let mut set = QuestionSet::new(Kind::DayStart);
    for (number, shape) in (1..).zip(shapes) {
        let own = OwnQuestion {
            id: Id::new([number; 16]),
            wording: text("Hoe dan?"),
            shape,
            proposed_by: Some(Id::new([0xc0; 16])),
        };
        set.add(own).unwrap();
    }
    set.changed = Some(moment(1_790_000_000_000));
    set
}

pub fn letter() -> Letter {
    let items = vec![SharedItem::of(&entry(), |_| true, |_| true)];
    let note = Some(text("Hoi Noor, tot vrijdag. Å"));
    Letter {
        id: Id::new([0x5e; 16]),
        sequence: 7,
        from: text("Sem"),
        sealed: moment(1_790_000_060_000),
        note,
        items,
        files: vec![],
        recall: vec![],
        recalled: vec![],
    }
}

/// The letter, sealed by the learner for the coach; the same text every time.
pub fn parcel() -> String {
    letter::seal(
        &letter(),
        &[],
        &learner(),
        &coach().public(),
        &Counted::new(4),
    )
    .unwrap()
}
