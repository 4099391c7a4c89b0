//! What can be written: the kinds of entry.
//!
//! All that a learner writes is an entry that answers questions, a learning question or an agreement as much as a
//! check-in (docs/decisions/0018-papers.md). So all of it is kept, shared field by field, exported, restored and found in
//! one way. Which questions those are says [`question`](super::question).

pub use super::question::{Form, Question};

/// What sort of entry it is.
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
    /// Leervraag: what the learner wants to find out, be able to do, or make.
    LearningQuestion,
    /// Coachgesprek: a talk that is wished for, planned, or was held.
    Talk,
    /// Afspraak: what someone will do.
    Agreement,
    /// "Over mij": strengths, dreams, what helps, and what others may do.
    MyCard,
    /// One of "mijn mensen".
    Person,
    /// Opbouw: how much, from some moment on.
    BuildUp,
    /// "Mijn inbreng voor het OPP": what the learner says about the development plan.
    PlanInput,
    /// What comes back: an answer to something that was shared, or to such an answer.
    Reply,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 12] = [
        Self::DayStart,
        Self::DayEnd,
        Self::Note,
        Self::Week,
        Self::LearningQuestion,
        Self::Talk,
        Self::Agreement,
        Self::MyCard,
        Self::Person,
        Self::BuildUp,
        Self::PlanInput,
        Self::Reply,
    ];

    /// Those that are about a moment and stand in the diary. The others are papers, which lie beside it.
    pub const CHECK_INS: [Self; 4] = [Self::DayStart, Self::DayEnd, Self::Note, Self::Week];

    /// Whether it stands in the diary.
    pub fn is_check_in(self) -> bool {
        Self::CHECK_INS.contains(&self)
    }

    /// The name in files, frozen for ever.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DayStart => "day_start",
            Self::DayEnd => "day_end",
            Self::Note => "note",
            Self::Week => "week",
            Self::LearningQuestion => "learning_question",
            Self::Talk => "talk",
            Self::Agreement => "agreement",
            Self::MyCard => "my_card",
            Self::Person => "person",
            Self::BuildUp => "build_up",
            Self::PlanInput => "plan_input",
            Self::Reply => "reply",
        }
    }

    /// The kind with this name in files.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
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
        assert_eq!(Kind::from_code("month"), None);
    }
}
