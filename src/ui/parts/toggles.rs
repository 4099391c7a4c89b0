//! Chips to tap on and off: a few words, one or several of them.

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
