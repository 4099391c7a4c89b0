//! Chips to tap on and off: a few words, one or several of them.

use leptos::prelude::*;

use crate::ui::dom::{El, Words, button, div};

/// A row of chips with a name of its own. `on` says whether the one at a place is chosen; a tap turns it.
pub fn toggles(
    label: impl Into<Words>,
    words: impl IntoIterator<Item = Words>,
    on: impl Fn(usize) -> bool + Copy + Send + 'static,
    turn: impl Fn(usize) + Copy + 'static,
) -> El {
    let chip = |(place, word): (usize, Words)| {
        button("chip", word, move || turn(place)).aria("aria-pressed", move || on(place))
    };
    div("chips")
        .attr("role", "group")
        .attr("aria-label", label)
        .children(words.into_iter().enumerate().map(chip))
}

/// Any of a list of words.
pub fn any_of<K: Copy + PartialEq + Send + Sync + 'static>(
    label: &'static str,
    of: &'static [K],
    word: impl Fn(K) -> &'static str,
    chosen: RwSignal<Vec<K>>,
) -> El {
    let words: Vec<Words> = of.iter().map(|it| word(*it).into()).collect();
    let on = move |place: usize| {
        of.get(place)
            .is_some_and(|it| chosen.with(|all| all.contains(it)))
    };
    let turn = move |place: usize| {
        if let Some(it) = of.get(place) {
            chosen.update(|all| match all.iter().position(|other| other == it) {
                Some(at) => drop(all.remove(at)),
                None => all.push(*it),
            });
        }
    };
    toggles(label, words, on, turn)
}
