//! Letters: what goes in a parcel, and the copies that the sender and the reader keep.

use memchr::memchr2;
use serde::{Deserialize, Serialize};

use super::item::WireItem;
use super::list::{Few, Known};
use super::{
    Reader, Wire, WireError, WireMoment, from_moment, shape, to_id, to_moment, to_optional_text,
    to_text,
};
use crate::domain::inbox::Received;
use crate::domain::sent::Sent;
use crate::domain::shared::{Letter, SharedItem};

/// The most items in one letter.
pub const MAX_ITEMS: usize = 2000;
/// The most lists and objects inside each other in a letter, the letter itself included.
pub const MAX_DEPTH: usize = 9;

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

/// Reads a letter that someone else wrote; with it, how many items and answers were kept out
/// because this version does not know them.
///
/// # Errors
/// [`WireError`] when there is no letter in it, when it is of a later version, or when it is over a limit.
pub fn read_letter(json: &[u8]) -> Result<(Letter, usize), WireError> {
    if depth(json) > MAX_DEPTH {
        return Err(WireError::TooMuch);
    }
    let mut reader = Reader::lenient();
    let letter = Letter::from_wire(shape(json)?, &mut reader)?;
    Ok((letter, reader.kept_out))
}

/// How deep lists and objects lie inside each other, by their brackets alone.
// SECURITY: looked at before the parser does, which goes one call deeper at every bracket.
pub(super) fn depth(json: &[u8]) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let mut left = json;
    while let Some((byte, rest)) = left.split_first() {
        left = match byte {
            b'"' => after_text(rest),
            _ => rest,
        };
        match byte {
            b'[' | b'{' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// What follows a text whose first quote was taken: most of a letter is text, so that this is quick counts.
fn after_text(mut left: &[u8]) -> &[u8] {
    while let Some(at) = memchr2(b'"', b'\\', left) {
        let (_, from) = left.split_at(at);
        // A backslash takes the next byte with it.
        let passed = if from.first() == Some(&b'"') { 1 } else { 2 };
        left = from.get(passed..).unwrap_or_default();
        if passed == 1 {
            return left;
        }
    }
    &[]
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
        })
    }

    fn from_wire(wire: WireLetter, reader: &mut Reader) -> Result<Self, WireError> {
        if wire.v != 1 {
            return Err(WireError::Newer(wire.v));
        }
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
            sealed: to_moment(wire.sealed)?,
            note: to_optional_text(wire.note)?,
            items,
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
