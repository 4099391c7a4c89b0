//! Which types of the domain are records, in which table, and under which name.
//!
//! Their JSON stands in `wire`, except for what only a book itself keeps: that stands here.
//! The schema's number has no place in the JSON: it is part of what the seal vouches for
//! (`vault`), so that a record of another schema does not even open.

use std::collections::BTreeSet;

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use zeroize::Zeroizing;

use super::Table;
use crate::crypto::identity::Identity;
use crate::domain::attachment::Attachment;
use crate::domain::basket::ReadyItem;
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Contact;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::inbox::Received;
use crate::domain::question_set::QuestionSet;
use crate::domain::sent::Sent;
use crate::domain::settings::Settings;
use crate::wire::{Json, Reader, Wire, WireError, Writer, decode};

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

impl Wire for Identity {
    /// The secret key in base64url.
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        let secret = Zeroizing::new(BASE64_URL_SAFE_NO_PAD.encode(self.secret().as_slice()));
        json.object(|json| json.field("secret").text(&secret));
        Ok(())
    }

    fn read(json: Json<'_>, _: &mut Reader) -> Result<Self, WireError> {
        let secret = BASE64_URL_SAFE_NO_PAD.decode(json.field("secret")?.text()?);
        secret
            .ok()
            .map(Zeroizing::new)
            .and_then(|secret| Self::from_secret(&secret).ok())
            .ok_or(WireError::Value("secret"))
    }
}

/// As many as there are: a record is its owner's own.
const ALL: usize = usize::MAX;

/// Questions by their codes.
fn read_questions(json: Json<'_>) -> Result<BTreeSet<Question>, WireError> {
    let question =
        |json: Json<'_>| Question::from_code(json.text()?).ok_or(WireError::Value("question"));
    json.list(ALL)?.map(question).collect()
}

impl Wire for ReadyItem {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            json.field("entry").shown(self.entry);
            json.field("kept_back").texts(ALL, &self.kept_back)?;
            // Attachments that stay behind.
            if !self.files_back.is_empty() {
                json.field("files_back").texts(ALL, &self.files_back)?;
            }
            Ok(())
        })
    }

    fn read(json: Json<'_>, _: &mut Reader) -> Result<Self, WireError> {
        let files_back = |json: Json<'_>| json.list(ALL)?.map(Json::id).collect();
        Ok(Self {
            entry: json.field("entry")?.id()?,
            kept_back: read_questions(json.field("kept_back")?)?,
            files_back: json.maybe("files_back", files_back)?.unwrap_or_default(),
        })
    }
}

mod attachment;
mod settings;
#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::attachment::{AttachmentKind, MediaType};
    use crate::domain::free_text::FreeText;
    use crate::wire::encode;

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
