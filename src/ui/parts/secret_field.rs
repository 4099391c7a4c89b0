//! A field for what nobody else should read: dots, until its owner asks to see it.

use leptos::prelude::*;

use crate::ui::context::t;
use crate::ui::dom::{Words, button, div, el, fresh_id};

/// A labelled field for a secret.
pub fn secret_field(
    label: impl Into<Words>,
    help: Option<&'static str>,
    text: RwSignal<String>,
) -> AnyView {
    let t = t();
    let (id, help_id) = (fresh_id(), fresh_id());
    let shown = RwSignal::new(false);
    let kind = move || Some(if shown.get() { "text" } else { "password" }.into());
    let mut field = el("input")
        .class("input")
        .attr("id", id.clone())
        .live_attr("type", kind)
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("spellcheck", "false")
        .value(move || text.get())
        .on("input", move |event| text.set(event_target_value(&event)));
    if help.is_some() {
        field = field.attr("aria-describedby", help_id.clone());
    }
    let show = button("button small soft", t.lock.show, move || {
        shown.update(|shown| *shown = !*shown)
    })
    .aria("aria-pressed", move || shown.get());
    div("labelled")
        .child(el("label").class("label").attr("for", id).text(label))
        .child_if(help.map(|help| el("span").class("hint").attr("id", help_id).text(help)))
        .child(div("secret").child(field).child(show))
        .into()
}
