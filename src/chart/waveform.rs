//! A recording as a row of upright lines: how loud it was, from begin to end.

use core::fmt::Write as _;

/// How many lines a recording has.
pub const LINES: usize = 64;
/// From one line to the next.
const STEP: usize = 4;
/// The width of a drawing of so many lines.
pub const WIDTH: usize = LINES * STEP;
/// Its height.
pub const HEIGHT: usize = 40;

/// How loud samples of −1 to 1 are together: 0 for silence, 100 for as loud as can be. Soft speech is drawn higher than its
/// share, as ears do.
pub fn loudness(samples: &[f32]) -> u8 {
    let energy: f32 = samples.iter().map(|sample| sample * sample).sum();
    let middle = (energy / samples.len().max(1) as f32).sqrt();
    (middle.sqrt() * 140.0).clamp(0.0, 100.0) as u8
}

/// The `d` of the lines from one place until another; silence is a dot.
pub fn path(loud: &[u8], from: usize, until: usize) -> String {
    let mut d = String::new();
    for (place, loud) in loud.iter().enumerate().take(until).skip(from) {
        let x = STEP * place + STEP / 2;
        let half = f64::from(*loud) / 100.0 * (HEIGHT / 2 - 2) as f64;
        let middle = HEIGHT as f64 / 2.0;
        let (top, foot) = (middle - half, middle + half + 0.1);
        let _ = write!(d, "M{x} {top:.1}V{foot:.1}");
    }
    d
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn louder_is_higher_and_nothing_goes_outside() {
        let levels = [0.0, 0.01, 0.1, 0.5, 1.0, 9.0].map(|level| loudness(&[level, -level]));
        assert!(levels.is_sorted(), "{levels:?}");
        assert_eq!((levels[0], levels[5]), (0, 100));
        assert_eq!((loudness(&[]), loudness(&[f32::NAN])), (0, 0));
    }

    #[test]
    fn the_two_parts_make_the_whole() {
        let loud = [0, 50, 100, 7];
        let whole = path(&loud, 0, LINES);
        assert_eq!(path(&loud, 0, 3) + &path(&loud, 3, LINES), whole);
        assert_eq!(path(&loud[..1], 0, 1), "M2 20.0V20.1");
        assert!(whole.contains("M10 2.0V38.1"), "{whole}");
    }
}
