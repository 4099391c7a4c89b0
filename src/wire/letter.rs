//! Letters: what goes in a parcel, and the copies that the sender and the reader keep.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::bounds;
use super::item::WireItem;
use super::list::{Few, Known};
use super::{
    Reader, Wire, WireError, WireMoment, from_moment, shape, to_id, to_moment, to_optional_text,
    to_text,
};
use crate::domain::attachment::{Attachment, AttachmentKind, MediaType};
use crate::domain::id::Id;
use crate::domain::inbox::Received;
use crate::domain::moment::Moment;
use crate::domain::sent::Sent;
use crate::domain::shared::{Letter, SharedItem};

/// The most items in one letter.
pub const MAX_ITEMS: usize = 2000;

#[derive(Serialize, Deserialize)]
pub struct WireLetter {
    v: u32,
    id: String,
    seq: u64,
    from: String,
    sealed: WireMoment,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    items: Few<Known<WireItem>, MAX_ITEMS>,
    /// Whose bytes follow the letter, in this order.
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    files: Few<WireFile, MAX_ITEMS>,
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    recall: Few<String, MAX_ITEMS>,
    #[serde(default, skip_serializing_if = "Few::is_empty")]
    recalled: Few<String, MAX_ITEMS>,
}

#[derive(Serialize, Deserialize)]
struct WireFile {
    id: String,
    kind: String,
    media: String,
    size: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct WireReceived {
    from: String,
    opened: WireMoment,
    letter: WireLetter,
}

#[derive(Serialize, Deserialize)]
pub struct WireSent {
    to: String,
    letter: WireLetter,
    #[serde(skip_serializing_if = "Option::is_none")]
    went: Option<WireMoment>,
}

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
    let mut reader = Reader::lenient();
    let mut wire: WireLetter = shape(json)?;
    let sealed = to_moment(wire.sealed)?;
    let mut files = Vec::new();
    let mut bytes = 0;
    for file in core::mem::take(&mut wire.files).all()? {
        let from = bytes;
        bytes += u64::from(file.size);
        let read = to_file(file, sealed).and_then(|file| match reader.files.insert(file.id) {
            true => Ok((file, from..bytes)),
            false => Err(WireError::Value("second file")),
        });
        files.extend(reader.keep(read)?);
    }
    let mut letter = Letter::from_wire(wire, &mut reader)?;
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

fn from_file(file: &Attachment) -> WireFile {
    WireFile {
        id: file.id.to_string(),
        kind: file.kind().code().to_owned(),
        media: file.media().name().to_owned(),
        size: file.size(),
        line: file.line.as_ref().map(ToString::to_string),
    }
}

fn to_file(wire: WireFile, sealed: Moment) -> Result<Attachment, WireError> {
    let kind = AttachmentKind::from_code(&wire.kind);
    let begun = kind
        .zip(MediaType::from_name(&wire.media))
        .and_then(|(kind, media)| Some((to_id(&wire.id).ok()?, kind, media)))
        .and_then(|(id, kind, media)| Attachment::begin(id, kind, media, sealed));
    let file = begun.and_then(|begun| begun.in_full_pieces(wire.size));
    let mut file = file.ok_or(WireError::Value("attachment"))?;
    file.line = to_optional_text(wire.line)?;
    Ok(file)
}

fn from_ids(ids: &[Id]) -> Result<Few<String, MAX_ITEMS>, WireError> {
    Few::of(ids.iter().map(|id| Ok(id.to_string())))
}

fn to_ids(ids: Few<String, MAX_ITEMS>) -> Result<Vec<Id>, WireError> {
    ids.all()?.iter().map(|id| to_id(id)).collect()
}

impl Wire for Letter {
    type V1 = WireLetter;

    fn to_wire(&self) -> Result<WireLetter, WireError> {
        Ok(WireLetter {
            v: 1,
            id: self.id.to_string(),
            seq: self.sequence,
            from: self.from.to_string(),
            sealed: from_moment(self.sealed),
            note: self.note.as_ref().map(ToString::to_string),
            items: Few::of(self.items.iter().map(|item| item.to_wire().map(Known::Yes)))?,
            files: Few::of(self.files.iter().map(|file| Ok(from_file(file))))?,
            recall: from_ids(&self.recall)?,
            recalled: from_ids(&self.recalled)?,
        })
    }

    fn from_wire(wire: WireLetter, reader: &mut Reader) -> Result<Self, WireError> {
        if wire.v != 1 {
            return Err(WireError::Newer(wire.v));
        }
        let sealed = to_moment(wire.sealed)?;
        let files = wire.files.all()?.into_iter();
        let files = files.map(|file| to_file(file, sealed));
        let files = files.collect::<Result<_, _>>()?;
        let mut items = Vec::new();
        for item in wire.items.all()? {
            let read = item
                .get()
                .and_then(|item| SharedItem::from_wire(item, reader));
            items.extend(reader.keep(read)?);
        }
        Ok(Self {
            id: to_id(&wire.id)?,
            sequence: wire.seq,
            from: to_text(&wire.from)?,
            sealed,
            note: to_optional_text(wire.note)?,
            items,
            files,
            recall: to_ids(wire.recall)?,
            recalled: to_ids(wire.recalled)?,
        })
    }
}

impl Wire for Received {
    type V1 = WireReceived;

    fn to_wire(&self) -> Result<WireReceived, WireError> {
        Ok(WireReceived {
            from: self.from.to_string(),
            opened: from_moment(self.opened),
            letter: self.letter.to_wire()?,
        })
    }

    fn from_wire(wire: WireReceived, reader: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            from: to_id(&wire.from)?,
            opened: to_moment(wire.opened)?,
            letter: Letter::from_wire(wire.letter, reader)?,
        })
    }
}

impl Wire for Sent {
    type V1 = WireSent;

    fn to_wire(&self) -> Result<WireSent, WireError> {
        Ok(WireSent {
            to: self.to.to_string(),
            letter: self.letter.to_wire()?,
            went: self.went.map(from_moment),
        })
    }

    fn from_wire(wire: WireSent, reader: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            to: to_id(&wire.to)?,
            letter: Letter::from_wire(wire.letter, reader)?,
            went: wire.went.map(to_moment).transpose()?,
        })
    }
}
