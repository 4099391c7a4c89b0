//! Everything as JSON: the records in the form that docs/formats.md gives for them. The secret key stays behind.

use crate::domain::moment::Moment;
use crate::usecase::Contents;
use crate::wire::{BackupLabel, Wire, WireError, encode};

/// Writes all of it: what the file is, then the records by table.
pub fn write(contents: &Contents, made: Moment) -> Result<String, WireError> {
    let mut json = "{\"export\":".to_owned();
    json.push_str(&of(&BackupLabel { made })?);
    json.push_str(",\n\"settings\":");
    json.push_str(&of(&contents.settings)?);
    let entries = contents.journal.all().rev();
    list("entries", entries.map(|entry| &**entry), &mut json)?;
    list("drafts", &contents.drafts, &mut json)?;
    list("contacts", &contents.contacts, &mut json)?;
    list("ready", &contents.ready, &mut json)?;
    list("sent", &contents.sent, &mut json)?;
    list("received", &contents.received, &mut json)?;
    list("attachments", &contents.attachments, &mut json)?;
    list("sets", &contents.sets, &mut json)?;
    json.push_str("}\n");
    Ok(json)
}

fn of<T: Wire>(value: &T) -> Result<String, WireError> {
    String::from_utf8(encode(value)?.to_vec()).map_err(|_| WireError::Shape)
}

fn list<'a, T: Wire + 'a>(
    name: &str,
    values: impl IntoIterator<Item = &'a T>,
    json: &mut String,
) -> Result<(), WireError> {
    json.extend([",\n\"", name, "\":["]);
    for (number, value) in values.into_iter().enumerate() {
        json.push_str(if number == 0 { "\n" } else { ",\n" });
        json.push_str(&of(value)?);
    }
    json.push(']');
    Ok(())
}
