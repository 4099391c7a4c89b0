//! The head of a page: its one h1 and a line under it.

use leptos::prelude::*;

use crate::ui::dom::{El, Words, div, el, p};

/// The one title of a page, which takes the focus when the page is entered.
pub fn title(words: impl Into<Words>) -> El {
    el("h1").attr("tabindex", "-1").text(words)
}

/// The title of a page alone.
pub fn head(words: impl Into<Words>) -> AnyView {
    div("page-head").child(title(words)).into()
}

/// The title of a page with a line under it.
pub fn head_with(words: impl Into<Words>, lead: impl Into<Words>) -> AnyView {
    div("page-head")
        .child(title(words))
        .child(p("lead").text(lead))
        .into()
}

/// A section under a small heading.
pub fn section(heading: impl Into<Words>) -> El {
    el("section").class("section").child(el("h2").text(heading))
}
