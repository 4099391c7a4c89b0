//! Chance for what someone says in a tale.

use mijn_stem::domain::answer::{Answer, Answers, Pick, Value};
use mijn_stem::domain::check_in::{Form, Kind};
use mijn_stem::domain::feeling::Feeling;
use mijn_stem::domain::free_text::FreeText;
use mijn_stem::domain::mood::Mood;
use mijn_stem::domain::need::Need;

use crate::device::words;
use crate::dice::Dice;

const WORDS: [&str; 9] = [
    "moe",
    "brood gebakken, dat lukte",
    "nee \"echt\" niet \\ nu",
    "regel\nen nog een\tmet \u{1}",
    "صباح الخير e\u{301}",
    "🧶🧵",
    "null",
    "{\"v\":1}",
    "</script>",
];

impl Dice {
    /// One of these, if there is any.
    pub fn pick<T: Clone>(&mut self, from: impl IntoIterator<Item = T>) -> Option<T> {
        let mut all: Vec<T> = from.into_iter().collect();
        (!all.is_empty()).then(|| all.swap_remove(self.below(all.len())))
    }

    pub fn words(&mut self) -> FreeText {
        let one = WORDS[self.below(WORDS.len())];
        let times = if self.one_in(20) { 40 } else { 1 };
        words(&vec![one; times].join(" "))
    }

    pub fn perhaps_words(&mut self) -> Option<FreeText> {
        self.one_in(2).then(|| self.words())
    }

    /// Answers to some of the questions of a kind.
    pub fn answers(&mut self, kind: Kind) -> Answers {
        let mut answers = Answers::default();
        for question in kind.screens().concat() {
            let known = self.one_in(2);
            let value = match (self.below(4), question.form()) {
                (0, _) => continue,
                (1, _) if known => Value::NotNow,
                (1, _) => Value::DontKnow,
                (_, Form::Field) => {
                    let mut axis = || self.below(201) as i32 - 100;
                    Value::Mood(Mood::new(axis(), axis()))
                }
                (_, Form::FeelingWords) => Value::Feelings(self.picks(Feeling::ALL)),
                (_, Form::NeedWords) => Value::Needs(self.picks(Need::ALL)),
                (_, Form::Text) => Value::Text(self.words()),
            };
            answers.set(Answer::new(question, self.words(), value).unwrap());
        }
        answers
    }

    fn picks<K: Copy>(&mut self, all: &[K]) -> Vec<Pick<K>> {
        let known = |dice: &mut Self| dice.one_in(3).then(|| all[dice.below(all.len())]);
        (0..=self.below(3))
            .map(|_| Pick {
                known: known(self),
                word: self.words(),
            })
            .collect()
    }
}
