//! Energie and prettig over time: two lines, one above the other, broken where nothing was said.
//!
//! Each has a strip of its own, since two lines in one are hard to tell apart without leaning on colour.

use super::drawing::{Anchor, Area, Drawing, Ink, LINE, Shape, Target};
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
/// Room for a dot at the ends.
const EDGE: f64 = 4.0;
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
    let step = (width - 2.0 * EDGE) / pattern.steps.len() as f64;
    let point = |(n, it): (usize, &Step)| {
        let (value, ink) = value(it.place?);
        let x = EDGE + step * (n as f64 + 0.5);
        Some((x, middle - value / 200.0 * STRIP, ink))
    };
    let points: Vec<Option<(f64, f64, Ink)>> =
        pattern.steps.iter().enumerate().map(point).collect();
    for run in points.split(Option::is_none) {
        let run: Vec<(f64, f64)> = run.iter().flatten().map(|(x, y, _)| (*x, *y)).collect();
        if run.len() > 1 {
            drawing.line(&run, Ink::Main);
        }
    }
    let radius = (step * 0.45).clamp(0.8, 3.5);
    let dots = points.into_iter().flatten();
    drawing
        .shapes
        .extend(dots.map(|(x, y, ink)| Shape::Dot { x, y, radius, ink }));
}
