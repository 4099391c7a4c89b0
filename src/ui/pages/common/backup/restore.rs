//! Restoring: pick the file, open it, see what it would do, and do it. Here, or as a profile of its own.

use std::rc::Rc;

use leptos::prelude::*;
use web_sys::File;

use super::preview::preview;
use crate::browser::{address, page};
use crate::domain::contact::Role;
use crate::route::Route;
use crate::ui::context::{App, Phase, app, open_session, t};
use crate::ui::dom::{all, button, div, live, p};
use crate::ui::media::Unwanted;
use crate::ui::pages::common::lock::{Work, prove};
use crate::ui::parts::effort::Effort;
use crate::ui::parts::head::head_with;
use crate::ui::parts::pick_file::pick_file;
use crate::ui::problem::Problem;
use crate::ui::session::Session;
use crate::ui::task;
use crate::ui::wiring::{self, Book, OnShelf, Refusal, Typed, backup};
use crate::usecase::{self, Backup, Contents, Preview, Tally};

/// How far the page has come.
#[derive(Clone, Copy)]
enum Stage {
    Pick,
    Open,
    Preview(Preview),
    Done(Preview),
}

#[derive(Clone, Copy)]
struct Page {
    app: App,
    /// The book that lies open; without one, a new one is begun for what comes back.
    here: Option<Session>,
    /// That new one. It goes again when nothing is restored after all.
    new: StoredValue<Option<Rc<OnShelf>>, LocalStorage>,
    stage: RwSignal<Stage>,
    effort: Effort,
    file: StoredValue<Option<File>, LocalStorage>,
    backup: StoredValue<Option<Rc<Backup>>, LocalStorage>,
}

/// The page: into the book that lies open, or where there is none, as a profile of its own.
pub fn restore_page() -> AnyView {
    let (app, here) = (app(), open_session());
    let back = move || match here {
        Some(_) => app.go(Route::Backup),
        None => {
            app.go_instead(Route::Home);
            app.phase.set(Phase::NoBook);
        }
    };
    Page::new(here).view(back)
}

impl Page {
    fn new(here: Option<Session>) -> Self {
        Self {
            app: app(),
            here,
            new: StoredValue::new_local(None),
            stage: RwSignal::new(Stage::Pick),
            effort: Effort::default(),
            file: StoredValue::new_local(None),
            backup: StoredValue::new_local(None),
        }
    }

    fn view(self, back: impl Fn() + Copy + Send + 'static) -> AnyView {
        let t = t();
        all([
            live(move || match self.stage.get() {
                Stage::Pick => self.pick(back),
                Stage::Open => self.open(),
                Stage::Preview(found) => self.preview(found),
                Stage::Done(done) => self.done(done),
            }),
            self.effort.bar(t.backup.reading),
        ])
    }

    fn turn(self, stage: Stage) {
        if self.stage.try_set(stage).is_none() {
            page::after(0, || page::focus_first("h1"));
        }
    }

    fn again(self) {
        self.backup.try_update_value(Option::take);
        self.turn(Stage::Pick);
        // A book that was begun for what did not come.
        if let Some(new) = self.new.try_update_value(Option::take).flatten() {
            task::run(self.app, async move { new.place.erase().await }, |()| ());
        }
    }

    fn pick(self, back: impl Fn() + 'static) -> AnyView {
        let t = t();
        let picked = move |file: File| {
            self.file.set_value(Some(file));
            self.turn(Stage::Open);
        };
        all([
            head_with(t.backup.restore, t.backup.restore_lead),
            div("actions stacked")
                .child(pick_file(t.backup.pick, picked))
                .child(button("button plain", t.common.back, back))
                .into(),
        ])
    }

