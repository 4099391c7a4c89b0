//! Which types of the domain are records, in which table, and under which name.
//!
//! Their JSON stands in `wire`, except for what only a book itself keeps: that stands here.
//! The schema's number has no place in the JSON: it is part of what the seal vouches for
//! (`vault`), so that a record of another schema does not even open.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use super::Table;
use crate::crypto::identity::Identity;
use crate::domain::attachment::Attachment;
use crate::domain::backup_offer::BackedUp;
use crate::domain::basket::ReadyItem;
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::{Contact, Role};
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::inbox::Received;
use crate::domain::question_set::QuestionSet;
use crate::domain::sent::Sent;
use crate::domain::settings::{Delay, Look, Settings, TextSize, Theme};
use crate::wire::{
    Reader, Wire, WireError, WireMoment, decode, from_moment, to_id, to_lang, to_moment,
    to_optional_text,
};

/// The version of all records' JSON.
pub const SCHEMA: u32 = 1;

/// The name of a record that is the only one of its table.
const ONLY: Id = Id::new([0; 16]);

/// The name of the record with the questions of a kind of check-in, frozen for ever.
const fn set_id(kind: Kind) -> Id {
    let number = match kind {
        Kind::DayStart => 1,
        Kind::DayEnd => 2,
        Kind::Note => 3,
        Kind::Week => 4,
        Kind::LearningQuestion => 5,
        Kind::Talk => 6,
        Kind::Agreement => 7,
        Kind::MyCard => 8,
        Kind::Person => 9,
        Kind::BuildUp => 10,
        Kind::PlanInput => 11,
        Kind::Reply => 12,
    };
    Id::new([number; 16])
}

/// A type of the domain that is kept.
pub trait Record: Wire {
    /// The table it lies in.
    const TABLE: Table;

    /// Its name there.
    fn id(&self) -> Id;
}

/// `impl Record` by the table and the field that names it; and what has to be done for each of them.
macro_rules! records {
    ($($record:ty, $table:ident, |$it:ident| $id:expr;)+) => {
        $(impl Record for $record {
            const TABLE: Table = Table::$table;

            fn id(&self) -> Id {
                let $it = self;
                $id
            }
        })+

        /// Whether this is the JSON of a record of this table and name.
        pub fn reads(table: Table, id: Id, json: &[u8]) -> bool {
            match table {
                $(Table::$table => decode::<$record>(json).is_ok_and(|record| record.id() == id),)+
            }
        }
    };
}

records! {
    Settings, Settings, |_settings| ONLY;
    Identity, Identity, |_identity| ONLY;
    Entry, Entries, |entry| entry.id;
    Draft, Drafts, |draft| draft.id;
    Contact, Contacts, |contact| contact.id;
    ReadyItem, Ready, |item| item.entry;
    Sent, Sent, |sent| sent.letter.id;
    Received, Received, |received| received.letter.id;
    Attachment, Attachments, |attachment| attachment.id;
    QuestionSet, Sets, |set| set_id(set.kind());
}

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

/// The secret key in base64url, wiped when it is dropped.
#[derive(Serialize, Deserialize, ZeroizeOnDrop)]
pub struct WireIdentity {
    secret: String,
}

impl Wire for Identity {
    type V1 = WireIdentity;

    fn to_wire(&self) -> Result<WireIdentity, WireError> {
        Ok(WireIdentity {
            secret: BASE64_URL_SAFE_NO_PAD.encode(self.secret().as_slice()),
        })
    }

    fn from_wire(wire: WireIdentity, _: &mut Reader) -> Result<Self, WireError> {
        let secret = BASE64_URL_SAFE_NO_PAD
            .decode(&wire.secret)
            .map(Zeroizing::new);
        secret
            .ok()
            .and_then(|secret| Self::from_secret(&secret).ok())
            .ok_or(WireError::Value("secret"))
    }
}

/// Questions by their codes.
fn to_questions(codes: Vec<String>) -> Result<BTreeSet<Question>, WireError> {
    let question = |code: String| Question::from_code(&code).ok_or(WireError::Value("question"));
    codes.into_iter().map(question).collect()
}

/// The JSON of what lies ready.
#[derive(Serialize, Deserialize)]
pub struct WireReady {
    entry: String,
    kept_back: Vec<String>,
    /// Attachments that stay behind.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    files_back: Vec<String>,
}

impl Wire for ReadyItem {
    type V1 = WireReady;

    fn to_wire(&self) -> Result<WireReady, WireError> {
        let kept_back = self.kept_back.iter().map(ToString::to_string).collect();
        Ok(WireReady {
            entry: self.entry.to_string(),
            kept_back,
            files_back: self.files_back.iter().map(ToString::to_string).collect(),
        })
    }

    fn from_wire(wire: WireReady, _: &mut Reader) -> Result<Self, WireError> {
        let kept_back = to_questions(wire.kept_back)?;
        let files_back = wire.files_back.iter().map(|id| to_id(id));
        Ok(Self {
            entry: to_id(&wire.entry)?,
            kept_back,
            files_back: files_back.collect::<Result<_, _>>()?,
        })
    }
}

mod attachment;
#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attachment::{AttachmentKind, MediaType};
    use crate::domain::free_text::FreeText;
    use crate::domain::lang::Lang;
    use crate::wire::encode;

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

    #[test]
    fn a_secret_key_reads_back() {
        let someone = Identity::from_secret(&[7; 32]).unwrap();
        let again = decode::<Identity>(&encode(&someone).unwrap()).unwrap();
        assert_eq!(again.public(), someone.public());
        assert!(decode::<Identity>(br#"{"secret":"AAAA"}"#).is_err());
        assert!(decode::<Identity>(br#"{"secret":"!"}"#).is_err());
    }

    #[test]
    fn what_is_kept_back_is_never_forgotten_for_a_strange_code() {
        let mut item = ReadyItem::new(Id::new([1; 16]));
        item.toggle(Question::Note);
        item.toggle(Question::Mood);
        let json = encode(&item).unwrap();
        assert_eq!(
            str::from_utf8(&json),
            Ok(r#"{"entry":"01010101010101010101010101010101","kept_back":["mood","note"]}"#)
        );
        assert_eq!(decode(&json), Ok(item));
        let strange = br#"{"entry":"01010101010101010101010101010101","kept_back":["moods"]}"#;
        assert!(decode::<ReadyItem>(strange).is_err());
    }

    #[test]
    fn an_attachment_reads_back_and_its_json_is_frozen() {
        let made = crate::domain::moment::Moment::new(1_791_010_800_000, 120).unwrap();
        let begun = Attachment::begin(
            Id::new([1; 16]),
            AttachmentKind::Voice,
            MediaType::WebmAudio,
            made,
        );
        let mut voice = begun.unwrap().and_chunk(6000).unwrap();
        let json = encode(&voice).unwrap();
        assert_eq!(
            str::from_utf8(&json),
            Ok(
                r#"{"id":"01010101010101010101010101010101","kind":"voice","media":"audio/webm","size":6000,"chunks":1,"made":[1791010800000,120]}"#
            )
        );
        voice.line = FreeText::parse("over het brood").unwrap();
        assert_eq!(decode(&encode(&voice).unwrap()), Ok(voice));
        for (from, to) in [
            ("voice", "photo"),
            ("voice", "video"),
            ("webm", "flac"),
            ("6000", "0"),
            ("\"chunks\":1", "\"chunks\":0"),
        ] {
            let strange = str::from_utf8(&json).unwrap().replace(from, to);
            assert!(decode::<Attachment>(strange.as_bytes()).is_err(), "{to}");
        }
    }
}
