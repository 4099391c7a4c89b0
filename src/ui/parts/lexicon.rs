//! Every word there is to pick, with what it means, found as one types. For who looks for a word, or wonders what one means.

use leptos::prelude::*;

use super::fold::fold;
use super::picks::Picked;
use crate::domain::search::Words;
use crate::ui::context::t;
use crate::ui::dom::{El, button, div, el, live, p};

/// What the word of a place means, in one line.
pub type Meaning = fn(usize) -> &'static str;

/// The folded list, the nearest word first. `turn` picks the word of a place, or lets it go.
pub fn lexicon(
    word: fn(usize) -> &'static str,
    meaning: Meaning,
    offered: Signal<Vec<usize>>,
    picked: Signal<Vec<Picked>>,
    turn: impl Fn(usize) + Copy + Send + 'static,
) -> El {
    let t = t();
    let typed = RwSignal::new(String::new());
    let is_picked =
        move |place: usize| picked.with(|picks| picks.iter().any(|(it, _)| *it == Some(place)));
    let row = move |place: usize| {
        let row = button("meaning", "", move || turn(place))
            .aria("aria-pressed", move || is_picked(place))
            .child(el("span").class("title").text(word(place)))
            .child(el("span").class("soft small").text(meaning(place)));
        el("li").child(row)
    };
    let rows = move || {
        let wanted = typed.with(|typed| Words::typed(typed));
        let fits = |place: &usize| wanted.are_in(word(*place)) || wanted.are_in(meaning(*place));
        let found: Vec<usize> = offered.get().into_iter().filter(fits).collect();
        if found.is_empty() {
            p("soft")
                .attr("role", "status")
                .text(t.check_in.lexicon_none)
        } else {
            el("ul")
                .class("meanings")
                .children(found.into_iter().map(row))
        }
    };
    fold(t.check_in.lexicon, move || {
        let search = el("input")
            .class("input")
            .attr("type", "search")
            .attr("autocomplete", "off")
            .attr("aria-label", t.check_in.lexicon_search)
            .attr("placeholder", t.check_in.lexicon_search)
            .value(move || typed.get())
            .on("input", move |event| typed.set(event_target_value(&event)));
        div("stack").child(search).child(live(rows))
    })
}
