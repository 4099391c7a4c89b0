//! One entry in the diary: a check-in or a note, as it was and when it was.

use super::answer::Answers;
use super::check_in::Kind;
use super::id::Id;
use super::lang::Lang;
use super::moment::Moment;

/// What the learner wrote at one time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its name; also the phase of its day mark.
    pub id: Id,
    /// 1 when first written, one more with every edit.
    pub revision: u32,
    /// Which set of questions it answers.
    pub kind: Kind,
    /// The moment it is about: now, or an earlier one that the learner chose.
    pub at: Moment,
    /// When it was first written; an edit leaves this alone.
    pub written: Moment,
    /// When it was last edited, if it was.
    pub edited: Option<Moment>,
    /// The language of its wordings.
    pub lang: Lang,
    /// The answers.
    pub answers: Answers,
}
