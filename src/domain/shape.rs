//! The shapes that an own question can have, and what an answer of each shape holds.
//!
//! An answer keeps the scale, the options or the unit that it answered, so that it still says
//! the same when the question is changed or gone.

use core::fmt;

use super::free_text::FreeText;

/// How an own question is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Shape {
    /// Words.
    Text,
    /// A step on a scale.
    Scale(Scale),
    /// One of the options, or several.
    Choice {
        /// What there is to choose from.
        options: Options,
        /// Whether more than one may be chosen.
        several: bool,
    },
    /// Yes or no.
    YesNo,
    /// A number.
    Number {
        /// Of what: hours, glasses.
        unit: Option<FreeText>,
    },
}

/// Steps between two ends that have a word each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    steps: u8,
    ends: [FreeText; 2],
}

impl Scale {
    /// The fewest steps.
    pub const FEWEST: u8 = 2;
    /// The most steps: 0 to 10.
    pub const MOST: u8 = 11;

    /// A scale of so many steps, with the words for its first and its last; none outside 2 to 11.
    pub fn new(steps: u8, ends: [FreeText; 2]) -> Option<Self> {
        (Self::FEWEST..=Self::MOST)
            .contains(&steps)
            .then_some(Self { steps, ends })
    }

    /// How many steps, 2 to 11.
    pub const fn steps(&self) -> u8 {
        self.steps
    }

    /// The words for the first step and the last.
    pub const fn ends(&self) -> &[FreeText; 2] {
        &self.ends
    }

    /// A step on it, from 1; none when it has no such step.
    pub fn at(self, step: u8) -> Option<OnScale> {
        (1..=self.steps)
            .contains(&step)
            .then_some(OnScale { step, scale: self })
    }
}

/// A step on a scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnScale {
    step: u8,
    scale: Scale,
}

impl OnScale {
    /// Which step, from 1.
    pub const fn step(&self) -> u8 {
        self.step
    }

    /// The scale as it was.
    pub const fn scale(&self) -> &Scale {
        &self.scale
    }
}

/// What there is to choose from: 2 to 12 different options.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options(Vec<FreeText>);

impl Options {
    /// The fewest options.
    pub const FEWEST: usize = 2;
    /// The most options.
    pub const MOST: usize = 12;

    /// These options; none when there are too few or too many, or two are the same.
    pub fn new(options: Vec<FreeText>) -> Option<Self> {
        let fits = (Self::FEWEST..=Self::MOST).contains(&options.len());
        (fits && all_differ(&options)).then_some(Self(options))
    }

    /// The options in their order.
    pub fn words(&self) -> &[FreeText] {
        &self.0
    }
}

/// Options, at least one of them chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    options: Options,
    /// Places among the options, each larger than the one before.
    chosen: Vec<u8>,
}

impl Choice {
    /// These places of the options, in any order; none when there is none, one twice or one that is no option.
    pub fn new(options: Options, chosen: &[u8]) -> Option<Self> {
        let places = 0..options.0.len() as u8;
        let in_order: Vec<u8> = places.filter(|place| chosen.contains(place)).collect();
        // Fewer when one stood there twice, or was no option.
        let fits = !chosen.is_empty() && in_order.len() == chosen.len();
        fits.then_some(Self {
            options,
            chosen: in_order,
        })
    }

    /// The options as they were.
    pub const fn options(&self) -> &Options {
        &self.options
    }

    /// The places of the chosen ones, from 0, in their order.
    pub fn chosen(&self) -> &[u8] {
        &self.chosen
    }

    /// The words of the chosen ones.
    pub fn words(&self) -> impl Iterator<Item = &FreeText> {
        let chosen = self.chosen.iter();
        chosen.filter_map(|place| self.options.0.get(usize::from(*place)))
    }
}

/// Whether no two are the same; for few things.
pub(super) fn all_differ<T: PartialEq>(things: &[T]) -> bool {
    let mut left = things.iter();
    while let Some(thing) = left.next() {
        if left.as_slice().contains(thing) {
            return false;
        }
    }
    true
}

/// A number as people write one: at most two decimals, between minus and plus a thousand million.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Amount(i64);

impl Amount {
    /// The first that is too large, in hundredths.
    const END: i64 = 100_000_000_000;

