//! How someone is, as a place on two axes: prettig (heavy to light) and energie (empty to full).
//!
//! The axes are those of the circumplex of affect (Russell 1980). A place is
//! never a score: nothing here adds, averages or compares people.

/// A place along one axis, from −100 to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Axis(i8);

impl Axis {
    /// The value, brought within −100 to 100.
    pub fn new(value: i32) -> Self {
        Self(value.clamp(-100, 100) as i8)
    }

    /// From −100 to 100.
    pub const fn get(self) -> i32 {
        self.0 as i32
    }

    /// The place as a share of the axis, from 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(i16::from(self.0) + 100) / 200.0
    }

    /// Which of five parts of the axis this is, from 0 (lowest) to 4.
    pub const fn fifth(self) -> usize {
        match self.0 {
            ..-60 => 0,
            -60..-20 => 1,
            -20..=20 => 2,
            21..=60 => 3,
            _ => 4,
        }
    }
}

/// A place on the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Mood {
    /// Prettig: from heavy (−100) to light (100).
    pub pleasant: Axis,
    /// Energie: from empty (−100) to full (100).
    pub energy: Axis,
}

impl Mood {
    /// A place; values outside −100 to 100 are brought within.
    pub fn new(pleasant: i32, energy: i32) -> Self {
        Self {
            pleasant: Axis::new(pleasant),
            energy: Axis::new(energy),
        }
    }

    /// The place shifted by so much along each axis, kept on the field.
    pub fn moved(self, pleasant: i32, energy: i32) -> Self {
        Self::new(self.pleasant.get() + pleasant, self.energy.get() + energy)
    }

    /// The squared distance to another place.
    pub fn distance_squared(self, other: Self) -> i32 {
        let across = self.pleasant.get() - other.pleasant.get();
        let up = self.energy.get() - other.energy.get();
        across * across + up * up
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_never_leaves_the_field() {
        let corner = Mood::new(90, -90).moved(50, -50);
        assert_eq!((corner.pleasant.get(), corner.energy.get()), (100, -100));
        assert_eq!(corner.pleasant.share(), 1.0);
        assert_eq!(corner.energy.share(), 0.0);
    }

    #[test]
    fn fifths_cover_the_axis_evenly_around_the_middle() {
        let fifths: Vec<_> = [-100, -61, -60, -21, -20, 0, 20, 21, 60, 61, 100]
            .map(|at| Axis::new(at).fifth())
            .into();
        assert_eq!(fifths, [0, 0, 1, 1, 2, 2, 2, 3, 3, 4, 4]);
    }
}
