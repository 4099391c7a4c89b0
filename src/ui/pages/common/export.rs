//! "Neem alles mee": everything as plain files in one zip, for its owner; and the warning that these are not sealed.

use leptos::prelude::*;

use crate::browser::files;
use crate::export::file_name;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{all, button, div, el, p};
use crate::ui::parts::effort::Effort;
use crate::ui::parts::head::{head_with, section};
use crate::ui::problem::Problem;
use crate::ui::task;
use crate::ui::wiring::backup;

/// The page.
pub fn export_page() -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let effort = Effort::default();
    let busy = RwSignal::new(false);
    let go = move || {
        busy.set(true);
        let contents = session.contents();
        let work = async move {
            let made = backup::export(&session.book(), &contents, effort).await;
            effort.ends();
            made
        };
        let done = move |made: Option<(web_sys::Blob, usize)>| {
            busy.try_set(false);
            let Some((file, left_out)) = made else {
                return app.say(t.backup.stopped);
            };
            match files::save(&file_name(session.today()), &file) {
                Ok(()) if left_out > 0 => app.say((t.backup.left_out)(left_out)),
                Ok(()) => app.say(t.backup.saved),
                Err(_) => app.complain(Problem(|texts| texts.failed)),
            }
        };
        task::run_or(app, work, done, move |_| {
            busy.try_set(false);
        });
    };
    let files = t.take.files.map(|line| el("li").text(line));
    all([
        head_with(t.take.title, t.take.lead),
        p("notice warn").text(t.take.warning).into(),
        section(t.take.files_title)
            .child(el("ul").class("bullets").children(files))
            .into(),
        div("section actions stacked")
            .child(button("button", t.take.go, go).live_flag("disabled", move || busy.get()))
            .into(),
        effort.bar(t.take.making),
    ])
}
