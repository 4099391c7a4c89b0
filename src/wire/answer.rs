//! Answers, and what one holds.

use super::picture::{read_picture, write_picture};
use super::{Json, Reader, WireError, Writer};
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

/// A word: its code where the app knows it, and the word itself.
fn write_pick<K: Copy>(pick: &Pick<K>, code: fn(K) -> &'static str, json: &mut Writer) {
    json.object(|json| {
        json.maybe("code", pick.known.map(code), Writer::text);
        json.field("word").shown(&pick.word);
    });
}

fn write_picks<K: Copy>(
    name: &str,
    picks: &[Pick<K>],
    code: fn(K) -> &'static str,
    json: &mut Writer,
) -> Result<(), WireError> {
    json.variant(name, |json| {
        json.all(MAX_PICKS, picks, |json, pick| {
            write_pick(pick, code, json);
            Ok(())
        })
    })
}

/// A word of one of the lists of words.
fn read_pick<K>(
    json: Json<'_>,
    known: &dyn Fn(&str) -> Option<K>,
    reader: &Reader,
) -> Result<Pick<K>, WireError> {
    let code = json.maybe("code", Json::text)?;
    let known = code.and_then(known);
    // A lenient reader takes a word whose code it does not know for an own word: the word itself says it all.
    if code.is_some() && known.is_none() && !reader.lenient {
        return Err(WireError::Value("word"));
    }
    let word = json.field("word")?.words()?;
    Ok(Pick { known, word })
}

fn read_picks<K>(
    json: Json<'_>,
    known: &dyn Fn(&str) -> Option<K>,
    reader: &Reader,
) -> Result<Vec<Pick<K>>, WireError> {
    json.all(MAX_PICKS, |json| read_pick(json, known, reader))
}

/// The word of this code that the app offers for a question.
fn offered(question: Question) -> impl Fn(&str) -> Option<Word> {
    move |code| Word::from_code(code).filter(|word| question.offers().contains(word))
}

fn write_line(line: &Line, json: &mut Writer) {
    json.object(|json| {
        json.field("words").shown(&line.words);
        json.maybe("to", line.to, Writer::shown);
        json.maybe("mark", line.mark.as_ref(), |json, mark| {
            write_pick(mark, Word::code, json);
        });
        json.maybe("on", line.on.map(Day::iso), Writer::shown);
        json.maybe("done", line.done, Writer::moment);
    });
}

fn read_line(json: Json<'_>, question: Question, reader: &Reader) -> Result<Line, WireError> {
    let mark = |json| read_pick(json, &offered(question), reader);
    Ok(Line {
        words: json.field("words")?.words()?,
        to: json.maybe("to", Json::id)?,
        mark: json.maybe("mark", mark)?,
        on: json.maybe("on", Json::day)?,
        done: json.maybe("done", Json::moment)?,
    })
}

fn read_mood(json: Json<'_>) -> Result<Mood, WireError> {
    let [pleasant, energy] = json.these()?;
    let (pleasant, energy) = (pleasant.number()?, energy.number()?);
    let on_the_axis = -100..=100;
    if on_the_axis.contains(&pleasant) && on_the_axis.contains(&energy) {
        Ok(Mood::new(pleasant, energy))
    } else {
        Err(WireError::Value("mood"))
    }
}

/// The steps of a scale, and the words for the first and the last.
pub fn write_scale(scale: &Scale, json: &mut Writer) {
    json.number(scale.steps());
    for end in scale.ends() {
        json.shown(end);
    }
}

/// A scale of so many steps.
pub fn read_scale(steps: Json<'_>, low: Json<'_>, high: Json<'_>) -> Result<Scale, WireError> {
    let ends = [low.words()?, high.words()?];
    Scale::new(steps.number()?, ends).ok_or(WireError::Value("scale"))
}

/// What there is to choose from.
pub fn write_options(options: &Options, json: &mut Writer) -> Result<(), WireError> {
    json.texts(Options::MOST, options.words())
}

/// What there is to choose from: 2 to 12 options that differ.
pub fn read_options(json: Json<'_>) -> Result<Options, WireError> {
    let words = json.all(Options::MOST, Json::words)?;
    Options::new(words).ok_or(WireError::Value("options"))
}

/// The words beside them, and the names of the attachments. Of someone else's letter, what did not come along is counted,
/// and the words are kept.
fn read_attached(json: Json<'_>, reader: &mut Reader) -> Result<Value, WireError> {
    let [text, ids] = json.these()?;
    let text = text.words_or_null()?;
    let mut ids = ids.all(Attached::MOST, Json::id)?;
    let attached = Attached::new(text.clone(), ids.clone()).map(Value::Attached);
    let attached = attached.ok_or(WireError::Value("attachment"))?;
    if !reader.lenient {
        return Ok(attached);
    }
    let named = ids.len();
    ids.retain(|id: &Id| reader.files.contains(id));
    let missing = named - ids.len();
    // An answer of which nothing is left counts as one, however much it named.
    let value = Value::said(text, ids).ok_or(WireError::Value("attachment"))?;
    reader.kept_out += missing;
    Ok(value)
}

