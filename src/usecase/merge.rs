//! What restoring a back-up does with each record: the rules, which a preview shows and a restore follows.
//!
//! Two records of one name are the same, or one of them is newer, and the newer one stays. What decides is the
//! revision and then the moment of change where a record has these; where it has none, the one that is here stays.
//! Nothing that is only here ever goes. The rules stand in docs/formats.md.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::Contents;
use crate::domain::attachment::Attachment;
use crate::domain::basket::ReadyItem;
use crate::domain::contact::{Contact, PublicKey};
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::inbox::{Received, give_back};
use crate::domain::moment::Moment;
use crate::domain::question_set::QuestionSet;
use crate::domain::sent::Sent;
use crate::store::record::Record;

/// Whose book the back-up is of, seen from the book that is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// There is nothing in the book here: it becomes the one in the back-up.
    Empty,
    /// The same owner: the two are merged.
    Same,
    /// Another key, and the book here is paired with nobody: it takes over the key and the pairings of the back-up.
    TakenOver,
    /// Another key, and the book here is paired: it stays so, and the pairings of the back-up are left out.
    Kept,
}

/// What happens to the records of one sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// They are not here yet, and come.
    pub new: usize,
    /// They are here just so.
    pub same: usize,
    /// The one here is newer, or nothing tells; it stays.
    pub newer_here: usize,
    /// The one in the back-up is newer, and takes the place of the one here.
    pub newer_there: usize,
    /// They belong to a pairing that is left out.
    pub left_out: usize,
}

/// What restoring will do, before it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Preview {
    /// When the back-up was made.
    pub made: Moment,
    /// Whose it is.
    pub owner: Owner,
    /// The diary.
    pub entries: Tally,
    /// Check-ins that are not finished.
    pub drafts: Tally,
    /// People it is paired with.
    pub contacts: Tally,
    /// What lies ready for a coach.
    pub ready: Tally,
    /// Parcels that were made.
    pub sent: Tally,
    /// Parcels that were kept.
    pub received: Tally,
    /// Spoken pieces, photos and drawings.
    pub attachments: Tally,
    /// Sets of questions.
    pub sets: Tally,
}

impl Preview {
    /// Every sort, in the order of the fields.
    pub const fn sorts(&self) -> [Tally; 8] {
        [
            self.entries,
            self.drafts,
            self.contacts,
            self.ready,
            self.sent,
            self.received,
            self.attachments,
            self.sets,
        ]
    }
}

/// A preview, and the records that will be written for it.
pub(super) struct Plan<'a> {
    pub preview: Preview,
    pub entries: Vec<&'a Entry>,
    pub drafts: Vec<&'a Draft>,
    pub contacts: Vec<&'a Contact>,
    pub ready: Vec<&'a ReadyItem>,
    pub sent: Vec<Cow<'a, Sent>>,
    pub received: Vec<Cow<'a, Received>>,
    /// Each with the number of the first piece that is not here yet.
    pub attachments: Vec<(&'a Attachment, u32)>,
    pub sets: Vec<QuestionSet>,
}

/// What decides which of two is newer: a number, and then another.
type Age = (u32, i64);

/// One side of the merge.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub contents: &'a Contents,
    pub key: PublicKey,
}

