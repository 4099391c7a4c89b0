//! The coach keeps a parcel that was opened.

use super::{Arrived, Book, World};
use crate::domain::contact::{Card, Contact};
use crate::domain::inbox::Received;
use crate::store::vault::{Changes, VaultError};

/// What was kept of a parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The parcel.
    pub received: Received,
    /// Who it is from, if that is someone new: not checked yet.
    pub newcomer: Option<Contact>,
}

/// Keeps a parcel, and whoever it is from if that is someone new, in one commit.
/// None for one that was kept before. `contacts` is who is known by now: of two parcels that
/// were opened together, the first may have made their sender known.
///
/// # Errors
/// [`VaultError`] when it was not kept; parcels and contacts are then as they were.
pub async fn keep_parcel<W: World>(
    book: &Book<W>,
    arrived: &Arrived,
    contacts: &[Contact],
) -> Result<Option<Kept>, VaultError> {
    if arrived.repeated {
        return Ok(None);
    }
    let now = book.now();
    // SECURITY: by the key alone. A new key under a known name never takes the place of the one that was checked.
    let (from, newcomer) = match contacts.iter().find(|known| known.card.key == arrived.key) {
        Some(known) => (known.id, None),
        None => {
            let card = Card {
                name: arrived.letter.from.clone(),
                key: arrived.key,
                hours: None,
                room: None,
            };
            let contact = Contact {
                id: arrived.newcomer,
                card,
                met: now,
                checked: None,
            };
            (contact.id, Some(contact))
        }
    };
    let received = Received {
        from,
        opened: now,
        letter: arrived.letter.clone(),
    };
    let mut changes = Changes::new().put(&received);
    if let Some(contact) = &newcomer {
        changes = changes.put(contact);
    }
    book.commit(changes).await?;
    Ok(Some(Kept { received, newcomer }))
}
