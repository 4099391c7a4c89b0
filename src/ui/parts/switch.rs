//! A switch: a real checkbox with its label around it.

use leptos::prelude::*;

use crate::ui::dom::{El, Words, el};

/// A switch. `name` says what is switched to who cannot see where it stands; `beside` stands beside it.
pub fn switch(
    name: impl Into<Words>,
    on: impl Fn() -> bool + Send + 'static,
    change: impl Fn(bool) + 'static,
    beside: impl Into<AnyView>,
) -> El {
    el("label")
        .class("switch")
        .child(el("span").class("grow").child(beside))
        .child(
            el("input")
                .attr("type", "checkbox")
                .attr("role", "switch")
                .attr("aria-label", name)
                .checked(on)
                .on("change", move |event| change(event_target_checked(&event))),
        )
}
