//! "Klaargelegd": what the learner has put ready for a coach, and what stays behind of each.

use std::collections::BTreeSet;

use super::check_in::Question;
use super::entry::Entry;
use super::id::Id;
use super::shared::SharedItem;

/// One entry put ready, with the answers that stay with the learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadyItem {
    /// The entry.
    pub entry: Id,
    /// The questions whose answers stay behind.
    pub kept_back: BTreeSet<Question>,
}

impl ReadyItem {
    /// Puts an entry ready with everything in it; each field can then be kept back.
    pub fn new(entry: Id) -> Self {
        Self {
            entry,
            kept_back: BTreeSet::new(),
        }
    }

    /// Keeps an answer back, or lets it go along again.
    pub fn toggle(&mut self, question: Question) {
        if !self.kept_back.remove(&question) {
            self.kept_back.insert(question);
        }
    }

    /// Exactly what the coach will see of the entry.
    pub fn choose(&self, entry: &Entry) -> SharedItem {
        SharedItem::of(entry, |question| !self.kept_back.contains(&question))
    }
}
