//! The weekblik over time: a line for each of its seven axes, under each other.
//!
//! Not a web: why stands in docs/decisions/0015-patterns.md.

use super::drawing::{Anchor, Area, Drawing, EDGE, Ink, LINE, Target};
use super::over_time::AxisWords;
use crate::domain::pattern::{AXES, Weeks};

/// The height of an axis.
const AXIS: f64 = 36.0;
/// The height of an axis with its words.
const ROW: f64 = LINE + AXIS + 2.0 * EDGE + LINE + 8.0;

/// Draws the pattern, with the words of each axis and of the first week and the last. A target's index is the place of
/// its week.
pub fn weeks(
    pattern: &Weeks,
    axes: [AxisWords<'_>; AXES],
    [first, last]: [&str; 2],
    width: f64,
) -> Drawing {
    let rows = ROW * AXES as f64;
    let mut drawing = Drawing::new(width, rows + LINE);
    for (axis, words) in axes.into_iter().enumerate() {
        let top = ROW * axis as f64;
        drawing.words(0.0, top + LINE - EDGE, Anchor::Start, words.name);
        drawing.words(width, top + LINE - EDGE, Anchor::End, words.high);
        let area = Area {
            x: EDGE,
            y: top + LINE + EDGE,
            width: width - 2.0 * EDGE,
            height: AXIS,
        };
        let foot = area.y + AXIS;
        for y in [area.y, foot] {
            drawing.line(&[(0.0, y), (width, y)], Ink::Frame);
        }
        let weeks = pattern.weeks.iter();
        let shares = weeks.map(|week| week.axes[axis].map(|it| (it.share(), Ink::Main)));
        drawing.broken_line(area, &shares.collect::<Vec<_>>());
        drawing.words(width, foot + LINE, Anchor::End, words.low);
    }
    drawing.words(0.0, drawing.height - EDGE, Anchor::Start, first);
    drawing.words(width, drawing.height - EDGE, Anchor::End, last);
    let step = width / pattern.weeks.len() as f64;
    let there = pattern.weeks.iter().enumerate();
    for (index, _) in there.filter(|(_, week)| !week.entries.is_empty()) {
        let area = Area {
            x: step * index as f64,
            y: 0.0,
            width: step,
            height: rows,
        };
        drawing.targets.push(Target { index, area });
    }
    drawing
}
