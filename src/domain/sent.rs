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
    /// When whoever it is for was first read to say that what it asked back was deleted.
    pub fn carried_out(&self, received: &[Received]) -> Option<Moment> {
        let theirs = received.iter().filter(|it| it.from == self.to);
        let saying = theirs.filter(|it| it.letter.recalled.contains(&self.letter.id));
        saying
            .map(|it| it.opened)
            .min_by_key(|opened| opened.unix_ms())
    }

    /// The parcel that asked an item of this one back, and went; the last of them, if there are several.
    pub fn asked_back<'a>(&self, item: Id, sent: &'a [Self]) -> Option<&'a Self> {
        let later = sent
            .iter()
            .filter(|it| it.went.is_some() && it.letter.order() > self.letter.order());
        let asking = later.filter(|it| {
            let asked = &it.letter.recall;
            // A parcel has but one reader, also when its contact was removed and met again.
            asked.contains(&self.letter.id) || (it.to == self.to && asked.contains(&item))
        });
        asking.max_by_key(|it| it.letter.order())
    }
}

/// The entries that someone else may have: those in any parcel that was made, since only its maker knows which went.
pub fn shared_entries<'a>(sent: impl IntoIterator<Item = &'a Sent>) -> BTreeSet<Id> {
    let letters = sent.into_iter().map(|sent| &sent.letter);
    let items = letters.flat_map(|letter| &letter.items);
    items.map(|item| item.id).collect()
}
