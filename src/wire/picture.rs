//! A pattern that was taken along: its drawing, sentences and table.
//!
//! Each shape is one text of names and numbers, so that a picture lies no deeper in lists than any other answer
//! (a reader of letters stops at eight).

use core::fmt::Write as _;

use super::{Json, WireError, Writer};
use crate::domain::free_text::FreeText;
use crate::domain::picture::{Anchor, Ink, Pair, Picture, Plot, Shape};

/// Writes a picture.
pub fn write_picture(picture: &Picture, json: &mut Writer) -> Result<(), WireError> {
    let plot = picture.plot();
    json.object(|json| {
        json.field("wide").number(plot.size.0);
        json.field("high").number(plot.size.1);
        let shapes = plot.shapes.iter().map(from_shape);
        json.field("shapes").texts(Picture::MOST_SHAPES, shapes)?;
        json.field("said")
            .texts(Picture::MOST_WORDS, picture.words())?;
        json.field("columns").count(picture.head().len() as u64);
        json.field("cells")
            .texts(Picture::MOST_CELLS, picture.cells())
    })
}

/// Reads a picture that can be drawn.
pub fn read_picture(json: Json<'_>) -> Result<Picture, WireError> {
    let plot = Plot {
        size: (json.field("wide")?.number()?, json.field("high")?.number()?),
        shapes: json
            .field("shapes")?
            .all(Picture::MOST_SHAPES, |json| to_shape(json.text()?))?,
    };
    Picture::new(
        plot,
        json.field("said")?.all(Picture::MOST_WORDS, Json::words)?,
        json.field("columns")?.number()?,
        json.field("cells")?.all(Picture::MOST_CELLS, Json::words)?,
    )
    .ok_or(WireError::Value("picture"))
}

fn from_shape(shape: &Shape) -> String {
    let mut text = String::new();
    let (name, points, behind): (_, &[Pair], _) = match shape {
        Shape::Line(ink, points) => (format!("line {}", from_ink(*ink)), points, String::new()),
        Shape::Dot(ink, at, radius) => (
            format!("dot {}", from_ink(*ink)),
            core::slice::from_ref(at),
            format!(" {radius}"),
        ),
        Shape::Bar(ink, at, (width, height)) => (
            format!("bar {}", from_ink(*ink)),
            core::slice::from_ref(at),
            format!(" {width} {height}"),
        ),
        Shape::Words(anchor, at, words) => (
            format!("words {}", from_anchor(*anchor)),
            core::slice::from_ref(at),
            format!(" {words}"),
        ),
    };
    text.push_str(&name);
    for (x, y) in points {
        let _ = write!(text, " {x} {y}");
    }
    text.push_str(&behind);
    text
}

fn to_shape(text: &str) -> Result<Shape, WireError> {
    let mut parts = text.splitn(3, ' ');
    let shape = match (parts.next(), parts.next(), parts.next()) {
        (Some("words"), Some(anchor), Some(rest)) => to_words_at(anchor, rest)?,
        (Some(sort), Some(ink), Some(rest)) => {
            let numbers = rest.split(' ').take(2 * Picture::MOST_POINTS + 1);
            let numbers = numbers.map(|it| it.parse::<i32>().ok());
            to_inked(sort, to_ink(ink), numbers.collect())
        }
        _ => None,
    };
    shape.ok_or(WireError::Value("shape"))
}

fn to_words_at(anchor: &str, rest: &str) -> Result<Option<Shape>, WireError> {
    let mut parts = rest.splitn(3, ' ');
    let mut number = || parts.next()?.parse::<i32>().ok();
    let at = number().zip(number());
    let words = to_words(parts.next().unwrap_or_default())?;
    Ok(to_anchor(anchor)
        .zip(at)
        .map(|(anchor, at)| Shape::Words(anchor, at, words)))
}

fn to_words(text: &str) -> Result<FreeText, WireError> {
    let words = FreeText::parse(text).map_err(|_| WireError::TooMuch)?;
    words.ok_or(WireError::Value("empty text"))
}

fn to_inked(sort: &str, ink: Option<Ink>, numbers: Option<Vec<i32>>) -> Option<Shape> {
    let (ink, numbers) = ink.zip(numbers)?;
    match (sort, numbers.as_slice()) {
        ("line", points) if points.len() <= 2 * Picture::MOST_POINTS => {
            let (points, rest) = points.as_chunks();
            let points = points.iter().map(|[x, y]| (*x, *y)).collect();
            rest.is_empty().then_some(Shape::Line(ink, points))
        }
        ("dot", [x, y, radius]) => Some(Shape::Dot(ink, (*x, *y), *radius)),
        ("bar", [x, y, width, height]) => Some(Shape::Bar(ink, (*x, *y), (*width, *height))),
        _ => None,
    }
}

fn from_ink(ink: Ink) -> String {
    match ink {
        Ink::Frame => "frame".to_owned(),
        Ink::Middle => "middle".to_owned(),
        Ink::Main => "main".to_owned(),
        Ink::Tone(tone) => format!("tone{tone}"),
    }
}

fn to_ink(name: &str) -> Option<Ink> {
    Some(match name {
        "frame" => Ink::Frame,
        "middle" => Ink::Middle,
        "main" => Ink::Main,
        name => Ink::Tone(name.strip_prefix("tone")?.parse().ok()?),
    })
}

const fn from_anchor(anchor: Anchor) -> &'static str {
    match anchor {
        Anchor::Start => "start",
        Anchor::Middle => "middle",
        Anchor::End => "end",
    }
}

fn to_anchor(name: &str) -> Option<Anchor> {
    [Anchor::Start, Anchor::Middle, Anchor::End]
        .into_iter()
        .find(|anchor| from_anchor(*anchor) == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> FreeText {
        FreeText::parse(text).unwrap().unwrap()
    }

    #[test]
    fn every_shape_reads_back() {
        for (shape, written) in [
            (
                Shape::Line(Ink::Frame, vec![(0, 1), (-2, 30)]),
                "line frame 0 1 -2 30",
            ),
            (Shape::Dot(Ink::Tone(3), (5, 6), 35), "dot tone3 5 6 35"),
            (
                Shape::Bar(Ink::Main, (0, 1), (20, 30)),
                "bar main 0 1 20 30",
            ),
            (
                Shape::Words(Anchor::End, (9, 8), text("rust en  ruimte\n12 34")),
                "words end 9 8 rust en  ruimte\n12 34",
            ),
        ] {
            assert_eq!(from_shape(&shape), written);
            assert_eq!(to_shape(written), Ok(shape));
        }
    }

    #[test]
    fn what_is_no_shape_is_refused() {
        for written in [
            "",
            "line",
            "line main",
            "line main 1",
            "line main 1 2 3",
            "line red 1 2",
            "line main 1 2.5",
            "line main 1 99999999999",
            "dot main 1 2",
            "dot tone 1 2 3",
            "dot tone999 1 2 3",
            "bar main 1 2 3 4 5",
            "words top 1 2 rust",
            "words end 1 2 ",
            "words end 1 rust",
            "path main 1 2",
            "line  main 1 2",
        ] {
            assert!(to_shape(written).is_err(), "{written}");
        }
        let many = format!("line main{}", " 1 2".repeat(Picture::MOST_POINTS + 1));
        assert!(to_shape(&many).is_err());
    }
}
