//! The learner throws a draft away.

use super::{Book, World};
use crate::domain::draft::Draft;
use crate::domain::id::Id;
use crate::store::vault::{Changes, VaultError};

/// Takes a draft away. The entry that it would have changed stays as it is.
///
/// # Errors
/// [`VaultError`] when it is still there.
pub async fn drop_draft<W: World>(book: &Book<W>, draft: Id) -> Result<(), VaultError> {
    book.commit(Changes::new().delete::<Draft>(draft)).await
}
