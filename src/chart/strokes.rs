//! A drawing as shapes: each stroke the outline of a line that is wider where the pen was pressed harder.

use core::fmt::Write as _;

use crate::domain::drawing::{Drawing, SIDE, Stroke};

/// The paths of all strokes as one `d`, to be filled. In units of a square of [`SIDE`].
pub fn path(drawing: &Drawing) -> String {
    let mut d = String::new();
    for stroke in drawing.strokes() {
        outline(stroke, &mut d);
    }
    d
}

/// The path of one stroke, to be filled.
pub fn stroke_path(stroke: &Stroke) -> String {
    let mut d = String::new();
    outline(stroke, &mut d);
    d
}

/// A file that every browser and drawing program shows.
pub fn svg(drawing: &Drawing) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {SIDE}\"><rect width=\"{SIDE}\" height=\"{SIDE}\" fill=\"#fff\"/><path d=\"{}\" fill=\"#222\"/></svg>\n",
        path(drawing)
    )
}

/// A place and half the width there.
#[derive(Clone, Copy)]
struct Spot {
    x: f64,
    y: f64,
    half: f64,
}

/// Along one side of the line and back along the other, with round ends.
fn outline(stroke: &Stroke, d: &mut String) {
    let width = f64::from(stroke.pen().width());
    let spots: Vec<Spot> = stroke
        .points()
        .iter()
        .map(|point| Spot {
            x: f64::from(point.x()),
            y: f64::from(point.y()),
            half: width * (0.25 + f64::from(point.pressure()) / 510.0),
        })
        .collect();
    let (Some(first), Some(last)) = (spots.first(), spots.last()) else {
        return;
    };
    if spots.len() == 1 {
        let (left, right, half) = (first.x - first.half, first.x + first.half, first.half);
        let y = first.y;
        let _ = write!(
            d,
            "M{left:.1} {y:.1}A{half:.1} {half:.1} 0 1 1 {right:.1} {y:.1}A{half:.1} {half:.1} 0 1 1 {left:.1} {y:.1}Z"
        );
        return;
    }
    let (there, back): (Vec<_>, Vec<_>) = (0..spots.len()).map(|at| sides(&spots, at)).unzip();
    let (x, y) = there[0];
    let _ = write!(d, "M{x:.1} {y:.1}");
    smooth(&there, d);
    round_end(last.half, back[back.len() - 1], d);
    let back: Vec<(f64, f64)> = back.into_iter().rev().collect();
    smooth(&back, d);
    round_end(first.half, there[0], d);
    d.push('Z');
}

/// The two edges beside a spot.
fn sides(spots: &[Spot], at: usize) -> ((f64, f64), (f64, f64)) {
    let here = spots[at];
    let before = spots[at.saturating_sub(1)];
    let after = spots[(at + 1).min(spots.len() - 1)];
    let towards = |from: Spot, to: Spot| {
        let (x, y) = (to.x - from.x, to.y - from.y);
        let length = x.hypot(y);
        (length > 0.0).then(|| (x / length, y / length))
    };
    // Where the line turns right back, the way it came.
    let way = towards(before, after).or_else(|| towards(before, here));
    let (x, y) = way.unwrap_or((1.0, 0.0));
    let edge = |half: f64| (here.x - y * half, here.y + x * half);
    (edge(here.half), edge(-here.half))
}

/// From the first point, where the path is already, to the last: a curve through the middles.
fn smooth(points: &[(f64, f64)], d: &mut String) {
    for pair in points.windows(2).skip(1) {
        let ((x, y), (to_x, to_y)) = (pair[0], pair[1]);
        let (mid_x, mid_y) = ((x + to_x) / 2.0, (y + to_y) / 2.0);
        let _ = write!(d, "Q{x:.1} {y:.1} {mid_x:.1} {mid_y:.1}");
    }
    if let Some((x, y)) = points.last() {
        let _ = write!(d, "L{x:.1} {y:.1}");
    }
}

fn round_end(half: f64, (x, y): (f64, f64), d: &mut String) {
    let _ = write!(d, "A{half:.1} {half:.1} 0 0 0 {x:.1} {y:.1}");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::drawing::{Pen, Point};

    fn stroke(points: &[(f64, f64, f64)]) -> Stroke {
        let point = |&(x, y, pressure): &(f64, f64, f64)| Point::new(x, y, pressure);
        let mut stroke = Stroke::new(Pen::Middle, point(&points[0]));
        points[1..].iter().for_each(|at| stroke.go_on(point(at)));
        stroke
    }

    /// All places that a path names: the last two numbers of each command.
    fn places(path: &str) -> Vec<(f64, f64)> {
        let commands = path.split(|c: char| c.is_ascii_alphabetic());
        let numbers = commands.map(|part| part.split(' ').map(str::parse::<f64>));
        numbers
            .filter_map(|part| part.collect::<Result<Vec<f64>, _>>().ok())
            .filter_map(|part| part.last_chunk::<2>().map(|[x, y]| (*x, *y)))
            .collect()
    }

    #[test]
    fn a_level_line_has_its_width_above_and_below() {
        let path = stroke_path(&stroke(&[(0.25, 0.5, 0.5), (0.75, 0.5, 0.5)]));
        let (upper, lower): (Vec<_>, Vec<_>) =
            places(&path).into_iter().partition(|(_, y)| *y < 1000.0);
        for (_, y) in upper {
            assert!((y - 990.0).abs() < 0.2, "{path}");
        }
        for (_, y) in lower {
            assert!((y - 1010.0).abs() < 0.2, "{path}");
        }
    }

    #[test]
    fn who_presses_harder_draws_wider() {
        let path = stroke_path(&stroke(&[(0.1, 0.5, 0.0), (0.9, 0.5, 1.0)]));
        let top = |x: f64| {
            let near = places(&path)
                .into_iter()
                .filter(|at| (at.0 - x).abs() < 1.0);
            near.map(|at| at.1).fold(f64::MAX, f64::min)
        };
        assert!(
            (top(200.0) - 995.0).abs() < 0.2 && (top(1800.0) - 985.0).abs() < 0.2,
            "{path}"
        );
    }

    #[test]
    fn a_dot_and_a_line_that_turns_back_are_drawn_too() {
        for points in [
            &[(0.5, 0.5, 0.5)][..],
            &[(0.2, 0.2, 0.5), (0.8, 0.2, 0.5), (0.2, 0.2, 0.5)],
        ] {
            let path = stroke_path(&stroke(points));
            assert!(
                path.starts_with('M') && path.ends_with('Z') && !path.contains("NaN"),
                "{path}"
            );
        }
    }

    #[test]
    fn a_file_of_it_holds_what_is_seen() {
        let mut drawing = Drawing::default();
        drawing.draw(stroke(&[(0.5, 0.5, 0.5)])).unwrap();
        let one = svg(&drawing);
        drawing.draw(stroke(&[(0.1, 0.1, 0.5)])).unwrap();
        drawing.undo().unwrap();
        assert_eq!(svg(&drawing), one);
        assert!(one.contains("A10.0 10.0"), "{one}");
    }
}
