//! The day mark on the screen. Words always stand beside it, so it is hidden from screen readers.

use leptos::prelude::*;

use crate::chart::day_mark::{Canvas, day_mark};
use crate::domain::id::Id;
use crate::domain::mood::Mood;

/// An entry's own voice-line.
#[component]
pub fn DayMark(
    /// The place on the field, if one was set.
    mood: Option<Mood>,
    /// The entry.
    id: Id,
    /// Twice as large.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let mark = day_mark(mood, id, Canvas::MARK);
    let class = if large { "mark large" } else { "mark" };
    view! {
        <svg class=class viewBox="0 0 64 44" aria-hidden="true" data-tone=mark.tone.map(|tone| tone.to_string())>
            <path d=mark.path />
        </svg>
    }
}
