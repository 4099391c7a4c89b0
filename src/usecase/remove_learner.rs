//! A coach takes a learner away, with everything that is here about them.

use std::collections::BTreeSet;

use super::{Book, Contents, World};
use crate::domain::answer::Answers;
use crate::domain::attachment::Attachment;
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Contact;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::inbox::Received;
use crate::domain::sent::Sent;
use crate::store::vault::{Changes, VaultError};

/// All that is in a book about a learner.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AboutLearner {
    /// Their parcels.
    pub received: Vec<Id>,
    /// How many things are in these.
    pub items: usize,
    /// Own notes about them.
    pub notes: Vec<Id>,
    /// Answers that were written to them.
    pub replies: Vec<Id>,
    /// Notes and answers that are not finished.
    pub drafts: Vec<Id>,
    /// The parcels that were made for them.
    pub sent: Vec<Id>,
    /// What was spoken, photographed and drawn in any of it.
    pub attachments: Vec<Id>,
}

/// Looks what there is about a learner. It changes nothing.
pub fn find_learner(contents: &Contents, learner: Id) -> AboutLearner {
    let theirs = || contents.received.iter().filter(|it| it.from == learner);
    let items = || theirs().flat_map(|it| &it.letter.items);
    let shared: BTreeSet<Id> = items().map(|item| item.id).collect();
    let told = |to_them: bool| -> BTreeSet<Id> {
        let letters = contents.sent.iter();
        let letters = letters.filter(|it| (it.to == learner) == to_them);
        let items = letters.flat_map(|it| &it.letter.items);
        items.map(|item| item.id).collect()
    };
    let (told, told_others) = (told(true), told(false));
    // An answer that was never sealed is known by what it answers. Names that a learner chose decide nothing about others.
    let is_reply = |kind: Kind, id: Id, answers: &Answers| {
        let to = answers.lines(Question::ReplyTo).iter();
        let theirs = to.filter_map(|line| line.to).any(|id| shared.contains(&id));
        kind == Kind::Reply && (told.contains(&id) || (theirs && !told_others.contains(&id)))
    };
    let entries = || contents.journal.all();
    let replies = || entries().filter(|it| is_reply(it.kind, it.id, &it.answers));
    let notes = || entries().filter(|it| it.kind == Kind::Note && it.answers.leads_to(learner));
    let own = || notes().chain(replies());
    let drafts = || {
        contents.drafts.iter().filter(|it| {
            it.answers.leads_to(learner)
                || is_reply(it.kind, it.id, &it.answers)
                || own().any(|own| own.id == it.id)
        })
    };
    let files = theirs().flat_map(|it| it.letter.attachments());
    let files = files
        .chain(own().flat_map(|it| it.answers.attachments()))
        .chain(drafts().flat_map(|it| it.answers.attachments()));
    let files: BTreeSet<Id> = files.collect();
    let sent = contents.sent.iter().filter(|it| it.to == learner);
    AboutLearner {
        received: theirs().map(|it| it.letter.id).collect(),
        items: items().count(),
        notes: notes().map(|it| it.id).collect(),
        replies: replies().map(|it| it.id).collect(),
        drafts: drafts().map(|it| it.id).collect(),
        sent: sent.map(|it| it.letter.id).collect(),
        attachments: files.into_iter().collect(),
    }
}

/// Takes a learner away, with all of that, in one commit.
///
/// # Errors
/// [`VaultError`] when all of it is still there.
pub async fn remove_learner<W: World>(
    book: &Book<W>,
    learner: Id,
    about: &AboutLearner,
) -> Result<(), VaultError> {
    let mut changes = Changes::new().delete::<Contact>(learner);
    for id in &about.received {
        changes = changes.delete::<Received>(*id);
    }
    for id in about.notes.iter().chain(&about.replies) {
        changes = changes.delete::<Entry>(*id).delete::<Draft>(*id);
    }
    for id in &about.drafts {
        changes = changes.delete::<Draft>(*id);
    }
    for id in &about.sent {
        changes = changes.delete::<Sent>(*id);
    }
    for id in &about.attachments {
        changes = changes.delete::<Attachment>(*id).delete_chunks(*id);
    }
    book.commit(changes).await
}
