//! What lies on a coach's desk: of everything that learners shared, what is new, which talks come, which agreements are
//! open, and where a word stands.
//!
//! What was shared again takes the place of what was shared before: of each thing only its newest version counts here.

use std::collections::BTreeMap;

use super::check_in::Kind;
use super::contact::Contact;
use super::id::Id;
use super::inbox::Received;
use super::moment::Day;
use super::search::{Words, words_of};
use super::shared::SharedItem;
use super::talk::{by, is_held, is_open, planned};

/// Something shared, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shared<'a> {
    /// The contact.
    pub from: Id,
    /// What it is.
    pub item: &'a SharedItem,
}

/// The newest version of each thing of a kind that anyone shared, in no order.
fn newest(received: &[Received], kind: Kind) -> impl Iterator<Item = Shared<'_>> {
    let mut newest = BTreeMap::new();
    for parcel in received {
        let order = parcel.letter.order();
        for item in parcel.letter.items.iter().filter(|it| it.kind == kind) {
            let known = newest
                .entry((parcel.from, item.id))
                .or_insert((order, item));
            if known.0 < order {
                *known = (order, item);
            }
        }
    }
    let all = newest.into_iter();
    all.map(|((from, _), (_, item))| Shared { from, item })
}

/// The talks that are still to come, the first one first; those without a moment after those with one.
pub fn talks(received: &[Received]) -> Vec<Shared<'_>> {
    let coming = newest(received, Kind::Talk).filter(|it| !is_held(&it.item.answers));
    let mut coming: Vec<Shared<'_>> = coming.collect();
    coming.sort_by_key(|it| {
        let planned = planned(&it.item.answers);
        let when = planned.unwrap_or(it.item.at);
        (planned.is_none(), when.unix_ms(), it.item.id)
    });
    coming
}

/// What a learner wants to talk about next: the talk that was shared last and was not held.
pub fn next_talk(received: &[Received], learner: Id) -> Option<&SharedItem> {
    let theirs = received.iter().filter(|it| it.from == learner);
    let newest_first = super::order::by(theirs, |it| {
        let (sealed, sequence) = it.letter.order();
        let sequence = i64::try_from(sequence).unwrap_or(i64::MAX);
        (-sealed, -sequence, it.letter.id)
    });
    let mut held: Vec<Id> = Vec::new();
    for item in newest_first.iter().flat_map(|it| &it.letter.items) {
        if item.kind != Kind::Talk || held.contains(&item.id) {
            continue;
        }
        if !is_held(&item.answers) {
            return Some(item);
        }
        held.push(item.id);
    }
    None
}

/// The open agreements that a learner shared: those with a day first, by that day; then the oldest first.
pub fn agreements(received: &[Received], learner: Id) -> Vec<&SharedItem> {
    let theirs = newest(received, Kind::Agreement).filter(|it| it.from == learner);
    let open = theirs.filter(|it| is_open(&it.item.answers));
    let mut open: Vec<&SharedItem> = open.map(|it| it.item).collect();
    open.sort_by_key(|it| {
        let day = by(&it.answers).map_or(i32::MAX, Day::number);
        (day, it.at.unix_ms(), it.id)
    });
    open
}

/// Whether a parcel came after its learner's page was looked at.
pub fn is_new(parcel: &Received, contact: &Contact) -> bool {
    let seen = contact.desk.seen.map(|seen| seen.unix_ms());
    parcel.from == contact.id && seen.is_none_or(|seen| parcel.opened.unix_ms() > seen)
}

/// How many parcels of a contact were not looked at yet. Of one that was deleted only the name may be left: that is none.
pub fn unread(received: &[Received], contact: &Contact) -> usize {
    let new = |it: &&Received| is_new(it, contact) && !it.is_hollow();
    received.iter().filter(new).count()
}

/// What a coach looks for among everything shared. What is left empty asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Every one of these words begins a word of it.
    pub words: Words,
    /// Any of these kinds.
    pub kinds: Vec<Kind>,
    /// Of this learner.
    pub learner: Option<Id>,
    /// About this day or a later one.
    pub from: Option<Day>,
    /// About this day or an earlier one.
    pub until: Option<Day>,
}

impl Query {
    fn fits(&self, from: Id, item: &SharedItem) -> bool {
        let day = item.at.day();
        self.learner.is_none_or(|learner| learner == from)
            && (self.kinds.is_empty() || self.kinds.contains(&item.kind))
            && self.from.is_none_or(|first| first <= day)
            && self.until.is_none_or(|last| day <= last)
    }
}

/// The words of everything shared, parcel by parcel.
#[derive(Debug, Default)]
pub struct Index {
    /// By parcel: the words of each of its items, in their order.
    known: BTreeMap<Id, Vec<String>>,
}

impl Index {
    /// Reads at most so many items that it does not know, whole parcels at a time. True when it knows all of them.
    pub fn follow(&mut self, received: &[Received], at_most: usize) -> bool {
        let mut read = 0;
        for parcel in received {
            let items = &parcel.letter.items;
            let known = self.known.get(&parcel.letter.id);
            // What was asked back is no longer in it.
            if known.is_some_and(|known| known.len() == items.len()) {
                continue;
            }
            if read >= at_most {
                return false;
            }
            read += items.len().max(1);
            let words = items.iter().map(|item| words_of(&item.answers));
            self.known.insert(parcel.letter.id, words.collect());
        }
        true
    }

    /// Everything that fits, the newest parcel first, as far as it is known.
    pub fn find<'a>(
        &'a self,
        received: &'a [Received],
        query: &'a Query,
    ) -> impl Iterator<Item = Shared<'a>> {
        received.iter().flat_map(move |parcel| {
            let known = self.known.get(&parcel.letter.id);
            // Words of before something was asked back are words of something else.
            let known = known.filter(|words| words.len() == parcel.letter.items.len());
            let items = known.into_iter().flatten().zip(&parcel.letter.items);
            items
                .filter(|(words, item)| {
                    query.fits(parcel.from, item) && query.words.are_in_folded(words)
                })
                .map(|(_, item)| Shared {
                    from: parcel.from,
                    item,
                })
        })
    }
}

#[cfg(test)]
mod tests;
