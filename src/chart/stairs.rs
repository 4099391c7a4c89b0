//! How much in a week, over time: level until it changes, then at once higher or lower. Broken where it was not said.

use super::drawing::{Anchor, Area, Drawing, EDGE, Ink, LINE, Target};

/// The height from nothing to the most.
const STAIRS: f64 = 88.0;

/// A level, from a day on.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Level {
    /// Its first day, by number.
    pub from: i32,
    /// How much; none where it was not said.
    pub much: Option<f64>,
}

/// The words beside it.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// What it is about.
    pub name: &'a str,
    /// The most, in figures.
    pub most: &'a str,
    /// The first day.
    pub first: &'a str,
    /// The last day.
    pub last: &'a str,
}

/// The most of all levels; none when none was said.
pub fn most(levels: &[Level]) -> Option<f64> {
    levels
        .iter()
        .filter_map(|level| level.much)
        .reduce(f64::max)
}

/// Draws the levels, the first one first, until a day. A target's index is the place of its level.
pub fn stairs(levels: &[Level], until: i32, words: Words<'_>, width: f64) -> Drawing {
    let mut drawing = Drawing::new(width, LINE + EDGE + STAIRS + EDGE + 2.0 * LINE);
    let (top, foot) = (LINE + EDGE, LINE + EDGE + STAIRS);
    drawing.words(0.0, LINE - EDGE, Anchor::Start, words.name);
    drawing.words(width, LINE - EDGE, Anchor::End, words.most);
    drawing.words(width, foot + LINE, Anchor::End, "0");
    drawing.words(0.0, drawing.height - EDGE, Anchor::Start, words.first);
    drawing.words(width, drawing.height - EDGE, Anchor::End, words.last);
    for y in [top, foot] {
        drawing.line(&[(0.0, y), (width, y)], Ink::Frame);
    }
    let begin = levels.first().map_or(until, |level| level.from);
    let days = f64::from((until - begin).max(1));
    let across = |day: i32| {
        let share = f64::from(day - begin) / days;
        EDGE + (width - 2.0 * EDGE) * share.clamp(0.0, 1.0)
    };
    // Where nothing was done yet there is no height to share.
    let most = most(levels).filter(|most| *most > 0.0).unwrap_or(1.0);
    let ends = levels.iter().skip(1).map(|level| level.from).chain([until]);
    let spans = levels.iter().zip(ends).enumerate();
    let mut line: Vec<(f64, f64)> = Vec::new();
    for (index, (level, end)) in spans {
        let (left, right) = (across(level.from), across(end));
        match level.much {
            Some(much) => {
                let y = foot - STAIRS * (much / most).clamp(0.0, 1.0);
                line.extend([(left, y), (right, y)]);
            }
            None if line.is_empty() => {}
            None => drawing.line(&core::mem::take(&mut line), Ink::Main),
        }
        let area = Area {
            x: left,
            y: top,
            width: right - left,
            height: STAIRS,
        };
        drawing.targets.push(Target { index, area });
    }
    if !line.is_empty() {
        drawing.line(&line, Ink::Main);
    }
    drawing
}

#[cfg(test)]
mod tests {
    use super::super::drawing::{NARROWEST, Shape, text_area};
    use super::*;

    const WORDS: Words<'_> = Words {
        name: "Dagdelen per week",
        most: "12,25",
        first: "24 sep 2026",
        last: "22 nov 2026",
    };

    fn main_lines(levels: &[(i32, Option<f64>)], until: i32) -> Vec<Vec<(f64, f64)>> {
        let level = |&(from, much): &(i32, Option<f64>)| Level { from, much };
        let levels: Vec<Level> = levels.iter().map(level).collect();
        let drawing = stairs(&levels, until, WORDS, NARROWEST);
        let lines = drawing.shapes.into_iter().filter_map(|shape| match shape {
            Shape::Line {
                points,
                ink: Ink::Main,
            } => Some(points),
            _ => None,
        });
        lines.collect()
    }

    #[test]
    fn it_is_level_until_it_changes() {
        let lines = main_lines(&[(0, Some(2.0)), (5, Some(4.0)), (8, Some(0.0))], 10);
        let expected = [
            (4.0, 66.0),
            (140.0, 66.0),
            (140.0, 22.0),
            (221.6, 22.0),
            (221.6, 110.0),
            (276.0, 110.0),
        ];
        assert_eq!(lines.len(), 1);
        assert_eq!(lines[0].len(), expected.len());
        for (point, expected) in lines[0].iter().zip(expected) {
            let near = |a: f64, b: f64| (a - b).abs() < 0.01;
            assert!(near(point.0, expected.0) && near(point.1, expected.1));
        }
    }

    #[test]
    fn it_is_broken_where_it_was_not_said() {
        let lines = main_lines(&[(0, Some(2.0)), (5, None), (8, Some(1.0))], 10);
        assert_eq!(lines.len(), 2);
        assert!(main_lines(&[(0, None)], 10).is_empty());
        assert!(main_lines(&[], 10).is_empty());
    }

    #[test]
    fn one_day_and_nothing_at_all_are_drawn_too() {
        for lines in [
            main_lines(&[(3, Some(2.0))], 3),
            main_lines(&[(3, Some(0.0))], 9),
        ] {
            assert_eq!(lines.len(), 1);
            assert!(lines[0].iter().all(|(x, y)| x.is_finite() && y.is_finite()));
        }
    }

    #[test]
    fn its_words_stay_inside_and_apart() {
        let drawing = stairs(&[], 0, WORDS, NARROWEST);
        let areas = drawing.shapes.iter().filter_map(|shape| match shape {
            Shape::Words { x, y, anchor, text } => Some(text_area(*x, *y, *anchor, text)),
            _ => None,
        });
        let areas: Vec<Area> = areas.collect();
        for (at, one) in areas.iter().enumerate() {
            assert!(one.x >= 0.0 && one.x + one.width <= drawing.width + 0.01);
            assert!(one.y >= 0.0 && one.y + one.height <= drawing.height);
            for other in areas.iter().skip(at + 1) {
                let apart = one.x + one.width <= other.x
                    || other.x + other.width <= one.x
                    || one.y + one.height <= other.y
                    || other.y + other.height <= one.y;
                assert!(apart, "{one:?} {other:?}");
            }
        }
    }
}
