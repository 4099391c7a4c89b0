//! The other tabs of a book, and what is remembered of it outside its database.
//!
//! All of it comes with a wing: the first screen knows it as [`Company`] only.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use super::{Book, Place};
use crate::browser::sentinel;
use crate::browser::tabs::{self, Heard, Hold, Pen, Tabs};
use crate::domain::id::Id;
use crate::domain::sentinel::{Found, Sentinel, judge};
use crate::store::Store;
use crate::ui::task;

/// What is missing of a book that was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing {
    /// How many entries there were.
    pub entries: u32,
    /// How many there are.
    pub left: u32,
}

/// What another tab is asked, and answers in its time.
pub type Answer<T> = Pin<Box<dyn Future<Output = Option<T>>>>;
/// What is called when another tab takes a pen over.
pub type Lost = Box<dyn FnOnce()>;

/// An open book among the tabs that have it open.
pub trait Company {
    /// Tells the others to close the book.
    fn close(&self);

    /// Asks for the pen of a text. None where the browser has nobody to ask: then every tab writes.
    fn ask_pen(&self, text: Id, lost: Lost) -> Answer<Hold>;

    /// Takes the pen of a text from whichever tab has it.
    fn take_pen(&self, text: Id, lost: Lost) -> Answer<Pen>;

    /// Looks what other tabs changed.
    fn follow(&self);
}

/// The tabs of a book.
pub struct Joined {
    tabs: Option<Rc<Tabs>>,
    book: Id,
    follow: Box<dyn Fn()>,
}

impl Joined {
    /// Joins them: `heard` is called with what they say, and from now on every commit is told and remembered.
    pub async fn join(
        book: &Book,
        place: &Place,
        heard: impl FnMut(Heard) + 'static,
        follow: impl Fn() + 'static,
    ) -> Self {
        let id = place.at.id;
        // Where tabs cannot talk, a tab follows when it becomes visible again.
        let tabs = Tabs::of(id, heard).ok().map(Rc::new);
        let others = tabs.clone();
        let store = book.vault().store();
        store.after_commit(move |commit| {
            sentinel::remember(id, commit.get(), None);
            if let Some(others) = &others {
                let _ = others.tell(commit);
            }
        });
        store.before_stepping_aside(|| Box::pin(task::settled()));
        // What was kept before anyone listened.
        if let Ok(last) = store.last().await {
            sentinel::remember(id, last.get(), None);
        }
        Self {
            tabs,
            book: id,
            follow: Box::new(follow),
        }
    }
}

impl Company for Joined {
    fn close(&self) {
        if let Some(tabs) = &self.tabs {
            let _ = tabs.tell_locked();
        }
    }

    fn ask_pen(&self, text: Id, lost: Lost) -> Answer<Hold> {
        let book = self.book;
        Box::pin(async move { tabs::hold(book, text, lost).await.ok() })
    }

    fn take_pen(&self, text: Id, lost: Lost) -> Answer<Pen> {
        let book = self.book;
        Box::pin(async move { tabs::take_over(book, text, lost).await.ok() })
    }

    fn follow(&self) {
        (self.follow)();
    }
}

impl Place {
    /// Remembers how many entries the book has.
    pub fn count(&self, entries: usize) {
        let (then, entries) = (sentinel::of(self.at.id), u32::try_from(entries).ok());
        // Mostly it has as many as it had: nothing is written then.
        if then.map(|then| then.entries) != entries {
            sentinel::remember(self.at.id, then.map_or(0, |then| then.last), entries);
        }
    }

    /// What is missing of the book that was just opened and has so many entries, held against what is remembered of it.
    pub fn missing(&self, book: &Book, entries: usize) -> Option<Missing> {
        let last = book.vault().told().get();
        let entries = u32::try_from(entries).unwrap_or(u32::MAX);
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
