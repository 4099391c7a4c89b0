//! Lines in an order of the learner's own: steps of a learning question, topics of a talk, what something belongs to, how an
//! agreement went.

use super::answer::Pick;
use super::free_text::FreeText;
use super::id::Id;
use super::moment::{Day, Moment};
use super::word::Word;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it says. Where it leads to an entry, the words that stood for that entry then.
    pub words: FreeText,
    /// The entry that it leads to.
    pub to: Option<Id>,
    /// A word that goes with it: what is wanted with a topic, how an agreement went.
    pub mark: Option<Pick<Word>>,
    /// A day, only where the learner wants one.
    pub on: Option<Day>,
    /// When it was ticked, or written down.
    pub done: Option<Moment>,
}

impl Line {
    /// The most lines in one answer.
    pub const MOST: usize = 64;

    /// A line of words alone.
    pub fn new(words: FreeText) -> Self {
        Self {
            words,
            to: None,
            mark: None,
            on: None,
            done: None,
        }
    }

    /// A line that leads to an entry.
    pub fn to(id: Id, words: FreeText) -> Self {
        Self {
            to: Some(id),
            ..Self::new(words)
        }
    }
}
