//! Opbouw: how much someone does in a week, from some moment on, as they say themselves. Up, down and rest are all just
//! stages of it.

use super::answer::Value;
use super::check_in::{Kind, Question};
use super::entry::Entry;
use super::id::Id;
use super::journal::Journal;
use super::moment::Day;
use super::word::Word;

/// What holds from a day on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stage {
    /// The entry that says so.
    pub entry: Id,
    /// Its first day.
    pub from: Day,
    /// Hours in a week, where they are said; none at all while resting.
    pub hours: Option<f64>,
    /// Parts of a day in a week, likewise.
    pub parts: Option<f64>,
}

/// All stages, the first one first.
pub fn stages(journal: &Journal) -> Vec<Stage> {
    let stages = journal.papers(Kind::BuildUp).map(|entry| stage(entry));
    let mut stages: Vec<Stage> = stages.collect();
    stages.reverse();
    stages
}

fn stage(entry: &Entry) -> Stage {
    let rests = entry.answers.word(Question::BuildMove) == Some(Word::Rest);
    let much = |question| match entry.answers.get(question) {
        Some(Value::Number(measure)) => Some(measure.amount.hundredths().max(0) as f64 / 100.0),
        _ => rests.then_some(0.0),
    };
    Stage {
        entry: entry.id,
        from: entry.at.day(),
        hours: much(Question::BuildHours),
        parts: much(Question::BuildParts),
    }
}

#[cfg(test)]
mod tests {
    use super::super::answer::{Answer, Pick};
    use super::super::draft::Draft;
    use super::super::free_text::FreeText;
    use super::super::lang::Lang;
    use super::super::moment::Moment;
    use super::super::shape::{Amount, Measure};
    use super::*;

    #[test]
    fn rest_is_nothing_at_all_and_what_was_not_said_stays_unsaid() {
        let text = |text: &str| FreeText::parse(text).unwrap().unwrap();
        let entry = |day: i64, question, value| {
            let at = Moment::new(day * 86_400_000, 0).unwrap();
            let id = Id::new([day as u8; 16]);
            let mut draft = Draft::new(id, Kind::BuildUp, Lang::Nl, at);
            let answer = Answer::new(question, text("?"), value).unwrap();
            draft.answers.set(answer);
            draft.finish(None, at)
        };
        let hours = |amount: &str| {
            Value::Number(Measure {
                amount: Amount::parse(amount).unwrap(),
                unit: None,
            })
        };
        let rest = Pick {
            known: Some(Word::Rest),
            word: text("Rust"),
        };
        let journal: Journal = [
            entry(9, Question::BuildMove, Value::Words(vec![rest])),
            entry(2, Question::BuildHours, hours("2,5")),
            entry(12, Question::BuildWhat, Value::Text(text("tekenen"))),
        ]
        .into_iter()
        .collect();
        let said = |stage: &Stage| (stage.hours, stage.parts);
        let all: Vec<_> = stages(&journal).iter().map(said).collect();
        let nothing = (Some(0.0), Some(0.0));
        assert_eq!(all, [(Some(2.5), None), nothing, (None, None)]);
    }
}
