//! The sets of questions: which questions a dagstart, a dagsluiting or a quick note asks.
//!
//! A set is data. A screen walks over it and knows nothing of any one set.

/// What sort of check-in an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Dagstart: how the day begins.
    DayStart,
    /// Dagsluiting: how the day ends.
    DayEnd,
    /// "Even iets kwijt": a quick note, any time.
    Note,
}

/// One question. Its wording stands in `text`; an answer keeps the wording it answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// Hoe ben je erbij? A place on the field.
    Mood,
    /// Feeling words that go with it.
    Feelings,
    /// Wat heb je vandaag nodig?
    Needs,
    /// Eén ding voor vandaag.
    OneThing,
    /// Mooiste moment.
    BestMoment,
    /// Baalmoment.
    HardMoment,
    /// Iets voor morgen.
    ForTomorrow,
    /// Wil je er nog iets bij zeggen?
    Note,
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
    /// Typed text.
    Text,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::DayStart, Self::DayEnd, Self::Note];

    /// The questions of the default set, in order, gathered by the screen they share.
    pub const fn screens(self) -> &'static [&'static [Question]] {
        use Question as Q;
        match self {
            Self::DayStart => &[
                &[Q::Mood, Q::Feelings],
                &[Q::Needs],
                &[Q::OneThing],
                &[Q::Note],
            ],
            Self::DayEnd => &[
                &[Q::Mood, Q::Feelings],
                &[Q::BestMoment, Q::HardMoment],
                &[Q::ForTomorrow],
                &[Q::Note],
            ],
            Self::Note => &[&[Q::Note]],
        }
    }

    /// The name in files, frozen for ever.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DayStart => "day_start",
            Self::DayEnd => "day_end",
            Self::Note => "note",
        }
    }

    /// The kind with this name in files.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Question {
    /// Every question.
    pub const ALL: [Self; 8] = [
        Self::Mood,
        Self::Feelings,
        Self::Needs,
        Self::OneThing,
        Self::BestMoment,
        Self::HardMoment,
        Self::ForTomorrow,
        Self::Note,
    ];

    /// How it is answered.
    pub const fn form(self) -> Form {
        match self {
            Self::Mood => Form::Field,
            Self::Feelings => Form::FeelingWords,
            Self::Needs => Form::NeedWords,
            Self::OneThing
            | Self::BestMoment
            | Self::HardMoment
            | Self::ForTomorrow
            | Self::Note => Form::Text,
        }
    }

    /// The name in files, frozen for ever.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mood => "mood",
            Self::Feelings => "feelings",
            Self::Needs => "needs",
            Self::OneThing => "one_thing",
            Self::BestMoment => "best_moment",
            Self::HardMoment => "hard_moment",
            Self::ForTomorrow => "for_tomorrow",
            Self::Note => "note",
        }
    }

    /// The question with this name in files.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|question| question.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_set_asks_the_same_thing_twice() {
        for kind in Kind::ALL {
            let mut asked: Vec<_> = kind.screens().concat();
            let count = asked.len();
            asked.sort();
            asked.dedup();
            assert_eq!(asked.len(), count, "{kind:?}");
        }
    }

    #[test]
    fn every_code_leads_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_code(kind.code()), Some(kind));
        }
        for question in Question::ALL {
            assert_eq!(Question::from_code(question.code()), Some(question));
        }
    }
}
