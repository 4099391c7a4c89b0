//! The settings, as a record.

use std::collections::BTreeSet;

use super::{ALL, read_questions};
use crate::domain::backup_offer::BackedUp;
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Role;
use crate::domain::settings::{Delay, Look, Settings, TextSize, Theme};
use crate::wire::{Json, Reader, Wire, WireError, Writer, to_lang};

/// A delay in minutes, which is left out when it is the usual.
fn write_delay(json: &mut Writer, name: &str, delay: Delay, usual: Delay) {
    let minutes = (delay != usual).then(|| delay.minutes());
    json.maybe(name, minutes, Writer::number);
}

fn read_delay(json: Json<'_>, name: &str, usual: Delay) -> Result<Delay, WireError> {
    let delay = |json: Json<'_>| Delay::new(json.number()?).ok_or(WireError::Value("delay"));
    Ok(json.maybe(name, delay)?.unwrap_or(usual))
}

/// A kind, and the questions whose answers usually stay behind.
fn read_kept_back(json: Json<'_>) -> Result<(Kind, BTreeSet<Question>), WireError> {
    let [kind, all] = json.these()?;
    let kind = Kind::from_code(kind.text()?).ok_or(WireError::Value("kind"))?;
    Ok((kind, read_questions(all)?))
}

/// The one of all there are that it is.
fn one_of<T: Copy>(
    all: impl IntoIterator<Item = T>,
    is_it: impl Fn(T) -> bool,
    what: &'static str,
) -> Result<T, WireError> {
    let known = all.into_iter().find(|one| is_it(*one));
    known.ok_or(WireError::Value(what))
}

impl Wire for Settings {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            json.field("role").text(role_code(self.role));
            json.maybe("name", self.name.as_ref(), Writer::shown);
            json.maybe("hours", self.hours.as_ref(), Writer::shown);
            json.maybe("room", self.room.as_ref(), Writer::shown);
            json.maybe("does", self.does.as_ref(), Writer::shown);
            json.field("lang").text(self.lang.tag());
            json.field("theme").text(theme_code(self.look.theme));
            // What follows is left out when it is the usual.
            let contrast = self.look.contrast.then_some(true);
            json.maybe("contrast", contrast, Writer::yes_no);
            json.maybe("text", size_code(self.look.size), Writer::text);
            write_delay(json, "lock_idle", self.lock_idle, Delay::IDLE);
            write_delay(json, "lock_hidden", self.lock_hidden, Delay::HIDDEN);
            // The moment of what is in the last back-up.
            json.maybe("backed_up", self.backed_up.last, Writer::moment);
            let never_ask = self.backed_up.never_ask.then_some(true);
            json.maybe("never_ask_backup", never_ask, Writer::yes_no);
            // For each kind, the questions whose answers usually stay behind.
            if !self.kept_back.is_empty() {
                let kept_back = json.field("kept_back");
                kept_back.all(ALL, &self.kept_back, |json, (kind, all)| {
                    json.list(|json| {
                        json.text(kind.code());
                        json.texts(ALL, all)
                    })
                })?;
            }
            Ok(())
        })
    }

    fn read(json: Json<'_>, _: &mut Reader) -> Result<Self, WireError> {
        let kept_back = |json: Json<'_>| json.list(ALL)?.map(read_kept_back).collect();
        let roles = [Role::Learner, Role::Coach];
        let themes = [Theme::Auto, Theme::Light, Theme::Dark];
        let sizes = [TextSize::Usual, TextSize::Large, TextSize::Largest];
        let (role, theme) = (json.field("role")?.text()?, json.field("theme")?.text()?);
        let size = json.maybe("text", Json::text)?;
        Ok(Self {
            role: one_of(roles, |one| role_code(one) == role, "role")?,
            name: json.maybe_words("name")?,
            hours: json.maybe_words("hours")?,
            room: json.maybe_words("room")?,
            does: json.maybe_words("does")?,
            lang: to_lang(json.field("lang")?)?,
            look: Look {
                theme: one_of(themes, |one| theme_code(one) == theme, "theme")?,
                contrast: json.maybe("contrast", Json::yes_no)?.unwrap_or_default(),
                size: one_of(sizes, |one| size_code(one) == size, "text")?,
            },
            lock_idle: read_delay(json, "lock_idle", Delay::IDLE)?,
            lock_hidden: read_delay(json, "lock_hidden", Delay::HIDDEN)?,
            backed_up: BackedUp {
                last: json.maybe("backed_up", Json::moment)?,
                never_ask: json
                    .maybe("never_ask_backup", Json::yes_no)?
                    .unwrap_or_default(),
            },
            kept_back: json.maybe("kept_back", kept_back)?.unwrap_or_default(),
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
