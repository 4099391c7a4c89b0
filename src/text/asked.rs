//! Questions as they are put: those of the app in its words, those of the learner in theirs.

use super::Texts;
use crate::domain::answer::{Answer, Answers, Pick, Value};
use crate::domain::check_in::{Form, Kind, Question};

use crate::domain::free_text::FreeText;
use crate::domain::question_set::{Asked, QuestionSet};
use crate::domain::shape::{Scale, Shape};
use crate::domain::word::Word;

/// How many steps a scale of the app has: few enough to tell apart, with one in the middle.
const STEPS: u8 = 5;

impl Texts {
    /// How a question is put that the app knows by name; none for an own one, which has its own wording. A quick
    /// note is not asked as the last question of a set is.
    pub fn wording(&self, kind: Kind, question: Question) -> Option<&'static str> {
        if (kind, question) == (Kind::Note, Question::Note) {
            return Some(self.today.note);
        }
        let (asked, place) = (&self.check_in.questions, question.place()?);
        let paper = || self.papers.questions.get(place.checked_sub(asked.len())?);
        asked.get(place).or_else(paper).copied()
    }

    /// As [`Texts::wording`], to stand in an answer.
    pub fn free_wording(&self, kind: Kind, question: Question) -> Option<FreeText> {
        free(self.wording(kind, question)?)
    }

    /// An answer to a question, as that is asked here.
    pub fn answered(&self, kind: Kind, question: Question, value: Value) -> Option<Answer> {
        Answer::new(question, self.free_wording(kind, question)?, value).ok()
    }

    /// The answer to a question in one of the words that the app offers for it.
    pub fn in_word(&self, kind: Kind, question: Question, word: Word) -> Option<Answer> {
        let picked = Pick {
            known: Some(word),
            word: free(self.word(word))?,
        };
        self.answered(kind, question, Value::Words(vec![picked]))
    }

    /// A question of a set as it is put now. An own one that is no longer in the set is put as it was answered
    /// before; none when it was not.
    pub fn asked(&self, set: &QuestionSet, answers: &Answers, question: Question) -> Option<Asked> {
        // A pattern goes by the name that it was taken along under.
        let known = self
            .wording(set.kind(), question)
            .filter(|_| question.form() != Form::Picture);
        if let Some(wording) = known {
            let shape = match question.form() {
                Form::Text => Some(Shape::Text),
                Form::Scale => Some(Shape::Scale(self.scale(question)?)),
                Form::YesNo => Some(Shape::YesNo),
                Form::Number => Some(Shape::Number {
                    unit: free(self.papers.units[usize::from(question == Question::BuildParts)]),
                }),
                _ => None,
            };
            let wording = free(wording)?;
            return Some(Asked { wording, shape });
        }
        match set
            .all_own()
            .iter()
            .find(|own| Question::Own(own.id) == question)
        {
            Some(own) => Some(Asked {
                wording: own.wording.clone(),
                shape: Some(own.shape.clone()),
            }),
            None => {
                let before = answers.iter().find(|it| it.question() == question)?;
                Some(Asked {
                    wording: before.wording().clone(),
                    shape: Some(before.value().shape()),
                })
            }
        }
    }

    /// The scale of a question of the app.
    fn scale(&self, question: Question) -> Option<Scale> {
        let [low, high] = match question {
            Question::Stimuli => self.check_in.stimuli,
            Question::WeekFeeling => self.check_in.week_feeling,
            _ => self.check_in.much,
        };
        Scale::new(STEPS, [free(low)?, free(high)?])
    }
}

fn free(words: &str) -> Option<FreeText> {
    FreeText::parse(words).ok().flatten()
}

#[cfg(test)]
mod tests {
    use crate::domain::answer::{Answer, Answers, Value};
    use crate::domain::check_in::{Form, Kind, Question};
    use crate::domain::id::Id;
    use crate::domain::lang::Lang;
    use crate::domain::question_set::{Asked, OwnQuestion, QuestionSet};
    use crate::domain::shape::Shape;
    use crate::text::asked::free;
    use crate::text::texts;

    #[test]
    fn every_question_that_is_offered_can_be_asked_in_both_languages() {
        for lang in Lang::ALL {
            for kind in Kind::ALL {
                let set = QuestionSet::new(kind);
                for item in set.items() {
                    let asked = texts(lang).asked(&set, &Answers::default(), item.question);
                    let shape = asked.unwrap().shape;
                    match item.question.form() {
                        Form::Text => assert_eq!(shape, Some(Shape::Text)),
                        Form::Scale => assert!(matches!(shape, Some(Shape::Scale(_)))),
                        Form::YesNo => assert_eq!(shape, Some(Shape::YesNo)),
                        Form::Number => {
                            assert!(matches!(shape, Some(Shape::Number { unit: Some(_) })));
                        }
                        _ => assert_eq!(shape, None),
                    }
                }
            }
        }
    }

    #[test]
    fn an_own_question_is_put_as_it_stands_in_the_set_or_else_as_it_was_answered() {
        let id = Id::new([7; 16]);
        let own = OwnQuestion {
            id,
            wording: free("Was je buiten?").unwrap(),
            shape: Shape::YesNo,
            proposed_by: None,
        };
        let wording = free("Ben je buiten geweest?").unwrap();
        let before = Answer::new(Question::Own(id), wording.clone(), Value::YesNo(true));
        let before: Answers = [before.unwrap()].into_iter().collect();
        let (t, mut set) = (texts(Lang::En), QuestionSet::new(Kind::DayEnd));
        set.add(own.clone()).unwrap();
        let shape = Some(Shape::YesNo);
        let asked = |set: &QuestionSet, answers| t.asked(set, answers, Question::Own(id));
        let as_in_set = Asked {
            wording: own.wording,
            shape: shape.clone(),
        };
        assert_eq!(asked(&set, &before), Some(as_in_set));
        set.remove(id);
        assert_eq!(asked(&set, &before), Some(Asked { wording, shape }));
        assert_eq!(asked(&set, &Answers::default()), None);
    }
}
