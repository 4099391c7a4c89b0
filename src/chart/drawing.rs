//! What a chart is made of: a few shapes at fixed places, with no colour of their own.
//!
//! A screen makes one SVG element of each shape, and the stylesheet gives each ink its colour. Texts are placed by an
//! estimate of their width that is never too small for the app's font, so that nothing runs into anything else.

use super::day_mark::tone;
use crate::domain::mood::Mood;
pub use crate::domain::picture::{Anchor, Ink};

/// The narrowest a chart may be: a phone of 320 pixels less the page's edges.
pub const NARROWEST: f64 = 280.0;
/// The height of letters, in the drawing's units: those of a pixel when it is drawn at its own width.
pub const LETTERS: f64 = 13.0;
/// The height that a line of text takes.
pub(super) const LINE: f64 = 18.0;
/// Room for a dot at the ends of an axis.
pub(super) const EDGE: f64 = 4.0;
/// How far letters go above the foot of their line, and below it, as shares of [`LETTERS`].
const ABOVE: f64 = 0.9;
const BELOW: f64 = 0.25;

/// A finished drawing. An [`Ink`] is the `data-ink` of its element, a tone in it the `data-tone`.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
    /// What is drawn, the hindmost first.
    pub shapes: Vec<Shape>,
    /// Where something can be opened.
    pub targets: Vec<Target>,
}

impl Ink {
    /// The tone of a place along prettig, from −100 to 100.
    pub(super) fn of_pleasant(pleasant: f64) -> Self {
        Self::Tone(tone(Mood::new(pleasant.round() as i32, 0)))
    }
}

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Its left side.
    pub x: f64,
    /// Its upper side.
    pub y: f64,
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

/// One thing in a drawing.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A line.
    Line {
        /// Through these points, at least one.
        points: Vec<(f64, f64)>,
        /// Its ink.
        ink: Ink,
    },
    /// A filled circle.
    Dot {
        /// Its middle.
        x: f64,
        /// Its middle.
        y: f64,
        /// From its middle to its edge.
        radius: f64,
        /// Its ink.
        ink: Ink,
    },
    /// A filled rectangle.
    Bar {
        /// Where.
        area: Area,
        /// Its ink.
        ink: Ink,
    },
    /// Text on one line.
    Words {
        /// Where its anchor is.
        x: f64,
        /// The foot of its letters.
        y: f64,
        /// Which end is at x.
        anchor: Anchor,
        /// What it says.
        text: String,
    },
}

/// Where a step, a word or a group can be opened.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    /// Which one, by its place in the pattern.
    pub index: usize,
    /// Where.
    pub area: Area,
}

impl Drawing {
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            shapes: Vec::new(),
            targets: Vec::new(),
        }
    }

    pub(super) fn line(&mut self, points: &[(f64, f64)], ink: Ink) {
        let points = points.to_vec();
        self.shapes.push(Shape::Line { points, ink });
    }

    /// A line through points at even distances, from the foot of the area (0) to its top (1), broken where there is none.
    pub(super) fn broken_line(&mut self, area: Area, points: &[Option<(f64, Ink)>]) {
        let step = area.width / points.len() as f64;
        let place = |(n, point): (usize, &Option<(f64, Ink)>)| {
            let (share, ink) = (*point)?;
            let x = area.x + step * (n as f64 + 0.5);
            Some((x, area.y + area.height * (1.0 - share), ink))
        };
        let places: Vec<Option<(f64, f64, Ink)>> = points.iter().enumerate().map(place).collect();
        for run in places.split(Option::is_none) {
            let run: Vec<(f64, f64)> = run.iter().flatten().map(|(x, y, _)| (*x, *y)).collect();
            if run.len() > 1 {
                self.line(&run, Ink::Main);
            }
        }
        let radius = (step * 0.45).clamp(0.8, 3.5);
        let dots = places.into_iter().flatten();
        self.shapes
            .extend(dots.map(|(x, y, ink)| Shape::Dot { x, y, radius, ink }));
    }

    pub(super) fn words(&mut self, x: f64, y: f64, anchor: Anchor, text: &str) {
        let text = text.to_owned();
        self.shapes.push(Shape::Words { x, y, anchor, text });
    }

    /// Words from the left, cut where there is no more room than `width`.
    pub(super) fn words_within(&mut self, x: f64, y: f64, width: f64, text: &str) {
        self.words(x, y, Anchor::Start, &fitting(text, width));
    }
}

