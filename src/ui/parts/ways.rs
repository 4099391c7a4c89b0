//! What can be done with an entry that is read: put it ready for a coach, change it, delete it.

use std::sync::Arc;

use leptos::prelude::*;

use super::link::link;
use super::sheet::sheet;
use super::what_goes::what_goes;
use crate::browser::page;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{all, button, div, live, live_if, p};
use crate::ui::session::Session;
use crate::usecase::find_entry;

/// The entry as it is now: a page may stand open while it changes.
fn now(session: Session, id: Id) -> Option<Arc<Entry>> {
    session
        .journal
        .with_untracked(|journal| journal.get(id).cloned())
}

/// The buttons, and the question before deleting; after that one is at `back`. Whether there is one to print is for the page to say.
pub fn ways(id: Id, back: Route, prints: bool) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let sure = RwSignal::new(false);
    let put_ready = move || {
        if let Some(entry) = now(session, id) {
            session.put_ready(app, session.usually(&entry), || ());
        }
    };
    let share = live(move || match session.is_ready(id) {
        true => link(Route::Talk, "button soft", t.diary.is_ready),
        false => button("button", t.diary.put_ready, put_ready).into(),
    });
    let delete = move || {
        if let Some(entry) = now(session, id) {
            session.delete(app, &entry, move || app.go_instead(back));
        }
    };
    let ask = [
        p("").text(t.diary.delete_lead).into(),
        live_if(move || {
            let goes = || find_entry(&untrack(|| session.contents()), id);
            sure.get().then(|| what_goes(session, &goes()))
        }),
        div("actions")
            .child(button("button", t.common.delete, delete))
            .child(button("button plain", t.common.cancel, move || {
                sure.set(false)
            }))
            .into(),
    ];
    all([
        div("section actions")
            .child(share)
            .child(link(Route::Edit(id), "button soft", t.common.edit))
            .child_if(prints.then(|| button("button small plain", t.talks.print, page::print)))
            .child(button("button plain", t.common.delete, move || {
                sure.set(true)
            }))
            .into(),
        sheet("delete", sure, t.diary.delete_sure, ask),
    ])
}
