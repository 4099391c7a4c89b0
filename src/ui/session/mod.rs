//! The open book as the screens see it: what is in it as signals, and each verb with what it changes on the screen.
//!
//! A signal changes only after the store said Ok, so the screen never shows what is not kept. Switches
//! are the exception: they turn at once, and turn back with a word when it was not kept.

mod company;
mod desk;
mod media;
mod reading;
mod sharing;

pub use reading::Reading;
pub use sharing::ToSeal;

use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;

use super::context::App;
use super::media::Unwanted;
use super::problem::Problem;
use super::task;
use super::wiring::{Book, Company, Entered, Missing, OnShelf, Place};
use crate::browser::address;
use crate::domain::answer::Answers;
use crate::domain::attachment::Attachment;
use crate::domain::basket::ReadyItem;
use crate::domain::check_in::Kind;
use crate::domain::contact::{Contact, Role};
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::inbox::Received;
use crate::domain::journal::Journal;
use crate::domain::moment::{Day, Moment};
use crate::domain::profile::Label;
use crate::domain::question_set::QuestionSet;
use crate::domain::sent::Sent;
use crate::domain::settings::Settings;
use crate::usecase::{self, Arrived, Removed};

/// The open book. Copied freely; it lives until the page is loaded anew.
#[derive(Clone, Copy)]
pub struct Session {
    book: StoredValue<Rc<Book>, LocalStorage>,
    place: StoredValue<Rc<Place>, LocalStorage>,
    /// Whether it is the example.
    pub example: bool,
    /// How it was entered.
    pub entered: Entered,
    /// What it is called on this device.
    pub label: RwSignal<Option<Label>>,
    /// Whether there is a lock on it.
    pub locked: RwSignal<bool>,
    /// What lies open and is not kept yet: of this the attachments can be seen and heard.
    lent: RwSignal<Vec<Arrived>>,
    /// The other tabs.
    company: RwSignal<Option<Rc<dyn Company>>, LocalStorage>,
    /// What is missing of it, until its owner says that they know.
    pub missing: RwSignal<Option<Missing>>,
    /// How much of the diary is here.
    pub reading: RwSignal<Reading>,
    /// How many records could not be read.
    pub damaged: RwSignal<usize>,
    /// What is said about recordings, photos and drawings.
    pub attachments: RwSignal<Vec<Attachment>>,
    /// Whose it is and how it looks.
    pub settings: RwSignal<Settings>,
    /// The diary.
    pub journal: RwSignal<Journal>,
    /// What is not finished.
    pub drafts: RwSignal<Vec<Draft>>,
    /// The people it is paired with.
    pub contacts: RwSignal<Vec<Contact>>,
    /// What lies ready for a coach.
    pub ready: RwSignal<Vec<ReadyItem>>,
    /// Parcels that were made, newest first.
    pub sent: RwSignal<Vec<Sent>>,
    /// Parcels that were kept, newest first.
    pub received: RwSignal<Vec<Received>>,
    /// The sets of questions that were changed.
    pub sets: RwSignal<Vec<QuestionSet>>,
}

impl Session {
    /// The session of a book that was just opened.
    pub fn new(app: App, open: OnShelf) -> Self {
        let OnShelf {
            place,
            book,
            contents,
            entered,
        } = open;
        let reading = match contents.whole {
            true => Reading::Done,
            false => Reading::OnItsWay,
        };
        app.outliving(|| Self {
            example: place.is_example(),
            label: RwSignal::new(place.label().cloned()),
            book: StoredValue::new_local(book),
            place: StoredValue::new_local(place),
            entered,
            locked: RwSignal::new(entered != Entered::Freely),
            lent: RwSignal::new(Vec::new()),
            company: RwSignal::new_local(None),
            missing: RwSignal::new(None),
            reading: RwSignal::new(reading),
            damaged: RwSignal::new(contents.damaged),
            attachments: RwSignal::new(contents.attachments),
            settings: RwSignal::new(contents.settings),
            journal: RwSignal::new(contents.journal),
            drafts: RwSignal::new(contents.drafts),
            contacts: RwSignal::new(contents.contacts),
            ready: RwSignal::new(contents.ready),
            sent: RwSignal::new(contents.sent),
            received: RwSignal::new(contents.received),
            sets: RwSignal::new(contents.sets),
        })
    }

