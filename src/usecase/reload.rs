//! The book has changed under the screens: after a restore, or by another tab.

use std::rc::Rc;

use super::open_book::read_all;
use super::{Book, Contents, OpenError, World};
use crate::store::{Store, Table};

/// Everything in an open book as it is now. It changes nothing that is kept.
///
/// # Errors
/// [`OpenError`]; the book stays open, and can be asked again.
pub async fn reload<W: World>(book: &Book<W>) -> Result<Contents, OpenError> {
    let found = book.vault.store().load(&Table::ALL).await?;
    let (identity, contents) = read_all(&book.vault, &found)?;
    // Another tab may have restored a back-up, and with it another key.
    book.become_other(&Rc::new(identity));
    Ok(contents)
}
