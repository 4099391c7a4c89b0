//! What was answered, with the wording of the question as it was then.

use super::check_in::{Form, Question};
use super::feeling::Feeling;
use super::free_text::FreeText;
use super::id::Id;
use super::line::Line;
use super::moment::{Day, Moment};
use super::mood::Mood;
use super::need::Need;
use super::picture::Picture;
use super::rhythm::{Night, Routine};
use super::shape::{Choice, Measure, OnScale, Shape, all_differ};
use super::word::Word;

/// A word that was picked or made up, as the learner saw it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick<K> {
    /// The offered word it was; none for an own word.
    pub known: Option<K>,
    /// The word as it stood on the screen, in the learner's language.
    pub word: FreeText,
}

/// A value that answers a question. A question that was skipped has no value at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A place on the field.
    Mood(Mood),
    /// Feeling words, at least one.
    Feelings(Vec<Pick<Feeling>>),
    /// Needs, at least one.
    Needs(Vec<Pick<Need>>),
    /// How the night was, at least one word.
    Night(Vec<Pick<Night>>),
    /// What was done of a morning routine, at least one thing.
    Routine(Vec<Pick<Routine>>),
    /// A step on a scale.
    Scale(OnScale),
    /// Options that were chosen.
    Choice(Choice),
    /// Yes or no.
    YesNo(bool),
    /// A number.
    Number(Measure),
    /// Words that the app offered for this question, or own ones; at least one.
    Words(Vec<Pick<Word>>),
    /// Lines in the learner's order, 1 to 64.
    Lines(Vec<Line>),
    /// A moment.
    When(Moment),
    /// A day.
    Day(Day),
    /// Typed words.
    Text(FreeText),
    /// Something spoken, a photo, a drawing; perhaps with typed words.
    Attached(Attached),
    /// A pattern that was taken along.
    Picture(Box<Picture>),
    /// "Nu even niet": an answer like any other.
    NotNow,
    /// "Weet ik niet": an answer like any other.
    DontKnow,
}

/// Attachments in an answer, by name, and the words typed beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attached {
    text: Option<FreeText>,
    ids: Vec<Id>,
}

impl Attached {
    /// The most attachments in one answer.
    pub const MOST: usize = 16;

    /// 1 to 16 attachments, none of them twice; else none.
    pub fn new(text: Option<FreeText>, ids: Vec<Id>) -> Option<Self> {
        let fits = (1..=Self::MOST).contains(&ids.len());
        (fits && all_differ(&ids)).then_some(Self { text, ids })
    }
}

/// One question, as it was asked, with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    question: Question,
    wording: FreeText,
    value: Value,
}

/// The value is of another form than the question asks for, or holds no word at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no answer to the question {0}")]
pub struct NotAnAnswer(pub Question);

impl Value {
    /// Whether the question can be answered like this.
    fn answers(&self, question: Question) -> bool {
        match (self, question.form()) {
            (Self::NotNow | Self::DontKnow, _)
            | (Self::Mood(_), Form::Field)
            | (Self::Picture(_), Form::Picture)
            | (Self::Scale(_), Form::Scale | Form::Own)
            | (Self::Choice(_), Form::Own)
            | (Self::YesNo(_), Form::YesNo | Form::Own)
            | (Self::Number(_), Form::Number | Form::Own)
            | (Self::When(_), Form::When)
            | (Self::Day(_), Form::Day)
            | (Self::Text(_) | Self::Attached(_), Form::Text | Form::Own) => true,
            (Self::Feelings(picks), Form::FeelingWords) => !picks.is_empty(),
            (Self::Needs(picks), Form::NeedWords) => !picks.is_empty(),
            (Self::Night(picks), Form::NightWords) => !picks.is_empty(),
            (Self::Routine(picks), Form::RoutineItems) => !picks.is_empty(),
            (Self::Words(picks), Form::Words) => {
                let known = |pick: &Pick<Word>| pick.known;
                let offers = question.offers();
                (1..=if question.several() { offers.len() } else { 1 }).contains(&picks.len())
                    && (picks.iter().filter_map(known)).all(|word| offers.contains(&word))
            }
            (Self::Lines(lines), Form::Lines) => (1..=Line::MOST).contains(&lines.len()),
            _ => false,
        }
    }

    /// What was said in an answer of text form: words, attachments, or both. None when there is neither, or more
    /// than [`Attached::MOST`] attachments.
    pub fn said(text: Option<FreeText>, attachments: Vec<Id>) -> Option<Self> {
        if attachments.is_empty() {
            text.map(Self::Text)
        } else {
            Attached::new(text, attachments).map(Self::Attached)
        }
    }

    /// The shape of the own question that it answers, as far as it tells.
    pub fn shape(&self) -> Shape {
        match self {
            Self::Scale(on) => Shape::Scale(on.scale().clone()),
            Self::Choice(choice) => Shape::Choice {
                options: choice.options().clone(),
                several: choice.chosen().len() > 1,
            },
            Self::YesNo(_) => Shape::YesNo,
            Self::Number(measure) => Shape::Number {
                unit: measure.unit.clone(),
            },
            _ => Shape::Text,
        }
    }

    /// The lines it holds, in their order.
    pub fn lines(&self) -> &[Line] {
        match self {
            Self::Lines(lines) => lines,
            _ => &[],
        }
    }

