//! The app kept on the device, and a newer version of it: offered where nothing is being written, and never forced.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::{App, app, t};
use super::dom::{El, button, div};
use super::parts::head::section;
use super::problem::Problem;
use crate::browser::offline;

/// Keeps the app on this device. Where that is refused it needs the network, as any page does.
pub fn look_out(app: App) {
    spawn_local(async move {
        let newer = move || {
            app.newer.set(Some(begin_anew));
        };
        drop(offline::keep(newer).await);
    });
}

fn begin_anew(app: App) {
    spawn_local(async move {
        let others = move || app.say(app.texts().newer.others);
        if offline::take_over(others).await.is_err() {
            app.complain(Problem(|texts| texts.failed));
        }
    });
}

/// The offer, while a newer version waits; followed as that changes.
pub fn offer() -> Option<El> {
    let (app, t) = (app(), t());
    let begin_anew = app.newer.get()?;
    let go = button("button small soft", t.newer.go, move || begin_anew(app));
    Some(section(t.newer.title).child(div("actions").child(go)))
}
