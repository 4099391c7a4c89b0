//! Nobody can put a deleted entry back any more: what was spoken, drawn or photographed for it goes too.

use std::collections::BTreeSet;

use super::{Book, Removed, World};
use crate::domain::attachment::Attachment;
use crate::domain::id::Id;
use crate::store::vault::{Changes, VaultError};

/// Takes the attachments of a deleted entry away, with all their pieces. Until this, `put_back` brings them back with it.
///
/// # Errors
/// [`VaultError`] when they are still there; `sweep_attachments` takes them away later.
pub async fn let_go<W: World>(book: &Book<W>, removed: &Removed) -> Result<(), VaultError> {
    let drafted = removed.draft.iter().flat_map(|it| it.answers.attachments());
    let ids: BTreeSet<Id> = removed.entry.answers.attachments().chain(drafted).collect();
    if ids.is_empty() {
        return Ok(());
    }
    let changes = ids.into_iter().fold(Changes::new(), |changes, id| {
        changes.delete::<Attachment>(id).delete_chunks(id)
    });
    book.commit(changes).await
}
