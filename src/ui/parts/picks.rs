//! Words to pick from, any number, with room for own ones.
//!
//! It knows words only by their place in the list, so that it is one piece of code
//! for feelings, needs and whatever comes.

use leptos::prelude::*;

use super::lexicon::{Meaning, lexicon};
use crate::domain::free_text::FreeText;
use crate::ui::context::t;
use crate::ui::dom::{El, Words, all, button, div, el, live, live_if, live_text};

/// What is picked: the place of an offered word, or none for an own one, with the word itself.
pub type Picked = (Option<usize>, FreeText);

/// Chips for words. `offered` gives the places in the order to show them, the best first; `word` the word of a place;
/// `first` how many are shown before "meer…"; `meaning`, for words that not everyone knows, what the word of a place means.
pub fn picks(
    label: impl Into<Words>,
    word: fn(usize) -> &'static str,
    meaning: Option<Meaning>,
    offered: Signal<Vec<usize>>,
    first: usize,
    picked: Signal<Vec<Picked>>,
    set: impl Fn(Vec<Picked>) + Copy + Send + Sync + 'static,
) -> AnyView {
    let t = t();
    let every = RwSignal::new(false);
    // What was picked stays in sight wherever the offer moves to.
    let shown = Memo::new(move |_| {
        let (every, picked) = (every.get(), picked.get());
        let keep = |(at, place): &(usize, usize)| {
            every || *at < first || picked.iter().any(|(known, _)| *known == Some(*place))
        };
        offered
            .get()
            .into_iter()
            .enumerate()
            .filter(keep)
            .map(|(_, place)| place)
            .collect::<Vec<usize>>()
    });
    let toggle = move |place: usize| {
        let mut picks = picked.get_untracked();
        match picks.iter().position(|(known, _)| *known == Some(place)) {
            Some(at) => drop(picks.remove(at)),
            None => picks.extend(
                FreeText::parse(word(place))
                    .ok()
                    .flatten()
                    .map(|word| (Some(place), word)),
            ),
        }
        set(picks);
    };
    let chip = move |place: usize| {
        button("chip", word(place), move || toggle(place)).aria("aria-pressed", move || {
            picked.with(|picks| picks.iter().any(|(known, _)| *known == Some(place)))
        })
    };
    let chips = live(move || all(shown.get().into_iter().map(chip)));
    let own = live(move || {
        all(picked
            .get()
            .into_iter()
            .filter(|(known, _)| known.is_none())
            .map(|(_, word)| own_chip(word, picked, set)))
    });
    let more = live_if(move || {
        (offered.with(Vec::len) > first).then(|| {
            let label = live_text(move || {
                if every.get() {
                    t.check_in.fewer_words
                } else {
                    t.check_in.more_words
                }
                .to_owned()
            });
            button("chip more", "", move || {
                every.update(|every| *every = !*every)
            })
            .aria("aria-expanded", move || every.get())
            .child(label)
        })
    });
    let add = move |word: FreeText| {
        let mut picks = picked.get_untracked();
        if !picks.iter().any(|(_, other)| *other == word) {
            picks.push((None, word));
            set(picks);
        }
    };
    div("stack")
        .child(
            div("chips")
                .attr("role", "group")
                .attr("aria-label", label)
                .child(chips)
                .child(own)
                .child(more),
        )
        .child_if(meaning.map(|meaning| lexicon(word, meaning, offered, picked, toggle)))
        .child(own_word(add))
        .into()
}

/// An own word, which goes when it is tapped.
fn own_chip(
    word: FreeText,
    picked: Signal<Vec<Picked>>,
    set: impl Fn(Vec<Picked>) + Copy + 'static,
) -> El {
    let (text, name) = (word.to_string(), (t().check_in.remove)(word.as_str()));
    let remove = move || {
        let mut picks = picked.get_untracked();
        picks.retain(|(known, other)| known.is_some() || *other != word);
        set(picks);
    };
    button("chip own", text, remove)
        .attr("aria-pressed", "true")
        .attr("aria-label", name)
}

/// A folded line to add a word of one's own.
fn own_word(add: impl Fn(FreeText) + Copy + 'static) -> El {
    let t = t();
    let typed = RwSignal::new(String::new());
    let submit = move |event: web_sys::Event| {
        event.prevent_default();
        if let Ok(Some(word)) = FreeText::parse(&typed.get_untracked()) {
            add(word);
            typed.set(String::new());
        }
    };
    let field = el("input")
        .class("input")
        .attr("type", "text")
        .attr("maxlength", "60")
        .attr("autocomplete", "off")
        .attr("aria-label", t.check_in.own_word)
        .value(move || typed.get())
        .on("input", move |event| typed.set(event_target_value(&event)));
    let form = el("form")
        .class("inline-form")
        .on("submit", submit)
        .child(field)
        .child(crate::ui::dom::submit("button small soft", t.check_in.add));
    el("details")
        .class("fold")
        .child(el("summary").text(t.check_in.own_word))
        .child(form)
}
