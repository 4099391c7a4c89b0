//! One question on the screen, in the form in which it is answered.

use leptos::prelude::*;

use super::check_in::Writing;
use crate::domain::answer::{Pick, Value};
use crate::domain::check_in::{Form, Kind, Question};
use crate::domain::feeling::Feeling;
use crate::domain::mood::Mood;
use crate::domain::need::Need;
use crate::ui::context::t;
use crate::ui::dom::{all, el, nothing, p};
use crate::ui::parts::field::field;
use crate::ui::parts::head::title;
use crate::ui::parts::picks::{Picked, picks};
use crate::ui::parts::text_area::TextArea;

/// How many feeling words are offered before "meer…".
const FEELINGS_FIRST: usize = 6;
/// How many needs are offered before "meer…".
const NEEDS_FIRST: usize = 10;

/// One question. The first of a screen is the page's title.
pub fn question(writing: Writing, kind: Kind, question: Question, first: bool) -> AnyView {
    let Some(wording) = t().wording(kind, question) else {
        return nothing();
    };
    let heading = match (first, question.form()) {
        (true, _) => title(wording).into(),
        // The box carries its own label.
        (false, Form::Text) => nothing(),
        (false, _) => el("h2").text(wording).into(),
    };
    let body = match question.form() {
        Form::Field => on_the_field(writing, question),
        Form::FeelingWords => feelings(writing, question, wording),
        Form::NeedWords => needs(writing, question, wording),
        Form::Text => in_words(writing, question, wording, first),
        Form::NightWords | Form::RoutineItems | Form::Scale | Form::Own => nothing(),
    };
    el("section")
        .class("stack")
        .child(heading)
        .child(body)
        .into()
}

/// The place that was set, followed as it changes.
fn mood(writing: Writing) -> Signal<Option<Mood>> {
    Signal::derive(move || writing.draft.with(|draft| draft.answers.mood()))
}

fn on_the_field(writing: Writing, question: Question) -> AnyView {
    let id = writing.draft.with_untracked(|draft| draft.id);
    field(mood(writing), id, move |mood| {
        writing.answer(question, mood.map(Value::Mood))
    })
}

fn feelings(writing: Writing, question: Question, wording: &'static str) -> AnyView {
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
        offered,
        FEELINGS_FIRST,
        picked,
        set,
    )
}

fn needs(writing: Writing, question: Question, wording: &'static str) -> AnyView {
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
        offered,
        NEEDS_FIRST,
        picked,
        set,
    );
    all([p("soft").text(t().check_in.needs_hint).into(), chips])
}

/// Picks by their place in the list.
fn places<K>(picks: Vec<Pick<K>>, place: fn(K) -> usize) -> Vec<Picked> {
    picks
        .into_iter()
        .map(|pick| (pick.known.map(place), pick.word))
        .collect()
}

/// Places as picks again.
fn known<K: Copy>(picked: Vec<Picked>, all: &[K]) -> Vec<Pick<K>> {
    picked
        .into_iter()
        .map(|(place, word)| Pick {
            known: place.and_then(|place| all.get(place).copied()),
            word,
        })
        .collect()
}

fn in_words(writing: Writing, question: Question, wording: &'static str, titled: bool) -> AnyView {
    let t = t();
    let hint = match question {
        Question::OneThing => t.check_in.one_thing_hint,
        Question::BestMoment | Question::HardMoment => t.check_in.moments_hint,
        Question::ForTomorrow => t.check_in.tomorrow_hint,
        _ => t.check_in.note_hint,
    };
    let begun = match untrack(|| writing.value(question)) {
        Some(Value::Text(text)) => text.to_string(),
        _ => String::new(),
    };
    let text = RwSignal::new(begun);
    // What is typed is the source here; the answer follows it.
    Effect::new(move |before: Option<()>| {
        let typed = text.get();
        if before.is_some() {
            untrack(|| writing.type_in(question, &typed));
        }
    });
    TextArea::new(wording, text)
        .hint(hint)
        .titled(titled)
        .into()
}
