//! The settings, as a record.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::to_questions;
use crate::domain::backup_offer::BackedUp;
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Role;
use crate::domain::settings::{Delay, Look, Settings, TextSize, Theme};
use crate::wire::{
    Reader, Wire, WireError, WireMoment, from_moment, to_lang, to_moment, to_optional_text,
};

/// The JSON of the settings.
#[derive(Serialize, Deserialize)]
pub struct WireSettings {
    role: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    does: Option<String>,
    lang: String,
    theme: String,
    /// Left out when it is the usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    contrast: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    /// In minutes; left out when it is the usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    lock_idle: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lock_hidden: Option<u8>,
    /// The moment of what is in the last back-up.
    #[serde(skip_serializing_if = "Option::is_none")]
    backed_up: Option<WireMoment>,
    /// Left out for "do ask".
    #[serde(skip_serializing_if = "Option::is_none")]
    never_ask_backup: Option<bool>,
    /// For each kind, the questions whose answers usually stay behind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    kept_back: Vec<(String, Vec<String>)>,
}

/// The minutes of a delay that is not the usual one.
fn from_delay(delay: Delay, usual: Delay) -> Option<u8> {
    (delay != usual).then(|| delay.minutes())
}

/// A delay, or the usual one where there is none.
fn to_delay(minutes: Option<u8>, usual: Delay) -> Result<Delay, WireError> {
    match minutes {
        None => Ok(usual),
        Some(minutes) => Delay::new(minutes).ok_or(WireError::Value("delay")),
    }
}

impl Wire for Settings {
    type V1 = WireSettings;

    fn to_wire(&self) -> Result<WireSettings, WireError> {
        Ok(WireSettings {
            role: role_code(self.role).to_owned(),
            name: self.name.as_ref().map(ToString::to_string),
            hours: self.hours.as_ref().map(ToString::to_string),
            room: self.room.as_ref().map(ToString::to_string),
            does: self.does.as_ref().map(ToString::to_string),
            lang: self.lang.tag().to_owned(),
            theme: theme_code(self.look.theme).to_owned(),
            contrast: self.look.contrast.then_some(true),
            text: size_code(self.look.size).map(str::to_owned),
            lock_idle: from_delay(self.lock_idle, Delay::IDLE),
            lock_hidden: from_delay(self.lock_hidden, Delay::HIDDEN),
            backed_up: self.backed_up.last.map(from_moment),
            never_ask_backup: self.backed_up.never_ask.then_some(true),
            kept_back: {
                let codes = |(kind, all): (&Kind, &BTreeSet<Question>)| {
                    let all = all.iter().map(ToString::to_string).collect();
                    (kind.code().to_owned(), all)
                };
                self.kept_back.iter().map(codes).collect()
            },
        })
    }

    fn from_wire(wire: WireSettings, _: &mut Reader) -> Result<Self, WireError> {
        let role = [Role::Learner, Role::Coach]
            .into_iter()
            .find(|role| role_code(*role) == wire.role);
        let theme = [Theme::Auto, Theme::Light, Theme::Dark]
            .into_iter()
            .find(|theme| theme_code(*theme) == wire.theme);
        let size = [TextSize::Usual, TextSize::Large, TextSize::Largest]
            .into_iter()
            .find(|size| size_code(*size) == wire.text.as_deref());
        Ok(Self {
            role: role.ok_or(WireError::Value("role"))?,
            name: to_optional_text(wire.name)?,
            hours: to_optional_text(wire.hours)?,
            room: to_optional_text(wire.room)?,
            does: to_optional_text(wire.does)?,
            lang: to_lang(&wire.lang)?,
            look: Look {
                theme: theme.ok_or(WireError::Value("theme"))?,
                contrast: wire.contrast.unwrap_or_default(),
                size: size.ok_or(WireError::Value("text"))?,
            },
            lock_idle: to_delay(wire.lock_idle, Delay::IDLE)?,
            lock_hidden: to_delay(wire.lock_hidden, Delay::HIDDEN)?,
            backed_up: BackedUp {
                last: wire.backed_up.map(to_moment).transpose()?,
                never_ask: wire.never_ask_backup.unwrap_or_default(),
            },
            kept_back: {
                let to_kept = |(kind, codes): (String, Vec<String>)| {
                    let kind = Kind::from_code(&kind).ok_or(WireError::Value("kind"))?;
                    Ok((kind, to_questions(codes)?))
                };
                wire.kept_back
                    .into_iter()
                    .map(to_kept)
                    .collect::<Result<_, _>>()?
            },
        })
    }
}

/// The name of a role in the store, frozen for ever.
const fn role_code(role: Role) -> &'static str {
    match role {
        Role::Learner => "learner",
        Role::Coach => "coach",
    }
}

/// The name of a theme in the store, frozen for ever.
const fn theme_code(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "auto",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// The name of a size of text in the store, frozen for ever; none for the usual one.
const fn size_code(size: TextSize) -> Option<&'static str> {
    match size {
        TextSize::Usual => None,
        TextSize::Large => Some("large"),
        TextSize::Largest => Some("largest"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::free_text::FreeText;
    use crate::domain::id::Id;
    use crate::domain::lang::Lang;
    use crate::wire::{decode, encode};

    #[test]
    fn settings_read_back_and_their_json_is_frozen() {
        let mut settings = Settings::new(Role::Coach, Lang::En);
        let bare = encode(&settings).unwrap();
        assert_eq!(
            str::from_utf8(&bare),
            Ok(r#"{"role":"coach","lang":"en","theme":"auto"}"#)
        );
        settings.name = FreeText::parse("Ilse").unwrap();
        settings.hours = FreeText::parse("ma–do").unwrap();
        settings.room = FreeText::parse("https://example.org/ilse").unwrap();
        settings.does = FreeText::parse("Ik lees op dinsdag.").unwrap();
        settings.look = Look {
            theme: Theme::Dark,
            contrast: true,
            size: TextSize::Largest,
        };
        settings.lock_idle = Delay::CHOICES[3];
        let usually = [Question::Night, Question::Own(Id::new([1; 16]))];
        settings.kept_back.insert(Kind::DayStart, usually.into());
        assert_eq!(decode(&encode(&settings).unwrap()), Ok(settings));
        assert!(decode::<Settings>(br#"{"role":"admin","lang":"en","theme":"auto"}"#).is_err());
        assert!(decode::<Settings>(br#"{"role":"coach","lang":"en","theme":"sepia"}"#).is_err());
        let huge = br#"{"role":"coach","lang":"en","theme":"auto","text":"huge"}"#;
        assert!(decode::<Settings>(huge).is_err());
        let odd = br#"{"role":"coach","lang":"en","theme":"auto","lock_hidden":7}"#;
        assert!(decode::<Settings>(odd).is_err());
    }
}
