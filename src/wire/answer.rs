//! Answers, and what one holds.

use serde::{Deserialize, Serialize};

use super::list::{Few, Known};
use super::picture::{WirePicture, from_picture, to_picture};
use super::{
    Reader, WireError, WireMoment, from_moment, to_id, to_moment, to_optional_text, to_text,
};
use crate::domain::answer::{Answer, Answers, Attached, Pick, Value};
use crate::domain::check_in::Question;
use crate::domain::feeling::Feeling;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::line::Line;
use crate::domain::moment::Day;
use crate::domain::mood::Mood;
use crate::domain::need::Need;
use crate::domain::rhythm::{Night, Routine};
use crate::domain::shape::{Amount, Choice, Measure, Options, Scale};
use crate::domain::word::Word;

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
    Night(Few<WirePick, MAX_PICKS>),
    Routine(Few<WirePick, MAX_PICKS>),
    /// The step, how many there are, and the words for the first and the last.
    Scale(u8, u8, String, String),
    /// The options, and the places of those that were chosen.
    Choice(WireOptions, Few<u8, { Options::MOST }>),
    YesNo(bool),
    /// How many, and of what.
    Number(String, Option<String>),
    Words(Few<WirePick, MAX_PICKS>),
    Lines(Few<WireLine, { Line::MOST }>),
    When(WireMoment),
    /// As `2026-11-22`.
    Day(String),
    Text(String),
    /// The words beside them, and the names of the attachments.
    Attached(Option<String>, Few<String, { Attached::MOST }>),
    Picture(WirePicture),
    NotNow,
    DontKnow,
}

#[derive(Serialize, Deserialize)]
struct WirePick {
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<String>,
    word: String,
}

#[derive(Serialize, Deserialize)]
struct WireLine {
    words: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mark: Option<WirePick>,
    /// As `2026-11-22`.
    #[serde(skip_serializing_if = "Option::is_none")]
    on: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<WireMoment>,
}

/// What there is to choose from.
pub type WireOptions = Few<String, { Options::MOST }>;

/// All answers of an item.
pub type WireAnswers = Few<Known<WireAnswer>, MAX_ANSWERS>;

fn from_picks<K: Copy>(
    picks: &[Pick<K>],
    code: fn(K) -> &'static str,
) -> Result<Few<WirePick, MAX_PICKS>, WireError> {
    Few::of(picks.iter().map(|pick| Ok(from_pick(pick, code))))
}

/// Picks of one of the lists of words.
fn to_picks<K>(
    picks: Few<WirePick, MAX_PICKS>,
    known: impl Fn(&str) -> Option<K>,
    reader: &Reader,
) -> Result<Vec<Pick<K>>, WireError> {
    let words = to_words(picks, &|code| known(code).is_some(), reader)?;
    let pick = |(code, word): (Option<String>, FreeText)| Pick {
        known: code.as_deref().and_then(&known),
        word,
    };
    Ok(words.into_iter().map(pick).collect())
}

/// Words with their codes, as far as these are known: one piece of code for every list. A lenient reader takes a word
/// whose code it does not know for an own word: the word itself says it all.
#[inline(never)]
fn to_words(
    picks: Few<WirePick, MAX_PICKS>,
    is_known: &dyn Fn(&str) -> bool,
    reader: &Reader,
) -> Result<Vec<(Option<String>, FreeText)>, WireError> {
    let to_word = |WirePick { code, word }| {
        let known = code.as_deref().is_none_or(is_known);
        if !known && !reader.lenient {
            return Err(WireError::Value("word"));
        }
        Ok((code.filter(|_| known), to_text(&word)?))
    };
    picks.all()?.into_iter().map(to_word).collect()
}

fn from_pick<K: Copy>(pick: &Pick<K>, code: fn(K) -> &'static str) -> WirePick {
    WirePick {
        code: pick.known.map(|known| code(known).to_owned()),
        word: pick.word.to_string(),
    }
}

/// Words that the app offers for this question, or own ones.
fn to_offered(
    picks: Vec<WirePick>,
    question: Question,
    reader: &Reader,
) -> Result<Vec<Pick<Word>>, WireError> {
    let offered =
        |code: &str| Word::from_code(code).filter(|word| question.offers().contains(word));
    to_picks(Few::of(picks.into_iter().map(Ok))?, offered, reader)
}

