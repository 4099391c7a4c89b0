//! How someone is, in a place and in words: the field, the feelings near it, and what is needed.

use leptos::prelude::*;

use super::writing::Writing;
use crate::domain::answer::{Pick, Value};
use crate::domain::check_in::Question;
use crate::domain::feeling::Feeling;
use crate::domain::mood::Mood;
use crate::domain::need::Need;
use crate::ui::context::t;
use crate::ui::dom::{all, p};
use crate::ui::parts::field::field;
use crate::ui::parts::picks::{Picked, picks};

/// How many feeling words are offered before "meer…".
const FEELINGS_FIRST: usize = 6;
/// How many needs are offered before "meer…".
const NEEDS_FIRST: usize = 10;

/// The place that was set, followed as it changes.
fn mood(writing: Writing) -> Signal<Option<Mood>> {
    Signal::derive(move || writing.draft.with(|draft| draft.answers.mood()))
}

/// The field.
pub fn on_the_field(writing: Writing, question: Question) -> AnyView {
    let id = writing.draft.with_untracked(|draft| draft.id);
    field(mood(writing), id, move |mood, moving| {
        let place = mood.map(Value::Mood);
        if moving {
            writing.move_to(question, place);
        } else {
            writing.answer(question, place);
        }
    })
}

/// Feeling words, those near the place on the field first, with what they mean.
pub fn feelings(writing: Writing, question: Question, wording: String) -> AnyView {
    let place = Memo::new(move |_| mood(writing).get());
    let offered = Signal::derive(move || {
        Feeling::near(place.get())
            .into_iter()
            .map(|feeling| feeling as usize)
            .collect()
    });
    let picked = Signal::derive(move || match writing.value(question) {
        Some(Value::Feelings(picks)) => places(picks, |feeling| feeling as usize),
        _ => Vec::new(),
    });
    let set = move |picked: Vec<Picked>| {
        writing.answer(question, Some(Value::Feelings(known(picked, Feeling::ALL))))
    };
    picks(
        wording,
        |place| {
            Feeling::ALL
                .get(place)
                .map_or("", |feeling| t().feeling(*feeling))
        },
        Some(|place| {
            Feeling::ALL
                .get(place)
                .map_or("", |feeling| t().meaning(*feeling))
        }),
        offered,
        FEELINGS_FIRST,
        picked,
        set,
    )
}

/// Needs.
pub fn needs(writing: Writing, question: Question, wording: String) -> AnyView {
    let offered = Signal::derive(|| (0..Need::ALL.len()).collect());
    let picked = Signal::derive(move || match writing.value(question) {
        Some(Value::Needs(picks)) => places(picks, |need| need as usize),
        _ => Vec::new(),
    });
    let set = move |picked: Vec<Picked>| {
        writing.answer(question, Some(Value::Needs(known(picked, Need::ALL))))
    };
    let chips = picks(
        wording,
        |place| Need::ALL.get(place).map_or("", |need| t().need(*need)),
        None,
        offered,
        NEEDS_FIRST,
        picked,
        set,
    );
    all([p("soft").text(t().check_in.needs_hint).into(), chips])
}

/// Picks by their place in the list.
pub fn places<K>(picks: Vec<Pick<K>>, place: fn(K) -> usize) -> Vec<Picked> {
    picks
        .into_iter()
        .map(|pick| (pick.known.map(place), pick.word))
        .collect()
}

/// Places as picks again.
pub fn known<K: Copy>(picked: Vec<Picked>, all: &[K]) -> Vec<Pick<K>> {
    picked
        .into_iter()
        .map(|(place, word)| Pick {
            known: place.and_then(|place| all.get(place).copied()),
            word,
        })
        .collect()
}
