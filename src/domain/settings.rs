//! How one book is set up: whose it is and how it looks.

use std::collections::{BTreeMap, BTreeSet};

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
    /// The language of the screen.
    pub lang: Lang,
    /// The colours of the screen.
    pub theme: Theme,
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
            lang,
            theme: Theme::Auto,
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
}
