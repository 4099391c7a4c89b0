//! "Wat heb ik gedeeld": each parcel the learner made, in the words it had then.

use super::id::Id;
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
