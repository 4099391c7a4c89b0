//! The learner says that a parcel went. The app cannot know: it only handed the text over.

use super::{Book, World};
use crate::domain::basket::ReadyItem;
use crate::domain::sent::Sent;
use crate::store::vault::{Changes, VaultError};

/// Keeps that the parcel went, now, and takes what was in it out of the basket, in one commit.
///
/// # Errors
/// [`VaultError`] when it was not kept; parcel and basket are then as they were.
pub async fn say_it_went<W: World>(book: &Book<W>, sent: &Sent) -> Result<Sent, VaultError> {
    let went = Sent {
        went: Some(book.now()),
        ..sent.clone()
    };
    let items = &went.letter.items;
    let changes = items
        .iter()
        .fold(Changes::new().put(&went), |changes, item| {
            changes.delete::<ReadyItem>(item.id)
        });
    book.commit(changes).await?;
    Ok(went)
}
