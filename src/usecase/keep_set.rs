//! The learner changes what they ask themselves.

use super::{Book, World};
use crate::domain::question_set::QuestionSet;
use crate::store::vault::{Changes, VaultError};

/// Keeps a set of questions as it is now, and gives it back with when that was. No entry changes.
///
/// # Errors
/// [`VaultError`] when it was not kept; the set as it was kept before still is.
pub async fn keep_set<W: World>(
    book: &Book<W>,
    set: &QuestionSet,
) -> Result<QuestionSet, VaultError> {
    let mut set = set.clone();
    set.changed = Some(book.now());
    book.commit(Changes::new().put(&set)).await?;
    Ok(set)
}
