//! The addresses of the app, in one table.
//!
//! Our own, because a router crate would be a fifth of the whole first load for
//! what is one enum here (docs/decisions/0003-routing.md). Pure, so that reading
//! and writing an address is tested natively.

use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Role;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::moment::Day;

/// A page of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Route {
    /// Vandaag for a learner, Postvak for a coach, the first start for nobody yet.
    Home,
    /// A check-in or a note.
    Write(Kind),
    /// The diary.
    Diary,
    /// Searching the diary.
    Search,
    /// A month at a glance.
    Calendar,
    /// Everything about one day.
    OnDay(Day),
    /// Patterns.
    Patterns,
    /// One entry.
    Entry(Id),
    /// Changing an entry.
    Edit(Id),
    /// Answering one question of an entry.
    Answer(Id, Question),
    /// A quick note that belongs to a learning question.
    WriteAbout(Id),
    /// Leervragen.
    Learning,
    /// One learning question.
    LearningQuestion(Id),
    /// A learning question, to show someone.
    Show(Id),
    /// What is put ready for the coach.
    Talk,
    /// A coach talk: its agenda, and where to go from there.
    CoachTalk(Id),
    /// Making the agenda of a talk.
    Agenda(Id),
    /// Changing when and how a talk is.
    TalkPlan(Id),
    /// During a talk.
    DuringTalk(Id),
    /// After a talk.
    AfterTalk(Id),
    /// An agreement, and how it went.
    Agreement(Id),
    /// "Mijn inbreng voor het OPP", and the right behind it.
    PlanInput,
    /// What was shared with the app from elsewhere on the device.
    Received,
    /// Answers of a coach, to open and to read.
    Replies,
    /// A coach's answer to something that a learner shared.
    Reply(Id, Id),
    /// Searching what all learners shared.
    Find,
    /// How a coach reads with care.
    Duties,
    /// A talk that a learner shared, with that learner.
    TalkWith(Id, Id),
    /// The preview and the sending of what is ready.
    Preview,
    /// Saying hello to a new coach.
    Hello(Id),
    /// Opening a coach card.
    Pair,
    /// The number to compare with someone.
    Number(Id),
    /// Ik.
    Me,
    /// Over mij.
    MyCard,
    /// The part of it that tells others what helps.
    ShowCard,
    /// Mijn mensen.
    People,
    /// Opbouw.
    BuildUp,
    /// Which questions someone asks themselves.
    Questions,
    /// Dagstart and dagsluiting in the learner's own calendar.
    ToCalendar,
    /// The lock.
    Lock,
    /// Making a back-up.
    Backup,
    /// Restoring one.
    Restore,
    /// Taking everything along as plain files.
    Export,
    /// What lies where, and what was asked of anyone.
    Proof,
    /// How it works, on one page.
    Guide,
    /// How to put the app on the home screen.
    HomeScreen,
    /// What the book is called on this device, and going to another.
    Profile,
    /// Erasing.
    Erase,
    /// What was shared, when, in which words.
    Shared,
    /// One parcel that was sealed, and what has become of it.
    Parcel(Id),
    /// Asking back what was in it.
    AskBack(Id),
    /// What usually stays behind.
    Usual,
    /// What happens when one shares.
    BeforeSharing,
    /// The coach's learners.
    Learners,
    /// One learner as the coach reads them.
    Learner(Id),
}