    /// The word that the app offered and that was picked, where one is.
    pub fn word(&self) -> Option<Word> {
        match self {
            Self::Words(picks) => picks.first()?.known,
            _ => None,
        }
    }

    /// The typed words, if it holds any.
    pub const fn text(&self) -> Option<&FreeText> {
        match self {
            Self::Text(text) => Some(text),
            Self::Attached(attached) => attached.text.as_ref(),
            _ => None,
        }
    }

    /// The attachments it refers to, in their order.
    pub fn attachments(&self) -> &[Id] {
        match self {
            Self::Attached(attached) => &attached.ids,
            _ => &[],
        }
    }
}

impl Answer {
    /// An answer to `question` as it was worded.
    ///
    /// # Errors
    /// [`NotAnAnswer`] when the value does not fit the question's form.
    pub fn new(question: Question, wording: FreeText, value: Value) -> Result<Self, NotAnAnswer> {
        if value.answers(question) {
            Ok(Self {
                question,
                wording,
                value,
            })
        } else {
            Err(NotAnAnswer(question))
        }
    }

    /// Which question it answers.
    pub fn question(&self) -> Question {
        self.question
    }

    /// The question as the learner read it.
    pub fn wording(&self) -> &FreeText {
        &self.wording
    }

    /// The answer itself.
    pub fn value(&self) -> &Value {
        &self.value
    }
}

/// Answers in the order of asking, at most one to a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers(Vec<Answer>);

impl Answers {
    /// Sets an answer; an earlier one to the same question gives way, in its place.
    pub fn set(&mut self, answer: Answer) {
        match self
            .0
            .iter_mut()
            .find(|old| old.question == answer.question)
        {
            Some(old) => *old = answer,
            None => self.0.push(answer),
        }
    }

    /// Changes what an answer holds, if there is one; a change that leaves no answer to the question is not taken over.
    pub fn change(&mut self, question: Question, change: impl FnOnce(&mut Value)) {
        let mut answers = self.0.iter_mut();
        if let Some(answer) = answers.find(|answer| answer.question == question) {
            let mut value = answer.value.clone();
            change(&mut value);
            if value.answers(question) {
                answer.value = value;
            }
        }
    }

    /// Takes an answer away: the question is skipped again.
    pub fn skip(&mut self, question: Question) {
        self.0.retain(|answer| answer.question != question);
    }

    /// The answer to a question, if there is one.
    pub fn get(&self, question: Question) -> Option<&Value> {
        self.iter()
            .find(|answer| answer.question == question)
            .map(Answer::value)
    }

    /// All answers in the order of asking.
    pub fn iter(&self) -> impl Iterator<Item = &Answer> {
        self.0.iter()
    }

    /// Whether nothing was answered.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many questions were answered.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The place on the field, if one was set.
    pub fn mood(&self) -> Option<Mood> {
        self.iter().find_map(|answer| match answer.value {
            Value::Mood(mood) => Some(mood),
            _ => None,
        })
    }

    /// The typed words that answer a question, if there are any.
    pub fn text(&self, question: Question) -> Option<&FreeText> {
        self.get(question)?.text()
    }

    /// The word that was picked for a question.
    pub fn word(&self, question: Question) -> Option<Word> {
        self.get(question)?.word()
    }

    /// The lines that answer a question.
    pub fn lines(&self, question: Question) -> &[Line] {
        self.get(question).map_or(&[], Value::lines)
    }

    /// Whether any of its answers leads to that entry.
    pub fn leads_to(&self, entry: Id) -> bool {
        let mut lines = self.0.iter().flat_map(|answer| answer.value.lines());
        lines.any(|line| line.to == Some(entry))
    }

    /// The attachments that any answer refers to.
    pub fn attachments(&self) -> impl Iterator<Item = Id> {
        let values = self.iter().map(Answer::value);
        values.flat_map(Value::attachments).copied()
    }

    /// What goes to someone: the answers whose question is accepted, with those attachments that are. Of an answer whose
    /// attachments all stay behind, the words beside them go; without any words it stays behind.
    pub fn to_share(&self, accept: impl Fn(Question) -> bool, goes: impl Fn(Id) -> bool) -> Self {
        let answers = self.iter().filter(|answer| accept(answer.question));
        let shared = answers.filter_map(|answer| {
            let value = match &answer.value {
                Value::Attached(Attached { text, ids }) => {
                    let ids = ids.iter().copied().filter(|id| goes(*id));
                    Value::said(text.clone(), ids.collect())?
                }
                value => value.clone(),
            };
            Some(Answer {
                value,
                ..answer.clone()
            })
        });
        Self(shared.collect())
    }

    /// The same with other names for the attachments.
    #[must_use]
    pub fn with_files(mut self, name: impl Fn(Id) -> Id) -> Self {
        for answer in &mut self.0 {
            if let Value::Attached(attached) = &mut answer.value {
                attached.ids.iter_mut().for_each(|id| *id = name(*id));
            }
        }
        self
    }
}

impl Extend<Answer> for Answers {
    fn extend<I: IntoIterator<Item = Answer>>(&mut self, answers: I) {
        answers.into_iter().for_each(|answer| self.set(answer));
    }
}

impl FromIterator<Answer> for Answers {
    fn from_iter<I: IntoIterator<Item = Answer>>(answers: I) -> Self {
        let mut all = Self::default();
        answers.into_iter().for_each(|answer| all.set(answer));
        all
    }
}

#[cfg(test)]
mod tests;
