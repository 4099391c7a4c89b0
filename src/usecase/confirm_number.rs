//! Both read the number aloud, and it was the same.

use super::{Book, World};
use crate::domain::contact::Contact;
use crate::store::vault::{Changes, VaultError};

/// Keeps that the number was checked, now.
///
/// # Errors
/// [`VaultError`] when it was not kept; the contact is then as it was.
pub async fn confirm_number<W: World>(
    book: &Book<W>,
    contact: &Contact,
) -> Result<Contact, VaultError> {
    let checked = Contact {
        checked: Some(book.now()),
        ..contact.clone()
    };
    book.commit(Changes::new().put(&checked)).await?;
    Ok(checked)
}
