//! The draft saves itself while the learner answers: a closed tab loses nothing.

use super::{Book, World};
use crate::domain::draft::Draft;
use crate::store::vault::{Changes, VaultError};

/// Keeps the draft as it is now.
///
/// False for one that became an entry in the meantime: an autosave that comes late must not
/// bring it back, and nothing is kept.
///
/// # Errors
/// [`VaultError`] when it was not kept; the draft as it was kept before still is.
pub async fn keep_draft<W: World>(book: &Book<W>, draft: &Draft) -> Result<bool, VaultError> {
    let changes = Changes::new().put(draft);
    book.vault
        .commit_if(|| !book.is_finished(draft), changes, &book.random)
        .await
}
