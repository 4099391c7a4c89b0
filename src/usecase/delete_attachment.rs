//! The learner throws a recording, photo or drawing away.

use super::{Book, World};
use crate::domain::attachment::Attachment;
use crate::domain::id::Id;
use crate::store::vault::{Changes, VaultError};

/// Takes an attachment away with all its pieces.
///
/// # Errors
/// [`VaultError`] when it is all still there.
pub async fn delete_attachment<W: World>(book: &Book<W>, attachment: Id) -> Result<(), VaultError> {
    let changes = Changes::new().delete::<Attachment>(attachment);
    book.commit(changes.delete_chunks(attachment)).await
}
