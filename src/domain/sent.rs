//! "Wat ik deelde": each parcel the learner made, in the words it had then.

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

#[cfg(test)]
mod tests {
    use super::super::answer::Answers;
    use super::super::check_in::Kind;
    use super::super::free_text::FreeText;
    use super::super::lang::Lang;
    use super::super::shared::SharedItem;
    use super::*;

    const NOOR: Id = Id::new([1; 16]);
    const ILSE: Id = Id::new([2; 16]);

    fn at(minute: i64) -> Moment {
        Moment::new(minute * 60_000, 0).unwrap()
    }

    /// The parcel that was sealed in a minute, and goes by it: with these items, or asking these back.
    fn sent(to: Id, minute: u8, items: &[Id], recall: &[Id]) -> Sent {
        let item = |id: &Id| SharedItem {
            id: *id,
            revision: 1,
            kind: Kind::Note,
            at: at(0),
            lang: Lang::Nl,
            answers: Answers::default(),
        };
        let letter = Letter {
            id: Id::new([100 + minute; 16]),
            sequence: minute.into(),
            from: FreeText::parse("Sem").unwrap().unwrap(),
            sealed: at(minute.into()),
            note: None,
            items: items.iter().map(item).collect(),
            files: Vec::new(),
            recall: recall.to_vec(),
            recalled: Vec::new(),
        };
        Sent {
            to,
            letter,
            went: Some(at(minute.into())),
        }
    }

    #[test]
    fn what_was_asked_back_is_known_by_item_reader_and_time() {
        let [bread, night] = [Id::new([7; 16]), Id::new([8; 16])];
        let first = sent(NOOR, 1, &[bread, night], &[]);
        let other = sent(ILSE, 2, &[bread], &[]);
        let request = sent(NOOR, 3, &[], &[bread]);
        let anew = sent(NOOR, 4, &[bread], &[]);
        let mut all = vec![anew.clone(), request.clone(), other.clone(), first.clone()];
        assert_eq!(first.asked_back(bread, &all), Some(&request));
        // Not what stayed, not of someone else, and not what was shared anew after it.
        assert_eq!(first.asked_back(night, &all), None);
        assert_eq!(other.asked_back(bread, &all), None);
        assert_eq!(anew.asked_back(bread, &all), None);
        // A whole parcel goes by its name, also when its reader was met again under another one.
        let whole = sent(ILSE, 5, &[], &[first.letter.id, bread, night]);
        all.insert(0, whole.clone());
        assert_eq!(first.asked_back(night, &all), Some(&whole));
        assert_eq!(first.asked_back(bread, &all), Some(&whole));
        // A request that only lies sealed asks nobody.
        for it in &mut all {
            it.went = None;
        }
        assert_eq!(first.asked_back(bread, &all), None);
    }

    #[test]
    fn only_its_own_reader_says_that_a_request_was_carried_out() {
        let request = sent(NOOR, 3, &[], &[Id::new([7; 16])]);
        let says = |from, minute: i64| {
            let mut letter = sent(NOOR, 9, &[], &[]).letter;
            letter.recalled = vec![request.letter.id];
            Received {
                from,
                opened: at(minute),
                letter,
            }
        };
        assert_eq!(request.carried_out(&[says(ILSE, 10)]), None);
        let said = [says(NOOR, 12), says(NOOR, 11), says(ILSE, 10)];
        assert_eq!(request.carried_out(&said), Some(at(11)));
    }
}
