//! Any diary: entries around clock changes and year ends, on clocks from all over the world.

use std::sync::atomic::{AtomicU64, Ordering};

use mijn_stem::domain::answer::{Answer, Pick, Value};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::feeling::Feeling;
use mijn_stem::domain::free_text::FreeText;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::journal::Journal;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::moment::{Day, Moment};
use mijn_stem::domain::mood::Mood;
use mijn_stem::domain::need::Need;
use mijn_stem::domain::rhythm::Night;
use mijn_stem::domain::shape::Scale;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// Noon UTC of days around which a calendar can go wrong, in milliseconds: both clock changes of 2026, two turns of
/// the year, a leap day, and the last day of 1972.
const ANCHORS: [i64; 6] = [
    1_774_785_600_000,
    1_792_929_600_000,
    1_767_182_400_000,
    1_798_718_400_000,
    1_709_208_000_000,
    94_651_200_000,
];
/// Minutes east of UTC.
const OFFSETS: [i32; 8] = [-660, -210, 0, 60, 120, 345, 840, -720];
const HOUR: i64 = 3_600_000;
/// Words that share beginnings, accents and signs.
pub const WORDS: [&str; 10] = [
    "hond",
    "Hónden",
    "hondsmoe",
    "brood",
    "Brood!",
    "een",
    "één",
    "’s avonds",
    "😀",
    "café",
];

pub fn text(text: &str) -> FreeText {
    FreeText::parse(text).unwrap().unwrap()
}

pub fn day(year: i32, month: u8, date: u8) -> Day {
    Day::new(year, month, date).unwrap()
}

/// An entry at one in the afternoon of a day, with an id of its own.
pub fn entry_at(day: Day, answers: Vec<Answer>) -> Entry {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let ms = i64::from(day.number() - Day::new(1970, 1, 1).map_or(0, Day::number)) * 24 * HOUR;
    let at = Moment::new(ms + 12 * HOUR, 60).unwrap();
    let mut id = [0; 16];
    id[..8].copy_from_slice(&number.to_be_bytes());
    Entry {
        id: Id::new(id),
        revision: 1,
        kind: Kind::DayStart,
        at,
        written: at,
        edited: None,
        lang: Lang::Nl,
        answers: answers.into_iter().collect(),
    }
}

/// An answer, whatever was asked.
pub fn answer(question: Question, value: Value) -> Answer {
    Answer::new(question, text("Gevraagd"), value).unwrap()
}

/// A step of so many.
pub fn on_scale(step: u8, steps: u8) -> Value {
    let scale = Scale::new(steps, [text("niet"), text("helemaal")]).unwrap();
    Value::Scale(scale.at(step).unwrap())
}

/// A place on the field.
pub fn mood(pleasant: i32, energy: i32) -> Answer {
    answer(Question::Mood, Value::Mood(Mood::new(pleasant, energy)))
}

pub fn moments() -> impl Strategy<Value = Moment> {
    (
        select(&ANCHORS[..]),
        -20 * 24..20 * 24_i64,
        select(&OFFSETS[..]),
    )
        .prop_map(|(anchor, hours, offset)| Moment::new(anchor + hours * HOUR, offset).unwrap())
}

fn said() -> impl Strategy<Value = FreeText> {
    vec(select(&WORDS[..]), 1..4).prop_map(|words| text(&words.join(" ")))
}

fn picks<K: Copy + std::fmt::Debug + 'static>(
    known: &'static [K],
) -> impl Strategy<Value = Vec<Pick<K>>> {
    let pick = (
        option::weighted(0.7, select(&known[..4])),
        select(&WORDS[..]),
    );
    vec(
        pick.prop_map(|(known, word)| Pick {
            known,
            word: text(word),
        }),
        1..4,
    )
}

fn answers() -> impl Strategy<Value = Answer> {
    use Question as Q;
    let place = (-100..=100, -100..=100).prop_map(|(a, b)| Value::Mood(Mood::new(a, b)));
    let declined = select(vec![Value::NotNow, Value::DontKnow]);
    let words = (
        select(vec![Q::OneThing, Q::BestMoment, Q::Note, Q::Helped]),
        said().prop_map(Value::Text),
    );
    let spoken =
        any::<[u8; 16]>().prop_map(|id| (Q::Helped, Value::said(None, vec![Id::new(id)]).unwrap()));
    let week = (select(&Q::WEEK[..]), 1..=5_u8).prop_map(|(axis, step)| (axis, on_scale(step, 5)));
    prop_oneof![
        4 => place.prop_map(|value| (Q::Mood, value)),
        2 => picks(Feeling::ALL).prop_map(|picks| (Q::Feelings, Value::Feelings(picks))),
        2 => picks(Need::ALL).prop_map(|picks| (Q::Needs, Value::Needs(picks))),
        2 => picks(Night::ALL).prop_map(|picks| (Q::Night, Value::Night(picks))),
        2 => words,
        1 => spoken,
        2 => week,
        1 => (select(vec![Q::Mood, Q::Feelings, Q::Needs]), declined),
    ]
    .prop_map(|(question, value)| Answer::new(question, text("Gevraagd brood"), value).unwrap())
}

pub fn entries() -> impl Strategy<Value = Entry> {
    let parts = (
        any::<[u8; 16]>(),
        moments(),
        select(&Kind::CHECK_INS[..]),
        vec(answers(), 0..8),
    );
    parts.prop_map(|(id, at, kind, answers)| Entry {
        id: Id::new(id),
        revision: 1,
        kind,
        at,
        written: at,
        edited: None,
        lang: Lang::Nl,
        answers: answers.into_iter().collect(),
    })
}

pub fn diaries() -> impl Strategy<Value = Journal> {
    vec(entries(), 0..90).prop_map(Journal::from_iter)
}

/// A change of a diary: an entry that comes in, or the place of one that is edited or goes.
#[derive(Debug, Clone)]
pub enum Change {
    New(Entry),
    Edit(Index, Entry),
    Remove(Index),
}

pub fn changes() -> impl Strategy<Value = Change> {
    prop_oneof![
        entries().prop_map(Change::New),
        (any::<Index>(), entries()).prop_map(|(place, entry)| Change::Edit(place, entry)),
        any::<Index>().prop_map(Change::Remove),
    ]
}

impl Change {
    pub fn happen(self, journal: &mut Journal) {
        let id = |journal: &Journal, place: Index| {
            let entries = journal.entries();
            (!entries.is_empty()).then(|| entries[place.index(entries.len())].id)
        };
        match self {
            Self::New(entry) => journal.put(entry),
            Self::Edit(place, entry) => {
                if let Some(id) = id(journal, place) {
                    journal.put(Entry { id, ..entry });
                }
            }
            Self::Remove(place) => {
                if let Some(id) = id(journal, place) {
                    journal.remove(id);
                }
            }
        }
    }
}
