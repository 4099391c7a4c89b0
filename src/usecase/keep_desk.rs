//! A coach looked at a learner's page, was warned, or keeps things longer: what the book remembers about its learners.

use super::{Book, World};
use crate::domain::contact::Contact;
use crate::store::vault::{Changes, VaultError};

/// Keeps these contacts as they are now, in one commit.
///
/// # Errors
/// [`VaultError`] when none of it was kept.
pub async fn keep_desk<W: World>(book: &Book<W>, contacts: &[Contact]) -> Result<(), VaultError> {
    let changes = contacts.iter().fold(Changes::new(), Changes::put);
    book.commit(changes).await
}
