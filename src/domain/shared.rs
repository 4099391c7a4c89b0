//! What goes to a coach: an entry with only the fields that were chosen.
//!
//! This one type is drawn by the learner's preview, put in the parcel, and drawn
//! again by the coach's app. What it does not hold cannot be sent.

use super::answer::Answers;
use super::check_in::{Kind, Question};
use super::entry::Entry;
use super::free_text::FreeText;
use super::id::Id;
use super::lang::Lang;
use super::moment::Moment;

/// An entry as someone else gets to see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedItem {
    /// The entry's own id, so that sharing it again replaces it, and for its day mark.
    pub id: Id,
    /// The entry's revision at that time.
    pub revision: u32,
    /// Which set of questions it answers.
    pub kind: Kind,
    /// The moment it is about.
    pub at: Moment,
    /// The language of its wordings.
    pub lang: Lang,
    /// The chosen answers only.
    pub answers: Answers,
}

impl SharedItem {
    /// The entry with only what can go of those answers whose question is accepted.
    pub fn of(entry: &Entry, accept: impl Fn(Question) -> bool) -> Self {
        Self::with(entry, entry.answers.to_share(accept))
    }

    /// The entry as its owner reads it, attachments and all: to be drawn, never to be sent.
    pub fn whole(entry: &Entry) -> Self {
        Self::with(entry, entry.answers.clone())
    }

    fn with(entry: &Entry, answers: Answers) -> Self {
        Self {
            id: entry.id,
            revision: entry.revision,
            kind: entry.kind,
            at: entry.at,
            lang: entry.lang,
            answers,
        }
    }
}

/// Everything in one parcel, before it is sealed or after it was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The parcel's own id; a repeated one is ignored.
    pub id: Id,
    /// How many parcels this sender made for this reader before, plus one.
    pub sequence: u64,
    /// How the sender is called, in the sender's own words.
    pub from: FreeText,
    /// When it was sealed.
    pub sealed: Moment,
    /// A word to go with it.
    pub note: Option<FreeText>,
    /// What is shared; none when it only says hello.
    pub items: Vec<SharedItem>,
}
