//! Letters: what goes in a parcel, and the copies that the sender and the reader keep.

use std::collections::BTreeSet;
use std::ops::Range;

use super::json::Parsed;
use super::{Json, Reader, VERSION, Wire, WireError, Writer, bounds, check_version};
use crate::domain::attachment::{Attachment, AttachmentKind, MediaType};
use crate::domain::id::Id;
use crate::domain::inbox::Received;
use crate::domain::moment::Moment;
use crate::domain::sent::Sent;
use crate::domain::shared::{Letter, SharedItem};

/// The most items in one letter.
pub const MAX_ITEMS: usize = 2000;

/// A letter that someone else wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadLetter {
    /// What this version knows of it.
    pub letter: Letter,
    /// How many items, answers and attachments were kept out because it does not.
    pub kept_out: usize,
    /// Where the bytes of each of its files stand, counted from the end of the JSON.
    pub places: Vec<Range<u64>>,
    /// How many bytes all files have, also those that were kept out.
    pub bytes: u64,
}

/// Reads a letter that someone else wrote.
///
/// # Errors
/// [`WireError`] when there is no letter in it, when it is of a later version, or when it is over a limit.
pub fn read_letter(json: &[u8]) -> Result<ReadLetter, WireError> {
    if !bounds::holds_letter(json) {
        return Err(WireError::TooMuch);
    }
    let parsed = Parsed::of(json)?;
    let json = parsed.json();
    check_version(json)?;
    let sealed = json.field("sealed")?.moment()?;
    let mut reader = Reader::lenient();
    let mut files = Vec::new();
    let mut bytes = 0;
    for file in json
        .maybe("files", |json| json.list(MAX_ITEMS))?
        .into_iter()
        .flatten()
    {
        let from = bytes;
        // Without its length, none of the files after it could be found.
        bytes += u64::from(file.field("size")?.number::<u32>()?);
        let read = read_file(file, sealed).and_then(|file| match reader.files.insert(file.id) {
            true => Ok((file, from..bytes)),
            false => Err(WireError::Value("second file")),
        });
        files.extend(reader.keep(read)?);
    }
    let mut letter = read_words(json, &mut reader)?;
    // What no answer refers to could never be found again.
    let wanted: BTreeSet<Id> = letter.attachments().collect();
    let all = files.len();
    files.retain(|(file, _)| wanted.contains(&file.id));
    let kept_out = reader.kept_out + all - files.len();
    let (files, places) = files.into_iter().unzip();
    letter.files = files;
    Ok(ReadLetter {
        letter,
        kept_out,
        places,
        bytes,
    })
}

fn write_file(file: &Attachment, json: &mut Writer) {
    json.object(|json| {
        json.field("id").shown(file.id);
        json.field("kind").text(file.kind().code());
        json.field("media").text(file.media().name());
        json.field("size").number(file.size());
        json.maybe("line", file.line.as_ref(), Writer::shown);
    });
}

fn read_file(json: Json<'_>, sealed: Moment) -> Result<Attachment, WireError> {
    let kind = AttachmentKind::from_code(json.field("kind")?.text()?);
    let media = MediaType::from_name(json.field("media")?.text()?);
    let (id, size) = (json.field("id")?.id()?, json.field("size")?.number()?);
    let file = kind
        .zip(media)
        .and_then(|(kind, media)| Attachment::begin(id, kind, media, sealed))
        .and_then(|begun| begun.in_full_pieces(size));
    let mut file = file.ok_or(WireError::Value("attachment"))?;
    file.line = json.maybe_words("line")?;
    Ok(file)
}

/// A list that is left out when there is nothing in it.
fn read_few<'a, T>(
    json: Json<'a>,
    name: &str,
    read: impl FnMut(Json<'a>) -> Result<T, WireError>,
) -> Result<Vec<T>, WireError> {
    let all = json.maybe(name, |json| json.all(MAX_ITEMS, read))?;
    Ok(all.unwrap_or_default())
}

/// All of a letter but its files.
fn read_words(json: Json<'_>, reader: &mut Reader) -> Result<Letter, WireError> {
    let mut items = Vec::new();
    for item in json.field("items")?.list(MAX_ITEMS)? {
        let read = SharedItem::read(item, reader);
        items.extend(reader.keep(read)?);
    }
    Ok(Letter {
        id: json.field("id")?.id()?,
        sequence: json.field("seq")?.number()?,
        from: json.field("from")?.words()?,
        sealed: json.field("sealed")?.moment()?,
        note: json.maybe_words("note")?,
        items,
        files: Vec::new(),
        recall: read_few(json, "recall", Json::id)?,
        recalled: read_few(json, "recalled", Json::id)?,
    })
}

impl Wire for Letter {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            json.field("v").number(VERSION);
            json.field("id").shown(self.id);
            json.field("seq").count(self.sequence);
            json.field("from").shown(&self.from);
            json.field("sealed").moment(self.sealed);
            json.maybe("note", self.note.as_ref(), Writer::shown);
            let items = json.field("items");
            items.all(MAX_ITEMS, &self.items, |json, item| item.write(json))?;
            // Their bytes follow the letter, in this order.
            if !self.files.is_empty() {
                json.field("files")
                    .all(MAX_ITEMS, &self.files, |json, file| {
                        write_file(file, json);
                        Ok(())
                    })?;
            }
            for (name, ids) in [("recall", &self.recall), ("recalled", &self.recalled)] {
                if !ids.is_empty() {
                    json.field(name).texts(MAX_ITEMS, ids)?;
                }
            }
            Ok(())
        })
    }

    fn read(json: Json<'_>, reader: &mut Reader) -> Result<Self, WireError> {
        check_version(json)?;
        let letter = read_words(json, reader)?;
        let files = read_few(json, "files", |file| read_file(file, letter.sealed))?;
        Ok(Self { files, ..letter })
    }
}

impl Wire for Received {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            json.field("from").shown(self.from);
            json.field("opened").moment(self.opened);
            self.letter.write(json.field("letter"))
        })
    }

    fn read(json: Json<'_>, reader: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            from: json.field("from")?.id()?,
            opened: json.field("opened")?.moment()?,
            letter: Letter::read(json.field("letter")?, reader)?,
        })
    }
}

impl Wire for Sent {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            json.field("to").shown(self.to);
            self.letter.write(json.field("letter"))?;
            json.maybe("went", self.went, Writer::moment);
            Ok(())
        })
    }

    fn read(json: Json<'_>, reader: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            to: json.field("to")?.id()?,
            letter: Letter::read(json.field("letter")?, reader)?,
            went: json.maybe("went", Json::moment)?,
        })
    }
}
