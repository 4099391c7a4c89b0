//! Between two people: what lies ready, pairing, sealing and opening.

use leptos::prelude::*;

use super::{Session, put};
use crate::domain::attachment::Attachment;
use crate::domain::basket::ReadyItem;
use crate::domain::contact::{Card, Contact};
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::inbox::{Received, to_confirm};
use crate::domain::sent::Sent;
use crate::domain::shared::SharedItem;
use crate::ui::context::App;
use crate::ui::problem::Problem;
use crate::ui::task;
use crate::usecase::{self, Arrived, Kept, Made, MakeError, Outgoing};

impl Session {
    /// An entry as its owner usually puts one of its kind ready.
    pub fn usually(self, entry: &Entry) -> ReadyItem {
        self.settings
            .with_untracked(|settings| settings.ready(entry))
    }

    /// Puts an entry ready for a coach, or changes what stays behind of it.
    ///
    /// The screen follows at once and goes back when it was not kept: of two quick taps the second
    /// must build on the first, or a field that was kept back would go along after all.
    pub fn put_ready(self, app: App, item: ReadyItem, done: impl FnOnce() + 'static) {
        let same = |other: &ReadyItem| other.entry == item.entry;
        let before = self
            .ready
            .with_untracked(|ready| ready.iter().find(|other| same(other)).cloned());
        self.ready
            .update(|ready| put(ready, item.clone(), |item| item.entry));
        let entry = item.entry;
        let work = async move { Ok(usecase::put_ready(&self.book(), &item).await?) };
        let back = move |_| {
            self.ready.update(|ready| match before {
                Some(before) => put(ready, before, |item| item.entry),
                None => ready.retain(|item| item.entry != entry),
            });
        };
        task::run_or(app, work, move |()| done(), back);
    }

    /// Takes an entry back from what lies ready.
    pub fn take_back(self, app: App, entry: Id) {
        let work = async move { Ok(usecase::take_from_ready(&self.book(), entry).await?) };
        task::run(app, work, move |()| {
            self.ready
                .update(|ready| ready.retain(|item| item.entry != entry))
        });
    }

    /// Pairs with the coach of a card.
    pub fn pair(self, app: App, card: Card, done: impl FnOnce(Contact) + 'static) {
        let contacts = self.contacts.get_untracked();
        let work = async move { Ok(usecase::pair(&self.book(), card, &contacts).await?) };
        task::run(app, work, move |contact: Contact| {
            self.contacts
                .update(|all| put(all, contact.clone(), |contact| contact.id));
            done(contact);
        });
    }

    /// The owner says that the 12 digits are the same.
    pub fn confirm(self, app: App, contact: Contact) {
        let work = async move { Ok(usecase::confirm_number(&self.book(), &contact).await?) };
        task::run(app, work, move |contact: Contact| {
            self.contacts
                .update(|all| put(all, contact, |contact| contact.id))
        });
    }

    /// Removes a pairing.
    pub fn forget(self, app: App, contact: Id, done: impl FnOnce() + 'static) {
        let work = async move { Ok(usecase::forget(&self.book(), contact).await?) };
        task::run(app, work, move |()| {
            self.contacts
                .update(|all| all.retain(|other| other.id != contact));
            done();
        });
    }

    /// How many bytes of text a parcel would be at most.
    ///
    /// # Errors
    /// [`MakeError`] when it cannot be made.
    pub fn parcel_length(self, parcel: &ToSeal) -> Result<usize, MakeError> {
        let now = self.now();
        self.attachments.with(|attachments| {
            let outgoing = parcel.outgoing(attachments, Vec::new());
            self.sent
                .with_untracked(|sent| usecase::parcel_length(&outgoing, sent, now))
        })
    }

    /// Seals a parcel.
    pub fn make_parcel(
        self,
        app: App,
        parcel: ToSeal,
        done: impl FnOnce(Made) + 'static,
        failed: impl FnOnce(Problem) + 'static,
    ) {
        let sent = self.sent.get_untracked();
        let attachments = self.attachments.get_untracked();
        let confirmed = self
            .received
            .with_untracked(|all| to_confirm(all, &sent, parcel.to.id));
        let work = async move {
            let outgoing = parcel.outgoing(&attachments, confirmed);
            Ok(usecase::make_parcel(&self.book(), outgoing, &sent).await?)
        };
        let made = move |made: Made| {
            self.sent.update(|all| all.insert(0, made.sent.clone()));
            done(made);
        };
        task::run_or(app, work, made, failed);
    }

    /// The learner says that a parcel went.
    pub fn say_it_went(self, app: App, sent: Sent, done: impl FnOnce() + 'static) {
        let work = async move { Ok(usecase::say_it_went(&self.book(), &sent).await?) };
        task::run(app, work, move |sent: Sent| {
            let gone: Vec<Id> = sent.letter.items.iter().map(|item| item.id).collect();
            self.ready
                .update(|ready| ready.retain(|item| !gone.contains(&item.entry)));
            self.sent
                .update(|all| put(all, sent, |sent| sent.letter.id));
            done();
        });
    }

    /// Opens a parcel to look at it; nothing is kept yet.
    pub fn open_parcel(self, bytes: &[u8]) -> Result<Arrived, Problem> {
        let contacts = self.contacts.get_untracked();
        // Not copied: on a coach's desk that may be much.
        let opened = self
            .received
            .with_untracked(|all| usecase::open_parcel(&self.book(), bytes, &contacts, all));
        Ok(opened?)
    }

    /// Keeps a parcel, and its sender if they are new. `done` is given the sender; none when it was kept before.
    pub fn keep_parcel(self, app: App, arrived: Arrived, done: impl FnOnce(Option<Id>) + 'static) {
        let contacts = self.contacts.get_untracked();
        let sender = contacts.iter().find(|it| it.card.key == arrived.key);
        let sender = sender.map(|it| it.id);
        // Only what it may change: what its sender sent before.
        let known: Vec<Received> = self.received.with_untracked(|all| {
            let theirs = all
                .iter()
                .filter(|it| Some(it.from) == sender || it.letter.id == arrived.letter.id);
            theirs.cloned().collect()
        });
        let work = async move {
            Ok(usecase::keep_parcel(&self.book(), &arrived, &contacts, &known).await?)
        };
        task::run(app, work, move |kept: Option<Kept>| {
            let Some(kept) = kept else {
                return done(None);
            };
            let from = kept.received.from;
            self.contacts.update(|all| all.extend(kept.newcomer));
            self.attachments.update(|all| {
                all.retain(|it| !kept.gone.contains(&it.id));
                for file in kept.files {
                    put(all, file, |it| it.id);
                }
            });
            self.received.update(|all| {
                for changed in kept.changed {
                    put(all, changed, |it| it.letter.id);
                }
                all.insert(0, kept.received);
            });
            done(Some(from));
        });
    }
}

/// What goes into a parcel, and for whom.
pub struct ToSeal {
    /// The name that goes with it.
    pub from: FreeText,
    /// For whom.
    pub to: Contact,
    /// The chosen items; none for a hello.
    pub items: Vec<SharedItem>,
    /// A word with it.
    pub note: Option<FreeText>,
    /// "Vraag terug": items, or parcels, that the reader is asked to delete.
    pub recall: Vec<Id>,
}

impl ToSeal {
    fn outgoing<'a>(&'a self, attachments: &'a [Attachment], recalled: Vec<Id>) -> Outgoing<'a> {
        Outgoing {
            from: self.from.clone(),
            to: &self.to,
            items: self.items.clone(),
            note: self.note.clone(),
            attachments,
            recall: self.recall.clone(),
            recalled,
        }
    }
}
