//! What helped on heavier days, in the learner's own words.
//!
//! A heavier day is one whose prettig lies below the learner's own middle of the period: a rule that one can say in a
//! sentence, and that holds nobody against anyone else.

use super::{Journal, Period, TooFew, enough, middle, placed};
use crate::domain::check_in::Question;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::moment::Day;

/// What was answered to "wat hielp?" on heavier days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helped {
    /// How many days it rests on: heavier ones with an answer.
    pub days: usize,
    /// How many heavier days there were, with an answer or without.
    pub heavier: usize,
    /// The answers, newest day first.
    pub said: Vec<HelpedOn>,
}

/// An answer to "wat hielp?".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpedOn {
    /// On which day.
    pub day: Day,
    /// The typed words; none where it was only spoken, drawn or photographed.
    pub words: Option<FreeText>,
    /// The entry with the answer.
    pub entry: Id,
}

/// What helped on the heavier days of a period.
///
/// # Errors
/// [`TooFew`] heavier days with an answer.
pub fn helped(journal: &Journal, period: Period) -> Result<Helped, TooFew> {
    let mut days: Vec<_> = placed(journal, period).collect();
    let own = middle(days.iter().map(|(it, _)| it.place.pleasant)).unwrap_or_default();
    days.retain(|(it, _)| it.place.pleasant < own);
    let mut said = Vec::new();
    let mut answered = 0;
    for (it, entries) in days.iter().rev() {
        let before = said.len();
        for entry in *entries {
            let value = entry.answers.get(Question::Helped);
            let value = value.filter(|it| it.text().is_some() || !it.attachments().is_empty());
            said.extend(value.map(|value| HelpedOn {
                day: it.day,
                words: value.text().cloned(),
                entry: entry.id,
            }));
        }
        answered += usize::from(said.len() > before);
    }
    Ok(Helped {
        days: enough(answered)?,
        heavier: days.len(),
        said,
    })
}
