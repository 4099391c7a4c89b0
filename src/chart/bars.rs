//! Words by frequency: a bar each, as long as its share of the days.
//!
//! A word stands above its bar and not beside it, so that long words have the whole width and each row can be tapped.

use super::drawing::{Anchor, Area, Drawing, Ink, LINE, Shape, Target, text_width};

/// A row: a word and the days on which it was chosen.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// The word.
    pub label: &'a str,
    /// On how many days.
    pub days: usize,
}

/// The height of a row: as much as a finger needs.
const ROW: f64 = 44.0;
/// The height of a bar.
const BAR: f64 = 10.0;
/// Between a word and the number of its days.
const GAP: f64 = 12.0;

/// Draws the rows; a full bar is all `of` days. A target's index is the place of its row.
pub fn bars(rows: &[Row<'_>], of: usize, width: f64) -> Drawing {
    let mut drawing = Drawing::new(width, ROW * rows.len() as f64);
    for (index, row) in rows.iter().enumerate() {
        let top = ROW * index as f64;
        let foot = top + LINE;
        let days = row.days.to_string();
        drawing.words_within(0.0, foot, width - text_width(&days) - GAP, row.label);
        drawing.words(width, foot, Anchor::End, &days);
        let area = |width| Area {
            x: 0.0,
            y: foot + 6.0,
            width,
            height: BAR,
        };
        let share = row.days as f64 / of.max(1) as f64;
        let bar = |share: f64, ink| Shape::Bar {
            area: area(width * share.min(1.0)),
            ink,
        };
        drawing
            .shapes
            .extend([bar(1.0, Ink::Frame), bar(share, Ink::Main)]);
        let area = Area {
            x: 0.0,
            y: top,
            width,
            height: ROW,
        };
        drawing.targets.push(Target { index, area });
    }
    drawing
}
