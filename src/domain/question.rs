//! The questions that the app knows by name, and the form in which each is answered.
//!
//! Which of them someone asks themselves, in which order, and which of their own, is for
//! [`QuestionSet`](super::question_set::QuestionSet) to say; how they are put, for `text`.

use core::fmt;

use super::id::Id;

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
    /// Yes or no.
    YesNo,
    /// A number.
    Number,
    /// Words that the app offers for this question ([`Question::offers`]), and own ones.
    Words,
    /// Lines in an order of the learner's own: steps, topics, links.
    Lines,
    /// A moment.
    When,
    /// A day.
    Day,
    /// A pattern that was taken along: it is made, and never asked.
    Picture,
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
    /// A pattern that was taken along.
    Pattern "pattern" Picture;
    /// Wil je hierover praten? "Voor mij alleen" keeps an entry out of every suggestion.
    Marked "marked" Words;
    /// What an entry belongs to: a learning question, a talk, a check-in.
    About "about" Lines;
    /// Leervraag: the question itself, in one line.
    Asking "asking" Text;
    /// The question behind the question: where it began.
    Spark "spark" Text;
    /// The question behind the question: what one wants to know, be able to do, or make.
    Aim "aim" Text;
    /// The question behind the question: how it looks when it worked.
    Picture "picture" Text;
    /// The question behind the question: what makes it hard.
    Obstacle "obstacle" Text;
    /// The question behind the question: its smallest piece.
    Smallest "smallest" Text;
    /// Why it matters to me.
    Why "why" Text;
    /// What I know already.
    Known "known" Text;
    /// How I can find out or practise.
    HowTo "how_to" Text;
    /// Who and what I need.
    WhoWhat "who_what" Text;
    /// Which of the five worlds of Agora it is in.
    Worlds "worlds" Words;
    /// How it stands, as the learner sets it.
    Standing "standing" Words;
    /// Steps towards it.
    Steps "steps" Lines;
    /// What I found.
    Found "found" Text;
    /// Coachgesprek: when.
    TalkWhen "talk_when" When;
    /// With whom.
    TalkWith "talk_with" Text;
    /// Online, on the phone, in a chat, at home, on a walk.
    TalkWay "talk_way" Words;
    /// Camera on or off.
    TalkCamera "talk_camera" Words;
    /// Who may be there.
    TalkPresent "talk_present" Text;
    /// Wished for, planned or held.
    TalkStanding "talk_standing" Words;
    /// The agenda: topics in the learner's order.
    Topics "topics" Lines;
    /// What I do not want to talk about.
    NotAbout "not_about" Lines;
    /// Own notes during the talk.
    TalkNotes "talk_notes" Text;
    /// Where we see it differently: how I see it.
    DifferMine "differ_mine" Text;
    /// Where we see it differently: how someone else sees it.
    DifferTheirs "differ_theirs" Text;
    /// What I take along.
    TakeAlong "take_along" Text;
    /// Was I listened to?
    TalkHeard "talk_heard" Scale;
    /// Was it about what I wanted?
    TalkMine "talk_mine" Scale;
    /// Did the way of talking fit me?
    TalkFitted "talk_fitted" Scale;
    /// Is it of use to me?
    TalkUseful "talk_useful" Scale;
    /// Afspraak: what.
    AgreedWhat "agreed_what" Text;
    /// Who will do it.
    AgreedWho "agreed_who" Words;
    /// By which day.
    AgreedBy "agreed_by" Day;
    /// How it went, each time that was looked at.
    Outcomes "outcomes" Lines;
    /// Over mij: what I am good at.
    Strengths "strengths" Text;
    /// What I like.
    Interests "interests" Text;
    /// What I dream of.
    Dreams "dreams" Text;
    /// What helps me.
    Helps "helps" Text;
    /// What does not help.
    HelpsNot "helps_not" Text;
    /// How others can see that it gets too much.
    Signs "signs" Text;
    /// What others may then do.
    ThenDo "then_do" Text;
    /// Mijn mensen: who.
    PersonName "person_name" Text;
    /// What someone is to me.
    PersonRole "person_role" Words;
    /// What I can turn to them for.
    PersonFor "person_for" Text;
    /// How I reach them.
    PersonReach "person_reach" Text;
    /// Whether they are the first I turn to.
    PersonFirst "person_first" YesNo;
    /// Opbouw: hours in a week.
    BuildHours "build_hours" Number;
    /// Opbouw: parts of a day in a week.
    BuildParts "build_parts" Number;
    /// More, less, the same, or rest.
    BuildMove "build_move" Words;
    /// What I do in that time, and where.
    BuildWhat "build_what" Text;
    /// Inbreng voor het OPP: what goes well.
    PlanWell "plan_well" Text;
    /// What is hard, and where.
    PlanHard "plan_hard" Text;
    /// What I want to reach.
    PlanReach "plan_reach" Text;
    /// What I need, and from whom.
    PlanNeed "plan_need" Text;
    /// What I think of the plan.
    PlanThink "plan_think" Text;
    /// How I want to be heard.
    PlanHow "plan_how" Text;
    /// When I told the school.
    PlanGiven "plan_given" Day;
    /// What the school said it did with it.
    PlanDone "plan_done" Text;
    /// Antwoord: what it answers.
    ReplyTo "reply_to" Lines;
    /// What sort of answer it is.
    ReplySort "reply_sort" Words;
    /// The answer itself.
    ReplyText "reply_text" Text;
    /// A question for the check-in, as it would be put.
    ReplyAsk "reply_ask" Text;
    /// How that question would be answered.
    ReplyShape "reply_shape" Words;
    /// What there would be to choose from, the ends of its scale, or its unit.
    ReplyParts "reply_parts" Lines;
    /// When someone is there.
    ReplyHours "reply_hours" Text;
    /// Where to meet online.
    ReplyRoom "reply_room" Text;
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

    /// Whether its answer stays with the learner unless they choose otherwise each time.
    pub const fn is_private(self) -> bool {
        matches!(
            self,
            Self::Marked
                | Self::NotAbout
                | Self::TalkNotes
                | Self::TalkHeard
                | Self::TalkMine
                | Self::TalkFitted
                | Self::TalkUseful
        )
    }

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

mod offers;
#[cfg(test)]
mod tests {
    use super::super::word::Word;
    use super::*;

    #[test]
    fn every_code_leads_back() {
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

    #[test]
    fn every_word_is_offered_by_one_question() {
        let offered = Question::ALL.into_iter().flat_map(|it| it.offers());
        let mut offered: Vec<Word> = offered.copied().collect();
        offered.sort();
        assert_eq!(offered, Word::ALL);
        for word in Word::ALL {
            assert_eq!(Word::from_code(word.code()), Some(*word));
        }
    }
}
