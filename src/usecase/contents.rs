//! Everything in a book, in memory: what the screens show.

use std::sync::Arc;

use super::Older;
use crate::domain::answer::Answers;
use crate::domain::attachment::Attachment;
use crate::domain::basket::ReadyItem;
use crate::domain::contact::Contact;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::inbox::Received;
use crate::domain::journal::Journal;
use crate::domain::question_set::QuestionSet;
use crate::domain::sent::Sent;
use crate::domain::settings::Settings;

/// What a book holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Whose it is and how it looks.
    pub settings: Settings,
    /// The diary.
    pub journal: Journal,
    /// Check-ins that are not finished, last touched first.
    pub drafts: Vec<Draft>,
    /// The people it is paired with, in the order in which they were met.
    pub contacts: Vec<Contact>,
    /// What lies ready for a coach.
    pub ready: Vec<ReadyItem>,
    /// Parcels that were made, newest first.
    pub sent: Vec<Sent>,
    /// Parcels that were kept, newest first.
    pub received: Vec<Received>,
    /// What is said about recordings, photos and drawings, in the order in which they were made.
    pub attachments: Vec<Attachment>,
    /// The sets of questions that were changed: `QuestionSet::of` finds one, or the one the app offers.
    pub sets: Vec<QuestionSet>,
    /// How many records are damaged. They are left as they lie.
    pub damaged: usize,
    /// Whether that is all. Of a long diary, what is older comes with `read_on`.
    pub whole: bool,
}

impl Contents {
    /// A new book.
    pub fn new(settings: Settings) -> Self {
        Self {
            settings,
            journal: Journal::default(),
            drafts: Vec::new(),
            contacts: Vec::new(),
            ready: Vec::new(),
            sent: Vec::new(),
            received: Vec::new(),
            attachments: Vec::new(),
            sets: Vec::new(),
            damaged: 0,
            whole: true,
        }
    }

    /// Adds the entries that were left when it was opened: then it is whole.
    pub fn add(&mut self, older: Older) {
        self.journal.fill_in(older.journal);
        self.damaged += older.damaged;
        self.whole = true;
    }

    /// The attachments that entries, drafts and parcels that were kept refer to.
    pub(super) fn attached(&self) -> impl Iterator<Item = Id> {
        attached(self.journal.all(), &self.drafts, &self.received)
    }

    /// How many records that is, with the owner's own key.
    pub(super) fn records(&self) -> usize {
        let diary = self.journal.len() + self.drafts.len() + self.ready.len();
        let people = self.contacts.len() + self.sent.len() + self.received.len();
        2 + diary + people + self.attachments.len() + self.sets.len()
    }
}

/// The attachments to which any of these refers.
pub(super) fn attached<'a>(
    entries: impl Iterator<Item = &'a Arc<Entry>>,
    drafts: &'a [Draft],
    received: &'a [Received],
) -> impl Iterator<Item = Id> {
    let entries = entries.map(|entry| &entry.answers);
    let answers = entries.chain(drafts.iter().map(|draft| &draft.answers));
    let letters = received.iter().flat_map(|it| it.letter.attachments());
    answers.flat_map(Answers::attachments).chain(letters)
}
