//! The learner seals what was chosen for a coach.

use super::book::Wanted;
use super::{Book, World};
use crate::domain::contact::Contact;
use crate::domain::free_text::FreeText;
use crate::domain::sent::Sent;
use crate::domain::shared::{Letter, SharedItem};
use crate::parcel::letter::{self, SealError};
use crate::store::vault::{Changes, VaultError};

/// What goes to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing<'a> {
    /// How the learner wants to be called.
    pub from: FreeText,
    /// For whom.
    pub to: &'a Contact,
    /// Exactly what the coach will see; nothing at all just says hello.
    pub items: Vec<SharedItem>,
    /// A word to go with it.
    pub note: Option<FreeText>,
}

/// A sealed parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The armoured text, to be sent as a file or pasted.
    pub text: String,
    /// What is kept of it.
    pub sent: Sent,
}

/// Why there is no parcel.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MakeError {
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// What is in it could not be kept, and so it must not go.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Seals a parcel, and keeps what is in it before anyone can send it. `sent` is what was made before.
///
/// # Errors
/// [`MakeError`]; there is then no parcel. Asked again for the same contact it is the same one, in the words of that time.
pub async fn make_parcel<W: World>(
    book: &Book<W>,
    outgoing: Outgoing<'_>,
    sent: &[Sent],
) -> Result<Made, MakeError> {
    let Outgoing {
        from,
        to,
        items,
        note,
    } = outgoing;
    let before = sent
        .iter()
        .filter(|sent| sent.to == to.id)
        .map(|sent| sent.letter.sequence)
        .max();
    let wanted = Wanted::Letter(to.id);
    let letter = Letter {
        id: book.name_for(wanted),
        sequence: before.unwrap_or(0).saturating_add(1),
        from,
        sealed: book.now(),
        note,
        items,
    };
    let text = letter::seal(&letter, &book.identity(), &to.card.key, &book.random)?;
    let sent = Sent {
        to: to.id,
        letter,
        went: None,
    };
    book.commit(Changes::new().put(&sent)).await?;
    book.is_kept(wanted);
    Ok(Made { text, sent })
}
