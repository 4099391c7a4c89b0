//! How one book is set up: whose it is and how it looks.

use std::collections::{BTreeMap, BTreeSet};

use super::answer::Answer;
use super::backup_offer::BackedUp;
use super::basket::ReadyItem;
use super::check_in::{Kind, Question};
use super::contact::Role;
use super::entry::Entry;
use super::free_text::FreeText;
use super::lang::Lang;

/// The colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// How large the words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum TextSize {
    /// As the browser has it.
    #[default]
    Usual,
    /// An eighth larger.
    Large,
    /// Three eighths larger.
    Largest,
}

/// How the screen looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub struct Look {
    /// Its colours.
    pub theme: Theme,
    /// Whether they differ more from each other than they usually do, whatever the device says.
    pub contrast: bool,
    /// How large its words are.
    pub size: TextSize,
}

/// How long an open book with a lock waits before it locks itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Delay(u8);

impl Delay {
    /// The choices, in minutes.
    pub const CHOICES: [Self; 4] = [Self(1), Self(5), Self(15), Self(60)];
    /// When nobody touches the screen: five minutes, unless the owner chose otherwise.
    pub const IDLE: Self = Self(5);
    /// When the screen is hidden: one minute, unless the owner chose otherwise.
    pub const HIDDEN: Self = Self(1);

    /// A delay of so many minutes, if it is one of the choices.
    pub fn new(minutes: u8) -> Option<Self> {
        Self::CHOICES.into_iter().find(|delay| delay.0 == minutes)
    }

    /// In minutes.
    pub const fn minutes(self) -> u8 {
        self.0
    }
}

/// The owner's choices, kept sealed with the rest of the book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Learner or coach; chosen once.
    pub role: Role,
    /// The name that goes with a parcel or on a card; asked only when something is shared.
    pub name: Option<FreeText>,
    /// Coach: when someone can be reached, in own words.
    pub hours: Option<FreeText>,
    /// Coach: where to meet online.
    pub room: Option<FreeText>,
    /// Coach: what happens with what is shared, in own words.
    pub does: Option<FreeText>,
    /// The language of the screen.
    pub lang: Lang,
    /// How the screen looks.
    pub look: Look,
    /// How long until a book with a lock locks itself when nobody touches the screen.
    pub lock_idle: Delay,
    /// How long until it does when the screen is hidden.
    pub lock_hidden: Delay,
    /// What is remembered about back-ups.
    pub backed_up: BackedUp,
    /// The questions whose answers stay behind, of a kind, unless the owner chooses otherwise for an entry: "altijd zonder nacht".
    pub kept_back: BTreeMap<Kind, BTreeSet<Question>>,
}

impl Settings {
    /// The settings of a new book.
    pub fn new(role: Role, lang: Lang) -> Self {
        Self {
            role,
            name: None,
            hours: None,
            room: None,
            does: None,
            lang,
            look: Look::default(),
            lock_idle: Delay::IDLE,
            lock_hidden: Delay::HIDDEN,
            backed_up: BackedUp::default(),
            kept_back: BTreeMap::new(),
        }
    }

    /// Puts an entry ready as the owner usually does with its kind.
    pub fn ready(&self, entry: &Entry) -> ReadyItem {
        let mut item = ReadyItem::of(entry);
        let usually = self.kept_back.get(&entry.kind);
        item.kept_back.extend(usually.into_iter().flatten());
        item
    }

    /// Whether the answer to a question usually stays behind, of a kind.
    pub fn usually_stays(&self, kind: Kind, question: Question) -> bool {
        let of_kind = self.kept_back.get(&kind);
        question.is_private() || of_kind.is_some_and(|all| all.contains(&question))
    }

    /// From now on it usually stays behind, or goes along. What is private by nature stays anyway.
    pub fn keep_back(&mut self, kind: Kind, question: Question, stays: bool) {
        if question.is_private() {
            return;
        }
        let of_kind = self.kept_back.entry(kind).or_default();
        if stays {
            of_kind.insert(question);
        } else if of_kind.remove(&question) && of_kind.is_empty() {
            self.kept_back.remove(&kind);
        }
    }

    /// Remembers for its kind which of an entry's answers go along, as this time.
    pub fn remember(&mut self, entry: &Entry, item: &ReadyItem) {
        for answer in entry.answers.iter() {
            let question = answer.question();
            self.keep_back(entry.kind, question, item.kept_back.contains(&question));
        }
    }

    /// Whether remembering it would change anything.
    pub fn is_usual(&self, entry: &Entry, item: &ReadyItem) -> bool {
        let asked = entry.answers.iter().map(Answer::question);
        let mut asked = asked.filter(|it| !it.is_private());
        asked.all(|it| self.usually_stays(entry.kind, it) == item.kept_back.contains(&it))
    }
}

#[cfg(test)]
mod tests {
    use super::super::answer::Value;
    use super::super::draft::Draft;
    use super::super::id::Id;
    use super::super::moment::Moment;
    use super::*;

    #[test]
    fn what_stays_this_time_is_remembered_for_its_kind_and_can_be_unlearned() {
        let now = Moment::new(0, 0).unwrap();
        let mut draft = Draft::new(Id::new([1; 16]), Kind::DayStart, Lang::Nl, now);
        let wording = FreeText::parse("Wat?").unwrap().unwrap();
        for question in [Question::Night, Question::Note, Question::Marked] {
            let answer = Answer::new(question, wording.clone(), Value::NotNow).unwrap();
            draft.answers.set(answer);
        }
        let entry = draft.finish(None, now);
        let mut settings = Settings::new(Role::Learner, Lang::Nl);
        let mut item = settings.ready(&entry);
        assert!(settings.is_usual(&entry, &item));
        item.toggle(Question::Night);
        // What is private stays private, also after it was let go once.
        item.toggle(Question::Marked);
        assert!(!settings.is_usual(&entry, &item));
        settings.remember(&entry, &item);
        assert!(settings.is_usual(&entry, &item));
        assert!(settings.usually_stays(Kind::DayStart, Question::Night));
        assert!(!settings.usually_stays(Kind::DayEnd, Question::Night));
        let next = settings.ready(&entry).choose(&entry);
        let goes: Vec<Question> = next.answers.iter().map(Answer::question).collect();
        assert_eq!(goes, [Question::Note]);
        settings.keep_back(Kind::DayStart, Question::Night, false);
        assert_eq!(settings, Settings::new(Role::Learner, Lang::Nl));
    }
}
