//! A coach makes a card that learners can pair with.

use super::{Book, World};
use crate::domain::contact::Card;
use crate::domain::settings::Settings;

/// A card needs a name, and the settings have none yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a card needs a name")]
pub struct NameMissing;

/// The card of this book's owner. Nothing in it is secret, and nothing is kept.
///
/// # Errors
/// [`NameMissing`] until the settings have a name.
pub fn make_card<W: World>(book: &Book<W>, settings: &Settings) -> Result<Card, NameMissing> {
    Ok(Card {
        name: settings.name.clone().ok_or(NameMissing)?,
        key: book.key(),
        hours: settings.hours.clone(),
        room: settings.room.clone(),
        does: settings.does.clone(),
    })
}
