//! What is said about an attachment, as a record.

use serde::{Deserialize, Serialize};

use crate::domain::attachment::{Attachment, AttachmentKind, MediaType};
use crate::wire::{
    Reader, Wire, WireError, WireMoment, from_moment, to_id, to_moment, to_optional_text,
};

/// The JSON of what is said about an attachment.
#[derive(Serialize, Deserialize)]
pub struct WireAttachment {
    id: String,
    kind: String,
    media: String,
    size: u32,
    chunks: u32,
    made: WireMoment,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<String>,
}

impl Wire for Attachment {
    type V1 = WireAttachment;

    fn to_wire(&self) -> Result<WireAttachment, WireError> {
        Ok(WireAttachment {
            id: self.id.to_string(),
            kind: self.kind().code().to_owned(),
            media: self.media().name().to_owned(),
            size: self.size(),
            chunks: self.chunks(),
            made: from_moment(self.made),
            line: self.line.as_ref().map(ToString::to_string),
        })
    }

    fn from_wire(wire: WireAttachment, _: &mut Reader) -> Result<Self, WireError> {
        let kind = AttachmentKind::from_code(&wire.kind).ok_or(WireError::Value("attachment"))?;
        let media = MediaType::from_name(&wire.media).ok_or(WireError::Value("media type"))?;
        let begun = Self::begin(to_id(&wire.id)?, kind, media, to_moment(wire.made)?);
        let mut whole = begun
            .and_then(|begun| begun.with_bytes(wire.size, wire.chunks))
            .ok_or(WireError::Value("attachment"))?;
        whole.line = to_optional_text(wire.line)?;
        Ok(whole)
    }
}