fn write_value(value: &Value, json: &mut Writer) -> Result<(), WireError> {
    match value {
        Value::Mood(mood) => json.variant("mood", |json| {
            json.list(|json| {
                json.number(mood.pleasant.get());
                json.number(mood.energy.get());
            });
        }),
        Value::Feelings(picks) => write_picks("feelings", picks, Feeling::code, json)?,
        Value::Needs(picks) => write_picks("needs", picks, Need::code, json)?,
        Value::Night(picks) => write_picks("night", picks, Night::code, json)?,
        Value::Routine(picks) => write_picks("routine", picks, Routine::code, json)?,
        Value::Words(picks) => write_picks("words", picks, Word::code, json)?,
        // The step, how many there are, and the words for the first and the last.
        Value::Scale(on) => json.variant("scale", |json| {
            json.list(|json| {
                json.number(on.step());
                write_scale(on.scale(), json);
            });
        }),
        // The options, and the places of those that were chosen.
        Value::Choice(choice) => json.variant("choice", |json| {
            json.list(|json| {
                write_options(choice.options(), json)?;
                json.all(Options::MOST, choice.chosen(), |json, place| {
                    json.number(*place);
                    Ok(())
                })
            })
        })?,
        Value::YesNo(yes) => json.variant("yes_no", |json| json.yes_no(*yes)),
        // How many, and of what.
        Value::Number(Measure { amount, unit }) => json.variant("number", |json| {
            json.list(|json| {
                json.shown(amount);
                json.shown_or_null(unit.as_ref());
            });
        }),
        Value::Lines(lines) => json.variant("lines", |json| {
            json.all(Line::MOST, lines, |json, line| {
                write_line(line, json);
                Ok(())
            })
        })?,
        Value::When(moment) => json.variant("when", |json| json.moment(*moment)),
        Value::Day(day) => json.variant("day", |json| json.text(&day.iso())),
        Value::Text(text) => json.variant("text", |json| json.shown(text)),
        Value::Attached(_) => json.variant("attached", |json| {
            json.list(|json| {
                json.shown_or_null(value.text());
                json.texts(Attached::MOST, value.attachments())
            })
        })?,
        Value::Picture(picture) => json.variant("picture", |json| write_picture(picture, json))?,
        Value::NotNow => json.text("not_now"),
        Value::DontKnow => json.text("dont_know"),
    }
    Ok(())
}

fn read_value(json: Json<'_>, question: Question, reader: &mut Reader) -> Result<Value, WireError> {
    let (name, content) = json.variant()?;
    let Some(json) = content else {
        return match name {
            "not_now" => Ok(Value::NotNow),
            "dont_know" => Ok(Value::DontKnow),
            _ => Err(WireError::Shape),
        };
    };
    Ok(match name {
        "mood" => Value::Mood(read_mood(json)?),
        "feelings" => Value::Feelings(read_picks(json, &Feeling::from_code, reader)?),
        "needs" => Value::Needs(read_picks(json, &Need::from_code, reader)?),
        "night" => Value::Night(read_picks(json, &Night::from_code, reader)?),
        "routine" => Value::Routine(read_picks(json, &Routine::from_code, reader)?),
        "words" => Value::Words(read_picks(json, &offered(question), reader)?),
        "scale" => {
            let [step, steps, low, high] = json.these()?;
            let on = read_scale(steps, low, high)?.at(step.number()?);
            Value::Scale(on.ok_or(WireError::Value("step"))?)
        }
        "choice" => {
            let [options, chosen] = json.these()?;
            let chosen = chosen.all(Options::MOST, Json::number)?;
            let choice = Choice::new(read_options(options)?, &chosen);
            Value::Choice(choice.ok_or(WireError::Value("choice"))?)
        }
        "yes_no" => Value::YesNo(json.yes_no()?),
        "number" => {
            let [amount, unit] = json.these()?;
            Value::Number(Measure {
                amount: Amount::parse(amount.text()?).ok_or(WireError::Value("number"))?,
                unit: unit.words_or_null()?,
            })
        }
        "lines" => Value::Lines(json.all(Line::MOST, |json| read_line(json, question, reader))?),
        "when" => Value::When(json.moment()?),
        "day" => Value::Day(json.day()?),
        "text" => Value::Text(json.words()?),
        "attached" => read_attached(json, reader)?,
        "picture" => Value::Picture(Box::new(read_picture(json)?)),
        _ => return Err(WireError::Shape),
    })
}

/// The question's code, its wording and the answer.
fn write_answer(answer: &Answer, json: &mut Writer) -> Result<(), WireError> {
    json.object(|json| {
        json.field("q").shown(answer.question());
        json.field("asked").shown(answer.wording());
        write_value(answer.value(), json.field("is"))
    })
}

fn read_answer(json: Json<'_>, reader: &mut Reader) -> Result<Answer, WireError> {
    let question = Question::from_code(json.field("q")?.text()?);
    let question = question.ok_or(WireError::Value("question"))?;
    let wording: FreeText = json.field("asked")?.words()?;
    let value = read_value(json.field("is")?, question, reader)?;
    Answer::new(question, wording, value).map_err(|_| WireError::Value("answer"))
}

/// Writes answers.
pub fn write_answers(json: &mut Writer, answers: &Answers) -> Result<(), WireError> {
    json.all(MAX_ANSWERS, answers.iter(), |json, answer| {
        write_answer(answer, json)
    })
}

/// Reads answers, at most one to a question.
pub fn read_answers(json: Json<'_>, reader: &mut Reader) -> Result<Answers, WireError> {
    let mut answers = Answers::default();
    for json in json.list(MAX_ANSWERS)? {
        let read =
            read_answer(json, reader).and_then(|answer| match answers.get(answer.question()) {
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
