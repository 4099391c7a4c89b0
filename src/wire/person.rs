//! Cards and contacts.

use base64::Engine;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use super::{Json, Reader, Wire, WireError, Writer};
use crate::domain::contact::{Card, Contact, Desk, PublicKey};
use crate::domain::moment::Day;
use crate::domain::retention::Weeks;

/// 32 bytes in base64url.
fn to_key(json: Json<'_>) -> Result<PublicKey, WireError> {
    let mut key = [0; 32];
    match BASE64_URL_SAFE_NO_PAD.decode_slice(json.text()?, &mut key) {
        Ok(32) => Ok(PublicKey::new(key)),
        _ => Err(WireError::Value("key")),
    }
}

fn to_weeks(json: Json<'_>) -> Result<Weeks, WireError> {
    Weeks::new(json.number()?).ok_or(WireError::Value("weeks"))
}

impl Wire for Card {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            json.field("name").shown(&self.name);
            let key = BASE64_URL_SAFE_NO_PAD.encode(self.key.bytes());
            json.field("key").text(&key);
            json.maybe("hours", self.hours.as_ref(), Writer::shown);
            json.maybe("room", self.room.as_ref(), Writer::shown);
            json.maybe("does", self.does.as_ref(), Writer::shown);
        });
        Ok(())
    }

    fn read(json: Json<'_>, _: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            name: json.field("name")?.words()?,
            key: to_key(json.field("key")?)?,
            hours: json.maybe_words("hours")?,
            room: json.maybe_words("room")?,
            does: json.maybe_words("does")?,
        })
    }
}

impl Wire for Contact {
    fn write(&self, json: &mut Writer) -> Result<(), WireError> {
        json.object(|json| {
            json.field("id").shown(self.id);
            self.card.write(json.field("card"))?;
            json.field("met").moment(self.met);
            json.maybe("checked", self.checked, Writer::moment);
            // Until when what was opened was looked at.
            json.maybe("seen", self.desk.seen, Writer::moment);
            // Left out when it is the usual.
            let weeks = (self.desk.weeks != Weeks::USUAL).then(|| self.desk.weeks.get());
            json.maybe("weeks", weeks, Writer::number);
            // The day of the warning.
            json.maybe("warned", self.desk.warned.map(Day::iso), Writer::shown);
            Ok(())
        })
    }

    fn read(json: Json<'_>, reader: &mut Reader) -> Result<Self, WireError> {
        Ok(Self {
            id: json.field("id")?.id()?,
            card: Card::read(json.field("card")?, reader)?,
            met: json.field("met")?.moment()?,
            checked: json.maybe("checked", Json::moment)?,
            desk: Desk {
                seen: json.maybe("seen", Json::moment)?,
                weeks: json.maybe("weeks", to_weeks)?.unwrap_or(Weeks::USUAL),
                warned: json.maybe("warned", Json::day)?,
            },
        })
    }
}
