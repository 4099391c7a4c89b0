//! Someone keeps a parcel that was opened, with its attachments, and does what it asks back.

use super::open_parcel::is_known;
use super::{Arrived, Book, World, keep_file};
use crate::domain::attachment::Attachment;
use crate::domain::contact::{Card, Contact, Desk};
use crate::domain::id::Id;
use crate::domain::inbox::{Received, give_back};
use crate::store::vault::{Changes, VaultError};

/// What was kept of a parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The parcel, without what its sender asked back in one that was sealed later.
    pub received: Received,
    /// Who it is from, if that is someone new: not checked yet.
    pub newcomer: Option<Contact>,
    /// Its attachments.
    pub files: Vec<Attachment>,
    /// Earlier parcels of which it asked something back: as they are now.
    pub changed: Vec<Received>,
    /// The attachments that went with that.
    pub gone: Vec<Id>,
}

/// Keeps a parcel, and whoever it is from if that is someone new; what it asks back goes out of the earlier ones.
/// All in one commit, but for the bytes of attachments: these are kept before it, as nothing refers to them until then.
/// None for a parcel that was kept before. `contacts` and `received` are what is known by now: of two parcels that
/// were opened together, the first may have made their sender known, or ask something back of the second.
///
/// # Errors
/// [`VaultError`] when it was not kept; parcels and contacts are then as they were.
pub async fn keep_parcel<W: World>(
    book: &Book<W>,
    arrived: &Arrived,
    contacts: &[Contact],
    received: &[Received],
) -> Result<Option<Kept>, VaultError> {
    if arrived.repeated || is_known(arrived.letter.id, received) {
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
                does: None,
            };
            let contact = Contact {
                id: arrived.newcomer,
                card,
                met: now,
                checked: None,
                desk: Desk::default(),
            };
            (contact.id, Some(contact))
        }
    };
    let new = Received {
        from,
        opened: now,
        letter: arrived.letter.clone(),
    };
    let mut all: Vec<Received> = vec![new];
    all.extend(received.iter().filter(|it| it.from == from).cloned());
    let gone = give_back(&mut all);
    let mut left = all.into_iter();
    let Some(new) = left.next() else {
        return Ok(None);
    };
    let changed: Vec<Received> = left.filter(|it| !received.contains(it)).collect();
    let mut files = Vec::new();
    for file in &new.letter.files {
        let mut all = arrived.letter.files.iter();
        let place = all.position(|it| it.id == file.id);
        if let Some(bytes) = place.and_then(|place| arrived.files.get(place)) {
            files.push(keep_file(book, file, bytes).await?);
        }
    }
    let changes = changed.iter().fold(Changes::new().put(&new), Changes::put);
    let changes = newcomer.iter().fold(changes, Changes::put);
    let changes = gone.iter().fold(changes, |changes, id| {
        changes.delete::<Attachment>(*id).delete_chunks(*id)
    });
    book.commit(changes).await?;
    Ok(Some(Kept {
        received: new,
        newcomer,
        files,
        changed,
        gone,
    }))
}
