//! A dialog over the page: the browser's own, so that focus and Escape work as they should.

use leptos::prelude::*;

use crate::browser::page;
use crate::ui::context::t;
use crate::ui::dom::{Words, button, div, el};

/// A dialog that lies open while the signal is on. `id` names it on the page.
pub fn sheet(
    id: &'static str,
    open: RwSignal<bool>,
    title: impl Into<Words>,
    body: impl IntoIterator<Item = AnyView>,
) -> AnyView {
    Effect::new(move || page::show_dialog(id, open.get()));
    let title = title.into();
    let top = div("sheet-head")
        .child(el("h2").text(title.clone()))
        .child(button("button small soft", t().common.close, move || {
            open.set(false)
        }));
    el("dialog")
        .class("sheet")
        .attr("id", id)
        .attr("aria-label", title)
        .on("close", move |_| open.set(false))
        .child(div("sheet-body").child(top).children(body))
        .into()
}
