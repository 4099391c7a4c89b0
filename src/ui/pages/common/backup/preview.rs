//! What restoring would do, before it is done: per sort, in words.

use leptos::prelude::*;

use crate::domain::moment::Day;
use crate::ui::context::t;
use crate::ui::dom::{El, all, el, p};
use crate::usecase::{Owner, Preview, Tally};

/// The preview as a list, and whose book it is.
pub fn preview(preview: &Preview, today: Day) -> AnyView {
    let t = t();
    let lines = preview
        .sorts()
        .into_iter()
        .zip(t.backup.sorts)
        .filter_map(|(tally, name)| one(name, tally));
    let owner = match preview.owner {
        Owner::Empty | Owner::Same => None,
        Owner::TakenOver => Some(t.backup.taken_over),
        Owner::Kept => Some(t.backup.kept_here),
    };
    all([
        p("soft")
            .text((t.backup.made_on)(&t.moment(preview.made, today)))
            .into(),
        all(owner.map(|words| p("notice").text(words))),
        el("ul").class("stack").children(lines).into(),
    ])
}

/// One sort; nothing for what is in neither.
fn one(name: &'static str, tally: Tally) -> Option<El> {
    let t = t();
    let counts = [
        tally.new,
        tally.same,
        tally.newer_here,
        tally.newer_there,
        tally.left_out,
    ];
    let said: Vec<String> = counts
        .into_iter()
        .zip(t.backup.counts)
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    (!said.is_empty()).then(|| {
        el("li")
            .class("card stack tight")
            .child(el("h3").text(name))
            .child(p("soft").text(said.join(" · ")))
    })
}
