//! The learner accepts a question that a coach proposed. Until then it is in no set.

use super::{Book, World, keep_set};
use crate::domain::question_set::{NotInSet, OwnQuestion, QuestionSet};
use crate::store::vault::VaultError;

/// Why a question was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AcceptError {
    /// The set cannot hold it.
    #[error(transparent)]
    NotInSet(#[from] NotInSet),
    /// It was not kept.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Puts a question behind the others of a set, switched on, and keeps the set. From then on it is the learner's:
/// to reword, to switch off, to remove. Who proposed it stays with it.
///
/// # Errors
/// [`AcceptError`]; the set is then as it was.
pub async fn accept_question<W: World>(
    book: &Book<W>,
    set: &QuestionSet,
    question: OwnQuestion,
) -> Result<QuestionSet, AcceptError> {
    let mut set = set.clone();
    set.add(question)?;
    Ok(keep_set(book, &set).await?)
}
