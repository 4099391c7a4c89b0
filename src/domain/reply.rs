//! What comes back: an answer to something that was shared, and what its reader can make of it.
//!
//! A reply is an entry of its writer and an item of a letter like any other. What its reader accepts becomes the reader's
//! own: an agreement, a question in a set. The reply itself stays as it was written.

use super::answer::{Answer, Answers, Pick, Value};
use super::check_in::{Kind, Question};
use super::free_text::FreeText;
use super::id::Id;
use super::inbox::Received;
use super::line::Line;
use super::question_set::OwnQuestion;
use super::shape::{Options, Scale, Shape};
use super::shared::SharedItem;
use super::word::Word;

/// How many steps a scale has that someone proposes.
const STEPS: u8 = 5;

/// The replies to an entry, or to a reply, with the parcel that each came in; the newest parcel first, as they are kept.
pub fn replies_to(received: &[Received], to: Id) -> impl Iterator<Item = (&Received, &SharedItem)> {
    let of = move |item: &&SharedItem| {
        let lines = item.answers.lines(Question::ReplyTo);
        item.kind == Kind::Reply && lines.iter().any(|line| line.to == Some(to))
    };
    let all = received.iter();
    all.flat_map(move |it| {
        it.letter
            .items
            .iter()
            .filter(of)
            .map(move |item| (it, item))
    })
}

/// The question for a check-in that a reply of this contact proposes; none when it proposes none, or one that cannot be
/// asked. It goes by the name of the reply, so that nobody accepts it twice.
pub fn proposed_question(reply: &SharedItem, by: Id) -> Option<OwnQuestion> {
    let wording = reply.answers.text(Question::ReplyAsk)?.clone();
    let parts = reply.answers.lines(Question::ReplyParts).iter();
    let parts: Vec<FreeText> = parts.map(|line| line.words.clone()).collect();
    let shape = match reply.answers.word(Question::ReplyShape) {
        None | Some(Word::AsText) => Shape::Text,
        Some(Word::AsScale) => Shape::Scale(Scale::new(STEPS, parts.try_into().ok()?)?),
        Some(Word::AsYesNo) => Shape::YesNo,
        Some(Word::AsNumber) => Shape::Number {
            unit: parts.into_iter().next(),
        },
        Some(word) => Shape::Choice {
            options: Options::new(parts)?,
            several: word == Word::AsSeveral,
        },
    };
    Some(OwnQuestion {
        id: reply.id,
        wording,
        shape,
        proposed_by: Some(by),
    })
}

/// What an agreement says that is made of one that a reply of someone of this name proposes: its words, who does it seen
/// from the other side, by when, and that it leads to the reply, in this wording. None when it proposes none.
pub fn proposed_agreement(reply: &SharedItem, by: &FreeText, about: FreeText) -> Option<Answers> {
    let what = reply.answers.text(Question::AgreedWhat)?;
    let mut answers = Answers::default();
    for answer in reply.answers.iter() {
        let value = match (answer.question(), answer.value()) {
            // The words alone: what was spoken stays with the reply.
            (Question::AgreedWhat, _) => Value::Text(what.clone()),
            (Question::AgreedWho, Value::Words(picks)) => match from_here(picks, by) {
                Some(pick) => Value::Words(vec![pick]),
                None => continue,
            },
            (Question::AgreedBy, value) => value.clone(),
            _ => continue,
        };
        let wording = answer.wording().clone();
        answers.set(Answer::new(answer.question(), wording, value).ok()?);
    }
    let line = Value::Lines(vec![Line::to(reply.id, what.clone())]);
    answers.set(Answer::new(Question::About, about, line).ok()?);
    Some(answers)
}

/// Who it is that someone of this name calls "I"; what they call "my coach" is nobody that one can tell from here.
fn from_here(picks: &[Pick<Word>], by: &FreeText) -> Option<Pick<Word>> {
    let pick = picks.first()?;
    match pick.known {
        Some(Word::Me) => Some(Pick {
            known: Some(Word::MyCoach),
            word: by.clone(),
        }),
        Some(Word::MyCoach) => None,
        _ => Some(pick.clone()),
    }
}

#[cfg(test)]
mod tests;
