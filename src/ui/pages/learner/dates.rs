//! Questions that are answered with a moment or a day, in the browser's own boxes for these.

use leptos::prelude::*;

use super::writing::Writing;
use crate::browser::clock;
use crate::domain::answer::Value;
use crate::domain::check_in::Question;
use crate::domain::moment::Day;
use crate::ui::dom::{El, el};

/// A box for a moment.
pub fn a_moment(writing: Writing, question: Question, wording: String) -> AnyView {
    let begun = match untrack(|| writing.value(question)) {
        Some(Value::When(moment)) => clock::to_field(moment),
        _ => String::new(),
    };
    el("input")
        .class("input moment")
        .attr("type", "datetime-local")
        .attr("aria-label", wording)
        .attr("value", begun)
        .on("change", move |event| {
            let moment = clock::from_field(&event_target_value(&event));
            writing.answer(question, moment.map(Value::When));
        })
        .into()
}

/// A box for a day, as an answer.
pub fn a_day(writing: Writing, question: Question, wording: String) -> AnyView {
    let begun = match untrack(|| writing.value(question)) {
        Some(Value::Day(day)) => day.iso(),
        _ => String::new(),
    };
    let set = move |day: Option<Day>| writing.answer(question, day.map(Value::Day));
    day_field(move || begun.clone(), set)
        .attr("aria-label", wording)
        .into()
}

/// A box for a day, or for none.
pub fn day_field(
    day: impl Fn() -> String + Send + 'static,
    set: impl Fn(Option<Day>) + 'static,
) -> El {
    el("input")
        .class("input day")
        .attr("type", "date")
        .value(day)
        .on("change", move |event| {
            set(Day::from_iso(&event_target_value(&event)))
        })
}
