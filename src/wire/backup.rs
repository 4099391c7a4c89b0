//! What a back-up says about itself; what is in it are records as they are kept.

use super::{Json, Reader, VERSION, Wire, WireError, Writer, check_version};
use crate::domain::moment::Moment;

/// What a back-up says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupLabel {
    /// When what is in it was as it is in it.
    pub made: Moment,
}

impl Wire for BackupLabel {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            json.field("v").number(VERSION);
            json.field("made").moment(self.made);
        });
        Ok(())
    }

    fn read(json: Json<'_>, _: &mut Reader) -> Result<Self, WireError> {
        check_version(json)?;
        Ok(Self {
            made: json.field("made")?.moment()?,
        })
    }
}
