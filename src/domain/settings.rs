//! How one book is set up: whose it is and how it looks.

use super::contact::Role;
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
        }
    }
}
