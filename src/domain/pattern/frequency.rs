//! Which words were chosen, and on how many days.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::{Journal, Period, TooFew, enough};
use crate::domain::answer::{Pick, Value};
use crate::domain::feeling::Feeling;
use crate::domain::folded::fold;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::moment::Day;
use crate::domain::need::Need;
use crate::domain::order;

/// What a word is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// A feeling that the app offers.
    Feeling(Feeling),
    /// A need that the app offers.
    Need(Need),
    /// Someone's own word, as they wrote it last. Capitals and accents make no other word of it.
    Own(FreeText),
}

impl Name {
    /// What tells words apart. A folded word begins with a blank, a code never.
    fn key(&self) -> Cow<'static, str> {
        match self {
            Self::Feeling(feeling) => feeling.code().into(),
            Self::Need(need) => need.code().into(),
            Self::Own(word) => match fold(word.as_str()) {
                signs if signs.is_empty() => format!(" {word}").into(),
                folded => folded.into(),
            },
        }
    }
}

/// A word and the days on which it was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// The word.
    pub name: Name,
    /// The days, oldest first, each once however often it was chosen then.
    pub days: Vec<Day>,
    /// The entries in which it was chosen, oldest day first.
    pub entries: Vec<Id>,
}

/// Words by the number of days on which they were chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frequency {
    /// How many days it rests on: those on which any word was chosen.
    pub days: usize,
    /// The words, those of most days first.
    pub counts: Vec<Count>,
}

/// How often each feeling was chosen.
///
/// # Errors
/// [`TooFew`] days on which any feeling was chosen.
pub fn feelings(journal: &Journal, period: Period) -> Result<Frequency, TooFew> {
    frequency(journal, period, |value| match value {
        Value::Feelings(picks) => names(picks, Name::Feeling),
        _ => Vec::new(),
    })
}

/// How often each need was chosen.
///
/// # Errors
/// [`TooFew`] days on which any need was chosen.
pub fn needs(journal: &Journal, period: Period) -> Result<Frequency, TooFew> {
    frequency(journal, period, |value| match value {
        Value::Needs(picks) => names(picks, Name::Need),
        _ => Vec::new(),
    })
}

pub(super) fn names<K: Copy>(picks: &[Pick<K>], known: fn(K) -> Name) -> Vec<Name> {
    let own = |pick: &Pick<K>| Name::Own(pick.word.clone());
    let name = |pick: &Pick<K>| pick.known.map_or_else(|| own(pick), known);
    picks.iter().map(name).collect()
}

/// Counts the words that `names` finds in answers.
pub(super) fn frequency(
    journal: &Journal,
    period: Period,
    names: fn(&Value) -> Vec<Name>,
) -> Result<Frequency, TooFew> {
    let mut counts: BTreeMap<Cow<'static, str>, Count> = BTreeMap::new();
    let mut days = 0;
    for entries in period.by_day(journal) {
        let mut any = false;
        for entry in entries {
            let answers = entry.answers.iter();
            for name in answers.flat_map(|answer| names(answer.value())) {
                any = true;
                count(&mut counts, name, entry.at.day(), entry.id);
            }
        }
        days += usize::from(any);
    }
    let days = enough(days)?;
    let counts = order::by(counts.into_values(), |it| {
        (-(it.days.len() as i64), 0, Id::new([0; 16]))
    });
    Ok(Frequency { days, counts })
}

fn count(counts: &mut BTreeMap<Cow<'static, str>, Count>, name: Name, day: Day, entry: Id) {
    let count = counts.entry(name.key()).or_insert_with(|| Count {
        name: name.clone(),
        days: Vec::new(),
        entries: Vec::new(),
    });
    if count.days.last() != Some(&day) {
        count.days.push(day);
        count.name = name;
    }
    if count.entries.last() != Some(&entry) {
        count.entries.push(entry);
    }
}
