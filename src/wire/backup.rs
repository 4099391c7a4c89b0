//! What a back-up says about itself; what is in it are records as they are kept.

use serde::{Deserialize, Serialize};

use super::{Reader, Wire, WireError, WireMoment, from_moment, to_moment};
use crate::domain::moment::Moment;

/// What a back-up says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupLabel {
    /// When what is in it was as it is in it.
    pub made: Moment,
}

#[derive(Serialize, Deserialize)]
pub struct WireBackupLabel {
    v: u32,
    made: WireMoment,
}

impl Wire for BackupLabel {
    type V1 = WireBackupLabel;

    fn to_wire(&self) -> Result<WireBackupLabel, WireError> {
        Ok(WireBackupLabel {
            v: 1,
            made: from_moment(self.made),
        })
    }

    fn from_wire(wire: WireBackupLabel, _: &mut Reader) -> Result<Self, WireError> {
        if wire.v != 1 {
            return Err(WireError::Newer(wire.v));
        }
        Ok(Self {
            made: to_moment(wire.made)?,
        })
    }
}