fn from_line(line: &Line) -> WireLine {
    WireLine {
        words: line.words.to_string(),
        to: line.to.map(|to| to.to_string()),
        mark: line.mark.as_ref().map(|mark| from_pick(mark, Word::code)),
        on: line.on.map(Day::iso),
        done: line.done.map(from_moment),
    }
}

fn to_line(wire: WireLine, question: Question, reader: &Reader) -> Result<Line, WireError> {
    let mark = to_offered(wire.mark.into_iter().collect(), question, reader)?;
    Ok(Line {
        words: to_text(&wire.words)?,
        to: wire.to.map(|id| to_id(&id)).transpose()?,
        mark: mark.into_iter().next(),
        on: wire.on.map(|day| to_day(&day)).transpose()?,
        done: wire.done.map(to_moment).transpose()?,
    })
}

pub(super) fn to_day(text: &str) -> Result<Day, WireError> {
    let day = Day::from_iso(text).filter(|day| (1970..=9999).contains(&day.ymd().0));
    day.ok_or(WireError::Value("day"))
}

fn to_mood(pleasant: i32, energy: i32) -> Result<Mood, WireError> {
    let on_the_axis = -100..=100;
    if on_the_axis.contains(&pleasant) && on_the_axis.contains(&energy) {
        Ok(Mood::new(pleasant, energy))
    } else {
        Err(WireError::Value("mood"))
    }
}

/// The steps of a scale, and the words for the first and the last.
pub fn from_scale(scale: &Scale) -> (u8, [String; 2]) {
    (
        scale.steps(),
        scale.ends().each_ref().map(FreeText::to_string),
    )
}

/// A scale of so many steps.
pub fn to_scale(steps: u8, [low, high]: [&str; 2]) -> Result<Scale, WireError> {
    let ends = [to_text(low)?, to_text(high)?];
    Scale::new(steps, ends).ok_or(WireError::Value("scale"))
}

/// What there is to choose from, as JSON has it.
pub fn from_options(options: &Options) -> Result<WireOptions, WireError> {
    Few::of(options.words().iter().map(|word| Ok(word.to_string())))
}

/// What there is to choose from: 2 to 12 options that differ.
pub fn to_options(options: WireOptions) -> Result<Options, WireError> {
    let words = options.all()?.into_iter().map(|word| to_text(&word));
    let words = words.collect::<Result<_, _>>()?;
    Options::new(words).ok_or(WireError::Value("options"))
}

/// Of someone else's letter, what did not come along is counted, and the words beside it are kept.
fn to_attached(
    text: Option<String>,
    ids: Few<String, { Attached::MOST }>,
    reader: &mut Reader,
) -> Result<Value, WireError> {
    let text = to_optional_text(text)?;
    let ids = ids.all()?;
    let mut ids: Vec<Id> = ids.iter().map(|id| to_id(id)).collect::<Result<_, _>>()?;
    let attached = Attached::new(text.clone(), ids.clone()).map(Value::Attached);
    let attached = attached.ok_or(WireError::Value("attachment"))?;
    if !reader.lenient {
        return Ok(attached);
    }
    let named = ids.len();
    ids.retain(|id| reader.files.contains(id));
    let missing = named - ids.len();
    // An answer of which nothing is left counts as one, however much it named.
    let value = Value::said(text, ids).ok_or(WireError::Value("attachment"))?;
    reader.kept_out += missing;
    Ok(value)
}

