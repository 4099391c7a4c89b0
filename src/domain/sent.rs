//! "Wat heb ik gedeeld": each parcel the learner made, in the words it had then.

use std::collections::BTreeSet;

use super::id::Id;
use super::inbox::Received;
use super::moment::Moment;
use super::shared::Letter;

/// A parcel that was sealed for a coach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// For whom: the contact.
    pub to: Id,
    /// What was in it.
    pub letter: Letter,
    /// When the learner said that it went; none while it only lies sealed.
    pub went: Option<Moment>,
}

impl Sent {
    /// Whether whoever it is for says that what it asked back was deleted.
    pub fn is_carried_out(&self, received: &[Received]) -> bool {
        let theirs = received.iter().filter(|it| it.from == self.to);
        theirs
            .flat_map(|it| &it.letter.recalled)
            .any(|id| *id == self.letter.id)
    }
}

/// The entries that someone else may have: those in any parcel that was made, since only its maker knows which went.
pub fn shared_entries<'a>(sent: impl IntoIterator<Item = &'a Sent>) -> BTreeSet<Id> {
    let letters = sent.into_iter().map(|sent| &sent.letter);
    let items = letters.flat_map(|letter| &letter.items);
    items.map(|item| item.id).collect()
}