    /// The book itself, for what only looks.
    pub fn book(self) -> Rc<Book> {
        self.book.get_value()
    }

    /// Where it stands.
    pub fn place(self) -> Rc<Place> {
        self.place.get_value()
    }

    /// The other tabs, once their wing is there; followed.
    pub fn company(self) -> Option<Rc<dyn Company>> {
        self.company.get()
    }

    /// Learner or coach.
    pub fn role(self) -> Role {
        self.settings.with_untracked(|settings| settings.role)
    }

    /// Now.
    pub fn now(self) -> Moment {
        self.book().now()
    }

    /// Today.
    pub fn today(self) -> Day {
        self.now().day()
    }

    /// What stands in a field that shows a setting, to be typed over.
    pub fn typed(self, get: impl FnOnce(&Settings) -> &Option<FreeText>) -> RwSignal<String> {
        let text = self
            .settings
            .with_untracked(|settings| get(settings).as_ref().map(ToString::to_string));
        RwSignal::new(text.unwrap_or_default())
    }

    /// One contact, followed as it changes.
    pub fn contact(self, id: Id) -> Option<Contact> {
        self.contacts
            .with(|all| all.iter().find(|contact| contact.id == id).cloned())
    }

    /// The check-in of a kind that was begun and is not finished.
    pub fn draft(self, kind: Kind) -> Option<Draft> {
        self.drafts.with_untracked(|drafts| {
            drafts
                .iter()
                .find(|draft| draft.kind == kind && draft.changes.is_none())
                .cloned()
        })
    }

    /// A new entry that was begun, by its name.
    pub fn begun(self, id: Id) -> Option<Draft> {
        self.drafts.with_untracked(|drafts| {
            let mut begun = drafts.iter().filter(|draft| draft.changes.is_none());
            begun.find(|draft| draft.id == id).cloned()
        })
    }

    /// The questions of a kind of check-in, followed as they change.
    pub fn set_of(self, kind: Kind) -> QuestionSet {
        self.sets.with(|sets| QuestionSet::of(sets, kind))
    }

    /// Keeps a changed set. The screen follows at once, for the same reason as in [`Session::put_ready`].
    pub fn keep_set(self, app: App, set: QuestionSet) {
        let before = self.sets.get_untracked();
        self.sets
            .update(|sets| put(sets, set.clone(), QuestionSet::kind));
        let work = async move { Ok(usecase::keep_set(&self.book(), &set).await?) };
        task::run_or(app, work, |_| (), move |_| self.sets.set(before));
    }

    /// The unfinished changes to an entry.
    pub fn changes(self, entry: Id) -> Option<Draft> {
        self.drafts.with_untracked(|drafts| {
            drafts
                .iter()
                .find(|draft| draft.id == entry && draft.changes.is_some())
                .cloned()
        })
    }

    /// Whether an entry lies ready for a coach, followed as that changes.
    pub fn is_ready(self, entry: Id) -> bool {
        self.ready
            .with(|ready| ready.iter().any(|item| item.entry == entry))
    }

    /// Keeps a draft as it is now.
    pub async fn keep_draft(self, draft: Draft) -> Result<(), Problem> {
        // Not kept when it became an entry in the meantime.
        if usecase::keep_draft(&self.book(), &draft).await? {
            self.drafts
                .update(|drafts| put(drafts, draft, |draft| draft.id));
        }
        Ok(())
    }

    /// Throws a draft away.
    pub fn drop_draft(self, app: App, draft: Id, done: impl FnOnce() + 'static) {
        let work = async move { Ok(usecase::drop_draft(&self.book(), draft).await?) };
        let attached = self.drafts.with_untracked(|drafts| {
            let dropped = drafts.iter().find(|other| other.id == draft);
            dropped.map_or_else(Vec::new, |it| it.answers.attachments().collect())
        });
        task::run(app, work, move |()| {
            self.drafts
                .update(|drafts| drafts.retain(|other| other.id != draft));
            app.wings.let_go(self, Unwanted::These(attached));
            done();
        });
    }

