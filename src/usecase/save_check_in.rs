//! The learner saves a check-in, or the changes to one.

use super::{Book, World};
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::store::vault::{Changes, VaultError};

/// Makes the draft an entry: the entry is written and the draft taken away in one commit.
///
/// `before` is the entry that it changes. A check-in without any answer is one too.
///
/// # Errors
/// [`VaultError`] when it was not kept; draft and entry are then as they were.
pub async fn save_check_in<W: World>(
    book: &Book<W>,
    draft: &Draft,
    before: Option<&Entry>,
) -> Result<Entry, VaultError> {
    let entry = draft.finish(before, book.now());
    book.commit(Changes::new().put(&entry).delete::<Draft>(draft.id))
        .await?;
    book.finish(draft);
    Ok(entry)
}
