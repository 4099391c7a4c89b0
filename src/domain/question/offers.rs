//! Which words the app offers for a question, and how they are picked.

use super::Question;
use crate::domain::word::Word;

impl Question {
    /// The words that the app offers for it; none where it offers none, or where the words are of a list of their own.
    pub const fn offers(self) -> &'static [Word] {
        match self {
            Self::Marked => &[Word::WantToTalk, Word::NotAbout, Word::OnlyMe],
            Self::Worlds => &[
                Word::Science,
                Word::Art,
                Word::Society,
                Word::Ethics,
                Word::Spirit,
            ],
            Self::Standing => &[
                Word::Idea,
                Word::Busy,
                Word::Resting,
                Word::Answered,
                Word::LetGo,
            ],
            Self::TalkWay => &[
                Word::Online,
                Word::Phone,
                Word::Chat,
                Word::Visit,
                Word::Walk,
            ],
            Self::TalkCamera => &[Word::CameraOn, Word::CameraOff, Word::CameraEither],
            Self::TalkStanding => &[Word::Wished, Word::Planned, Word::Held],
            Self::Topics => &[Word::Tell, Word::Ask, Word::Solve, Word::LetKnow],
            Self::AgreedWho => &[Word::Me, Word::MyCoach, Word::Together],
            Self::Outcomes => &[Word::Done, Word::Partly, Word::NotDone, Word::Anew],
            Self::PersonRole => &[
                Word::Parent,
                Word::Family,
                Word::Friend,
                Word::Coach,
                Word::Mentor,
                Word::Helper,
                Word::YouthDoctor,
                Word::AttendanceOfficer,
                Word::Partnership,
                Word::SupportPoint,
                Word::Director,
            ],
            Self::BuildMove => &[Word::More, Word::Less, Word::Same, Word::Rest],
            Self::ReplySort => &[
                Word::Read,
                Word::HeardYou,
                Word::AskBack,
                Word::Proposal,
                Word::ProposedAgreement,
                Word::ProposedQuestion,
                Word::Available,
                Word::Accepted,
                Word::Declined,
                Word::Later,
            ],
            Self::ReplyShape => &[
                Word::AsText,
                Word::AsScale,
                Word::AsOne,
                Word::AsSeveral,
                Word::AsYesNo,
                Word::AsNumber,
            ],
            _ => &[],
        }
    }

    /// Whether several of its words may be picked at once.
    pub const fn several(self) -> bool {
        matches!(self, Self::Worlds)
    }

    /// Whether an own word says something beside those that are offered.
    pub const fn takes_own_words(self) -> bool {
        matches!(self, Self::PersonRole | Self::AgreedWho | Self::TalkWay)
    }

    /// Whether it asks for a name, or where to reach someone: a line to type, and nothing to speak or draw.
    pub const fn is_name(self) -> bool {
        matches!(
            self,
            Self::TalkWith | Self::TalkPresent | Self::PersonName | Self::PersonReach
        )
    }
}