impl Route {
    /// The page at an address; none if there is no such page.
    pub fn parse(path: &str) -> Option<Self> {
        let parts: Vec<&str> = path.split('/').filter(|part| !part.is_empty()).collect();
        let id = |text: &str| text.parse::<Id>().ok();
        Some(match parts[..] {
            [] => Self::Home,
            ["dagboek"] => Self::Diary,
            ["dagboek", "zoek"] => Self::Search,
            ["dagboek", "kalender"] => Self::Calendar,
            ["dagboek", "patronen"] => Self::Patterns,
            ["dagboek", "dag", date] => Self::OnDay(Day::from_iso(date)?),
            ["dagboek", entry] => Self::Entry(id(entry)?),
            ["dagboek", entry, "bewerk"] => Self::Edit(id(entry)?),
            ["dagboek", entry, "bewerk", code] => {
                Self::Answer(id(entry)?, Question::from_code(code)?)
            }
            ["kwijt", "bij", question] => Self::WriteAbout(id(question)?),
            ["leervragen"] => Self::Learning,
            ["leervragen", question] => Self::LearningQuestion(id(question)?),
            ["leervragen", question, "toon"] => Self::Show(id(question)?),
            ["gesprek"] => Self::Talk,
            ["gesprek", "voorbeeld"] => Self::Preview,
            ["gesprek", "kennismaking", contact] => Self::Hello(id(contact)?),
            ["gesprek", "antwoorden"] => Self::Replies,
            ["gesprek", "meestal"] => Self::Usual,
            ["ontvangen"] => Self::Received,
            ["gesprek", "inbreng"] => Self::PlanInput,
            ["gesprek", "vooraf"] => Self::BeforeSharing,
            ["leerlingen", "zoek"] => Self::Find,
            ["ik", "zorgvuldig"] => Self::Duties,
            ["leerlingen", learner, item] => Self::Reply(id(learner)?, id(item)?),
            ["leerlingen", learner, talk, "gesprek"] => Self::TalkWith(id(learner)?, id(talk)?),
            ["gesprek", talk] => Self::CoachTalk(id(talk)?),
            ["gesprek", talk, "agenda"] => Self::Agenda(id(talk)?),
            ["gesprek", talk, "wanneer"] => Self::TalkPlan(id(talk)?),
            ["gesprek", talk, "nu"] => Self::DuringTalk(id(talk)?),
            ["gesprek", talk, "daarna"] => Self::AfterTalk(id(talk)?),
            ["afspraak", agreement] => Self::Agreement(id(agreement)?),
            ["koppel"] => Self::Pair,
            ["koppel", contact] => Self::Number(id(contact)?),
            ["ik"] => Self::Me,
            ["ik", "over-mij"] => Self::MyCard,
            ["ik", "over-mij", "toon"] => Self::ShowCard,
            ["ik", "mensen"] => Self::People,
            ["ik", "opbouw"] => Self::BuildUp,
            ["ik", "vragen"] => Self::Questions,
            ["ik", "agenda"] => Self::ToCalendar,
            ["ik", "slot"] => Self::Lock,
            ["ik", "kopie"] => Self::Backup,
            ["ik", "kopie", "terugzetten"] => Self::Restore,
            ["ik", "meenemen"] => Self::Export,
            ["ik", "bewijs"] => Self::Proof,
            ["ik", "uitleg"] => Self::Guide,
            ["ik", "beginscherm"] => Self::HomeScreen,
            ["ik", "profiel"] => Self::Profile,
            ["ik", "wissen"] => Self::Erase,
            ["ik", "gedeeld"] => Self::Shared,
            ["ik", "gedeeld", parcel] => Self::Parcel(id(parcel)?),
            ["ik", "gedeeld", parcel, "terug"] => Self::AskBack(id(parcel)?),
            ["leerlingen"] => Self::Learners,
            ["leerlingen", learner] => Self::Learner(id(learner)?),
            _ => {
                let mut kinds = Kind::ALL.into_iter();
                return kinds.find(|kind| writing(*kind) == path).map(Self::Write);
            }
        })
    }

    /// The address of the page.
    pub fn path(self) -> String {
        match self {
            Self::Home => "/".to_owned(),
            Self::Write(kind) => writing(kind).to_owned(),
            Self::Search => "/dagboek/zoek".to_owned(),
            Self::Calendar => "/dagboek/kalender".to_owned(),
            Self::Patterns => "/dagboek/patronen".to_owned(),
            Self::OnDay(day) => format!("/dagboek/dag/{}", day.iso()),
            Self::Diary => "/dagboek".to_owned(),
            Self::Entry(id) => format!("/dagboek/{id}"),
            Self::Edit(id) => format!("/dagboek/{id}/bewerk"),
            Self::Answer(id, question) => format!("/dagboek/{id}/bewerk/{question}"),
            Self::WriteAbout(id) => format!("/kwijt/bij/{id}"),
            Self::Learning => "/leervragen".to_owned(),
            Self::LearningQuestion(id) => format!("/leervragen/{id}"),
            Self::Show(id) => format!("/leervragen/{id}/toon"),
            Self::Talk => "/gesprek".to_owned(),
            Self::Preview => "/gesprek/voorbeeld".to_owned(),
            Self::Hello(id) => format!("/gesprek/kennismaking/{id}"),
            Self::Replies => "/gesprek/antwoorden".to_owned(),
            Self::Find => "/leerlingen/zoek".to_owned(),
            Self::Duties => "/ik/zorgvuldig".to_owned(),
            Self::Reply(learner, item) => format!("/leerlingen/{learner}/{item}"),
            Self::TalkWith(learner, talk) => format!("/leerlingen/{learner}/{talk}/gesprek"),
            Self::CoachTalk(id) => format!("/gesprek/{id}"),
            Self::Agenda(id) => format!("/gesprek/{id}/agenda"),
            Self::TalkPlan(id) => format!("/gesprek/{id}/wanneer"),
            Self::DuringTalk(id) => format!("/gesprek/{id}/nu"),
            Self::AfterTalk(id) => format!("/gesprek/{id}/daarna"),
            Self::Agreement(id) => format!("/afspraak/{id}"),
            Self::Received => "/ontvangen".to_owned(),
            Self::PlanInput => "/gesprek/inbreng".to_owned(),
            Self::Pair => "/koppel".to_owned(),
            Self::Number(id) => format!("/koppel/{id}"),
            Self::Me => "/ik".to_owned(),
            Self::MyCard => "/ik/over-mij".to_owned(),
            Self::ShowCard => "/ik/over-mij/toon".to_owned(),
            Self::People => "/ik/mensen".to_owned(),
            Self::BuildUp => "/ik/opbouw".to_owned(),
            Self::Questions => "/ik/vragen".to_owned(),
            Self::ToCalendar => "/ik/agenda".to_owned(),
            Self::Lock => "/ik/slot".to_owned(),
            Self::Backup => "/ik/kopie".to_owned(),
            Self::Restore => "/ik/kopie/terugzetten".to_owned(),
            Self::Export => "/ik/meenemen".to_owned(),
            Self::Proof => "/ik/bewijs".to_owned(),
            Self::Guide => "/ik/uitleg".to_owned(),
            Self::HomeScreen => "/ik/beginscherm".to_owned(),
            Self::Profile => "/ik/profiel".to_owned(),
            Self::Erase => "/ik/wissen".to_owned(),
            Self::Shared => "/ik/gedeeld".to_owned(),
            Self::Parcel(id) => format!("/ik/gedeeld/{id}"),
            Self::AskBack(id) => format!("/ik/gedeeld/{id}/terug"),
            Self::Usual => "/gesprek/meestal".to_owned(),
            Self::BeforeSharing => "/gesprek/vooraf".to_owned(),
            Self::Learners => "/leerlingen".to_owned(),
            Self::Learner(id) => format!("/leerlingen/{id}"),
        }
    }

