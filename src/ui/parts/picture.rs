//! A pattern that was taken along, as it was: its drawing, what it says, and its numbers. Drawn here, from numbers alone.

use leptos::prelude::*;

use super::fold::fold;
use crate::chart::kept::drawn;
use crate::chart::svg::svg;
use crate::domain::free_text::FreeText;
use crate::domain::picture::Picture;
use crate::text::Texts;
use crate::ui::dom::{all, div, el, p};

/// The picture, in the language that it was taken along in.
pub fn picture(t: &'static Texts, kept: &Picture) -> AnyView {
    let plot = drawn(kept.plot()).map(|drawing| {
        div("plot-frame")
            .attr("aria-hidden", "true")
            .drawing(svg(&drawing))
    });
    let words = kept
        .words()
        .iter()
        .map(|words| p("").text(words.to_string()));
    let (head, rows) = (kept.head().to_vec(), kept.rows().map(<[FreeText]>::to_vec));
    let rows: Vec<Vec<FreeText>> = rows.collect();
    let table = fold(t.diary.numbers, move || {
        let cell = |tag, words: &FreeText| el(tag).text(words.to_string());
        let head = head
            .iter()
            .map(|words| cell("th", words).attr("scope", "col"));
        let rows = rows.iter().map(|row| {
            let cells = row.iter().enumerate().map(|(column, words)| match column {
                0 => cell("th", words).attr("scope", "row"),
                _ => cell("td", words),
            });
            el("tr").children(cells)
        });
        el("table")
            .class("numbers")
            .child(el("thead").child(el("tr").children(head)))
            .child(el("tbody").children(rows))
    });
    all([
        div("stack").child_if(plot).children(words).into(),
        AnyView::from(table),
    ])
}
