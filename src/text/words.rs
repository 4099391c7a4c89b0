//! Words for the things of the domain: kinds, questions, feelings, needs, moods.

use super::Texts;
use crate::domain::answer::{Answers, Pick, Value};
use crate::domain::check_in::{Kind, Question};
use crate::domain::feeling::Feeling;
use crate::domain::mood::Mood;
use crate::domain::need::Need;
use crate::domain::shared::Letter;

impl Texts {
    /// What a check-in is called.
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.check_in.kinds[kind as usize]
    }

    /// How a question is put.
    pub fn question(&self, question: Question) -> &'static str {
        self.check_in.questions[question as usize]
    }

    /// The wording that an answer keeps: a quick note is not asked as the last question of a set is.
    pub fn wording(&self, kind: Kind, question: Question) -> &'static str {
        if kind == Kind::Note {
            self.today.note
        } else {
            self.question(question)
        }
    }

    /// A feeling in a word.
    pub fn feeling(&self, feeling: Feeling) -> &'static str {
        self.words.feelings[feeling as usize]
    }

    /// A need in a word.
    pub fn need(&self, need: Need) -> &'static str {
        self.words.needs[need as usize]
    }

    /// A place on the field in words, such as "licht, veel energie".
    pub fn mood(&self, mood: Mood) -> String {
        format!(
            "{}, {}",
            self.words.pleasant[mood.pleasant.fifth()],
            self.words.energy[mood.energy.fifth()]
        )
    }
}

impl Texts {
    /// An answer in words.
    pub fn answer(&self, value: &Value) -> String {
        match value {
            Value::Mood(mood) => self.mood(*mood),
            Value::Feelings(picks) => listed(picks),
            Value::Needs(picks) => listed(picks),
            Value::Text(text) => text.to_string(),
            Value::NotNow => self.common.not_now.to_owned(),
            Value::DontKnow => self.common.dont_know.to_owned(),
        }
    }

    /// What a letter holds, in a few words.
    pub fn contents(&self, letter: &Letter) -> String {
        match letter.items.len() {
            0 => self.share.hello_name.to_owned(),
            count => (self.coach.items)(count),
        }
    }

    /// An entry in one line, for a list: its words first, else the place on the field.
    pub fn summary(&self, answers: &Answers) -> String {
        let said = answers.iter().filter_map(|answer| match answer.value() {
            Value::Feelings(picks) => Some(listed(picks)),
            Value::Needs(picks) => Some(format!("{} {}", self.diary.needed, listed(picks))),
            Value::Text(text) => Some(text.opening(90)),
            Value::Mood(_) | Value::NotNow | Value::DontKnow => None,
        });
        let said: Vec<String> = said.collect();
        match (said.is_empty(), answers.mood()) {
            (false, _) => said.join(" · "),
            (true, Some(mood)) => self.mood(mood),
            (true, None) if answers.is_empty() => self.diary.nothing_answered.to_owned(),
            (true, None) => self.common.not_now.to_owned(),
        }
    }
}

/// Picked words in a row, as they stood on the screen.
fn listed<K>(picks: &[Pick<K>]) -> String {
    let words: Vec<&str> = picks.iter().map(|pick| pick.word.as_str()).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use crate::domain::check_in::{Kind, Question};
    use crate::domain::feeling::Feeling;
    use crate::domain::lang::Lang;
    use crate::domain::mood::Mood;
    use crate::domain::need::Need;
    use crate::text::texts;

    #[test]
    fn every_feeling_and_need_has_its_own_word_in_both_languages() {
        for lang in Lang::ALL {
            let t = texts(lang);
            assert_eq!(t.words.feelings.len(), Feeling::ALL.len());
            assert_eq!(t.words.needs.len(), Need::ALL.len());
            for (n, feeling) in Feeling::ALL.iter().enumerate() {
                assert_eq!(*feeling as usize, n);
                assert_eq!(
                    t.words
                        .feelings
                        .iter()
                        .filter(|word| **word == t.feeling(*feeling))
                        .count(),
                    1
                );
            }
        }
    }

    #[test]
    fn the_words_stand_at_the_right_place() {
        let t = texts(Lang::Nl);
        assert_eq!(t.feeling(Feeling::Overstimulated), "overprikkeld");
        assert_eq!(t.feeling(Feeling::Mixed), "wisselend");
        assert_eq!(t.need(Need::HelpToStart), "hulp bij beginnen");
        assert_eq!(t.question(Question::ForTomorrow), "Iets voor morgen");
        assert_eq!(t.kind(Kind::DayEnd), "Dagsluiting");
        assert_eq!(t.mood(Mood::new(80, -80)), "licht, leeg");
        assert_eq!(
            texts(Lang::En).mood(Mood::new(0, 0)),
            "in between, some energy"
        );
    }
}
