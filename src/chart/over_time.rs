//! Energie and prettig over time: two lines, one above the other, broken where nothing was said.
//!
//! Each has a strip of its own, since two lines in one are hard to tell apart without leaning on colour.

use super::drawing::{Anchor, Area, Drawing, EDGE, Ink, LINE, Target};
use crate::domain::pattern::{OverTime, Place, Step};

/// The words beside a strip.
#[derive(Debug, Clone, Copy)]
pub struct AxisWords<'a> {
    /// What it is about.
    pub name: &'a str,
    /// Its lower end.
    pub low: &'a str,
    /// Its upper end.
    pub high: &'a str,
}

/// All words in the drawing.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Of the upper strip.
    pub energy: AxisWords<'a>,
    /// Of the lower strip.
    pub pleasant: AxisWords<'a>,
    /// When the period begins.
    pub first: &'a str,
    /// When it ends.
    pub last: &'a str,
}

/// The height of a strip, from −100 to 100.
const STRIP: f64 = 88.0;
/// The height of a strip with its words.
const PART: f64 = LINE + STRIP + 2.0 * EDGE + LINE;
/// Between the strips, so that the foot of one is not read as the head of the other.
const GAP: f64 = 14.0;

/// Draws the pattern. A target's index is the place of its step.
pub fn over_time(pattern: &OverTime, words: Words<'_>, width: f64) -> Drawing {
    let mut drawing = Drawing::new(width, 2.0 * PART + GAP + LINE);
    strip(&mut drawing, 0.0, pattern, words.energy, |place| {
        (place.energy, Ink::Main)
    });
    strip(&mut drawing, PART + GAP, pattern, words.pleasant, |place| {
        (place.pleasant, Ink::of_pleasant(place.pleasant))
    });
    let foot = drawing.height - EDGE;
    drawing.words(0.0, foot, Anchor::Start, words.first);
    drawing.words(width, foot, Anchor::End, words.last);
    let step = width / pattern.steps.len() as f64;
    let there = pattern.steps.iter().enumerate();
    for (index, _) in there.filter(|(_, step)| step.place.is_some()) {
        let area = Area {
            x: step * index as f64,
            y: 0.0,
            width: step,
            height: 2.0 * PART + GAP,
        };
        drawing.targets.push(Target { index, area });
    }
    drawing
}

fn strip(
    drawing: &mut Drawing,
    top: f64,
    pattern: &OverTime,
    words: AxisWords<'_>,
    value: fn(Place) -> (f64, Ink),
) {
    let width = drawing.width;
    drawing.words(0.0, top + LINE - EDGE, Anchor::Start, words.name);
    drawing.words(width, top + LINE - EDGE, Anchor::End, words.high);
    drawing.words(width, top + PART - EDGE, Anchor::End, words.low);
    let middle = top + LINE + EDGE + STRIP / 2.0;
    for y in [middle - STRIP / 2.0, middle, middle + STRIP / 2.0] {
        drawing.line(&[(0.0, y), (width, y)], Ink::Frame);
    }
    let area = Area {
        x: EDGE,
        y: middle - STRIP / 2.0,
        width: width - 2.0 * EDGE,
        height: STRIP,
    };
    let steps = pattern.steps.iter();
    let point = |step: &Step| step.place.map(value);
    let shares = steps.map(|step| point(step).map(|(value, ink)| ((value + 100.0) / 200.0, ink)));
    drawing.broken_line(area, &shares.collect::<Vec<_>>());
}
