//! The day mark on the screen. Words always stand beside it, so it is hidden from screen readers.

use crate::chart::day_mark::{Canvas, DayMark, day_mark};
use crate::domain::id::Id;
use crate::domain::mood::Mood;
use crate::ui::dom::{El, el};

/// An entry's own voice-line, in a size that the style knows: "mark" or "mark large".
pub fn mark(mood: Option<Mood>, id: Id, class: &'static str) -> El {
    let drawn = day_mark(mood, id, Canvas::MARK);
    let tone = tone(&drawn);
    el("span")
        .class("drawing")
        .attr("aria-hidden", "true")
        .drawing(format!(
            "<svg class=\"{class}\" viewBox=\"0 0 64 44\"{tone}><path d=\"{}\"/></svg>",
            drawn.path
        ))
}

/// The tone as data for the style; the page policy allows no inline style.
pub fn tone(mark: &DayMark) -> String {
    mark.tone
        .map(|tone| format!(" data-tone=\"{tone}\""))
        .unwrap_or_default()
}