/// What restoring `there`, made at that moment, will do to `here`.
pub(super) fn plan<'a>(here: Side<'_>, there: Side<'a>, made: Moment) -> Plan<'a> {
    let owner = owner(here, there);
    let (here, there) = (here.contents, there.contents);

    let mut entries = Merge::of(entries_of(here), |entry: &Entry| entry.id);
    let all = entries_of(there);
    let all = all.filter(|there| entries.take(there, |entry| (entry.revision, changed(entry))));
    let taken_entries: Vec<&Entry> = all.collect();

    let mut drafts = Merge::of(here.drafts.iter(), |draft: &Draft| draft.id);
    let all = there.drafts.iter().filter(|there| {
        // What was finished here does not come back as a draft.
        let finished = |entry: &&Entry| entry.revision > there.changes.unwrap_or_default();
        if entries.here.get(&there.id).is_some_and(finished) {
            drafts.tally.newer_here += 1;
            return false;
        }
        drafts.take(there, |draft| (0, draft.touched.unix_ms()))
    });
    let taken_drafts: Vec<&Draft> = all.collect();

    let mut people = People::between(&here.contacts, &there.contacts);
    let all = there.contacts.iter();
    let taken_contacts = all.filter(|there| people.take(there, owner)).collect();

    let mut ready = Merge::of(here.ready.iter(), |item: &ReadyItem| item.entry);
    let all = there.ready.iter().filter(|there| {
        if owner == Owner::Kept {
            ready.tally.left_out += 1;
            return false;
        }
        // Of an entry that is here, the basket here decides: what was taken out or sent does not lie ready again.
        if entries.here.contains_key(&there.entry) && !ready.here.contains_key(&there.entry) {
            ready.tally.newer_here += 1;
            return false;
        }
        ready.take(there, |_| (0, 0))
    });
    let taken_ready = all.collect();

    let mut sent = Merge::of(here.sent.iter(), |sent: &Sent| sent.letter.id);
    let all = there.sent.iter().filter_map(|there| {
        let Some(to) = people.here(there.to, owner) else {
            sent.tally.left_out += 1;
            return None;
        };
        let there = match to == there.to {
            true => Cow::Borrowed(there),
            false => Cow::Owned(Sent {
                to,
                ..there.clone()
            }),
        };
        let went = |sent: &Sent| (0, sent.went.map_or(0, Moment::unix_ms));
        sent.take(&there, went).then_some(there)
    });
    let taken_sent = all.collect();

    let mut received = Merge::of(here.received.iter(), |it: &Received| it.letter.id);
    let all = there.received.iter().filter_map(|there| {
        let Some(from) = people.here(there.from, owner) else {
            received.tally.left_out += 1;
            return None;
        };
        let there = match from == there.from {
            true => Cow::Borrowed(there),
            false => Cow::Owned(Received {
                from,
                ..there.clone()
            }),
        };
        received.take(&there, |_| (0, 0)).then_some(there)
    });
    let taken_received = given_back(&here.received, all.collect());

    let mut attachments = Merge::of(here.attachments.iter(), |it: &Attachment| it.id);
    let all = there.attachments.iter();
    let all = all.filter(|there| attachments.take(there, |it| (it.chunks(), 0)));
    let taken: Vec<&Attachment> = all.collect();
    let first = |there: &Attachment| attachments.here.get(&there.id).map_or(0, |it| it.chunks());
    let taken_attachments = taken.into_iter().map(|it| (it, first(it))).collect();

    let mut sets = Merge::of(here.sets.iter(), Record::id);
    let all = there.sets.iter().filter_map(|there| {
        let there = there.clone();
        let there = there.with_contacts(|by| people.here(by, owner).unwrap_or(by));
        let changed = |set: &QuestionSet| (0, set.changed.map_or(0, Moment::unix_ms));
        sets.take(&there, changed).then_some(there)
    });
    let taken_sets = all.collect();

    Plan {
        preview: Preview {
            made,
            owner,
            entries: entries.tally,
            drafts: drafts.tally,
            contacts: people.tally,
            ready: ready.tally,
            sent: sent.tally,
            received: received.tally,
            attachments: attachments.tally,
            sets: sets.tally,
        },
        entries: taken_entries,
        drafts: taken_drafts,
        contacts: taken_contacts,
        ready: taken_ready,
        sent: taken_sent,
        received: taken_received,
        attachments: taken_attachments,
        sets: taken_sets,
    }
}

