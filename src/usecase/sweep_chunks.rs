//! Pieces of attachments that nobody knows any more are taken away, so that they do not fill the device.

use std::collections::BTreeSet;

use super::{Book, World};
use crate::domain::id::Id;
use crate::store::vault::{Changes, VaultError};
use crate::store::{Store, Table};

/// Takes the pieces away that belong to no attachment, and says of how many attachments they were.
///
/// A damaged record still counts as one; so does a recording in progress, whose record comes with its first
/// piece; and `spared` are left alone whatever is said of them. When any tab commits anything meanwhile,
/// all stays as it is: there is no hurry.
///
/// # Errors
/// [`VaultError`] when it was not done; nothing was changed then.
pub async fn sweep_chunks<W: World>(book: &Book<W>, spared: &[Id]) -> Result<usize, VaultError> {
    let store = book.vault.store();
    let found = store.load(&[Table::Attachments]).await?;
    // A record without a name that can be read may be that of any piece.
    if found.nameless > 0 {
        return Ok(0);
    }
    let known: BTreeSet<Id> = found.rows.iter().map(|row| row.id).collect();
    let mut orphans = store.chunk_owners().await?;
    orphans.retain(|owner| !known.contains(owner) && !spared.contains(owner));
    if orphans.is_empty() {
        return Ok(0);
    }
    let changes = orphans.iter().copied();
    let changes = changes.fold(Changes::new(), Changes::delete_chunks);
    let swept = book
        .vault
        .commit_right_after(found.last, changes, &book.random, async || {});
    Ok(if swept.await? { orphans.len() } else { 0 })
}
