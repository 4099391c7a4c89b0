//! A step between two ends: a row of round buttons, from the one word to the other. A second tap takes it away.

use leptos::prelude::*;

use crate::domain::shape::Scale;
use crate::ui::context::t;
use crate::ui::dom::{Words, button, div, el};

/// The steps of a scale. `step` is the chosen one, from 1.
pub fn scale(
    label: impl Into<Words>,
    scale: &Scale,
    step: Signal<Option<u8>>,
    choose: impl Fn(Option<u8>) + Copy + 'static,
) -> AnyView {
    let t = t();
    let of = scale.steps();
    let one = |place: u8| {
        let name = (t.check_in.scale)(place, of, scale.ends());
        let turn = move || choose((step.get_untracked() != Some(place)).then_some(place));
        button("step", "", turn)
            .attr("aria-label", name)
            .aria("aria-pressed", move || step.get() == Some(place))
            // What lies before the chosen step is filled along with it.
            .live_flag("data-past", move || {
                step.get().is_some_and(|step| place < step)
            })
    };
    let [low, high] = scale.ends();
    div("scale")
        .attr("role", "group")
        .attr("aria-label", label)
        .child(div("steps").children((1..=of).map(one)))
        .child(
            div("ends")
                .attr("aria-hidden", "true")
                .child(el("span").text(low.to_string()))
                .child(el("span").text(high.to_string())),
        )
        .into()
}
