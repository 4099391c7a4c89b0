//! The learner deletes an entry, and may take that back.

use super::{Book, World};
use crate::domain::basket::ReadyItem;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::store::vault::{Changes, VaultError};

/// All that goes with an entry, held by the screen for as long as it offers to take it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// The entry.
    pub entry: Entry,
    /// That it lay ready for a coach, if it did.
    pub ready: Option<ReadyItem>,
    /// Unfinished changes to it, if there were.
    pub draft: Option<Draft>,
}

/// Deletes an entry, with its place in the basket and the unfinished changes to it.
///
/// # Errors
/// [`VaultError`] when it is all still there.
pub async fn delete_entry<W: World>(book: &Book<W>, entry: Id) -> Result<(), VaultError> {
    book.commit(
        Changes::new()
            .delete::<Entry>(entry)
            .delete::<ReadyItem>(entry)
            .delete::<Draft>(entry),
    )
    .await
}

/// Puts a deleted entry back as it was.
///
/// # Errors
/// [`VaultError`] when it is still gone.
pub async fn put_back<W: World>(book: &Book<W>, removed: &Removed) -> Result<(), VaultError> {
    let mut changes = Changes::new().put(&removed.entry);
    if let Some(ready) = &removed.ready {
        changes = changes.put(ready);
    }
    if let Some(draft) = &removed.draft {
        changes = changes.put(draft);
    }
    book.commit(changes).await
}
