//! A drawing: strokes of a pen, kept as what was done, one step after another.
//!
//! Each step has bytes of its own and a drawing is its steps in a row, so that a drawing grows as a recording does:
//! piece by piece, each kept as it is made. When it is finished, [`Drawing::bytes`] leaves out what was erased. Places are
//! counted from the left upper corner, 0 to [`SIDE`] either way, whatever screen it was drawn on.

mod bytes;

pub use bytes::NotADrawing;

/// The length of each side.
pub const SIDE: u16 = 2000;
/// The most points of one stroke: a longer one goes on as another.
pub const MAX_POINTS: usize = 4000;
/// The most steps of a drawing, one a piece of an attachment.
pub const MAX_STEPS: usize = 4096;
/// The most points of all its strokes together.
pub const MAX_POINTS_IN_ALL: usize = 200_000;

/// How near two points are that are taken for one.
const SAME: u32 = 3;

/// How wide a stroke is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pen {
    /// A thin one.
    Thin,
    /// One in between.
    #[default]
    Middle,
    /// A thick one.
    Thick,
}

impl Pen {
    /// Every pen, from thin to thick.
    pub const ALL: [Self; 3] = [Self::Thin, Self::Middle, Self::Thick];

    /// How wide its strokes are at middle pressure.
    pub const fn width(self) -> u16 {
        match self {
            Self::Thin => 8,
            Self::Middle => 20,
            Self::Thick => 48,
        }
    }
}

/// Where a pen was, and how hard it was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    x: u16,
    y: u16,
    pressure: u8,
}

impl Point {
    /// A point at a share of the width and of the height, each 0 to 1, with a pressure of 0 to 1. What lies outside
    /// is taken to the edge.
    pub fn new(x: f64, y: f64, pressure: f64) -> Self {
        let place = |share: f64| (share.clamp(0.0, 1.0) * f64::from(SIDE)) as u16;
        Self {
            x: place(x),
            y: place(y),
            pressure: (pressure.clamp(0.0, 1.0) * 255.0) as u8,
        }
    }

    /// From the left, 0 to [`SIDE`].
    pub const fn x(self) -> u16 {
        self.x
    }

    /// From the top, 0 to [`SIDE`].
    pub const fn y(self) -> u16 {
        self.y
    }

    /// How hard, 0 to 255; 127 where the device cannot tell.
    pub const fn pressure(self) -> u8 {
        self.pressure
    }

    /// The square of the distance.
    fn apart(self, other: Self) -> u32 {
        let (x, y) = (self.x.abs_diff(other.x), self.y.abs_diff(other.y));
        u32::from(x).pow(2) + u32::from(y).pow(2)
    }
}

/// One stroke: a point at least, [`MAX_POINTS`] at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stroke {
    pen: Pen,
    points: Vec<Point>,
}

impl Stroke {
    /// A stroke that begins.
    pub fn new(pen: Pen, first: Point) -> Self {
        Self {
            pen,
            points: vec![first],
        }
    }

    /// Goes on to a point. One where it is already is passed over.
    pub fn go_on(&mut self, to: Point) {
        let moved = self
            .points
            .last()
            .is_none_or(|last| last.apart(to) >= SAME.pow(2));
        if moved && !self.is_full() {
            self.points.push(to);
        }
    }

    /// Whether it takes no more points: the same movement goes on as another stroke.
    pub const fn is_full(&self) -> bool {
        self.points.len() >= MAX_POINTS
    }

    /// Its pen.
    pub const fn pen(&self) -> Pen {
        self.pen
    }

    /// Its points, in order.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Whether a round eraser of this radius touches it.
    fn touches(&self, at: Point, radius: u16) -> bool {
        let reach = f64::from(radius + self.pen.width() / 2);
        let near = |from: &Point, to: &Point| distance(at, *from, *to) <= reach;
        let one = self.points.first().is_some_and(|only| near(only, only));
        one || self.points.windows(2).any(|pair| near(&pair[0], &pair[1]))
    }
}

