//! What was answered, with the wording of the question as it was then.

use super::check_in::{Form, Question};
use super::feeling::Feeling;
use super::free_text::FreeText;
use super::mood::Mood;
use super::need::Need;

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
    /// Typed words.
    Text(FreeText),
    /// "Nu even niet": an answer like any other.
    NotNow,
    /// "Weet ik niet": an answer like any other.
    DontKnow,
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
#[error("this is no answer to the question {}", .0.code())]
pub struct NotAnAnswer(pub Question);

impl Value {
    /// Whether the question can be answered like this.
    fn answers(&self, question: Question) -> bool {
        match (self, question.form()) {
            (Self::NotNow | Self::DontKnow, _)
            | (Self::Mood(_), Form::Field)
            | (Self::Text(_), Form::Text) => true,
            (Self::Feelings(picks), Form::FeelingWords) => !picks.is_empty(),
            (Self::Needs(picks), Form::NeedWords) => !picks.is_empty(),
            _ => false,
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

    /// Those answers whose question is accepted.
    pub fn only(&self, accept: impl Fn(Question) -> bool) -> Self {
        Self(
            self.iter()
                .filter(|answer| accept(answer.question))
                .cloned()
                .collect(),
        )
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
mod tests {
    use super::*;

    fn text(text: &str) -> FreeText {
        FreeText::parse(text).unwrap().unwrap()
    }

    #[test]
    fn an_answer_must_be_of_the_form_that_was_asked() {
        let wording = text("Eén ding voor vandaag");
        assert!(
            Answer::new(
                Question::OneThing,
                wording.clone(),
                Value::Text(text("brood"))
            )
            .is_ok()
        );
        assert!(Answer::new(Question::OneThing, wording.clone(), Value::NotNow).is_ok());
        assert_eq!(
            Answer::new(
                Question::OneThing,
                wording.clone(),
                Value::Mood(Mood::default())
            ),
            Err(NotAnAnswer(Question::OneThing))
        );
        assert!(Answer::new(Question::Needs, wording, Value::Needs(vec![])).is_err());
    }

    #[test]
    fn a_second_answer_takes_the_place_of_the_first() {
        let mut answers = Answers::default();
        let say = |value| Answer::new(Question::Note, text("Nog iets?"), value).unwrap();
        answers.set(say(Value::DontKnow));
        answers.set(say(Value::Text(text("toch wel"))));
        assert_eq!(answers.len(), 1);
        assert_eq!(
            answers.get(Question::Note),
            Some(&Value::Text(text("toch wel")))
        );
        answers.skip(Question::Note);
        assert!(answers.is_empty());
    }
}
