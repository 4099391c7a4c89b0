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

pub fn letter() -> Letter {
    let items = vec![SharedItem::of(&entry(), |_| true)];
    let note = Some(text("Hoi Noor, tot vrijdag. Å"));
    Letter {
        id: Id::new([0x5e; 16]),
        sequence: 7,
        from: text("Sem"),
        sealed: moment(1_790_000_060_000),
        note,
        items,
    }
}

/// The letter, sealed by the learner for the coach; the same text every time.
pub fn parcel() -> String {
    letter::seal(&letter(), &learner(), &coach().public(), &Counted::new(4)).unwrap()
}
