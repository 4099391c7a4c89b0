//! Shared items, entries and drafts.

use super::answer::{read_answers, write_answers};
use super::{Json, Reader, Wire, WireError, Writer, to_lang};
use crate::domain::check_in::Kind;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::shared::SharedItem;

/// A kind of check-in by its name.
pub fn to_kind(json: Json<'_>) -> Result<Kind, WireError> {
    Kind::from_code(json.text()?).ok_or(WireError::Value("kind"))
}

impl Wire for SharedItem {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            json.field("id").shown(self.id);
            json.field("rev").number(self.revision);
            json.field("kind").text(self.kind.code());
            json.field("at").moment(self.at);
            json.field("lang").text(self.lang.tag());
            write_answers(json.field("answers"), &self.answers)
        })
    }

    fn read(json: Json<'_>, reader: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            id: json.field("id")?.id()?,
            revision: json.field("rev")?.number()?,
            kind: to_kind(json.field("kind")?)?,
            at: json.field("at")?.moment()?,
            lang: to_lang(json.field("lang")?)?,
            answers: read_answers(json.field("answers")?, reader)?,
        })
    }
}

impl Wire for Entry {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            SharedItem::whole(self).write(json.field("entry"))?;
            json.field("written").moment(self.written);
            json.maybe("edited", self.edited, Writer::moment);
            Ok(())
        })
    }

    fn read(json: Json<'_>, reader: &mut Reader) -> Result<Self, WireError> {
        let SharedItem {
            id,
            revision,
            kind,
            at,
            lang,
            answers,
        } = SharedItem::read(json.field("entry")?, reader)?;
        Ok(Self {
            id,
            revision,
            kind,
            at,
            written: json.field("written")?.moment()?,
            edited: json.maybe("edited", Json::moment)?,
            lang,
            answers,
        })
    }
}

impl Wire for Draft {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            json.field("id").shown(self.id);
            json.field("kind").text(self.kind.code());
            json.maybe("at", self.at, Writer::moment);
            json.field("lang").text(self.lang.tag());
            write_answers(json.field("answers"), &self.answers)?;
            json.maybe("changes", self.changes, Writer::number);
            json.field("touched").moment(self.touched);
            Ok(())
        })
    }

    fn read(json: Json<'_>, reader: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            id: json.field("id")?.id()?,
            kind: to_kind(json.field("kind")?)?,
            at: json.maybe("at", Json::moment)?,
            lang: to_lang(json.field("lang")?)?,
            answers: read_answers(json.field("answers")?, reader)?,
            changes: json.maybe("changes", Json::number)?,
            touched: json.field("touched")?.moment()?,
        })
    }
}
