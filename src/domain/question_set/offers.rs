//! The sets as the app offers them, and which questions share a screen.

use crate::domain::check_in::{Kind, Question};

impl Kind {
    /// The questions of the default set in order, and whether they are asked. Why these stands in
    /// docs/decisions/0013-questions.md.
    pub(super) const fn offers(self) -> &'static [(Question, bool)] {
        use Question as Q;
        match self {
            Self::DayStart => &[
                (Q::Mood, true),
                (Q::Feelings, true),
                (Q::Night, true),
                (Q::Stimuli, true),
                (Q::Routine, false),
                (Q::Needs, true),
                (Q::NeedFrom, true),
                (Q::OneThing, true),
                (Q::Note, true),
            ],
            Self::DayEnd => &[
                (Q::Mood, true),
                (Q::Feelings, true),
                (Q::BestMoment, true),
                (Q::HardMoment, true),
                (Q::Step, true),
                (Q::Helped, true),
                (Q::Heard, true),
                (Q::Seen, true),
                (Q::Belonging, true),
                (Q::ForTomorrow, true),
                (Q::Discuss, true),
                (Q::Note, true),
            ],
            Self::Note => &[(Q::Note, true)],
            Self::LearningQuestion => &[
                (Q::Asking, true),
                (Q::Spark, true),
                (Q::Aim, true),
                (Q::Picture, true),
                (Q::Obstacle, true),
                (Q::Smallest, true),
                (Q::Why, true),
                (Q::Known, true),
                (Q::HowTo, true),
                (Q::WhoWhat, true),
                (Q::Worlds, true),
                (Q::Steps, true),
                (Q::Found, true),
                (Q::Standing, true),
                (Q::Note, true),
                (Q::Marked, false),
            ],
            Self::Talk => &[
                (Q::TalkWhen, true),
                (Q::TalkWith, true),
                (Q::TalkWay, true),
                (Q::TalkCamera, true),
                (Q::TalkPresent, true),
                (Q::TalkStanding, true),
                (Q::Topics, false),
                (Q::NotAbout, false),
                (Q::Note, false),
                (Q::TalkNotes, false),
                (Q::DifferMine, false),
                (Q::DifferTheirs, false),
                (Q::TakeAlong, false),
                (Q::TalkHeard, false),
                (Q::TalkMine, false),
                (Q::TalkFitted, false),
                (Q::TalkUseful, false),
            ],
            Self::Agreement => &[
                (Q::AgreedWhat, true),
                (Q::AgreedWho, true),
                (Q::AgreedBy, true),
                (Q::About, false),
                (Q::Outcomes, false),
            ],
            Self::MyCard => &[
                (Q::Strengths, true),
                (Q::Interests, true),
                (Q::Dreams, true),
                (Q::Helps, true),
                (Q::HelpsNot, true),
                (Q::Signs, true),
                (Q::ThenDo, true),
            ],
            Self::Person => &[
                (Q::PersonName, true),
                (Q::PersonRole, true),
                (Q::PersonFor, true),
                (Q::PersonReach, true),
                (Q::PersonFirst, true),
            ],
            Self::BuildUp => &[
                (Q::BuildMove, true),
                (Q::BuildHours, true),
                (Q::BuildParts, true),
                (Q::BuildWhat, true),
                (Q::Note, true),
            ],
            Self::PlanInput => &[
                (Q::PlanWell, true),
                (Q::PlanHard, true),
                (Q::PlanReach, true),
                (Q::PlanNeed, true),
                (Q::PlanThink, true),
                (Q::PlanHow, true),
                (Q::PlanGiven, true),
                (Q::PlanDone, true),
            ],
            Self::Reply => &[
                (Q::ReplyTo, true),
                (Q::ReplySort, true),
                (Q::ReplyText, true),
                (Q::AgreedWhat, true),
                (Q::AgreedWho, true),
                (Q::AgreedBy, true),
                (Q::ReplyAsk, true),
                (Q::ReplyShape, true),
                (Q::ReplyParts, true),
                (Q::ReplyHours, true),
                (Q::ReplyRoom, true),
            ],
            Self::Week => &[
                (Q::WeekMeaning, true),
                (Q::WeekFeeling, true),
                (Q::WeekLearning, true),
                (Q::WeekTogether, true),
                (Q::WeekOwnChoice, true),
                (Q::WeekAble, true),
                (Q::WeekBelonging, true),
                (Q::Note, true),
            ],
        }
    }
}

impl Question {
    /// Questions that follow each other with the same number share a screen; 0 stands alone.
    pub(super) const fn screen(self) -> u8 {
        match self {
            Self::Mood | Self::Feelings => 1,
            Self::Night | Self::Routine | Self::Stimuli => 2,
            Self::Needs | Self::NeedFrom => 3,
            Self::BestMoment | Self::HardMoment => 4,
            Self::Step | Self::Helped => 5,
            Self::Heard | Self::Seen | Self::Belonging => 6,
            Self::ForTomorrow | Self::Discuss => 7,
            Self::WeekMeaning
            | Self::WeekFeeling
            | Self::WeekLearning
            | Self::WeekTogether
            | Self::WeekOwnChoice
            | Self::WeekAble
            | Self::WeekBelonging => 8,
            Self::PlanGiven | Self::PlanDone => 9,
            _ => 0,
        }
    }
}
