//! Answers, shared items, entries and drafts.

use serde::{Deserialize, Serialize};

use super::list::{Few, Known};
use super::{Reader, Wire, WireError, WireMoment, from_moment, to_id, to_lang, to_moment, to_text};
use crate::domain::answer::{Answer, Answers, Pick, Value};
use crate::domain::check_in::{Kind, Question};
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::feeling::Feeling;
use crate::domain::mood::Mood;
use crate::domain::need::Need;
use crate::domain::shared::SharedItem;

/// The most answers in one item.
const MAX_ANSWERS: usize = 64;
/// The most words in one answer.
const MAX_PICKS: usize = 64;

#[derive(Serialize, Deserialize)]
pub struct WireAnswer {
    /// The question's code.
    q: String,
    /// Its wording.
    asked: String,
    /// The answer.
    is: WireValue,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WireValue {
    Mood(i32, i32),
    Feelings(Few<WirePick, MAX_PICKS>),
    Needs(Few<WirePick, MAX_PICKS>),
    Text(String),
    NotNow,
    DontKnow,
}

#[derive(Serialize, Deserialize)]
struct WirePick {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    word: String,
}

pub type WireAnswers = Few<Known<WireAnswer>, MAX_ANSWERS>;

#[derive(Serialize, Deserialize)]
pub struct WireItem {
    id: String,
    rev: u32,
    kind: String,
    at: WireMoment,
    lang: String,
    answers: WireAnswers,
}

#[derive(Serialize, Deserialize)]
pub struct WireEntry {
    entry: WireItem,
    written: WireMoment,
    #[serde(skip_serializing_if = "Option::is_none")]
    edited: Option<WireMoment>,
}

#[derive(Serialize, Deserialize)]
pub struct WireDraft {
    id: String,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<WireMoment>,
    lang: String,
    answers: WireAnswers,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<u32>,
    touched: WireMoment,
}

fn to_kind(code: &str) -> Result<Kind, WireError> {
    Kind::from_code(code).ok_or(WireError::Value("kind"))
}

fn from_picks<K: Copy>(
    picks: &[Pick<K>],
    code: fn(K) -> &'static str,
) -> Result<Few<WirePick, MAX_PICKS>, WireError> {
    Few::of(picks.iter().map(|pick| {
        Ok(WirePick {
            code: pick.known.map(|known| code(known).to_owned()),
            word: pick.word.to_string(),
        })
    }))
}

/// A lenient reader takes a word whose code it does not know for an own word: the word itself says it all.
fn to_picks<K>(
    picks: Few<WirePick, MAX_PICKS>,
    known: fn(&str) -> Option<K>,
    reader: &Reader,
) -> Result<Vec<Pick<K>>, WireError> {
    let to_pick = |pick: WirePick| {
        let known = match pick.code.as_deref().map(known) {
            Some(None) if !reader.lenient => return Err(WireError::Value("word")),
            known => known.flatten(),
        };
        Ok(Pick {
            known,
            word: to_text(&pick.word)?,
        })
    };
    picks.all()?.into_iter().map(to_pick).collect()
}

fn to_mood(pleasant: i32, energy: i32) -> Result<Mood, WireError> {
    let on_the_axis = -100..=100;
    if on_the_axis.contains(&pleasant) && on_the_axis.contains(&energy) {
        Ok(Mood::new(pleasant, energy))
    } else {
        Err(WireError::Value("mood"))
    }
}

fn from_answer(answer: &Answer) -> Result<WireAnswer, WireError> {
    let is = match answer.value() {
        Value::Mood(mood) => WireValue::Mood(mood.pleasant.get(), mood.energy.get()),
        Value::Feelings(picks) => WireValue::Feelings(from_picks(picks, Feeling::code)?),
        Value::Needs(picks) => WireValue::Needs(from_picks(picks, Need::code)?),
        Value::Text(text) => WireValue::Text(text.to_string()),
        Value::NotNow => WireValue::NotNow,
        Value::DontKnow => WireValue::DontKnow,
    };
    Ok(WireAnswer {
        q: answer.question().code().to_owned(),
        asked: answer.wording().to_string(),
        is,
    })
}

fn to_answer(wire: WireAnswer, reader: &Reader) -> Result<Answer, WireError> {
    let question = Question::from_code(&wire.q).ok_or(WireError::Value("question"))?;
    let value = match wire.is {
        WireValue::Mood(pleasant, energy) => Value::Mood(to_mood(pleasant, energy)?),
        WireValue::Feelings(picks) => Value::Feelings(to_picks(picks, Feeling::from_code, reader)?),
        WireValue::Needs(picks) => Value::Needs(to_picks(picks, Need::from_code, reader)?),
        WireValue::Text(text) => Value::Text(to_text(&text)?),
        WireValue::NotNow => Value::NotNow,
        WireValue::DontKnow => Value::DontKnow,
    };
    Answer::new(question, to_text(&wire.asked)?, value).map_err(|_| WireError::Value("answer"))
}

fn from_answers(answers: &Answers) -> Result<WireAnswers, WireError> {
    Few::of(
        answers
            .iter()
            .map(|answer| from_answer(answer).map(Known::Yes)),
    )
}

fn to_answers(wire: WireAnswers, reader: &mut Reader) -> Result<Answers, WireError> {
    let mut answers = Answers::default();
    for answer in wire.all()? {
        let read = answer
            .get()
            .and_then(|answer| to_answer(answer, reader))
            .and_then(|answer| match answers.get(answer.question()) {
                Some(_) => Err(WireError::Value("second answer")),
                None => Ok(answer),
            });
        if let Some(answer) = reader.keep(read)? {
            answers.set(answer);
        }
    }
    Ok(answers)
}

impl Wire for SharedItem {
    type V1 = WireItem;

