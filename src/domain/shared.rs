//! What goes to a coach: an entry with only the fields that were chosen.
//!
//! This one type is drawn by the learner's preview, put in the parcel, and drawn
//! again by the coach's app. What it does not hold cannot be sent.

use std::collections::BTreeSet;

use super::answer::Answers;
use super::attachment::Attachment;
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
    /// The entry with only those answers whose question is accepted, and of these only the attachments that go along.
    pub fn of(entry: &Entry, accept: impl Fn(Question) -> bool, goes: impl Fn(Id) -> bool) -> Self {
        Self::with(entry, entry.answers.to_share(accept, goes))
    }

    /// The entry as its owner reads it, all of it: to be drawn, never to be sent.
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
    /// What is said about the attachments in them, each once. Their bytes follow in this order. When they were made is
    /// not said: it is the moment of sealing.
    pub files: Vec<Attachment>,
    /// "Vraag terug": the items that the sender asks to delete, or parcels, with all that is in them.
    pub recall: Vec<Id>,
    /// The parcels that asked something back of the one who writes this, which is done.
    pub recalled: Vec<Id>,
}

impl Letter {
    /// The attachments that its items refer to.
    pub fn attachments(&self) -> impl Iterator<Item = Id> {
        self.items
            .iter()
            .flat_map(|item| item.answers.attachments())
    }

    /// The item whose day mark stands for all of it: the first that has one, or else the first.
    pub fn marked(&self) -> Option<&SharedItem> {
        let mut items = self.items.iter();
        let with_mood = items.find(|item| item.answers.mood().is_some());
        with_mood.or(self.items.first())
    }

    /// When it was sealed, among the letters of the same sender.
    pub fn order(&self) -> (i64, u64) {
        (self.sealed.unix_ms(), self.sequence)
    }

    /// Takes out what was asked back, with the attachments that nothing in it refers to then; gives the names of these.
    pub fn take_out(&mut self, asked: &[Id]) -> Vec<Id> {
        if asked.contains(&self.id) {
            self.items.clear();
            self.note = None;
        }
        self.items.retain(|item| !asked.contains(&item.id));
        let wanted: BTreeSet<Id> = self.attachments().collect();
        let (stay, go) = core::mem::take(&mut self.files)
            .into_iter()
            .partition::<Vec<_>, _>(|file| wanted.contains(&file.id));
        self.files = stay;
        go.into_iter().map(|file| file.id).collect()
    }

    /// The same with other names for its attachments.
    #[must_use]
    pub fn with_files(mut self, name: impl Fn(Id) -> Id) -> Self {
        for item in &mut self.items {
            item.answers = core::mem::take(&mut item.answers).with_files(&name);
        }
        for file in &mut self.files {
            file.id = name(file.id);
        }
        self
    }
}
