//! Drafts that save themselves: at every change, one write at a time, the newest version next.
//!
//! There is no timer: while one version is being written, later ones wait and only
//! the last of them is written. So a slow phone writes less often, and what is on
//! the screen is never more than one write behind.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::App;
use super::session::Session;
use super::task::Busy;
use crate::domain::draft::Draft;

/// Keeps one draft as it changes.
#[derive(Clone, Copy)]
pub struct Autosave {
    app: App,
    session: Session,
    waiting: StoredValue<Option<Draft>>,
    writing: StoredValue<bool>,
    done: StoredValue<bool>,
    /// There while the last version is not kept yet: the book is not locked over it.
    unkept: StoredValue<Option<Busy>>,
    /// Whether the last version on the screen is kept.
    pub kept: RwSignal<bool>,
}

impl Autosave {
    /// An autosave that has nothing to do yet.
    pub fn new(app: App, session: Session) -> Self {
        // Not owned by the page: a write goes on when the page is left.
        app.outliving(|| Self {
            app,
            session,
            waiting: StoredValue::new(None),
            writing: StoredValue::new(false),
            done: StoredValue::new(false),
            unkept: StoredValue::new(None),
            kept: RwSignal::new(false),
        })
    }

    /// Keeps this version, now or right after the one being written.
    pub fn keep(self, draft: Draft) {
        if self.done.get_value() {
            return;
        }
        self.kept.set(false);
        self.unkept.set_value(Some(Busy::default()));
        self.waiting.set_value(Some(draft));
        if !self.writing.get_value() {
            self.writing.set_value(true);
            spawn_local(self.write_all());
        }
    }

    /// Nothing more is kept: the draft is finished or thrown away.
    pub fn finish(self) {
        self.done.set_value(true);
        self.waiting.set_value(None);
        self.unkept.set_value(None);
    }

    /// The finishing did not succeed: go on keeping what is on the screen.
    pub fn go_on(self) {
        self.done.set_value(false);
    }

    async fn write_all(self) {
        while let Some(draft) = self.waiting.try_update_value(Option::take).flatten() {
            match self.session.keep_draft(draft).await {
                Ok(()) if self.waiting.with_value(Option::is_none) => {
                    self.kept.set(true);
                    self.unkept.set_value(None);
                }
                Ok(()) => (),
                Err(problem) => self.app.complain(problem),
            }
        }
        self.writing.set_value(false);
    }
}