    /// Saves a check-in; `done` is given the entry, or nothing when it was not kept.
    pub fn save(
        self,
        app: App,
        draft: Draft,
        before: Option<Arc<Entry>>,
        done: impl FnOnce(Option<Entry>) + Clone + 'static,
    ) {
        let earlier = before.iter();
        let attached: Vec<Id> = earlier.flat_map(|it| it.answers.attachments()).collect();
        let work = async move {
            Ok(usecase::save_check_in(&self.book(), &draft, before.as_deref()).await?)
        };
        let failed = done.clone();
        task::run_or(
            app,
            work,
            move |entry: Entry| {
                self.drafts
                    .update(|drafts| drafts.retain(|draft| draft.id != entry.id));
                self.journal.update(|journal| journal.put(entry.clone()));
                app.wings.let_go(self, Unwanted::These(attached));
                done(Some(entry));
            },
            move |_| failed(None),
        );
    }

    /// Changes answers of an entry at once; unfinished changes to it stay.
    pub fn amend(
        self,
        app: App,
        entry: Id,
        change: impl Fn(&mut Answers) + 'static,
        done: impl FnOnce() + 'static,
    ) {
        let Some(entry) = self.journal.with_untracked(|all| all.get(entry).cloned()) else {
            return;
        };
        let unfinished = self.changes(entry.id);
        let work = async move {
            Ok(usecase::amend(&self.book(), &entry, unfinished.as_ref(), change).await?)
        };
        task::run(app, work, move |(entry, draft): (Entry, Option<Draft>)| {
            if let Some(draft) = draft {
                self.drafts
                    .update(|drafts| put(drafts, draft, |draft| draft.id));
            }
            self.journal.update(|journal| journal.put(entry));
            done();
        });
    }

    /// Deletes an entry, and offers to put it back.
    pub fn delete(self, app: App, entry: &Entry, done: impl FnOnce() + 'static) {
        let id = entry.id;
        let removed = Removed {
            entry: entry.clone(),
            ready: self
                .ready
                .with_untracked(|ready| ready.iter().find(|item| item.entry == id).cloned()),
            draft: self
                .drafts
                .with_untracked(|drafts| drafts.iter().find(|draft| draft.id == id).cloned()),
        };
        let work = async move { Ok(usecase::delete_entry(&self.book(), id).await?) };
        task::run(app, work, move |()| {
            self.journal.update(|journal| journal.remove(id));
            self.ready
                .update(|ready| ready.retain(|item| item.entry != id));
            self.drafts
                .update(|drafts| drafts.retain(|draft| draft.id != id));
            done();
            let t = app.texts();
            let drafted = removed.draft.iter().flat_map(|it| it.answers.attachments());
            let attached: Vec<Id> = removed.entry.answers.attachments().chain(drafted).collect();
            app.say_undo(
                t.diary.deleted,
                move || self.put_back(app, removed.clone()),
                move || app.wings.let_go(self, Unwanted::These(attached.clone())),
            );
        });
    }

    fn put_back(self, app: App, removed: Removed) {
        let book = self.book();
        let kept = removed.clone();
        let work = async move { Ok(usecase::put_back(&book, &kept).await?) };
        task::run(app, work, move |()| {
            self.ready.update(|ready| ready.extend(removed.ready));
            self.drafts.update(|drafts| drafts.extend(removed.draft));
            self.journal.update(|journal| journal.put(removed.entry));
        });
    }

    /// Changes the settings. The screen follows at once, for the same reason as in [`Session::put_ready`].
    pub fn set(self, app: App, change: impl FnOnce(&mut Settings), done: impl FnOnce() + 'static) {
        let before = self.settings.get_untracked();
        self.settings.update(change);
        let kept = self.settings.get_untracked();
        let work = async move { Ok(usecase::change_settings(&self.book(), &kept).await?) };
        task::run_or(
            app,
            work,
            move |()| done(),
            move |_| self.settings.set(before),
        );
    }

    /// Erases this book from the device, and starts anew.
    pub fn erase(self, app: App) {
        let place = self.place.get_value();
        task::run(app, async move { place.erase().await }, |()| {
            address::start_over()
        });
    }
}

/// Puts something in a list, in the place of what has the same name.
fn put<T, K: PartialEq>(all: &mut Vec<T>, item: T, name: impl Fn(&T) -> K) {
    match all.iter_mut().find(|other| name(other) == name(&item)) {
        Some(old) => *old = item,
        None => all.push(item),
    }
}