    /// Reads a number with a comma or a point before its decimals: `7,5`, `-3.25`, `8`.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (minus, digits) = match text.strip_prefix(['-', '−']) {
            Some(digits) => (-1, digits),
            None => (1, text),
        };
        let (whole, decimals) = digits.split_once([',', '.']).unwrap_or((digits, "0"));
        let hundredths = match decimals.len() {
            1 => number(decimals)? * 10,
            2 => number(decimals)?,
            _ => return None,
        };
        let amount = number(whole)? * 100 + hundredths;
        (amount < Self::END).then_some(Self(minus * amount))
    }

    /// In hundredths.
    pub const fn hundredths(self) -> i64 {
        self.0
    }
}

/// One to nine digits and nothing else.
fn number(digits: &str) -> Option<i64> {
    let plain = (1..=9).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
    plain.then(|| digits.parse().ok())?
}

impl fmt::Display for Amount {
    /// With a point, and no noughts at its end: `7.5`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let minus = if self.0 < 0 { "-" } else { "" };
        let (whole, rest) = (self.0.abs() / 100, self.0.abs() % 100);
        match (rest, rest % 10) {
            (0, _) => write!(f, "{minus}{whole}"),
            (_, 0) => write!(f, "{minus}{whole}.{}", rest / 10),
            _ => write!(f, "{minus}{whole}.{rest:02}"),
        }
    }
}

/// A number of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// How many.
    pub amount: Amount,
    /// Of what, as it was asked.
    pub unit: Option<FreeText>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(texts: &[&str]) -> Vec<FreeText> {
        let text = |text: &&str| FreeText::parse(text).unwrap().unwrap();
        texts.iter().map(text).collect()
    }

    fn scale(steps: u8) -> Option<Scale> {
        let ends = texts(&["rustig", "te veel"]).try_into().unwrap();
        Scale::new(steps, ends)
    }

    #[test]
    fn a_scale_has_2_to_11_steps_and_no_others() {
        for (steps, expected) in [(0, false), (1, false), (2, true), (11, true), (12, false)] {
            assert_eq!(scale(steps).is_some(), expected, "{steps}");
        }
        for (step, expected) in [(0, false), (1, true), (5, true), (6, false)] {
            assert_eq!(scale(5).unwrap().at(step).is_some(), expected, "{step}");
        }
    }

    #[test]
    fn options_are_2_to_12_and_differ() {
        let many = |count: usize| {
            let words: Vec<String> = (0..count).map(|n| n.to_string()).collect();
            texts(&words.iter().map(String::as_str).collect::<Vec<_>>())
        };
        for (count, expected) in [(0, false), (1, false), (2, true), (12, true), (13, false)] {
            assert_eq!(Options::new(many(count)).is_some(), expected, "{count}");
        }
        assert_eq!(Options::new(texts(&["ja", "nee", "ja"])), None);
    }

    #[test]
    fn what_is_chosen_is_an_option_and_only_once() {
        let options = Options::new(texts(&["thee", "water", "sap"])).unwrap();
        let choice = |chosen: &[u8]| Choice::new(options.clone(), chosen);
        for wrong in [&[][..], &[3], &[0, 0], &[1, 2, 1]] {
            assert_eq!(choice(wrong), None, "{wrong:?}");
        }
        let two = choice(&[2, 0]).unwrap();
        assert_eq!(two.chosen(), [0, 2]);
        assert_eq!(
            two.words().cloned().collect::<Vec<_>>(),
            texts(&["thee", "sap"])
        );
    }

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (text, hundredths, again) in [
            ("8", 800, "8"),
            (" 7,5 ", 750, "7.5"),
            ("7.25", 725, "7.25"),
            ("−3,05", -305, "-3.05"),
            ("-0,5", -50, "-0.5"),
            ("0", 0, "0"),
            ("-0", 0, "0"),
            ("007,10", 710, "7.1"),
            ("999999999,99", 99_999_999_999, "999999999.99"),
        ] {
            let amount = Amount::parse(text).unwrap();
            assert_eq!(
                (amount.hundredths(), amount.to_string().as_str()),
                (hundredths, again)
            );
            assert_eq!(Amount::parse(&amount.to_string()), Some(amount));
        }
        for text in [
            "",
            "-",
            ",5",
            "5,",
            "7,555",
            "1e3",
            "7,5 uur",
            "+7",
            "1000000000",
            "١",
            "1.000,5",
        ] {
            assert_eq!(Amount::parse(text), None, "{text}");
        }
    }
}
