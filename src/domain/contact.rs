//! The other person: a learner's coach, or a coach's learner.

use super::free_text::FreeText;
use super::id::Id;
use super::moment::{Day, Moment};
use super::retention::Weeks;

/// A public X25519 key: who someone is, as far as the app can tell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// The 32 bytes of RFC 7748.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes themselves.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl core::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "PublicKey({:02x}{:02x}…)", self.0[0], self.0[1])
    }
}

/// The side of the conversation a person is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Who tells.
    Learner,
    /// Who reads what was chosen for them.
    Coach,
}

/// The coach's business card: what a learner needs to share with them. Nothing in it is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// How the coach is called.
    pub name: FreeText,
    /// The key that parcels are sealed to.
    pub key: PublicKey,
    /// When someone can be reached, in the coach's own words.
    pub hours: Option<FreeText>,
    /// Where to meet online.
    pub room: Option<FreeText>,
    /// What the coach does with what is shared, in their own words.
    pub does: Option<FreeText>,
}

impl Card {
    /// The most characters that the app writes of each: so that a card fits a QR code that a telephone reads.
    pub const LONGEST: usize = 200;
}

/// Someone this book is paired with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its name in the store.
    pub id: Id,
    /// What the card said, or for a learner the name and key of the first parcel.
    pub card: Card,
    /// When they were paired.
    pub met: Moment,
    /// When the owner said that the 12 digits were the same; none until then.
    pub checked: Option<Moment>,
    /// What a coach's book remembers about its learner.
    pub desk: Desk,
}

/// How a coach deals with what a learner shares. It is never sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Desk {
    /// What was opened until then was looked at.
    pub seen: Option<Moment>,
    /// How long it is kept.
    pub weeks: Weeks,
    /// The day on which the warning stood on the screen that something goes soon.
    pub warned: Option<Day>,
}