/// The parcels that come, and those here of which one of these asks something back.
fn given_back<'a>(here: &[Received], come: Vec<Cow<'a, Received>>) -> Vec<Cow<'a, Received>> {
    let all = || here.iter().chain(come.iter().map(|it| &**it));
    if all().all(|it| it.letter.recall.is_empty()) {
        return come;
    }
    let old: BTreeMap<Id, &Received> = here.iter().map(|it| (it.letter.id, it)).collect();
    let coming: BTreeSet<Id> = come.iter().map(|it| it.letter.id).collect();
    let stay = here.iter().filter(|it| !coming.contains(&it.letter.id));
    let come = come.into_iter().map(Cow::into_owned);
    let mut all: Vec<Received> = stay.cloned().chain(come).collect();
    give_back(&mut all);
    all.retain(|it| old.get(&it.letter.id) != Some(&it));
    all.into_iter().map(Cow::Owned).collect()
}

fn owner(here: Side<'_>, there: Side<'_>) -> Owner {
    let contents = here.contents;
    let unused = Contents::new(contents.settings.clone());
    if *contents == unused {
        Owner::Empty
    } else if here.key == there.key {
        Owner::Same
    } else if contents.contacts.is_empty() {
        Owner::TakenOver
    } else {
        Owner::Kept
    }
}

fn entries_of(contents: &Contents) -> impl Iterator<Item = &Entry> {
    contents.journal.all().map(|entry| &**entry)
}

/// When an entry was last written at.
fn changed(entry: &Entry) -> i64 {
    entry.edited.unwrap_or(entry.written).unix_ms()
}

/// The records of one sort that are here, and what happens to those in the back-up.
struct Merge<'h, T> {
    here: BTreeMap<Id, &'h T>,
    id: fn(&T) -> Id,
    tally: Tally,
}

impl<'h, T: PartialEq> Merge<'h, T> {
    fn of(here: impl Iterator<Item = &'h T>, id: fn(&T) -> Id) -> Self {
        Self {
            here: here.map(|it| (id(it), it)).collect(),
            id,
            tally: Tally::default(),
        }
    }

    /// Whether this one is to be written.
    fn take(&mut self, there: &T, age: impl Fn(&T) -> Age) -> bool {
        match self.here.get(&(self.id)(there)) {
            None => self.tally.new += 1,
            Some(here) if *here == there => {
                self.tally.same += 1;
                return false;
            }
            Some(here) if age(there) > age(here) => self.tally.newer_there += 1,
            Some(_) => {
                self.tally.newer_here += 1;
                return false;
            }
        }
        true
    }
}

/// The people on both sides: someone is who they are by their key, whatever the record is called.
struct People<'h> {
    by_key: BTreeMap<PublicKey, &'h Contact>,
    by_id: BTreeMap<Id, &'h Contact>,
    /// What someone in the back-up is called here.
    names: BTreeMap<Id, Id>,
    tally: Tally,
}

impl<'h> People<'h> {
    fn between(here: &'h [Contact], there: &[Contact]) -> Self {
        let by_key: BTreeMap<_, _> = here.iter().map(|it| (it.card.key, it)).collect();
        let known = |it: &Contact| Some((it.id, by_key.get(&it.card.key)?.id));
        Self {
            names: there.iter().filter_map(known).collect(),
            by_id: here.iter().map(|it| (it.id, it)).collect(),
            by_key,
            tally: Tally::default(),
        }
    }

    /// Whether this one is to be written.
    fn take(&mut self, there: &Contact, owner: Owner) -> bool {
        let tally = &mut self.tally;
        let since = |it: &Contact| it.checked.unwrap_or(it.met);
        match self.by_key.get(&there.card.key) {
            Some(here) if *here == there => tally.same += 1,
            // SECURITY: only where name and key are the same. Nobody takes the place of someone who was checked.
            Some(here) if here.id == there.id && since(there) > since(here) => {
                tally.newer_there += 1;
                return true;
            }
            Some(_) => tally.newer_here += 1,
            None if self.by_id.contains_key(&there.id) => tally.newer_here += 1,
            None if owner == Owner::Kept => tally.left_out += 1,
            None => {
                tally.new += 1;
                return true;
            }
        }
        false
    }

    /// What someone in the back-up is called here afterwards; none when their pairing is left out.
    fn here(&self, there: Id, owner: Owner) -> Option<Id> {
        match self.names.get(&there) {
            Some(here) => Some(*here),
            None => (owner != Owner::Kept).then_some(there),
        }
    }
}
