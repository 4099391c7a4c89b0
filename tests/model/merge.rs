//! What restoring a back-up makes of the model: after the tables in docs/formats.md, not after the code.

use std::collections::BTreeMap;

use mijn_stem::domain::contact::{Contact, PublicKey};
use mijn_stem::domain::id::Id;
use mijn_stem::domain::inbox::Received;
use mijn_stem::domain::moment::Moment;
use mijn_stem::domain::sent::Sent;

use crate::plain::Plain;

/// A back-up that was made, and what is in it.
#[derive(Clone)]
pub struct Backed {
    pub text: String,
    pub made: Moment,
    pub plain: Plain,
    pub key: PublicKey,
}

/// All of both; of what differs, the one that is newer, or else the one here.
fn newer<T: Clone, A: Ord>(
    here: &BTreeMap<Id, T>,
    there: impl IntoIterator<Item = (Id, T)>,
    age: impl Fn(&T) -> A,
) -> BTreeMap<Id, T> {
    let mut all = here.clone();
    for (id, there) in there {
        if all.get(&id).is_none_or(|here| age(&there) > age(here)) {
            all.insert(id, there);
        }
    }
    all
}

impl Plain {
    /// What the book holds after restoring, and whose it then is.
    pub fn and(&self, key: PublicKey, backed: &Backed) -> (Self, PublicKey) {
        let (here, there) = (self, &backed.plain);
        // 2 for the settings and the key, which no book is without.
        let empty = here.records() == 2;
        let stays_paired = !empty && key != backed.key && !here.contacts.is_empty();

        let of_key = |key| here.contacts.values().find(|here| here.card.key == key);
        let called_here = |id: Id| {
            let known = there.contacts.get(&id).and_then(|it| of_key(it.card.key));
            known
                .map(|known| known.id)
                .or((!stays_paired).then_some(id))
        };
        let mut contacts = here.contacts.clone();
        for it in there.contacts.values() {
            let since = |it: &Contact| it.checked.unwrap_or(it.met);
            let comes = match of_key(it.card.key) {
                Some(known) => known.id == it.id && since(it) > since(known),
                None => !stays_paired && !here.contacts.contains_key(&it.id),
            };
            if comes {
                contacts.insert(it.id, it.clone());
            }
        }

        let drafts = there.drafts.iter().filter(|(id, draft)| {
            let entry = here.entries.get(id);
            entry.is_none_or(|entry| entry.revision <= draft.changes.unwrap_or(0))
        });
        let ready = there
            .ready
            .iter()
            .filter(|(id, _)| !stays_paired && !here.entries.contains_key(id));
        let sent = there.sent.values().filter_map(|it| {
            let to = called_here(it.to)?;
            Some((it.letter.id, Sent { to, ..it.clone() }))
        });
        let received = there.received.values().filter_map(|it| {
            let from = called_here(it.from)?;
            Some((it.letter.id, Received { from, ..it.clone() }))
        });
        let mut sets = here.sets.clone();
        for (kind, set) in &there.sets {
            let newer = here.sets.get(kind);
            if newer.is_none_or(|here| at(set.changed) > at(here.changed)) {
                let set = set.clone();
                let set = set.with_contacts(|id| called_here(id).unwrap_or(id));
                sets.insert(*kind, set);
            }
        }
        let mut settings = here.settings.clone();
        if empty {
            settings = there.settings.clone();
            settings.backed_up.last = Some(backed.made);
        }
        let entries = there.entries.clone();
        let mut merged = Self {
            settings,
            entries: newer(&here.entries, entries, |it| {
                (it.revision, it.edited.unwrap_or(it.written).unix_ms())
            }),
            drafts: newer(&here.drafts, owned(drafts), |it| it.touched.unix_ms()),
            contacts,
            ready: newer(&here.ready, owned(ready), |_| ()),
            sent: newer(&here.sent, sent, |it| at(it.went)),
            received: newer(&here.received, received, |_| ()),
            attachments: newer(&here.attachments, there.attachments.clone(), |it| {
                it.chunks()
            }),
            sets,
        };
        merged.ask_back();
        (merged, if stays_paired { key } else { backed.key })
    }
}

fn at(moment: Option<Moment>) -> i64 {
    moment.map_or(0, Moment::unix_ms)
}

fn owned<'a, T: Clone + 'a>(
    all: impl Iterator<Item = (&'a Id, &'a T)>,
) -> impl Iterator<Item = (Id, T)> {
    all.map(|(id, it)| (*id, it.clone()))
}
