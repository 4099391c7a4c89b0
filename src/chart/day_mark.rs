//! The day mark: every check-in's own small voice-line.
//!
//! Energie is how far the line swings, prettig how even it runs and its tone from
//! dusk to dawn; the entry's id sets the phase, so no two are quite alike and the
//! same answers always give the same line. Nothing answered is a straight, open line.

use core::fmt::Write as _;

use super::number::{Tenths, wave};
use crate::domain::id::Id;
use crate::domain::mood::Mood;

/// The size of a drawing, in its own units.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Canvas {
    /// From left to right.
    pub width: f64,
    /// From top to bottom.
    pub height: f64,
}

impl Canvas {
    /// The mark in a list, in a calendar, on an icon.
    pub const MARK: Self = Self {
        width: 64.0,
        height: 44.0,
    };
    /// The line over the two-axis field.
    pub const FIELD: Self = Self {
        width: 320.0,
        height: 220.0,
    };
}

/// How many tones there are between dusk (0) and dawn.
pub use crate::domain::picture::TONES;

/// A drawn voice-line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayMark {
    /// The `d` of an SVG path.
    pub path: String,
    /// From dusk (0) to dawn (`TONES` − 1); none where nothing was answered.
    pub tone: Option<u8>,
}

/// How many points the curve runs through.
const POINTS: u32 = 33;
/// The least and the most swing, as shares of the height.
const SWING: (f64, f64) = (0.07, 0.47);

/// Draws the mark of an entry.
pub fn day_mark(mood: Option<Mood>, id: Id, canvas: Canvas) -> DayMark {
    let Some(mood) = mood else {
        return DayMark {
            path: quiet(canvas),
            tone: None,
        };
    };
    let swing = canvas.height * (SWING.0 + (SWING.1 - SWING.0) * mood.energy.share());
    let phase = phase(id);
    let uneven = 1.0 - mood.pleasant.share();
    let points: Vec<(f64, f64)> = (0..POINTS)
        .map(|n| {
            let along = f64::from(n) / f64::from(POINTS - 1);
            let envelope = wave(along / 2.0);
            (
                canvas.width * along,
                canvas.height / 2.0 - swing * envelope * voice(along, phase, uneven),
            )
        })
        .collect();
    DayMark {
        path: smooth(&points),
        tone: Some(tone(mood)),
    }
}

/// The tone of a place, from dusk to dawn.
pub fn tone(mood: Mood) -> u8 {
    (mood.pleasant.share() * f64::from(TONES - 1)).round() as u8
}

/// A straight line through the middle.
fn quiet(canvas: Canvas) -> String {
    let middle = canvas.height / 2.0;
    format!("M2 {}H{}", Tenths(middle), Tenths(canvas.width - 2.0))
}

/// From the id, a phase in turns, from 0 to 1.
fn phase(id: Id) -> f64 {
    let [a, b, ..] = *id.bytes();
    f64::from(u16::from_be_bytes([a, b])) / 65_536.0
}

/// The voice itself, within −1 to 1: one calm wave, and overtones that come in as it gets uneven.
fn voice(along: f64, phase: f64, uneven: f64) -> f64 {
    let calm = wave(2.0 * along + phase);
    let rough = wave(3.7 * along + phase * 2.3) * 0.8 + wave(5.9 * along + phase * 4.1) * 0.55;
    let overtones = 0.9 * uneven;
    (calm + rough * overtones) / (1.0 + 1.35 * overtones)
}

/// A smooth path through the points (Catmull-Rom, written as cubic Béziers).
fn smooth(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    let at = |n: usize| points[n.min(points.len() - 1)];
    for (n, pair) in points.windows(2).enumerate() {
        let (from, to) = (pair[0], pair[1]);
        let (before, after) = (at(n.saturating_sub(1)), at(n + 2));
        if n == 0 {
            let _ = write!(path, "M{} {}", Tenths(from.0), Tenths(from.1));
        }
        let turns = [
            from.0 + (to.0 - before.0) / 6.0,
            from.1 + (to.1 - before.1) / 6.0,
            to.0 - (after.0 - from.0) / 6.0,
            to.1 - (after.1 - from.1) / 6.0,
            to.0,
            to.1,
        ];
        for (place, turn) in turns.into_iter().enumerate() {
            let before = if place == 0 { 'C' } else { ' ' };
            let _ = write!(path, "{before}{}", Tenths(turn));
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heights(mark: &DayMark) -> Vec<f64> {
        let numbers: Vec<f64> = mark
            .path
            .split(['M', 'C', ' '])
            .filter_map(|number| number.parse().ok())
            .collect();
        numbers.chunks(2).map(|pair| pair[1]).collect()
    }

    fn swing(mood: Mood) -> f64 {
        let heights = heights(&day_mark(Some(mood), Id::new([0x31; 16]), Canvas::MARK));
        heights
            .iter()
            .fold(0.0, |most: f64, height| most.max((height - 22.0).abs()))
    }

    #[test]
    fn the_same_answers_give_the_same_line_and_another_entry_its_own() {
        let draw = |id| day_mark(Some(Mood::new(40, 10)), Id::new([id; 16]), Canvas::MARK);
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
    }

    #[test]
    fn more_energy_swings_further_and_every_line_stays_inside_its_box() {
        assert!(swing(Mood::new(0, 100)) > 2.0 * swing(Mood::new(0, -60)));
        for pleasant in (-100..=100).step_by(20) {
            for id in 0..=255 {
                let mark = day_mark(
                    Some(Mood::new(pleasant, 100)),
                    Id::new([id; 16]),
                    Canvas::MARK,
                );
                assert!(
                    heights(&mark)
                        .iter()
                        .all(|height| (0.0..=44.0).contains(height)),
                    "{pleasant} {id}"
                );
            }
        }
    }

    #[test]
    fn the_line_is_pinned_to_the_middle_at_both_ends() {
        let mark = day_mark(Some(Mood::new(-80, 90)), Id::new([9; 16]), Canvas::MARK);
        assert!(mark.path.starts_with("M0.0 22.0C"));
        assert!(mark.path.ends_with(" 64.0 22.0"));
    }

    #[test]
    fn nothing_answered_is_an_open_quiet_line() {
        let mark = day_mark(None, Id::new([9; 16]), Canvas::MARK);
        assert_eq!(
            mark,
            DayMark {
                path: "M2 22.0H62.0".to_owned(),
                tone: None
            }
        );
    }

    #[test]
    fn tones_run_from_dusk_to_dawn() {
        assert_eq!(
            [-100, -50, 0, 50, 100].map(|pleasant| tone(Mood::new(pleasant, 0))),
            [0, 3, 5, 8, 10]
        );
    }
}