    fn open(self) -> AnyView {
        let t = t();
        let attempt = move |typed: Typed| {
            Box::pin(async move {
                let Some(file) = self.file.try_get_value().flatten() else {
                    return Ok(());
                };
                let read = backup::read(&file, &typed, self.effort).await;
                self.effort.ends();
                let Some(read) = read? else {
                    return Ok(());
                };
                let book = self.book().await?;
                let found = usecase::preview_restore(&book, &read)
                    .await
                    .map_err(Problem::from)?;
                self.backup
                    .try_update_value(|place| *place = Some(Rc::new(read)));
                self.turn(Stage::Preview(found));
                Ok(())
            }) as Work<Refusal>
        };
        let name = self
            .file
            .with_value(|file| file.as_ref().map(|file| file.name()));
        all([
            head_with(t.backup.open, name.unwrap_or_default()),
            prove(None, t.common.next, attempt),
            div("actions stacked")
                .child(button("button plain", t.backup.other_file, move || {
                    self.again()
                }))
                .into(),
        ])
    }

    /// Takes away what came of a restore that was not finished.
    fn sweep(self) {
        if let Some(session) = self.here {
            self.app.wings.let_go(session, Unwanted::Any);
        }
    }

    /// The book into which it goes.
    async fn book(self) -> Result<Rc<Book>, Problem> {
        if let Some(session) = self.here {
            return Ok(session.book());
        }
        if let Some(new) = self.new.get_value() {
            return Ok(Rc::clone(&new.book));
        }
        let new = wiring::start(Role::Learner, self.app.lang.get_untracked()).await?;
        let book = Rc::clone(&new.book);
        self.new.set_value(Some(Rc::new(new)));
        Ok(book)
    }

    fn preview(self, found: Preview) -> AnyView {
        let t = t();
        let (app, busy) = (self.app, RwSignal::new(false));
        let today = wiring::now().day();
        let go = move || {
            let (Some(file), Some(read)) = (self.file.get_value(), self.backup.get_value()) else {
                return;
            };
            busy.set(true);
            let work = async move {
                let book = self.book().await?;
                let done = backup::restore(&book, &read, &file, self.effort).await;
                self.effort.ends();
                let done = done?;
                let contents = match (&done, self.here) {
                    (Some(_), Some(_)) => Some(usecase::reload(&book).await?),
                    // A new book is opened anew when the page is left.
                    _ => None,
                };
                Ok((done, contents))
            };
            let done = move |(done, contents): (Option<Preview>, Option<Contents>)| match done {
                Some(done) => {
                    if let Some((session, contents)) = self.here.zip(contents) {
                        session.renew(app, contents);
                    }
                    self.turn(Stage::Done(done));
                }
                None => {
                    self.sweep();
                    busy.try_set(false);
                    app.say(t.backup.stopped);
                }
            };
            task::run_or(app, work, done, move |_| {
                self.sweep();
                busy.try_set(false);
            });
        };
        all([
            head_with(t.backup.preview, t.backup.preview_lead),
            preview(&found, today),
            div("section actions stacked")
                .child(
                    button("button", t.backup.restore_go, go)
                        .live_flag("disabled", move || busy.get()),
                )
                .child(
                    button("button plain", t.common.cancel, move || self.again())
                        .live_flag("disabled", move || busy.get()),
                )
                .into(),
        ])
    }

    fn done(self, done: Preview) -> AnyView {
        let t = t();
        let app = self.app;
        let came = |tally: Tally| tally.new + tally.newer_there;
        let lead = (t.backup.restored_lead)(done.sorts().into_iter().map(came).sum());
        let home = move || match self.here {
            Some(_) => app.go_instead(Route::Home),
            // The book is opened anew, as whoever it is of now.
            None => address::start_over(),
        };
        let no_lock = self
            .here
            .is_none()
            .then(|| p("notice").text(t.backup.no_lock));
        all([
            head_with(t.backup.restored, lead),
            all(no_lock),
            div("section actions stacked")
                .child(button("button", t.common.done, home))
                .into(),
        ])
    }
}
