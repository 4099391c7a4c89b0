//! The learner erases a period: first it is said exactly what goes and what a coach keeps, then exactly that goes.

use std::collections::{BTreeMap, BTreeSet};

use super::{Book, Contents, World};
use crate::domain::attachment::Attachment;
use crate::domain::basket::ReadyItem;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::moment::{Day, Moment};
use crate::store::vault::{Changes, VaultError};

/// What erasing a period, or one entry, takes away, by name.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Erasure {
    /// The entries: of a period, those that are about a moment in it.
    pub entries: BTreeSet<Id>,
    /// Unfinished changes to those, and unfinished check-ins of the period.
    pub drafts: BTreeSet<Id>,
    /// What lies ready of those entries.
    pub ready: BTreeSet<Id>,
    /// What was spoken, drawn or photographed for those; and, of a period, in it for nothing that stays.
    pub attachments: BTreeSet<Id>,
    /// What others keep of those entries, by contact. It stays in the log of what was shared, in the words it had.
    pub shared: BTreeMap<Id, Shared>,
}

/// How many of the entries someone has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shared {
    /// In a parcel that went.
    pub went: usize,
    /// Only in one that was made, of which nobody said that it went.
    pub perhaps: usize,
}

/// What erasing a period will take away: from the first day to the last, both included. It changes nothing.
pub fn find_period(contents: &Contents, first: Day, last: Day) -> Erasure {
    let within = |moment: Moment| (first..=last).contains(&moment.day());
    erasure(
        contents,
        |entry| entry.kind.is_check_in() && within(entry.at),
        |draft| {
            let begun = draft.changes.is_none() && draft.kind.is_check_in();
            begun && within(draft.at.unwrap_or(draft.touched))
        },
        |attachment| within(attachment.made),
    )
}

/// What goes with one entry when it is deleted. It changes nothing.
pub fn find_entry(contents: &Contents, entry: Id) -> Erasure {
    erasure(contents, |other| other.id == entry, |_| false, |_| false)
}

/// What goes with the entries that are meant; and the drafts and attachments that are meant for themselves.
fn erasure(
    contents: &Contents,
    meant: impl Fn(&Entry) -> bool,
    draft_meant: impl Fn(&Draft) -> bool,
    attachment_meant: impl Fn(&Attachment) -> bool,
) -> Erasure {
    let entries = contents.journal.all().filter(|entry| meant(entry));
    let entries: BTreeSet<Id> = entries.map(|entry| entry.id).collect();
    let drafts = contents.drafts.iter();
    let drafts = drafts.filter(|draft| entries.contains(&draft.id) || draft_meant(draft));
    let drafts: BTreeSet<Id> = drafts.map(|draft| draft.id).collect();
    let ready = contents.ready.iter().map(|item| item.entry);
    // What is referred to goes or stays with what refers to it, whenever it was made.
    let (mut go, mut stay) = (BTreeSet::new(), BTreeSet::new());
    let by_entries = contents
        .journal
        .all()
        .map(|it| (entries.contains(&it.id), &it.answers));
    let by_drafts = contents.drafts.iter();
    let by_drafts = by_drafts.map(|it| (drafts.contains(&it.id), &it.answers));
    for (goes, answers) in by_entries.chain(by_drafts) {
        let with = if goes { &mut go } else { &mut stay };
        with.extend(answers.attachments());
    }
    let attachments = contents.attachments.iter().filter(|attachment| {
        let goes = go.contains(&attachment.id) || attachment_meant(attachment);
        goes && !stay.contains(&attachment.id)
    });
    Erasure {
        ready: ready.filter(|entry| entries.contains(entry)).collect(),
        attachments: attachments.map(|attachment| attachment.id).collect(),
        shared: shared(contents, &entries),
        drafts,
        entries,
    }
}

fn shared(contents: &Contents, entries: &BTreeSet<Id>) -> BTreeMap<Id, Shared> {
    // Of each entry someone may have: whether any parcel with it went.
    let mut given: BTreeMap<(Id, Id), bool> = BTreeMap::new();
    for sent in &contents.sent {
        let items = sent.letter.items.iter();
        for item in items.filter(|item| entries.contains(&item.id)) {
            *given.entry((sent.to, item.id)).or_default() |= sent.went.is_some();
        }
    }
    let mut shared: BTreeMap<Id, Shared> = BTreeMap::new();
    for ((contact, _), went) in given {
        let shared = shared.entry(contact).or_default();
        shared.went += usize::from(went);
        shared.perhaps += usize::from(!went);
    }
    shared
}

/// Takes all of it away in one commit, and nothing that came after it was said.
///
/// # Errors
/// [`VaultError`] when it is all still there.
pub async fn erase_period<W: World>(book: &Book<W>, erasure: &Erasure) -> Result<(), VaultError> {
    let changes = Changes::new();
    let entries = erasure.entries.iter();
    let changes = entries.fold(changes, |changes, id| {
        // A draft or a place in the basket that another tab made meanwhile goes with its entry.
        changes
            .delete::<Entry>(*id)
            .delete::<Draft>(*id)
            .delete::<ReadyItem>(*id)
    });
    let drafts = erasure.drafts.iter();
    let changes = drafts.fold(changes, |changes, id| changes.delete::<Draft>(*id));
    let attachments = erasure.attachments.iter();
    let changes = attachments.fold(changes, |changes, id| {
        changes.delete::<Attachment>(*id).delete_chunks(*id)
    });
    book.commit(changes).await
}
