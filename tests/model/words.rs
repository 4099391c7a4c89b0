//! Chance for what someone says in a tale.

use mijn_stem::domain::answer::{Answer, Answers, Pick, Value};
use mijn_stem::domain::check_in::{Form, Kind, Question};
use mijn_stem::domain::feeling::Feeling;
use mijn_stem::domain::free_text::FreeText;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::line::Line;
use mijn_stem::domain::moment::Moment;
use mijn_stem::domain::mood::Mood;
use mijn_stem::domain::need::Need;
use mijn_stem::domain::picture::{Anchor, Ink, Picture, Plot, Shape as Drawn, TONES};
use mijn_stem::domain::question_set::{OwnQuestion, QuestionSet, RoutineItem};
use mijn_stem::domain::rhythm::{Night, Routine};
use mijn_stem::domain::shape::{Amount, Choice, Measure, Options, Scale, Shape};
use mijn_stem::domain::word::Word;

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

    /// Any id at all.
    pub fn id(&mut self) -> Id {
        Id::new(std::array::from_fn(|_| self.below(256) as u8))
    }

    /// The name of one of a few attachments, made or not.
    pub fn attachment(&mut self) -> Id {
        Id::new([self.below(4) as u8; 16])
    }

    /// Answers to some of the questions of a set, asked or not.
    pub fn answers(&mut self, set: &QuestionSet) -> Answers {
        let mut answers = Answers::default();
        for item in set.items() {
            let own = match item.question {
                Question::Own(id) => set.own(id),
                _ => None,
            };
            let value = match self.below(4) {
                0 => continue,
                1 if self.one_in(2) => Value::NotNow,
                1 => Value::DontKnow,
                _ => self.value(item.question, own.map(|own| &own.shape)),
            };
            let wording = own.map_or_else(|| self.words(), |own| own.wording.clone());
            answers.set(Answer::new(item.question, wording, value).unwrap());
        }
        // A pattern is taken along in an entry of its own; it may have been written with since.
        if set.kind() == Kind::Note && self.one_in(3) {
            let picture = self.value(Question::Pattern, None);
            answers.set(Answer::new(Question::Pattern, self.words(), picture).unwrap());
        }
        answers
    }

    /// An answer of this form, or of the shape of an own question.
    fn value(&mut self, question: Question, own: Option<&Shape>) -> Value {
        match (question.form(), own) {
            (Form::Picture, _) => {
                let ink = Ink::Tone(self.below(usize::from(TONES)) as u8);
                let mut place = || (self.below(2800) as i32, self.below(900) as i32 - 20);
                let shapes = vec![
                    Drawn::Line(ink, vec![place(), place()]),
                    Drawn::Bar(Ink::Main, place(), (20, 30)),
                    Drawn::Words(Anchor::End, place(), self.words()),
                ];
                let plot = Plot {
                    size: (2800, 900),
                    shapes,
                };
                let cells = (0..6).map(|_| self.words()).collect();
                let picture = Picture::new(plot, vec![self.words()], 2, cells);
                Value::Picture(Box::new(picture.unwrap()))
            }
            (Form::Field, _) => {
                let mut axis = || self.below(201) as i32 - 100;
                Value::Mood(Mood::new(axis(), axis()))
            }
            (Form::FeelingWords, _) => Value::Feelings(self.picks(Feeling::ALL)),
            (Form::NeedWords, _) => Value::Needs(self.picks(Need::ALL)),
            (Form::NightWords, _) => Value::Night(self.picks(Night::ALL)),
            (Form::RoutineItems, _) => Value::Routine(self.picks(Routine::ALL)),
            (Form::Own, Some(Shape::Scale(scale))) => self.step(scale.clone()),
            (Form::Own, Some(Shape::Choice { options, .. })) => {
                let last = options.words().len() as u8 - 1;
                let mut chosen = vec![0, last];
                chosen.truncate(1 + self.below(2));
                Value::Choice(Choice::new(options.clone(), &chosen).unwrap())
            }
            (Form::YesNo, _) | (Form::Own, Some(Shape::YesNo)) => Value::YesNo(self.one_in(2)),
            (Form::Number, _) => Value::Number(Measure {
                amount: self.amount(),
                unit: self.perhaps_words(),
            }),
            (Form::Words, _) => Value::Words(vec![self.offered(question)]),
            (Form::Lines, _) => {
                let lines = 1 + self.below(4);
                Value::Lines((0..lines).map(|_| self.line(question)).collect())
            }
            (Form::When, _) => Value::When(self.moment()),
            (Form::Day, _) => Value::Day(self.moment().day()),
            (Form::Own, Some(Shape::Number { unit })) => Value::Number(Measure {
                amount: self.amount(),
                unit: unit.clone(),
            }),
            (Form::Scale, _) => {
                let scale = self.scale();
                self.step(scale)
            }
            (Form::Text | Form::Own, _) => {
                let attachments = (0..self.below(3)).map(|_| self.attachment()).collect();
                let said = Value::said(self.perhaps_words(), attachments);
                said.unwrap_or_else(|| Value::Text(self.words()))
            }
        }
    }

    /// A word that a question offers, or an own one.
    fn offered(&mut self, question: Question) -> Pick<Word> {
        let offers = question.offers();
        let place = self.below(offers.len() + 1);
        Pick {
            known: offers.get(place).copied(),
            word: self.words(),
        }
    }

    fn line(&mut self, question: Question) -> Line {
        Line {
            words: self.words(),
            to: self.one_in(2).then(|| self.id()),
            mark: self.one_in(3).then(|| self.offered(question)),
            on: self.one_in(3).then(|| self.moment().day()),
            done: self.one_in(3).then(|| self.moment()),
        }
    }

    fn moment(&mut self) -> Moment {
        let minute = self.below(4_000_000_000) as i64;
        Moment::new(minute * 60_000, self.below(1561) as i32 - 780).unwrap()
    }

    fn scale(&mut self) -> Scale {
        let steps = 2 + self.below(10) as u8;
        Scale::new(steps, [self.words(), self.words()]).unwrap()
    }

    fn step(&mut self, scale: Scale) -> Value {
        let step = 1 + self.below(scale.steps().into()) as u8;
        Value::Scale(scale.at(step).unwrap())
    }

    fn amount(&mut self) -> Amount {
        let (whole, rest) = (self.below(1_000_000_000), self.below(100));
        let minus = if self.one_in(2) { "-" } else { "" };
        Amount::parse(&format!("{minus}{whole},{rest:02}")).unwrap()
    }

    /// Someone changes a set: anything that can be done to one.
    pub fn change(&mut self, set: &mut QuestionSet) {
        for _ in 0..=self.below(4) {
            let questions: Vec<Question> = set.items().iter().map(|item| item.question).collect();
            let one = questions[self.below(questions.len())];
            let own = self.own_question();
            match self.below(7) {
                0 => set.switch(one, self.one_in(2)),
                1 => set.move_to(one, self.below(30)),
                2 => set.one_page = self.one_in(2),
                3 => drop(set.set_routine(self.routine())),
                4 => drop(
                    self.pick(set.all_own().to_vec())
                        .map(|own| set.remove(own.id)),
                ),
                5 => drop(self.pick(set.all_own().to_vec()).map(|known| {
                    set.reword(OwnQuestion {
                        wording: own.wording,
                        ..known
                    })
                })),
                _ => drop(set.add(own)),
            }
        }
    }

    pub fn own_question(&mut self) -> OwnQuestion {
        let shape = match self.below(5) {
            0 => Shape::Text,
            1 => Shape::Scale(self.scale()),
            2 => {
                let count = 2 + self.below(11);
                let words = (0..count).map(|n| words(&format!("{n} {}", self.words())));
                Shape::Choice {
                    options: Options::new(words.collect()).unwrap(),
                    several: self.one_in(2),
                }
            }
            3 => Shape::YesNo,
            _ => Shape::Number {
                unit: self.perhaps_words(),
            },
        };
        OwnQuestion {
            id: self.id(),
            wording: self.words(),
            shape,
            proposed_by: self.one_in(3).then(|| self.id()),
        }
    }

    fn routine(&mut self) -> Vec<RoutineItem> {
        let known = Routine::ALL.iter().copied().filter(|_| self.one_in(2));
        let mut items: Vec<RoutineItem> = known.map(RoutineItem::Known).collect();
        items.extend(self.perhaps_words().map(RoutineItem::Own));
        items
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
