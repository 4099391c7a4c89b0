//! A field for a day: the browser's own, with its calendar.

use leptos::prelude::*;

use crate::domain::moment::Day;
use crate::ui::dom::{El, Words, el};

/// A labelled field; what is no day yet is none.
pub fn day_field(label: impl Into<Words>, day: RwSignal<Option<Day>>) -> El {
    let input = el("input")
        .class("input")
        .attr("type", "date")
        .value(move || day.get().map_or_else(String::new, Day::iso))
        .on("change", move |event| {
            day.set(Day::from_iso(&event_target_value(&event)))
        });
    el("label")
        .class("labelled")
        .child(el("span").class("label").text(label))
        .child(input)
}
