//! One of a few: real radio buttons that look like chips.

use leptos::prelude::*;

use crate::ui::dom::{Words, div, el};

/// A choice among a few words. `chosen` says which place is chosen now; `choose` is called with the new place.
pub fn choices(
    label: impl Into<Words>,
    name: &'static str,
    words: impl IntoIterator<Item = Words>,
    chosen: impl Fn() -> usize + Send + Clone + 'static,
    choose: impl Fn(usize) + Clone + 'static,
) -> AnyView {
    let options = words.into_iter().enumerate().map(|(place, word)| {
        let (chosen, choose) = (chosen.clone(), choose.clone());
        let radio = el("input")
            .attr("type", "radio")
            .attr("name", name)
            .checked(move || chosen() == place)
            .on("change", move |_| choose(place));
        el("label")
            .child(radio)
            .child(el("span").class("chip").text(word))
    });
    el("fieldset")
        .class("labelled")
        .child(el("legend").class("label").text(label))
        .child(div("choices").children(options))
        .into()
}
