//! Someone ends a pairing: the contact goes, what was shared with them stays in the log.

use super::{Book, World};
use crate::domain::contact::Contact;
use crate::domain::id::Id;
use crate::store::vault::{Changes, VaultError};

/// Removes a contact.
///
/// # Errors
/// [`VaultError`] when the contact is still there.
pub async fn forget<W: World>(book: &Book<W>, contact: Id) -> Result<(), VaultError> {
    book.commit(Changes::new().delete::<Contact>(contact)).await
}