fn from_answer(answer: &Answer) -> Result<WireAnswer, WireError> {
    let is = match answer.value() {
        Value::Mood(mood) => WireValue::Mood(mood.pleasant.get(), mood.energy.get()),
        Value::Feelings(picks) => WireValue::Feelings(from_picks(picks, Feeling::code)?),
        Value::Needs(picks) => WireValue::Needs(from_picks(picks, Need::code)?),
        Value::Night(picks) => WireValue::Night(from_picks(picks, Night::code)?),
        Value::Routine(picks) => WireValue::Routine(from_picks(picks, Routine::code)?),
        Value::Scale(on) => {
            let (steps, [low, high]) = from_scale(on.scale());
            WireValue::Scale(on.step(), steps, low, high)
        }
        Value::Choice(choice) => WireValue::Choice(
            from_options(choice.options())?,
            Few::of(choice.chosen().iter().copied().map(Ok))?,
        ),
        Value::YesNo(yes) => WireValue::YesNo(*yes),
        Value::Number(Measure { amount, unit }) => {
            WireValue::Number(amount.to_string(), unit.as_ref().map(FreeText::to_string))
        }
        Value::Words(picks) => WireValue::Words(from_picks(picks, Word::code)?),
        Value::Lines(lines) => WireValue::Lines(Few::of(lines.iter().map(from_line).map(Ok))?),
        Value::When(moment) => WireValue::When(from_moment(*moment)),
        Value::Day(day) => WireValue::Day(day.iso()),
        Value::Text(text) => WireValue::Text(text.to_string()),
        Value::Attached(_) => WireValue::Attached(
            answer.value().text().map(FreeText::to_string),
            Few::of(
                answer
                    .value()
                    .attachments()
                    .iter()
                    .map(|id| Ok(id.to_string())),
            )?,
        ),
        Value::Picture(picture) => WireValue::Picture(from_picture(picture)?),
        Value::NotNow => WireValue::NotNow,
        Value::DontKnow => WireValue::DontKnow,
    };
    Ok(WireAnswer {
        q: answer.question().to_string(),
        asked: answer.wording().to_string(),
        is,
    })
}

fn to_answer(wire: WireAnswer, reader: &mut Reader) -> Result<Answer, WireError> {
    let question = Question::from_code(&wire.q).ok_or(WireError::Value("question"))?;
    let value = match wire.is {
        WireValue::Mood(pleasant, energy) => Value::Mood(to_mood(pleasant, energy)?),
        WireValue::Feelings(picks) => Value::Feelings(to_picks(picks, Feeling::from_code, reader)?),
        WireValue::Needs(picks) => Value::Needs(to_picks(picks, Need::from_code, reader)?),
        WireValue::Night(picks) => Value::Night(to_picks(picks, Night::from_code, reader)?),
        WireValue::Routine(picks) => Value::Routine(to_picks(picks, Routine::from_code, reader)?),
        WireValue::Scale(step, steps, low, high) => {
            let on = to_scale(steps, [&low, &high])?.at(step);
            Value::Scale(on.ok_or(WireError::Value("step"))?)
        }
        WireValue::Choice(options, chosen) => {
            let choice = Choice::new(to_options(options)?, &chosen.all()?);
            Value::Choice(choice.ok_or(WireError::Value("choice"))?)
        }
        WireValue::YesNo(yes) => Value::YesNo(yes),
        WireValue::Number(amount, unit) => Value::Number(Measure {
            amount: Amount::parse(&amount).ok_or(WireError::Value("number"))?,
            unit: to_optional_text(unit)?,
        }),
        WireValue::Words(picks) => Value::Words(to_offered(picks.all()?, question, reader)?),
        WireValue::Lines(lines) => {
            let lines = lines.all()?.into_iter();
            let lines = lines.map(|line| to_line(line, question, reader));
            Value::Lines(lines.collect::<Result<_, _>>()?)
        }
        WireValue::When(moment) => Value::When(to_moment(moment)?),
        WireValue::Day(day) => Value::Day(to_day(&day)?),
        WireValue::Text(text) => Value::Text(to_text(&text)?),
        WireValue::Attached(text, ids) => to_attached(text, ids, reader)?,
        WireValue::Picture(picture) => Value::Picture(Box::new(to_picture(picture)?)),
        WireValue::NotNow => Value::NotNow,
        WireValue::DontKnow => Value::DontKnow,
    };
    Answer::new(question, to_text(&wire.asked)?, value).map_err(|_| WireError::Value("answer"))
}

/// The JSON form of answers.
pub fn from_answers(answers: &Answers) -> Result<WireAnswers, WireError> {
    Few::of(
        answers
            .iter()
            .map(|answer| from_answer(answer).map(Known::Yes)),
    )
}

/// Answers, at most one to a question.
pub fn to_answers(wire: WireAnswers, reader: &mut Reader) -> Result<Answers, WireError> {
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

#[cfg(test)]
mod tests;
