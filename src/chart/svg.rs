//! A drawing as SVG markup, for the screen.

use core::fmt::Write as _;

use super::drawing::{Anchor, Drawing, Ink, Shape};
use super::number::Tenths;

/// The markup. Colours are the stylesheet's, by `data-ink` and `data-tone`.
// SECURITY: names in a drawing may be a learner's own words. They stand in `<text>` only, where `&` and `<` are the
// whole of what could be read as markup.
pub fn svg(drawing: &Drawing) -> String {
    let (width, height) = (Tenths(drawing.width), Tenths(drawing.height));
    let mut out = format!("<svg class=\"plot\" viewBox=\"0 0 {width} {height}\">");
    for shape in &drawing.shapes {
        draw(shape, &mut out);
    }
    out.push_str("</svg>");
    out
}

fn draw(shape: &Shape, out: &mut String) {
    let _ = match shape {
        Shape::Line { points, ink } => {
            out.push_str("<path d=\"");
            for (n, (x, y)) in points.iter().enumerate() {
                let go = if n == 0 { 'M' } else { 'L' };
                let _ = write!(out, "{go}{} {}", Tenths(*x), Tenths(*y));
            }
            write!(out, "\"{}/>", Inked(*ink))
        }
        Shape::Dot { x, y, radius, ink } => {
            let (x, y, radius) = (Tenths(*x), Tenths(*y), Tenths(*radius));
            write!(
                out,
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{}/>",
                Inked(*ink)
            )
        }
        Shape::Bar { area, ink } => {
            let (x, y) = (Tenths(area.x), Tenths(area.y));
            let (width, height) = (Tenths(area.width), Tenths(area.height));
            let ink = Inked(*ink);
            write!(
                out,
                "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"3\"{ink}/>"
            )
        }
        Shape::Words { x, y, anchor, text } => {
            let anchor = match anchor {
                Anchor::Start => "start",
                Anchor::Middle => "middle",
                Anchor::End => "end",
            };
            let (x, y) = (Tenths(*x), Tenths(*y));
            let _ = write!(out, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">");
            for character in text.chars() {
                match character {
                    '&' => out.push_str("&amp;"),
                    '<' => out.push_str("&lt;"),
                    _ => out.push(character),
                }
            }
            write!(out, "</text>")
        }
    };
}

/// The attributes of an ink.
struct Inked(Ink);

impl core::fmt::Display for Inked {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self.0 {
            Ink::Frame => f.write_str(" data-ink=\"frame\""),
            Ink::Middle => f.write_str(" data-ink=\"middle\""),
            Ink::Main => f.write_str(" data-ink=\"main\""),
            Ink::Tone(tone) => write!(f, " data-ink=\"main\" data-tone=\"{tone}\""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Area;
    use super::*;

    #[test]
    fn a_word_stays_a_word_whatever_it_holds() {
        let words = Shape::Words {
            x: 1.0,
            y: 2.0,
            anchor: Anchor::Start,
            text: "</text><script>alert(1)</script>&amp;".to_owned(),
        };
        let area = Area {
            x: 0.0,
            y: 0.0,
            width: 10.04,
            height: 3.0,
        };
        let bar = Shape::Bar {
            area,
            ink: Ink::Tone(3),
        };
        let drawing = Drawing {
            width: 280.0,
            height: 20.0,
            shapes: vec![bar, words],
            targets: Vec::new(),
        };
        assert_eq!(
            svg(&drawing),
            "<svg class=\"plot\" viewBox=\"0 0 280.0 20.0\">\
             <rect x=\"0.0\" y=\"0.0\" width=\"10.0\" height=\"3.0\" rx=\"3\" data-ink=\"main\" data-tone=\"3\"/>\
             <text x=\"1.0\" y=\"2.0\" text-anchor=\"start\">&lt;/text>&lt;script>alert(1)&lt;/script>&amp;amp;</text></svg>"
        );
    }
}
