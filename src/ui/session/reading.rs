//! The older part of a long diary comes while the screen is in use already.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Session;
use crate::browser::page;
use crate::browser::pause::Breath;
use crate::ui::context::App;
use crate::ui::media::Unwanted;
use crate::ui::problem::Problem;
use crate::usecase;

/// How much of the diary is in memory.
#[derive(Clone, Copy)]
pub enum Reading {
    /// The newest of it; the rest is being read.
    OnItsWay,
    /// All of it.
    Done,
    /// The newest of it: the rest could not be read, for this reason.
    Broken(Problem),
}

impl Session {
    /// Whether all of the diary is here; followed.
    pub fn is_whole(self) -> bool {
        matches!(self.reading.get(), Reading::Done)
    }

    /// Reads what was left when the book was opened, and then does what wants all of it.
    pub fn read_on(self, app: App) {
        if untrack(|| self.is_whole()) {
            return self.all_is_here(app);
        }
        self.reading.set(Reading::OnItsWay);
        let known = self
            .journal
            .with_untracked(|journal| journal.all().map(|entry| entry.id).collect());
        spawn_local(async move {
            app.first_page_stands(self).await;
            let mut breath = Breath::default();
            match usecase::read_on(&self.book(), &known, async || breath.take().await).await {
                Ok(older) => {
                    // Each of these takes a while where there is much.
                    page::turn().await;
                    self.damaged.update(|damaged| *damaged += older.damaged);
                    self.journal
                        .update(|journal| journal.fill_in(older.journal));
                    page::turn().await;
                    self.all_is_here(app);
                }
                Err(error) => self.reading.set(Reading::Broken(error.into())),
            }
            app.wings.fetch_all(app);
        });
    }

    /// Bundles what lay loose of the diary, when there is time.
    pub fn bundle_up(self) {
        spawn_local(async move {
            page::idle().await;
            let mut breath = Breath::default();
            // It is for the next time: what does not work now is tried then.
            let _ = usecase::bundle_up(&self.book(), async || breath.take().await).await;
        });
    }

    fn all_is_here(self, app: App) {
        let place = self.place();
        let entries = self.journal.with_untracked(|journal| journal.len());
        self.missing.set(place.missing(&self.book(), entries));
        self.reading.set(Reading::Done);
        app.outliving(|| {
            Effect::new(move |_| place.count(self.journal.with(|journal| journal.len())));
        });
        app.wings.opened(app);
        spawn_local(async move {
            page::idle().await;
            app.wings.let_go(self, Unwanted::Any);
        });
    }
}
