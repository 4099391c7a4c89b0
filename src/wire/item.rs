//! Shared items, entries and drafts.

use serde::{Deserialize, Serialize};

use super::answer::{WireAnswers, from_answers, to_answers};
use super::{Reader, Wire, WireError, WireMoment, from_moment, to_id, to_lang, to_moment};
use crate::domain::check_in::Kind;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::shared::SharedItem;

#[derive(Serialize, Deserialize)]
pub struct WireItem {
    id: String,
    rev: u32,
    kind: String,
    at: WireMoment,
    lang: String,
    answers: WireAnswers,
}

#[derive(Serialize, Deserialize)]
pub struct WireEntry {
    entry: WireItem,
    written: WireMoment,
    #[serde(skip_serializing_if = "Option::is_none")]
    edited: Option<WireMoment>,
}

#[derive(Serialize, Deserialize)]
pub struct WireDraft {
    id: String,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<WireMoment>,
    lang: String,
    answers: WireAnswers,
    #[serde(skip_serializing_if = "Option::is_none")]
    changes: Option<u32>,
    touched: WireMoment,
}

/// A kind of check-in by its name.
pub fn to_kind(code: &str) -> Result<Kind, WireError> {
    Kind::from_code(code).ok_or(WireError::Value("kind"))
}

impl Wire for SharedItem {
    type V1 = WireItem;

    fn to_wire(&self) -> Result<WireItem, WireError> {
        Ok(WireItem {
            id: self.id.to_string(),
            rev: self.revision,
            kind: self.kind.code().to_owned(),
            at: from_moment(self.at),
            lang: self.lang.tag().to_owned(),
            answers: from_answers(&self.answers)?,
        })
    }

    fn from_wire(wire: WireItem, reader: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            id: to_id(&wire.id)?,
            revision: wire.rev,
            kind: to_kind(&wire.kind)?,
            at: to_moment(wire.at)?,
            lang: to_lang(&wire.lang)?,
            answers: to_answers(wire.answers, reader)?,
        })
    }
}

impl Wire for Entry {
    type V1 = WireEntry;

    fn to_wire(&self) -> Result<WireEntry, WireError> {
        Ok(WireEntry {
            entry: SharedItem::whole(self).to_wire()?,
            written: from_moment(self.written),
            edited: self.edited.map(from_moment),
        })
    }

    fn from_wire(wire: WireEntry, reader: &mut Reader) -> Result<Self, WireError> {
        let SharedItem {
            id,
            revision,
            kind,
            at,
            lang,
            answers,
        } = SharedItem::from_wire(wire.entry, reader)?;
        let written = to_moment(wire.written)?;
        let edited = wire.edited.map(to_moment).transpose()?;
        Ok(Self {
            id,
            revision,
            kind,
            at,
            written,
            edited,
            lang,
            answers,
        })
    }
}

impl Wire for Draft {
    type V1 = WireDraft;

    fn to_wire(&self) -> Result<WireDraft, WireError> {
        Ok(WireDraft {
            id: self.id.to_string(),
            kind: self.kind.code().to_owned(),
            at: self.at.map(from_moment),
            lang: self.lang.tag().to_owned(),
            answers: from_answers(&self.answers)?,
            changes: self.changes,
            touched: from_moment(self.touched),
        })
    }

    fn from_wire(wire: WireDraft, reader: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            id: to_id(&wire.id)?,
            kind: to_kind(&wire.kind)?,
            at: wire.at.map(to_moment).transpose()?,
            lang: to_lang(&wire.lang)?,
            answers: to_answers(wire.answers, reader)?,
            changes: wire.changes,
            touched: to_moment(wire.touched)?,
        })
    }
}
