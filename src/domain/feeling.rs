//! The feeling words the app offers, each with the place on the field where it is usually felt.
//!
//! The places only decide which words are offered first. A feeling word is the
//! learner's own; nothing is concluded from it.

use super::id::Id;
use super::mood::Mood;
use super::order;

macro_rules! feelings {
    ($($name:ident $code:literal $pleasant:literal $energy:literal;)+) => {
        /// A feeling word. Its Dutch and English words stand in `text`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each name is its own word")]
        pub enum Feeling { $($name),+ }

        impl Feeling {
            /// Every feeling, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The name in files, frozen for ever.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// The place on the field where it is usually felt.
            pub fn place(self) -> Mood {
                match self { $(Self::$name => Mood::new($pleasant, $energy)),+ }
            }
        }
    };
}

feelings! {
    Calm "calm" 60 -45;
    Glad "glad" 70 25;
    Proud "proud" 75 45;
    Relieved "relieved" 50 -20;
    Curious "curious" 45 40;
    Hopeful "hopeful" 40 10;
    Content "content" 65 -15;
    Excited "excited" 80 75;
    Grateful "grateful" 70 -5;
    Busy "busy" 5 70;
    Tense "tense" -40 50;
    Afraid "afraid" -65 60;
    Angry "angry" -70 80;
    Frustrated "frustrated" -60 45;
    Overstimulated "overstimulated" -45 75;
    Insecure "insecure" -45 10;
    Ashamed "ashamed" -70 -5;
    Sad "sad" -70 -40;
    Lonely "lonely" -60 -30;
    Empty "empty" -55 -80;
    Tired "tired" -15 -75;
    Bored "bored" -25 -45;
    Restless "restless" -20 35;
    Mixed "mixed" 0 0;
}

impl Feeling {
    /// The feeling with this name in files.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|feeling| feeling.code() == code)
    }

    /// Every feeling, the nearest to the place first; without a place, from the middle of the field on, so that what is offered first
    /// leans to no side.
    pub fn near(place: Option<Mood>) -> Vec<Self> {
        let place = place.unwrap_or(Mood::new(0, 0));
        order::by(Self::ALL.iter().copied(), |feeling| {
            let distance = feeling.place().distance_squared(place);
            (distance.into(), 0, Id::new([0; 16]))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_offered_first_are_those_of_the_place() {
        assert_eq!(Feeling::near(Some(Mood::new(78, 70)))[0], Feeling::Excited);
        assert!(Feeling::near(Some(Mood::new(-20, -90)))[..2].contains(&Feeling::Tired));
        let first = &Feeling::near(None)[..6];
        let pleasant = first
            .iter()
            .filter(|it| it.place().pleasant.get() > 10)
            .count();
        assert_eq!((first[0], pleasant), (Feeling::Mixed, 2), "{first:?}");
    }

    #[test]
    fn every_code_leads_back_to_its_feeling_alone() {
        for feeling in Feeling::ALL {
            assert_eq!(Feeling::from_code(feeling.code()), Some(*feeling));
        }
        assert_eq!(Feeling::from_code("doomed"), None);
    }
}