    fn to_wire(&self) -> Result<WireItem, WireError> {
        Ok(WireItem {
            id: self.id.to_string(),
            rev: self.revision,
            kind: self.kind.code().to_owned(),
            at: from_moment(self.at),
            lang: self.lang.tag().to_owned(),
            answers: from_answers(&self.answers)?,
        })
    }

    fn from_wire(wire: WireItem, reader: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            id: to_id(&wire.id)?,
            revision: wire.rev,
            kind: to_kind(&wire.kind)?,
            at: to_moment(wire.at)?,
            lang: to_lang(&wire.lang)?,
            answers: to_answers(wire.answers, reader)?,
        })
    }
}

impl Wire for Entry {
    type V1 = WireEntry;

    fn to_wire(&self) -> Result<WireEntry, WireError> {
        Ok(WireEntry {
            entry: SharedItem::of(self, |_| true).to_wire()?,
            written: from_moment(self.written),
            edited: self.edited.map(from_moment),
        })
    }

    fn from_wire(wire: WireEntry, reader: &mut Reader) -> Result<Self, WireError> {
        let SharedItem {
            id,
            revision,
            kind,
            at,
            lang,
            answers,
        } = SharedItem::from_wire(wire.entry, reader)?;
        let written = to_moment(wire.written)?;
        let edited = wire.edited.map(to_moment).transpose()?;
        Ok(Self {
            id,
            revision,
            kind,
            at,
            written,
            edited,
            lang,
            answers,
        })
    }
}

impl Wire for Draft {
    type V1 = WireDraft;

    fn to_wire(&self) -> Result<WireDraft, WireError> {
        Ok(WireDraft {
            id: self.id.to_string(),
            kind: self.kind.code().to_owned(),
            at: self.at.map(from_moment),
            lang: self.lang.tag().to_owned(),
            answers: from_answers(&self.answers)?,
            changes: self.changes,
            touched: from_moment(self.touched),
        })
    }

    fn from_wire(wire: WireDraft, reader: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            id: to_id(&wire.id)?,
            kind: to_kind(&wire.kind)?,
            at: wire.at.map(to_moment).transpose()?,
            lang: to_lang(&wire.lang)?,
            answers: to_answers(wire.answers, reader)?,
            changes: wire.changes,
            touched: to_moment(wire.touched)?,
        })
    }
}
