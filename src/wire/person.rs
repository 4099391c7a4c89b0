//! Cards and contacts.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::answer::to_day;
use super::{
    Reader, Wire, WireError, WireMoment, from_moment, to_id, to_moment, to_optional_text, to_text,
};
use crate::domain::contact::{Card, Contact, Desk, PublicKey};
use crate::domain::moment::Day;
use crate::domain::retention::Weeks;

#[derive(Serialize, Deserialize)]
pub struct WireCard {
    name: String,
    /// 32 bytes in base64url.
    key: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    does: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub struct WireContact {
    id: String,
    card: WireCard,
    met: WireMoment,
    #[serde(skip_serializing_if = "Option::is_none")]
    checked: Option<WireMoment>,
    /// Until when what was opened was looked at.
    #[serde(skip_serializing_if = "Option::is_none")]
    seen: Option<WireMoment>,
    /// How many weeks it is kept; left out when it is the usual.
    #[serde(skip_serializing_if = "Option::is_none")]
    weeks: Option<u16>,
    /// The day of the warning.
    #[serde(skip_serializing_if = "Option::is_none")]
    warned: Option<String>,
}

fn to_key(text: &str) -> Result<PublicKey, WireError> {
    let mut key = [0; 32];
    match BASE64_URL_SAFE_NO_PAD.decode_slice(text, &mut key) {
        Ok(32) => Ok(PublicKey::new(key)),
        _ => Err(WireError::Value("key")),
    }
}

impl Wire for Card {
    type V1 = WireCard;

    fn to_wire(&self) -> Result<WireCard, WireError> {
        Ok(WireCard {
            name: self.name.to_string(),
            key: BASE64_URL_SAFE_NO_PAD.encode(self.key.bytes()),
            hours: self.hours.as_ref().map(ToString::to_string),
            room: self.room.as_ref().map(ToString::to_string),
            does: self.does.as_ref().map(ToString::to_string),
        })
    }

    fn from_wire(wire: WireCard, _: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            name: to_text(&wire.name)?,
            key: to_key(&wire.key)?,
            hours: to_optional_text(wire.hours)?,
            room: to_optional_text(wire.room)?,
            does: to_optional_text(wire.does)?,
        })
    }
}

impl Wire for Contact {
    type V1 = WireContact;

    fn to_wire(&self) -> Result<WireContact, WireError> {
        Ok(WireContact {
            id: self.id.to_string(),
            card: self.card.to_wire()?,
            met: from_moment(self.met),
            checked: self.checked.map(from_moment),
            seen: self.desk.seen.map(from_moment),
            weeks: (self.desk.weeks != Weeks::USUAL).then(|| self.desk.weeks.get()),
            warned: self.desk.warned.map(Day::iso),
        })
    }

    fn from_wire(wire: WireContact, reader: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            id: to_id(&wire.id)?,
            card: Card::from_wire(wire.card, reader)?,
            met: to_moment(wire.met)?,
            checked: wire.checked.map(to_moment).transpose()?,
            desk: Desk {
                seen: wire.seen.map(to_moment).transpose()?,
                weeks: match wire.weeks {
                    None => Weeks::USUAL,
                    Some(weeks) => Weeks::new(weeks).ok_or(WireError::Value("weeks"))?,
                },
                warned: wire.warned.map(|day| to_day(&day)).transpose()?,
            },
        })
    }
}