    /// Where an entry is read.
    pub fn of(entry: &Entry) -> Self {
        match entry.kind {
            Kind::LearningQuestion => Self::LearningQuestion(entry.id),
            Kind::MyCard => Self::MyCard,
            Kind::Talk => Self::CoachTalk(entry.id),
            Kind::Agreement => Self::Agreement(entry.id),
            _ => Self::Entry(entry.id),
        }
    }

    /// Where one is when an entry was kept: what is read in a list stands there.
    pub fn kept(entry: &Entry) -> Self {
        match entry.kind {
            Kind::Person | Kind::BuildUp => Self::list(entry.kind),
            _ => Self::of(entry),
        }
    }

    /// Where one is when a new entry of a kind was thrown away.
    pub fn left(kind: Kind) -> Self {
        match kind.is_check_in() {
            true => Self::Home,
            false => Self::list(kind),
        }
    }

    /// Where all of a kind stands together.
    pub const fn list(kind: Kind) -> Self {
        match kind {
            Kind::DayStart | Kind::DayEnd | Kind::Note | Kind::Week => Self::Diary,
            Kind::LearningQuestion => Self::Learning,
            Kind::Talk | Kind::Agreement | Kind::Reply => Self::Talk,
            Kind::MyCard => Self::MyCard,
            Kind::Person => Self::People,
            Kind::BuildUp => Self::BuildUp,
            Kind::PlanInput => Self::PlanInput,
        }
    }

    /// The tab a page belongs under. The number to compare stands under the person it is about.
    pub fn tab_for(self, role: Role) -> Self {
        match self {
            Self::Write(kind) if !kind.is_check_in() => Self::list(kind).tab_for(role),
            Self::Received if role == Role::Learner => Self::Talk,
            Self::Home | Self::Received | Self::Write(_) => Self::Home,
            Self::Learning | Self::LearningQuestion(_) | Self::Show(_) | Self::WriteAbout(_) => {
                Self::Learning
            }
            Self::Diary
            | Self::Search
            | Self::Calendar
            | Self::OnDay(_)
            | Self::Patterns
            | Self::Entry(_)
            | Self::Edit(_)
            | Self::Answer(..) => Self::Diary,
            Self::CoachTalk(_)
            | Self::Agenda(_)
            | Self::TalkPlan(_)
            | Self::DuringTalk(_)
            | Self::AfterTalk(_)
            | Self::TalkWith(..)
            | Self::Replies
            | Self::Agreement(_)
            | Self::Talk
            | Self::Preview
            | Self::Usual
            | Self::BeforeSharing
            | Self::Hello(_)
            | Self::Pair
            | Self::PlanInput => Self::Talk,
            Self::Number(_) if role == Role::Learner => Self::Talk,
            Self::Find | Self::Learners | Self::Learner(_) | Self::Reply(..) | Self::Number(_) => {
                Self::Learners
            }
            _ => Self::Me,
        }
    }
}

/// Where an entry of a kind is written.
const fn writing(kind: Kind) -> &'static str {
    match kind {
        Kind::DayStart => "/dagstart",
        Kind::DayEnd => "/dagsluiting",
        Kind::Note => "/kwijt",
        Kind::Week => "/weekblik",
        Kind::LearningQuestion => "/leervraag",
        Kind::Talk => "/nieuw-gesprek",
        Kind::Agreement => "/afspraak",
        Kind::MyCard => "/over-mij",
        Kind::Person => "/iemand",
        Kind::BuildUp => "/opbouw",
        Kind::PlanInput => "/inbreng",
        Kind::Reply => "/reactie",
    }
}

#[cfg(test)]
mod tests;
