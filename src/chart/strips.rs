//! Kinds of days beside each other along one axis: the weekdays, or days after one night or another.
//!
//! Each kind has a strip, under the others: so its name has room on a phone, and the strip can be tapped. On a strip the
//! days stand piled where they were; a mark shows their middle, where there are enough, and a line through all strips
//! the middle of all days.

use super::drawing::{Anchor, Area, Drawing, Ink, LINE, Shape, Target};
use super::over_time::AxisWords;
use crate::domain::pattern::{Groups, Place};

/// Which axis is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Along {
    /// From empty to full.
    Energy,
    /// From heavy to light.
    Pleasant,
}

impl Along {
    fn of(self, place: Place) -> f64 {
        match self {
            Self::Energy => place.energy,
            Self::Pleasant => place.pleasant,
        }
    }

    fn ink(self, value: f64) -> Ink {
        match self {
            Self::Energy => Ink::Main,
            Self::Pleasant => Ink::of_pleasant(value),
        }
    }
}

/// Into how many piles an axis is cut, each ten wide.
const PILES: usize = 20;
/// The height of the highest pile, and of one day in it at most.
const PILE: f64 = 24.0;
const DAY: f64 = 6.0;
/// The height of a strip with its name.
const STRIP: f64 = LINE + PILE + 8.0;
/// Room for a mark at both ends of an axis.
const EDGE: f64 = 2.0;

/// Draws the groups; `names` are theirs, in the same order. A target's index is the place of its group.
pub fn strips(
    pattern: &Groups,
    along: Along,
    words: AxisWords<'_>,
    names: &[&str],
    width: f64,
) -> Drawing {
    let strips = pattern.groups.len() as f64;
    let mut drawing = Drawing::new(width, LINE + STRIP * strips + LINE);
    drawing.words(0.0, LINE - 4.0, Anchor::Start, words.name);
    let x = |value: f64| EDGE + (width - 2.0 * EDGE) * (value + 100.0) / 200.0;
    let piles: Vec<[usize; PILES]> = pattern
        .groups
        .iter()
        .map(|group| piles(group.days.iter().map(|day| along.of(day.place))))
        .collect();
    let highest = piles.iter().flatten().max().copied().unwrap_or(0).max(1);
    let unit = (PILE / highest as f64).min(DAY);
    let groups = pattern.groups.iter().zip(&piles);
    for (index, (group, piles)) in groups.enumerate() {
        let name = names.get(index).copied().unwrap_or_default();
        let top = LINE + STRIP * index as f64;
        let foot = top + LINE + 4.0 + PILE;
        drawing.words_within(0.0, top + LINE - 4.0, width, name);
        drawing.line(&[(0.0, foot), (width, foot)], Ink::Frame);
        for (pile, days) in piles.iter().enumerate().filter(|(_, days)| **days > 0) {
            let low = pile as f64 * 10.0 - 100.0;
            let height = unit * *days as f64;
            let area = Area {
                x: x(low) + 0.5,
                y: foot - height,
                width: x(low + 10.0) - x(low) - 1.0,
                height,
            };
            let ink = along.ink(low + 5.0);
            drawing.shapes.push(Shape::Bar { area, ink });
        }
        if let Some(said) = group.said {
            let at = x(along.of(said.middle));
            drawing.line(&[(at, foot - PILE), (at, foot + 4.0)], Ink::Main);
        }
        let area = Area {
            x: 0.0,
            y: top,
            width,
            height: STRIP,
        };
        drawing.targets.push(Target { index, area });
    }
    let foot = LINE + STRIP * strips;
    let all = x(along.of(pattern.middle));
    for index in 0..pattern.groups.len() {
        // Not through the names.
        let foot = LINE + STRIP * (index + 1) as f64 - 4.0;
        drawing.line(&[(all, foot - PILE), (all, foot)], Ink::Middle);
    }
    drawing.words(0.0, foot + LINE - 4.0, Anchor::Start, words.low);
    drawing.words(width, foot + LINE - 4.0, Anchor::End, words.high);
    drawing
}

fn piles(values: impl Iterator<Item = f64>) -> [usize; PILES] {
    let mut piles = [0; PILES];
    for value in values {
        let place = ((value + 100.0) / 10.0) as usize;
        if let Some(pile) = piles.get_mut(place.min(PILES - 1)) {
            *pile += 1;
        }
    }
    piles
}
