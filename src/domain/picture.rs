//! A pattern as it was when someone took it along: its drawing as shapes, what it says, and its numbers.
//!
//! It is an answer in an entry, so that it lies in the diary, goes to a coach and comes back from a back-up as any other. It holds
//! numbers and words, never markup: whoever reads it draws it with the same pure functions (`chart::kept`).

use super::free_text::FreeText;

/// How many tones there are, from dusk to dawn.
pub const TONES: u8 = 11;

/// What something is drawn with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// The edges of an axis.
    Frame,
    /// The middle of all days.
    Middle,
    /// What it is about.
    Main,
    /// The same, in the tone of how prettig it was, below [`TONES`].
    Tone(u8),
}

/// Which end of a text stands at its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Its first letter.
    Start,
    /// Its middle.
    Middle,
    /// Its last letter.
    End,
}

/// A place or a size, from the left and from the top, in tenths of a unit.
pub type Pair = (i32, i32);

/// One thing in a drawing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// A line through these points, at least one.
    Line(Ink, Vec<Pair>),
    /// A filled circle: its middle and its radius.
    Dot(Ink, Pair, i32),
    /// A filled rectangle: its left upper corner and its size.
    Bar(Ink, Pair, Pair),
    /// Text on one line: where its anchor stands, and what it says.
    Words(Anchor, Pair, FreeText),
}

/// A drawing: how large it is, and what is in it, the hindmost first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Plot {
    /// From left to right and from top to bottom.
    pub size: Pair,
    /// What is drawn.
    pub shapes: Vec<Shape>,
}

/// A pattern that was taken along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    plot: Plot,
    words: Vec<FreeText>,
    columns: usize,
    cells: Vec<FreeText>,
}

impl Picture {
    /// The most shapes in a drawing.
    pub const MOST_SHAPES: usize = 8192;
    /// The most points in a line.
    pub const MOST_POINTS: usize = 4096;
    /// The most sentences.
    pub const MOST_WORDS: usize = 32;
    /// The most cells in the table, those of its head included.
    pub const MOST_CELLS: usize = 4096;
    /// The largest a drawing may be, and the furthest from its corner anything may stand, in tenths.
    pub const FAR: i32 = 1_000_000;

    /// A drawing (without any shape: none), at least one sentence, and a table: so many columns, the cells of its head
    /// first. None when that is too much, when a row is not whole, or when a number is out of range.
    pub fn new(
        plot: Plot,
        words: Vec<FreeText>,
        columns: usize,
        cells: Vec<FreeText>,
    ) -> Option<Self> {
        let few = plot.shapes.len() <= Self::MOST_SHAPES
            && (1..=Self::MOST_WORDS).contains(&words.len())
            && cells.len() <= Self::MOST_CELLS;
        let whole = columns > 0 && cells.len().is_multiple_of(columns) && cells.len() >= columns;
        let near = plot.size.0 > 0 && plot.size.1 > 0 || plot.shapes.is_empty();
        (few && whole && near && plot.is_near()).then_some(Self {
            plot,
            words,
            columns,
            cells,
        })
    }

    /// The drawing; it may have no shapes.
    pub const fn plot(&self) -> &Plot {
        &self.plot
    }

    /// What it says; the first sentence says what it rests on.
    pub fn words(&self) -> &[FreeText] {
        &self.words
    }

    /// What stands above each column of the table.
    pub fn head(&self) -> &[FreeText] {
        self.cells.get(..self.columns).unwrap_or_default()
    }

    /// The rows of the table, each as long as its head.
    pub fn rows(&self) -> impl Iterator<Item = &[FreeText]> {
        self.cells.chunks(self.columns).skip(1)
    }

    /// The whole table in a row, its head first.
    pub fn cells(&self) -> &[FreeText] {
        &self.cells
    }
}

impl Plot {
    /// Whether all of it lies where a drawing can be.
    fn is_near(&self) -> bool {
        let near = |(x, y): &Pair| x.abs() <= Picture::FAR && y.abs() <= Picture::FAR;
        let inked = |ink: &Ink| !matches!(ink, Ink::Tone(TONES..));
        near(&self.size)
            && self.shapes.iter().all(|shape| match shape {
                Shape::Line(ink, points) => {
                    let few = (1..=Picture::MOST_POINTS).contains(&points.len());
                    inked(ink) && few && points.iter().all(near)
                }
                Shape::Dot(ink, at, radius) => {
                    inked(ink) && near(at) && (0..=Picture::FAR).contains(radius)
                }
                Shape::Bar(ink, at, size) => {
                    inked(ink) && near(at) && near(size) && size.0 >= 0 && size.1 >= 0
                }
                Shape::Words(_, at, _) => near(at),
            })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> FreeText {
        FreeText::parse(text).unwrap().unwrap()
    }

    #[test]
    fn only_what_can_be_drawn_and_read_is_a_picture() {
        let plot = |shape| Plot {
            size: (2800, 440),
            shapes: vec![shape],
        };
        let dot = |x, radius| Shape::Dot(Ink::Main, (x, 10), radius);
        let words = || vec![text("Dit gaat over 9 dagen.")];
        let cells = |count| vec![text("x"); count];
        let make = |plot, cells| Picture::new(plot, words(), 2, cells);
        let picture = make(plot(dot(5, 35)), cells(6)).unwrap();
        assert_eq!((picture.head().len(), picture.rows().count()), (2, 2));
        assert!(make(Plot::default(), cells(2)).is_some());
        assert_eq!(make(plot(dot(Picture::FAR + 1, 35)), cells(2)), None);
        assert_eq!(make(plot(dot(5, -1)), cells(2)), None);
        let line = |points: &[Pair]| plot(Shape::Line(Ink::Main, points.to_vec()));
        assert!(make(line(&[(0, 0)]), cells(2)).is_some());
        assert_eq!(make(line(&[]), cells(2)), None);
        let toned = |tone| plot(Shape::Dot(Ink::Tone(tone), (5, 10), 35));
        assert!(make(toned(TONES - 1), cells(2)).is_some());
        assert_eq!(make(toned(TONES), cells(2)), None);
        assert_eq!(make(plot(dot(5, 35)), cells(3)), None);
        assert_eq!(make(plot(dot(5, 35)), cells(0)), None);
        assert_eq!(Picture::new(Plot::default(), Vec::new(), 1, cells(1)), None);
        assert_eq!(Picture::new(Plot::default(), words(), 0, cells(2)), None);
    }
}
