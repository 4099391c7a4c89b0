//! Proof instead of promise: what is stored, what was asked of anyone, and what a stranger would read.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::storage;
use crate::ui::context::t;
use crate::ui::dom::{all, button, div, live_if, p};
use crate::ui::parts::head::{head_with, section};

/// The page.
pub fn proof_page() -> AnyView {
    let t = t();
    all([head_with(t.proof.title, t.proof.lead), keeping()])
}

/// Whether the browser keeps this, and how much it is.
fn keeping() -> AnyView {
    let t = t();
    let kept = RwSignal::new(None::<bool>);
    let used = RwSignal::new(None::<usize>);
    spawn_local(async move {
        kept.try_set(Some(storage::is_kept().await));
        used.try_set(storage::bytes_used().await);
    });
    let ask = move || {
        spawn_local(async move {
            kept.try_set(Some(storage::ask_to_keep().await));
        });
    };
    let answer = move || {
        kept.get().map(|kept| {
            let button = (!kept)
                .then(|| div("actions").child(button("button small soft", t.me.storage_ask, ask)));
            div("stack")
                .child(p("").text(if kept {
                    t.me.storage_kept
                } else {
                    t.me.storage_not
                }))
                .child_if(button)
        })
    };
    let size = move || {
        used.get()
            .map(|bytes| p("soft small").text((t.me.storage_use)(&t.size(bytes))))
    };
    section(t.me.storage)
        .child(
            div("card stack")
                .attr("aria-live", "polite")
                .child(live_if(answer))
                .child(live_if(size)),
        )
        .into()
}
