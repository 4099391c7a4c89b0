//! A learner accepts a coach's card.

use super::book::Wanted;
use super::{Book, World};
use crate::domain::contact::{Card, Contact, Desk};
use crate::store::vault::{Changes, VaultError};

/// Why a card was not accepted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PairError {
    /// It is the card of this very book.
    #[error("this is one's own card")]
    OwnCard,
    /// It was not kept.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Pairs with whoever the card is of.
///
/// Someone known by the same key keeps their place and the check of the number; what the
/// card says is new. Anyone else, whatever the name, is someone new and not checked.
///
/// # Errors
/// [`PairError`]; the contacts are then as they were.
pub async fn pair<W: World>(
    book: &Book<W>,
    card: Card,
    contacts: &[Contact],
) -> Result<Contact, PairError> {
    if card.key == book.key() {
        return Err(PairError::OwnCard);
    }
    let wanted = Wanted::Contact(card.key);
    let contact = match contacts.iter().find(|known| known.card.key == card.key) {
        Some(known) => Contact {
            card,
            ..known.clone()
        },
        None => Contact {
            id: book.name_for(wanted),
            card,
            met: book.now(),
            checked: None,
            desk: Desk::default(),
        },
    };
    book.commit(Changes::new().put(&contact)).await?;
    book.is_kept(wanted);
    Ok(contact)
}
