//! The other tabs of a book, and what is remembered of it outside its database.

use std::rc::Rc;

use super::{Book, Place};
use crate::browser::sentinel;
use crate::browser::tabs::{self, Heard, Hold, Pen, Tabs};
use crate::domain::id::Id;
use crate::domain::sentinel::{Found, Sentinel, judge};
use crate::store::Store;
use crate::ui::task;
use crate::usecase::Contents;

/// What is missing of a book that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// How many entries there were.
    pub entries: u32,
    /// How many there are.
    pub left: u32,
}

/// An open book among the tabs that have it open.
pub struct Company {
    tabs: Option<Rc<Tabs>>,
    book: Id,
}

impl Company {
    /// Joins them: `heard` is called with what they say, and from now on every commit is told and remembered.
    pub fn join(book: &Book, place: &Place, heard: impl FnMut(Heard) + 'static) -> Self {
        let id = place.at.id;
        // Where tabs cannot talk, a tab follows when it becomes visible again.
        let tabs = Tabs::of(id, heard).ok().map(Rc::new);
        let others = tabs.clone();
        let store = book.vault().store();
        store.after_commit(move |commit| {
            sentinel::remember(id, commit.last.get(), commit.entries);
            if let Some(others) = &others {
                let _ = others.tell(commit.last);
            }
        });
        store.before_stepping_aside(|| Box::pin(task::settled()));
        Self { tabs, book: id }
    }

    /// Tells the others to close the book.
    pub fn close(&self) {
        if let Some(tabs) = &self.tabs {
            let _ = tabs.tell_locked();
        }
    }

    /// Asks for the pen of a text. None where the browser has nobody to ask: then every tab writes.
    pub async fn ask_pen(&self, text: Id, lost: impl FnOnce() + 'static) -> Option<Hold> {
        tabs::hold(self.book, text, lost).await.ok()
    }

    /// Takes the pen of a text from whichever tab has it.
    pub async fn take_pen(&self, text: Id, lost: impl FnOnce() + 'static) -> Option<Pen> {
        tabs::take_over(self.book, text, lost).await.ok()
    }
}

impl Place {
    /// What is missing of the book, held against what is remembered of it.
    pub(super) async fn missing(&self, book: &Book, contents: &Contents) -> Option<Missing> {
        let last = book.vault().store().last().await.ok()?.get();
        let entries = u32::try_from(contents.journal.entries().len()).unwrap_or(u32::MAX);
        match judge(sentinel::of(self.at.id), Some(Sentinel { last, entries })) {
            Found::Behind { entries, left } => Some(Missing { entries, left }),
            Found::Whole | Found::Vanished { .. } => None,
        }
    }

    /// Its owner knows what is missing: from now on the book is as it is.
    pub fn accept_missing(&self) {
        sentinel::forget(self.at.id);
    }
}
