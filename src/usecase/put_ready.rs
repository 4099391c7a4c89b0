//! "Leg klaar voor mijn coach": the learner fills the basket, and chooses what stays behind.

use super::{Book, World};
use crate::domain::basket::ReadyItem;
use crate::domain::id::Id;
use crate::store::vault::{Changes, VaultError};

/// Puts an entry ready, or keeps another choice of what stays behind.
///
/// # Errors
/// [`VaultError`] when it was not kept; the basket is then as it was.
pub async fn put_ready<W: World>(book: &Book<W>, item: &ReadyItem) -> Result<(), VaultError> {
    book.commit(Changes::new().put(item)).await
}

/// Takes an entry out of the basket.
///
/// # Errors
/// [`VaultError`] when it still lies there.
pub async fn take_from_ready<W: World>(book: &Book<W>, entry: Id) -> Result<(), VaultError> {
    book.commit(Changes::new().delete::<ReadyItem>(entry)).await
}
