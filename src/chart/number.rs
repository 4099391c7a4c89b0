//! Numbers for drawings: a wave, and tenths as text. Our own, because the general ones are 12 kB of a first visit,
//! and because these give the same drawing on every machine.

use core::fmt;

/// The sine of so many turns, by Bhaskara's approximation: at most 0.0017 beside it, which is not to be seen.
pub fn wave(turns: f64) -> f64 {
    let half = (turns - turns.floor()) * 2.0;
    let (along, sign) = if half < 1.0 {
        (half, 1.0)
    } else {
        (half - 1.0, -1.0)
    };
    let bow = along * (1.0 - along);
    sign * 16.0 * bow / (5.0 - 4.0 * bow)
}

/// A number with one decimal, for a path. Between minus and plus two hundred million.
pub struct Tenths(pub f64);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tenths = (self.0 * 10.0).round() as i32;
        let minus = if tenths < 0 { "-" } else { "" };
        let tenths = tenths.unsigned_abs();
        write!(f, "{minus}{}.{}", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wave_is_the_sine_to_the_eye() {
        for step in -400..400 {
            let turns = f64::from(step) / 100.0;
            let sine = (core::f64::consts::TAU * turns).sin();
            assert!((wave(turns) - sine).abs() < 0.0018, "{turns}");
        }
    }

    #[test]
    fn tenths_are_rounded_as_people_do() {
        for (number, text) in [
            (0.0, "0.0"),
            (-0.04, "0.0"),
            (-0.06, "-0.1"),
            (12.34, "12.3"),
            (12.36, "12.4"),
            (-7.0, "-7.0"),
        ] {
            assert_eq!(Tenths(number).to_string(), text);
        }
    }
}
