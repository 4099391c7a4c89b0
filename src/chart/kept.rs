//! A drawing as numbers to keep and to send, and drawn again from them.

use super::drawing::{Area, Drawing, Shape};
use crate::domain::free_text::FreeText;
use crate::domain::picture::{self, Pair, Plot};

/// The drawing in whole tenths, which is all that is ever drawn.
pub fn kept(drawing: &Drawing) -> Plot {
    let pair = |x: f64, y: f64| (tenths(x), tenths(y));
    let shapes = drawing.shapes.iter().filter_map(|shape| {
        Some(match shape {
            Shape::Line { points, ink } => {
                let points = points.iter().map(|(x, y)| pair(*x, *y)).collect();
                picture::Shape::Line(*ink, points)
            }
            Shape::Dot { x, y, radius, ink } => {
                picture::Shape::Dot(*ink, pair(*x, *y), tenths(*radius))
            }
            Shape::Bar { area, ink } => {
                let size = pair(area.width, area.height);
                picture::Shape::Bar(*ink, pair(area.x, area.y), size)
            }
            // Words that are none are not seen either.
            Shape::Words { x, y, anchor, text } => {
                picture::Shape::Words(*anchor, pair(*x, *y), FreeText::parse(text).ok()??)
            }
        })
    });
    Plot {
        size: pair(drawing.width, drawing.height),
        shapes: shapes.collect(),
    }
}

/// The drawing again; none when there was none.
pub fn drawn(plot: &Plot) -> Option<Drawing> {
    let (width, height) = units(plot.size);
    let mut drawing = Drawing::new(width, height);
    drawing.shapes = plot.shapes.iter().map(shape).collect();
    (!drawing.shapes.is_empty()).then_some(drawing)
}

fn shape(kept: &picture::Shape) -> Shape {
    match kept {
        picture::Shape::Line(ink, points) => Shape::Line {
            points: points.iter().copied().map(units).collect(),
            ink: *ink,
        },
        picture::Shape::Dot(ink, at, radius) => {
            let ((x, y), (radius, _)) = (units(*at), units((*radius, 0)));
            let ink = *ink;
            Shape::Dot { x, y, radius, ink }
        }
        picture::Shape::Bar(ink, at, size) => {
            let ((x, y), (width, height)) = (units(*at), units(*size));
            let area = Area {
                x,
                y,
                width,
                height,
            };
            Shape::Bar { area, ink: *ink }
        }
        picture::Shape::Words(anchor, at, text) => {
            let ((x, y), text) = (units(*at), text.to_string());
            let anchor = *anchor;
            Shape::Words { x, y, anchor, text }
        }
    }
}

fn tenths(units: f64) -> i32 {
    (units * 10.0).round() as i32
}

fn units((x, y): Pair) -> (f64, f64) {
    (f64::from(x) / 10.0, f64::from(y) / 10.0)
}

#[cfg(test)]
mod tests {
    use super::super::bars::{Row, bars};
    use super::super::svg::svg;
    use super::*;

    #[test]
    fn what_was_kept_is_drawn_as_it_was() {
        let row = |label, days| Row { label, days };
        let drawing = bars(&[row("rust & ruimte", 7), row("<b>", 2)], 9, 280.0);
        let plot = kept(&drawing);
        let again = drawn(&plot).unwrap();
        assert_eq!(svg(&again), svg(&drawing));
        assert_eq!(kept(&again), plot);
        assert_eq!(drawn(&Plot::default()), None);
    }
}
