//! What can be asked: the kinds of check-in, and the questions that the app knows by name.
//!
//! Which of them someone asks themselves, in which order, and which of their own, is for
//! [`QuestionSet`](super::question_set::QuestionSet) to say.

use core::fmt;

use super::id::Id;

/// What sort of check-in an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Dagstart: how the day begins.
    DayStart,
    /// Dagsluiting: how the day ends.
    DayEnd,
    /// "Even iets kwijt": a quick note, any time.
    Note,
    /// Weekblik: how the week was.
    Week,
}

/// The form in which a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A place on the two-axis field.
    Field,
    /// Any number of feeling words.
    FeelingWords,
    /// Any number of needs.
    NeedWords,
    /// Any number of words for the night.
    NightWords,
    /// What was done of the morning routine.
    RoutineItems,
    /// Words: typed, spoken, or with a photo or drawing.
    Text,
    /// A step on a scale.
    Scale,
    /// As whoever made the question chose: a [`Shape`](super::shape::Shape).
    Own,
}

macro_rules! questions {
    ($($(#[doc = $doc:literal])+ $name:ident $code:literal $form:ident;)+) => {
        /// One question. Its wording stands in `text`; an answer keeps the wording it answered.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Question {
            $($(#[doc = $doc])+ $name,)+
            /// A question that a learner made, or accepted from a coach: it stands in their set.
            Own(Id),
        }

        impl Question {
            /// Every question that the app knows by name.
            pub const ALL: [Self; [$($code),+].len()] = [$(Self::$name),+];

            /// How it is answered.
            pub const fn form(self) -> Form {
                match self {
                    $(Self::$name => Form::$form,)+
                    Self::Own(_) => Form::Own,
                }
            }

            /// The name in files, frozen for ever; none for an own question, which goes by its id.
            const fn code(self) -> Option<&'static str> {
                match self {
                    $(Self::$name => Some($code),)+
                    Self::Own(_) => None,
                }
            }
        }
    };
}

questions! {
    /// Hoe ben je erbij? A place on the field.
    Mood "mood" Field;
    /// Feeling words that go with it.
    Feelings "feelings" FeelingWords;
    /// Wat heb je vandaag nodig?
    Needs "needs" NeedWords;
    /// Eén ding voor vandaag.
    OneThing "one_thing" Text;
    /// Mooiste moment.
    BestMoment "best_moment" Text;
    /// Baalmoment.
    HardMoment "hard_moment" Text;
    /// Iets voor morgen.
    ForTomorrow "for_tomorrow" Text;
    /// Wil je er nog iets bij zeggen?
    Note "note" Text;
    /// Hoe was de nacht?
    Night "night" NightWords;
    /// Wat deed je al?
    Routine "routine" RoutineItems;
    /// Prikkels: rustig tot te veel.
    Stimuli "stimuli" Scale;
    /// Van wie heb je dat nodig?
    NeedFrom "need_from" Text;
    /// Een stap die ik zette.
    Step "step" Text;
    /// Voelde ik me gehoord?
    Heard "heard" Scale;
    /// Voelde ik me gezien?
    Seen "seen" Scale;
    /// Hoorde ik erbij?
    Belonging "belonging" Scale;
    /// Wat hielp?
    Helped "helped" Text;
    /// Dit wil ik bespreken.
    Discuss "discuss" Text;
    /// Weekblik: zin en betekenis.
    WeekMeaning "week_meaning" Scale;
    /// Weekblik: gevoel.
    WeekFeeling "week_feeling" Scale;
    /// Weekblik: leren.
    WeekLearning "week_learning" Scale;
    /// Weekblik: samen.
    WeekTogether "week_together" Scale;
    /// Weekblik: zelf kiezen.
    WeekOwnChoice "week_own_choice" Scale;
    /// Weekblik: ik kan het.
    WeekAble "week_able" Scale;
    /// Weekblik: ik hoor erbij.
    WeekBelonging "week_belonging" Scale;
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::DayStart, Self::DayEnd, Self::Note, Self::Week];

    /// The name in files, frozen for ever.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DayStart => "day_start",
            Self::DayEnd => "day_end",
            Self::Note => "note",
            Self::Week => "week",
        }
    }

    /// The kind with this name in files.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Question {
    /// The seven of the weekblik, in the order of the web that draws them: the four fields of the research, then the
    /// three needs of self-determination theory.
    pub const WEEK: [Self; 7] = [
        Self::WeekMeaning,
        Self::WeekFeeling,
        Self::WeekLearning,
        Self::WeekTogether,
        Self::WeekOwnChoice,
        Self::WeekAble,
        Self::WeekBelonging,
    ];

    /// The place in [`Question::ALL`]; none for an own question.
    pub fn place(self) -> Option<usize> {
        Self::ALL.iter().position(|question| *question == self)
    }

    /// The question with this name in files.
    pub fn from_code(code: &str) -> Option<Self> {
        let known = Self::ALL.into_iter();
        let own = || code.parse().ok().map(Self::Own);
        known
            .into_iter()
            .find(|question| question.code() == Some(code))
            .or_else(own)
    }
}

impl fmt::Display for Question {
    /// The name in files.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Own(id) => id.fmt(f),
            known => f.write_str(known.code().unwrap_or_default()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_leads_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        let own = Question::Own(Id::new([0xab; 16]));
        for question in Question::ALL.into_iter().chain([own]) {
            assert_eq!(Question::from_code(&question.to_string()), Some(question));
        }
        for (place, question) in Question::ALL.into_iter().enumerate() {
            assert_eq!(question.place(), Some(place));
        }
        assert_eq!((own.place(), own.form()), (None, Form::Own));
        assert_eq!(Question::from_code("moods"), None);
    }
}