impl Drawing {
    /// What can be opened nearest to a place, counted in the order of [`Drawing::targets`]; none where nothing can.
    pub fn target_near(&self, x: f64, y: f64) -> Option<usize> {
        let beside = |at: f64, from: f64, size: f64| (from - at).max(at - from - size).max(0.0);
        let away = |area: &Area| beside(x, area.x, area.width) + beside(y, area.y, area.height);
        let all = self.targets.iter().enumerate();
        let nearest = all.min_by(|(_, a), (_, b)| away(&a.area).total_cmp(&away(&b.area)));
        nearest.map(|(place, _)| place)
    }
}

/// The room that a text takes, at most.
pub fn text_area(x: f64, y: f64, anchor: Anchor, text: &str) -> Area {
    let width = text_width(text);
    let left = match anchor {
        Anchor::Start => x,
        Anchor::Middle => x - width / 2.0,
        Anchor::End => x - width,
    };
    Area {
        x: left,
        y: y - LETTERS * ABOVE,
        width,
        height: LETTERS * (ABOVE + BELOW),
    }
}

/// How wide a text is, at most. Measured in Atkinson Hyperlegible Next at the weights that the app uses, and rounded up.
pub(super) fn text_width(text: &str) -> f64 {
    text.chars().map(letter_width).sum::<f64>() * LETTERS
}

fn letter_width(letter: char) -> f64 {
    match letter {
        ' ' | '!' | '\'' | ',' | '.' | ':' | ';' | 'i' | 'j' | 'l' | '|' => 0.32,
        '-' | '(' | ')' | '[' | ']' | '"' | '/' | 'I' | 'f' | 'r' | 't' => 0.44,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.97,
        'a'..='z' | '0'..='9' | 'ß'..='å' | 'ç'..='ÿ' => 0.68,
        'A'..='Z' | 'À'..='Å' | 'Ç'..='Ý' | '…' => 0.77,
        ..'\u{250}' => 1.0,
        _ => 1.1,
    }
}

/// As much of a text as fits, with "…" where it was cut.
fn fitting(text: &str, width: f64) -> String {
    if text_width(text) <= width {
        return text.to_owned();
    }
    let mut left = width / LETTERS - letter_width('…');
    let end = text.char_indices().find(|(_, letter)| {
        left -= letter_width(*letter);
        left < 0.0
    });
    let kept = end.map_or(text, |(at, _)| text.split_at(at).0);
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tap_opens_what_is_nearest() {
        let mut drawing = Drawing::new(280.0, 88.0);
        assert_eq!(drawing.target_near(1.0, 1.0), None);
        for (index, x) in [(3, 20.0), (7, 120.0)] {
            let area = Area {
                x,
                y: 10.0,
                width: 40.0,
                height: 44.0,
            };
            drawing.targets.push(Target { index, area });
        }
        let near = |x, y| drawing.target_near(x, y);
        assert_eq!((near(0.0, 0.0), near(30.0, 20.0)), (Some(0), Some(0)));
        assert_eq!((near(80.0, 80.0), near(100.0, 5.0)), (Some(0), Some(1)));
        assert_eq!((near(140.0, 20.0), near(280.0, 88.0)), (Some(1), Some(1)));
    }

    #[test]
    fn a_text_that_does_not_fit_is_cut_and_says_so() {
        assert_eq!(fitting("rust", 100.0), "rust");
        let cut = fitting("een heel lang eigen woord dat niemand zo zou zeggen", 120.0);
        assert!(cut.ends_with('…') && text_width(&cut) <= 120.0, "{cut}");
        assert_eq!(fitting("漢漢漢", 20.0), "…");
    }
}
