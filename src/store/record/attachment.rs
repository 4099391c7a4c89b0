//! What is said about an attachment, as a record.

use crate::domain::attachment::{Attachment, AttachmentKind, MediaType};
use crate::wire::{Json, Reader, Wire, WireError, Writer};

impl Wire for Attachment {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            json.field("id").shown(self.id);
            json.field("kind").text(self.kind().code());
            json.field("media").text(self.media().name());
            json.field("size").number(self.size());
            json.field("chunks").number(self.chunks());
            json.field("made").moment(self.made);
            json.maybe("line", self.line.as_ref(), Writer::shown);
        });
        Ok(())
    }

    fn read(json: Json<'_>, _: &mut Reader) -> Result<Self, WireError> {
        let kind = AttachmentKind::from_code(json.field("kind")?.text()?);
        let kind = kind.ok_or(WireError::Value("attachment"))?;
        let media = MediaType::from_name(json.field("media")?.text()?);
        let media = media.ok_or(WireError::Value("media type"))?;
        let (id, made) = (json.field("id")?.id()?, json.field("made")?.moment()?);
        let (size, chunks) = (
            json.field("size")?.number()?,
            json.field("chunks")?.number()?,
        );
        let mut whole = Self::begin(id, kind, media, made)
            .and_then(|begun| begun.with_bytes(size, chunks))
            .ok_or(WireError::Value("attachment"))?;
        whole.line = json.maybe_words("line")?;
        Ok(whole)
    }
}
