//! A drawing as bytes: a row of steps. What each byte means stands in docs/formats.md, frozen for ever.

use super::super::leb128;
use super::{Drawing, MAX_POINTS, Pen, Point, SIDE, Step, Stroke};

/// The first byte of each step. Strokes have their pen there: 1 thin, 2 middle, 3 thick.
const ERASE: u8 = 4;
const RESTORE: u8 = 5;

/// The bytes are no drawing of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no drawing of this version")]
pub struct NotADrawing;

impl Drawing {
    /// The drawing that these steps make.
    ///
    /// # Errors
    /// [`NotADrawing`].
    pub fn read(bytes: &[u8]) -> Result<Self, NotADrawing> {
        let mut drawing = Self::default();
        let mut rest = bytes;
        while !rest.is_empty() {
            let step = Step::read(&mut rest).ok_or(NotADrawing)?;
            if !drawing.take(step) {
                return Err(NotADrawing);
            }
        }
        Ok(drawing)
    }

    /// The shortest steps that make this drawing: what was erased is not in them.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for stroke in self.strokes() {
            stroke.write(&mut bytes);
        }
        bytes
    }
}

impl Step {
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        match self {
            Self::Draw(stroke) => stroke.write(&mut bytes),
            Self::Erase(stroke) => {
                bytes.push(ERASE);
                leb128::put(&mut bytes, *stroke as u32);
            }
            Self::Restore(stroke) => {
                bytes.push(RESTORE);
                leb128::put(&mut bytes, *stroke as u32);
            }
        }
        bytes
    }

    fn read(rest: &mut &[u8]) -> Option<Self> {
        match read_byte(rest)? {
            ERASE => Some(Self::Erase(read_number(rest)? as usize)),
            RESTORE => Some(Self::Restore(read_number(rest)? as usize)),
            pen => {
                let pen = Pen::ALL.get(usize::from(pen).checked_sub(1)?)?;
                Stroke::read(*pen, rest).map(Self::Draw)
            }
        }
    }
}

impl Stroke {
    fn write(&self, bytes: &mut Vec<u8>) {
        bytes.push(self.pen as u8 + 1);
        leb128::put(bytes, self.points.len() as u32);
        let (mut x, mut y) = (0, 0);
        for point in &self.points {
            step(x, point.x, bytes);
            step(y, point.y, bytes);
            bytes.push(point.pressure);
            (x, y) = (point.x, point.y);
        }
    }

    fn read(pen: Pen, rest: &mut &[u8]) -> Option<Self> {
        let count = read_number(rest)? as usize;
        if !(1..=MAX_POINTS).contains(&count) {
            return None;
        }
        let mut points = Vec::new();
        let (mut x, mut y) = (0, 0);
        for _ in 0..count {
            x = read_step(x, rest)?;
            y = read_step(y, rest)?;
            let pressure = read_byte(rest)?;
            points.push(Point { x, y, pressure });
        }
        Some(Self { pen, points })
    }
}

/// From one place to the next: twice the distance, and one less for one that goes back.
fn step(from: u16, to: u16, bytes: &mut Vec<u8>) {
    let distance = i32::from(to) - i32::from(from);
    leb128::put(bytes, ((distance << 1) ^ (distance >> 31)) as u32);
}

fn read_byte(rest: &mut &[u8]) -> Option<u8> {
    let (first, after) = rest.split_first()?;
    *rest = after;
    Some(*first)
}

/// No number of a drawing has more than three groups.
fn read_number(rest: &mut &[u8]) -> Option<u32> {
    leb128::take(rest, 3)
}

fn read_step(from: u16, rest: &mut &[u8]) -> Option<u16> {
    let coded = read_number(rest)?;
    let distance = (coded >> 1) as i32 ^ -((coded & 1) as i32);
    let to = u16::try_from(i32::from(from) + distance).ok()?;
    (to <= SIDE).then_some(to)
}