/// How far a point lies from the line between two others.
fn distance(at: Point, from: Point, to: Point) -> f64 {
    let vector = |from: Point, to: Point| {
        let axis = |from: u16, to: u16| f64::from(to) - f64::from(from);
        (axis(from.x, to.x), axis(from.y, to.y))
    };
    let (line, way) = (vector(from, to), vector(from, at));
    let length = line.0 * line.0 + line.1 * line.1;
    let along = if length == 0.0 {
        0.0
    } else {
        ((way.0 * line.0 + way.1 * line.1) / length).clamp(0.0, 1.0)
    };
    (way.0 - along * line.0).hypot(way.1 - along * line.1)
}

/// One thing that was done. Strokes are numbered from 0 in the order in which they were drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Draw(Stroke),
    Erase(usize),
    Restore(usize),
}

/// The drawing is full: it has [`MAX_STEPS`] steps, or [`MAX_POINTS_IN_ALL`] points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the drawing is full")]
pub struct Full;

/// A drawing and what was done to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Drawing {
    /// Every stroke that was drawn, and whether it is to be seen.
    strokes: Vec<(Stroke, bool)>,
    steps: usize,
    points: usize,
    /// What "undo" does next, the last first: only what was done since the drawing was opened.
    undo: Vec<Step>,
}

impl Drawing {
    /// The strokes that are to be seen, the lowest first.
    pub fn strokes(&self) -> impl Iterator<Item = &Stroke> {
        self.strokes
            .iter()
            .filter_map(|(stroke, seen)| seen.then_some(stroke))
    }

    /// Whether there is nothing to see.
    pub fn is_empty(&self) -> bool {
        self.strokes().next().is_none()
    }

    /// Whether its steps hold anything that is not to be seen.
    pub fn holds_erased(&self) -> bool {
        self.strokes.iter().any(|(_, seen)| !seen)
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Draws a stroke; gives the bytes of the step.
    ///
    /// # Errors
    /// [`Full`]; nothing was drawn then.
    pub fn draw(&mut self, stroke: Stroke) -> Result<Vec<u8>, Full> {
        let number = self.strokes.len();
        let bytes = self.go(Step::Draw(stroke))?;
        self.undo.push(Step::Erase(number));
        Ok(bytes)
    }

    /// Erases the upmost stroke that an eraser of this radius touches; gives the bytes of the step, none when it touches none.
    ///
    /// # Errors
    /// [`Full`]; nothing was erased then.
    pub fn erase(&mut self, at: Point, radius: u16) -> Result<Option<Vec<u8>>, Full> {
        let touched = self
            .strokes
            .iter()
            .rposition(|(stroke, seen)| *seen && stroke.touches(at, radius));
        let Some(number) = touched else {
            return Ok(None);
        };
        let bytes = self.go(Step::Erase(number))?;
        self.undo.push(Step::Restore(number));
        Ok(Some(bytes))
    }

    /// Takes the last thing back; gives the bytes of that step, none when there is nothing to take back.
    ///
    /// # Errors
    /// [`Full`]; nothing was taken back then.
    pub fn undo(&mut self) -> Result<Option<Vec<u8>>, Full> {
        match self.undo.last().cloned() {
            Some(step) => {
                let bytes = self.go(step)?;
                self.undo.pop();
                Ok(Some(bytes))
            }
            None => Ok(None),
        }
    }

    fn go(&mut self, step: Step) -> Result<Vec<u8>, Full> {
        let bytes = step.bytes();
        self.take(step).then_some(bytes).ok_or(Full)
    }

    /// Takes a step. False, and nothing changes, when it cannot be taken.
    fn take(&mut self, step: Step) -> bool {
        if self.steps >= MAX_STEPS {
            return false;
        }
        match step {
            Step::Draw(stroke) => {
                let points = self.points + stroke.points.len();
                if points > MAX_POINTS_IN_ALL {
                    return false;
                }
                self.points = points;
                self.strokes.push((stroke, true));
            }
            Step::Erase(number) => match self.strokes.get_mut(number) {
                Some((_, seen)) => *seen = false,
                None => return false,
            },
            Step::Restore(number) => match self.strokes.get_mut(number) {
                Some((_, seen)) => *seen = true,
                None => return false,
            },
        }
        self.steps += 1;
        true
    }
}

#[cfg(test)]
mod tests;
