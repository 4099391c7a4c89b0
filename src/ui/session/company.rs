//! Following what other tabs do with the same book.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Session;
use crate::browser::tabs::Heard;
use crate::ui::context::App;
use crate::ui::lock;
use crate::ui::wiring::{Company, Joined};
use crate::usecase::{self, Contents};

impl Session {
    /// Joins the other tabs of the book, once.
    pub fn join(self, app: App) {
        if self.company.with_untracked(Option::is_some) {
            return;
        }
        let catch_up = move || spawn_local(self.catch_up(app));
        let heard = move |said| match said {
            Heard::Committed(_) => catch_up(),
            Heard::Locked => lock::close_soon(),
        };
        spawn_local(async move {
            let (book, place) = (self.book(), self.place());
            let joined = Joined::join(&book, &place, heard, catch_up);
            let joined: Rc<dyn Company> = Rc::new(joined.await);
            self.company.set(Some(joined));
            // What another tab did before this one listened.
            catch_up();
        });
    }

    /// Shows what other tabs changed.
    pub async fn catch_up(self, app: App) {
        let book = self.book();
        match usecase::follow(&book, || self.contents()).await {
            Ok(Some(contents)) => self.renew(app, contents),
            // What the screen shows was kept once; what is written next says what is the matter.
            Ok(None) | Err(_) => return,
        }
        if let Ok(locked) = usecase::is_locked(book.vault().store()).await {
            self.locked.set(locked);
            lock::look(app);
        }
    }

    /// What the screens show, as one.
    pub fn contents(self) -> Contents {
        Contents {
            settings: self.settings.get_untracked(),
            journal: self.journal.get_untracked(),
            drafts: self.drafts.get_untracked(),
            contacts: self.contacts.get_untracked(),
            ready: self.ready.get_untracked(),
            sent: self.sent.get_untracked(),
            received: self.received.get_untracked(),
            attachments: self.attachments.get_untracked(),
            sets: self.sets.get_untracked(),
            damaged: self.damaged.get_untracked(),
            whole: untrack(|| self.is_whole()),
        }
    }

    /// Shows what is in the book now: much of it changed at once.
    pub fn renew(self, app: App, contents: Contents) {
        let (lang, look) = (contents.settings.lang, contents.settings.look);
        self.settings.set(contents.settings);
        self.journal.set(contents.journal);
        self.drafts.set(contents.drafts);
        self.contacts.set(contents.contacts);
        self.ready.set(contents.ready);
        self.sent.set(contents.sent);
        self.received.set(contents.received);
        self.attachments.set(contents.attachments);
        self.sets.set(contents.sets);
        self.damaged.set(contents.damaged);
        App::paint(look);
        // A change of language draws the screen anew.
        if app.lang.get_untracked() != lang {
            app.lang.set(lang);
        }
    }
}
