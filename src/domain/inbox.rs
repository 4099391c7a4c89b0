//! What someone received, and what a newly opened parcel means for it.

use std::collections::BTreeSet;

use super::contact::{Contact, PublicKey};
use super::free_text::FreeText;
use super::id::Id;
use super::moment::Moment;
use super::sent::Sent;
use super::shared::Letter;

/// A parcel that was opened and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// From whom: the contact.
    pub from: Id,
    /// When it was opened here.
    pub opened: Moment,
    /// What was in it.
    pub letter: Letter,
}

impl Received {
    /// Whether nothing is left of it but the names of what it asked back.
    pub fn is_hollow(&self) -> bool {
        let letter = &self.letter;
        letter.items.is_empty() && letter.note.is_none() && !letter.recall.is_empty()
    }
}

/// Takes out of these parcels whatever their sender asked back in one that was sealed later; gives the attachments that go
/// with it. In whichever order parcels were opened, and however often, what was asked back stays gone.
pub fn give_back(received: &mut [Received]) -> Vec<Id> {
    let asking = received.iter().filter(|it| !it.letter.recall.is_empty());
    let asking = asking.map(|it| (it.from, it.letter.order(), it.letter.recall.clone()));
    let asking: Vec<_> = asking.collect();
    let mut gone = Vec::new();
    for earlier in received {
        for (from, order, asked) in &asking {
            if *from == earlier.from && *order > earlier.letter.order() {
                gone.extend(earlier.letter.take_out(asked));
            }
        }
    }
    gone
}

/// The parcels of a contact that asked something back, and have not been told that it is done: by what was sent to
/// that contact, and went.
pub fn to_confirm(received: &[Received], sent: &[Sent], contact: Id) -> Vec<Id> {
    let told = sent
        .iter()
        .filter(|it| it.to == contact && it.went.is_some());
    let told: BTreeSet<Id> = told.flat_map(|it| &it.letter.recalled).copied().collect();
    let asked = received
        .iter()
        .filter(|it| it.from == contact && !it.letter.recall.is_empty());
    let asked = asked.map(|it| it.letter.id);
    asked.filter(|id| !told.contains(id)).collect()
}

/// Who a parcel comes from, as far as the coach's book can tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sender {
    /// Someone known by their key.
    Known(Id),
    /// A key that was never seen, under a name that nobody here has.
    New,
    /// A key that was never seen, under the name of someone known: a new device, or someone else.
    NewKeyForName(Id),
}

impl Sender {
    /// Looks a key and a name up among the contacts.
    pub fn recognise<'a>(
        key: &PublicKey,
        name: &FreeText,
        contacts: impl IntoIterator<Item = &'a Contact>,
    ) -> Self {
        let mut namesake = None;
        for contact in contacts {
            if contact.card.key == *key {
                return Self::Known(contact.id);
            }
            if same_name(&contact.card.name, name) {
                namesake = Some(contact.id);
            }
        }
        namesake.map_or(Self::New, Self::NewKeyForName)
    }
}

/// Names are the same when they differ only in case and blanks.
pub fn same_name(a: &FreeText, b: &FreeText) -> bool {
    let plain = |name: &FreeText| {
        name.as_str()
            .split_whitespace()
            .collect::<String>()
            .to_lowercase()
    };
    plain(a) == plain(b)
}

#[cfg(test)]
mod tests {
    use super::super::contact::{Card, Desk};
    use super::*;

    fn name(text: &str) -> FreeText {
        FreeText::parse(text).unwrap().unwrap()
    }

    #[test]
    fn a_known_name_with_another_key_is_not_the_same_person() {
        let met = Moment::new(0, 0).unwrap();
        let card = Card {
            name: name("Sem de Wit"),
            key: PublicKey::new([1; 32]),
            hours: None,
            room: None,
            does: None,
        };
        let sem = Contact {
            id: Id::new([1; 16]),
            card,
            met,
            checked: Some(met),
            desk: Desk::default(),
        };
        let recognise =
            |key, text| Sender::recognise(&PublicKey::new([key; 32]), &name(text), [&sem]);
        assert_eq!(recognise(1, "Iemand anders"), Sender::Known(sem.id));
        assert_eq!(recognise(2, "sem  DE wit"), Sender::NewKeyForName(sem.id));
        assert_eq!(recognise(2, "Yara"), Sender::New);
    }
}
