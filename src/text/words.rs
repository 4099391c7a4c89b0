//! Words for the things of the domain: kinds, questions, feelings, needs, moods.

use super::Texts;
use crate::domain::answer::{Answer, Answers, Pick, Value};
use crate::domain::attachment::AttachmentKind;
use crate::domain::check_in::Kind;
use crate::domain::entry::Entry;
use crate::domain::feeling::Feeling;
use crate::domain::free_text::FreeText;
use crate::domain::line::Line;
use crate::domain::mood::Mood;
use crate::domain::need::Need;
use crate::domain::rhythm::{Night, Routine};
use crate::domain::shape::Measure;
use crate::domain::shared::Letter;
use crate::domain::word::Word;

impl Texts {
    /// What a check-in is called.
    pub fn kind(&self, kind: Kind) -> &'static str {
        self.check_in.kinds[kind as usize]
    }

    /// The name of one of the seven of the weekblik, in the order of `Question::WEEK`: for the web that draws them.
    pub fn week_axis(&self, place: usize) -> &'static str {
        self.check_in.week.get(place).copied().unwrap_or_default()
    }

    /// A feeling in a word.
    pub fn feeling(&self, feeling: Feeling) -> &'static str {
        self.words.feelings[feeling as usize]
    }

    /// What a feeling word means, in one line.
    pub fn meaning(&self, feeling: Feeling) -> &'static str {
        self.meanings.feelings[feeling as usize]
    }

    /// How a night was, in a word or two.
    pub fn night(&self, night: Night) -> &'static str {
        self.words.nights[night as usize]
    }

    /// Something of a morning routine.
    pub fn routine(&self, item: Routine) -> &'static str {
        self.words.routine[item as usize]
    }

    /// A need in a word.
    pub fn need(&self, need: Need) -> &'static str {
        self.words.needs[need as usize]
    }

    /// A word that a question offers.
    pub fn word(&self, word: Word) -> &'static str {
        self.papers.words[word as usize]
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
            Value::Night(picks) => listed(picks),
            Value::Routine(picks) => listed(picks),
            Value::Scale(on) => {
                let scale = on.scale();
                (self.check_in.scale)(on.step(), scale.steps(), scale.ends())
            }
            Value::Choice(choice) => joined(choice.words()),
            Value::YesNo(yes) => self.yes_no(*yes).to_owned(),
            Value::Number(measure) => self.measure(measure),
            Value::Words(picks) => listed(picks),
            Value::Lines(lines) => {
                let lines: Vec<String> = lines.iter().map(|line| self.line(line)).collect();
                lines.join("\n")
            }
            Value::When(moment) => self.full_moment(*moment),
            Value::Day(day) => self.full_day(*day),
            Value::Text(text) => text.to_string(),
            Value::Attached(_) => {
                let count = (self.check_in.attached)(value.attachments().len());
                match value.text() {
                    Some(text) => format!("{text} ({count})"),
                    None => count,
                }
            }
            Value::Picture(picture) => {
                let words: Vec<&str> = picture.words().iter().map(FreeText::as_str).collect();
                words.join(" ")
            }
            Value::NotNow => self.common.not_now.to_owned(),
            Value::DontKnow => self.common.dont_know.to_owned(),
        }
    }

    /// A line with what goes with it: "Brood bakken · gedaan op maandag 23 november 2026".
    pub fn line(&self, line: &Line) -> String {
        let mark = line.mark.as_ref().map(|mark| &mark.word);
        let said = mark.filter(|word| **word != line.words);
        let said = said.map(ToString::to_string);
        let on = line
            .on
            .map(|day| (self.check_in.line_on)(&self.full_day(day)));
        // What was only ticked was done then; how something went was written down then.
        let done = match mark {
            Some(_) => self.check_in.line_at,
            None => self.check_in.line_done,
        };
        let done = line.done.map(|at| done(&self.full_day(at.day())));
        let parts = [Some(line.words.to_string()), said, on, done];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        parts.join(" · ")
    }

    /// What a paper goes by: its first words, where those name it.
    pub fn title(&self, entry: &Entry) -> String {
        let names = matches!(
            entry.kind,
            Kind::LearningQuestion | Kind::Agreement | Kind::Person
        );
        let mut values = entry.answers.iter().map(Answer::value);
        let first = values.find_map(Value::text).filter(|_| names);
        first.map_or_else(
            || self.kind(entry.kind).to_owned(),
            |text| text.opening(120),
        )
    }

    /// What a recording, photo or drawing is called.
    pub fn attached_kind(&self, kind: AttachmentKind) -> &'static str {
        match kind {
            AttachmentKind::Voice => self.export.voice,
            AttachmentKind::Photo => self.export.photo,
            AttachmentKind::Drawing => self.export.drawing,
        }
    }

    /// What belongs to an entry beside its words: "met opname, foto". Nothing when nothing does.
    pub fn with_attached(&self, kinds: &[AttachmentKind]) -> Option<String> {
        use AttachmentKind::{Drawing, Photo, Voice};
        let there = [Voice, Photo, Drawing].into_iter().zip(self.diary.attached);
        let words = there.filter(|(kind, _)| kinds.contains(kind));
        let words: Vec<&str> = words.map(|(_, word)| word).collect();
        (!words.is_empty()).then(|| format!("{} {}", self.diary.with, words.join(", ")))
    }

    /// What was asked and answered, to be read aloud.
    pub fn spoken(&self, answers: &Answers) -> String {
        let said =
            |answer: &Answer| format!("{}: {}.", answer.wording(), self.answer(answer.value()));
        let said: Vec<String> = answers.iter().map(said).collect();
        said.join("\n")
    }

    /// "Ja" or "nee".
    pub fn yes_no(&self, yes: bool) -> &'static str {
        if yes {
            self.check_in.yes
        } else {
            self.check_in.no
        }
    }

    /// A number in hundredths, without needless noughts: "1,25".
    pub fn hundredths(&self, number: u16) -> String {
        let (whole, rest) = (number / 100, number % 100);
        let decimals = format!("{rest:02}");
        match decimals.trim_end_matches('0') {
            "" => whole.to_string(),
            decimals => format!("{whole}{}{decimals}", self.dates.decimals),
        }
    }

    /// A number with what it is of: "7,5 uur".
    pub fn measure(&self, Measure { amount, unit }: &Measure) -> String {
        let amount = amount.to_string().replace('.', self.dates.decimals);
        match unit {
            Some(unit) => format!("{amount} {unit}"),
            None => amount,
        }
    }

    /// What a letter holds, in a few words.
    pub fn contents(&self, letter: &Letter) -> String {
        match letter.items.len() {
            0 if !letter.recall.is_empty() => self.giving.asks_back.to_owned(),
            0 => self.share.hello_name.to_owned(),
            count => (self.coach.items)(count),
        }
    }

    /// An entry in one line, for a list: its words first, else the place on the field.
    pub fn summary(&self, answers: &Answers) -> String {
        let said = answers.iter().filter_map(|answer| match answer.value() {
            Value::Feelings(picks) => Some(listed(picks)),
            Value::Needs(picks) => Some(format!("{} {}", self.diary.needed, listed(picks))),
            Value::Night(picks) => Some(listed(picks)),
            Value::Routine(picks) => Some(listed(picks)),
            Value::Choice(choice) => Some(joined(choice.words())),
            Value::Text(text) => Some(text.opening(90)),
            value @ Value::Attached(_) => Some(match value.text() {
                Some(text) => text.opening(90),
                None => self.answer(value),
            }),
            Value::Words(picks) => Some(listed(picks)),
            Value::Lines(lines) => lines.first().map(|line| line.words.opening(90)),
            value @ (Value::When(_) | Value::Day(_)) => Some(self.answer(value)),
            // What it is a pattern of.
            Value::Picture(_) => Some(answer.wording().to_string()),
            // Without their question these say nothing in one line.
            Value::Scale(_) | Value::YesNo(_) | Value::Number(_) => None,
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
    joined(picks.iter().map(|pick| &pick.word))
}

fn joined<'a>(words: impl Iterator<Item = &'a FreeText>) -> String {
    let words: Vec<&str> = words.map(FreeText::as_str).collect();
    words.join(", ")
}

#[cfg(test)]
mod tests {
    use crate::domain::answer::{Answer, Answers, Value};
    use crate::domain::attachment::AttachmentKind;
    use crate::domain::check_in::{Kind, Question};
    use crate::domain::feeling::Feeling;
    use crate::domain::free_text::FreeText;
    use crate::domain::id::Id;
    use crate::domain::lang::Lang;
    use crate::domain::mood::Mood;
    use crate::domain::need::Need;
    use crate::domain::rhythm::{Night, Routine};
    use crate::domain::shape::{Amount, Choice, Measure, Options, Scale};
    use crate::domain::word::Word;
    use crate::text::texts;

    fn text(text: &str) -> FreeText {
        FreeText::parse(text).unwrap().unwrap()
    }

    #[test]
    fn every_answer_is_said_in_words() {
        let options = Options::new(vec![text("thee"), text("water"), text("sap")]).unwrap();
        let scale = Scale::new(5, [text("rustig"), text("te veel")]).unwrap();
        let number = |unit: Option<&str>| {
            Value::Number(Measure {
                amount: Amount::parse("7,5").unwrap(),
                unit: unit.map(text),
            })
        };
        let photo =
            |words: Option<&str>| Value::said(words.map(text), vec![Id::new([1; 16])]).unwrap();
        for (value, dutch, english) in [
            (
                Value::Scale(scale.at(4).unwrap()),
                "4 van 5, van rustig tot te veel",
                "4 of 5, from rustig to te veel",
            ),
            (
                Value::Choice(Choice::new(options, &[2, 0]).unwrap()),
                "thee, sap",
                "thee, sap",
            ),
            (Value::YesNo(false), "Nee", "No"),
            (number(Some("uur")), "7,5 uur", "7.5 uur"),
            (number(None), "7,5", "7.5"),
            (
                photo(Some("brood")),
                "brood (1 bijlage)",
                "brood (1 attachment)",
            ),
            (photo(None), "1 bijlage", "1 attachment"),
        ] {
            assert_eq!(texts(Lang::Nl).answer(&value), dutch);
            assert_eq!(texts(Lang::En).answer(&value), english);
        }
        let own = Question::Own(Id::new([1; 16]));
        let spoken = Answer::new(Question::Note, text("Nog iets?"), photo(None)).unwrap();
        let yes = Answer::new(own, text("Thee?"), Value::YesNo(true)).unwrap();
        let answers: Answers = [spoken, yes].into_iter().collect();
        let nl = texts(Lang::Nl);
        assert_eq!(nl.summary(&answers), "1 bijlage");
        assert_eq!(nl.spoken(&answers), "Nog iets?: 1 bijlage.\nThee?: Ja.");
        use AttachmentKind::{Drawing, Voice};
        let both = nl.with_attached(&[Drawing, Voice, Drawing]);
        assert_eq!(both.as_deref(), Some("met opname, tekening"));
        assert_eq!(nl.with_attached(&[]), None);
        let speeds = [100, 125, 150, 200].map(|speed| nl.hundredths(speed));
        assert_eq!(speeds, ["1", "1,25", "1,5", "2"]);
    }

    #[test]
    fn every_feeling_and_need_has_its_own_word_in_both_languages() {
        for lang in Lang::ALL {
            let t = texts(lang);
            assert_eq!(t.words.feelings.len(), Feeling::ALL.len());
            assert_eq!(t.meanings.feelings.len(), Feeling::ALL.len());
            assert_eq!(t.words.needs.len(), Need::ALL.len());
            assert_eq!(t.words.nights.len(), Night::ALL.len());
            assert_eq!(t.words.routine.len(), Routine::ALL.len());
            let asked = t.check_in.questions.len() + t.papers.questions.len();
            assert_eq!(asked, Question::ALL.len());
            assert_eq!(t.papers.words.len(), Word::ALL.len());
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
        let wording = |question| t.wording(Kind::DayEnd, question);
        assert_eq!(wording(Question::ForTomorrow), Some("Iets voor morgen"));
        assert_eq!(
            wording(Question::WeekBelonging),
            Some("Ik hoorde erbij deze week")
        );
        assert_eq!(wording(Question::Own(Id::new([1; 16]))), None);
        assert_eq!(
            t.wording(Kind::Note, Question::Note),
            Some("Even iets kwijt")
        );
        assert_eq!(t.meaning(Feeling::Mixed), "Het gaat steeds heen en weer.");
        assert_eq!(t.night(Night::TurnedRound), "dag en nacht omgedraaid");
        assert_eq!(t.kind(Kind::DayEnd), "Dagsluiting");
        assert_eq!(t.kind(Kind::Week), "Weekblik");
        assert_eq!(t.mood(Mood::new(80, -80)), "licht, leeg");
        assert_eq!(
            texts(Lang::En).mood(Mood::new(0, 0)),
            "in between, some energy"
        );
    }
}
