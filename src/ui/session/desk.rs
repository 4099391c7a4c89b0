//! The coach's desk: what was looked at, how long it stays, and taking away a parcel or a learner.

use leptos::prelude::*;

use super::{Session, put};
use crate::domain::contact::{Contact, Desk};
use crate::domain::desk::unread;
use crate::domain::id::Id;
use crate::domain::inbox::Received;
use crate::domain::moment::Moment;
use crate::domain::retention::{Weeks, over, wants_warning};
use crate::ui::context::App;
use crate::ui::task;
use crate::usecase::{self, AboutLearner};

impl Session {
    /// Changes what the book remembers about its learners. Nothing is written where nothing changes.
    fn remember(self, app: App, change: impl Fn(&Contact) -> Desk) {
        let changed: Vec<Contact> = self.contacts.with_untracked(|all| {
            let changed = all.iter().filter_map(|contact| {
                let desk = change(contact);
                (desk != contact.desk).then(|| Contact {
                    desk,
                    ..contact.clone()
                })
            });
            changed.collect()
        });
        if changed.is_empty() {
            return;
        }
        let kept = changed.clone();
        let work = async move { Ok(usecase::keep_desk(&self.book(), &kept).await?) };
        task::run(app, work, move |()| {
            self.contacts.update(|all| {
                for contact in changed {
                    put(all, contact, |contact| contact.id);
                }
            });
        });
    }

    /// What a learner shared so far was looked at.
    pub fn looked_at(self, app: App, learner: Id) {
        let newest = self.received.with_untracked(|all| {
            let theirs = all.iter().filter(|it| it.from == learner);
            theirs.map(|it| it.opened).max_by_key(|it| it.unix_ms())
        });
        let Some(newest) = newest else { return };
        self.remember(app, |contact| match contact.id == learner {
            true if self.is_unread(contact) => Desk {
                seen: Some(later(newest, contact.desk.seen)),
                ..contact.desk
            },
            _ => contact.desk,
        });
    }

    fn is_unread(self, contact: &Contact) -> bool {
        self.received
            .with_untracked(|received| unread(received, contact) > 0)
    }

    /// How long what a learner shares is kept here.
    pub fn keep_for(self, app: App, learner: Id, weeks: Weeks) {
        self.remember(app, |contact| match contact.id == learner {
            // What would go now is warned about anew.
            true => Desk {
                weeks,
                warned: None,
                ..contact.desk
            },
            false => contact.desk,
        });
    }

    /// The warning stands on the screen that something of a learner goes soon, or of all of them.
    pub fn has_warned(self, app: App, of: Option<Id>) {
        let today = self.today();
        self.received.with_untracked(|received| {
            self.remember(app, |contact| {
                let here = of.is_none_or(|id| id == contact.id);
                match here && wants_warning(received, contact, today) {
                    true => Desk {
                        warned: Some(today),
                        ..contact.desk
                    },
                    false => contact.desk,
                }
            })
        });
    }

    /// Takes away what was kept long enough, and was warned about.
    pub fn clear_out(self, app: App) {
        let today = self.today();
        let contacts = self.contacts.get_untracked();
        let over: Vec<Received> = self.received.with_untracked(|received| {
            let over = contacts.iter().flat_map(|it| over(received, it, today));
            over.cloned().collect()
        });
        self.drop_all(app, over, || ());
    }

    /// Deletes a parcel that was kept.
    pub fn drop_parcel(self, app: App, parcel: Id, done: impl FnOnce() + 'static) {
        let found = self.received.with_untracked(|all| {
            let mut all = all.iter();
            all.find(|it| it.letter.id == parcel).cloned()
        });
        self.drop_all(app, found.into_iter().collect(), done);
    }

    fn drop_all(self, app: App, parcels: Vec<Received>, done: impl FnOnce() + 'static) {
        if parcels.is_empty() {
            return;
        }
        let gone: Vec<Id> = parcels.iter().map(|it| it.letter.id).collect();
        let files = parcels.iter().flat_map(|it| &it.letter.files);
        let files: Vec<Id> = files.map(|file| file.id).collect();
        let work = async move { Ok(usecase::drop_parcels(&self.book(), &parcels).await?) };
        task::run(app, work, move |left: Vec<Received>| {
            self.attachments
                .update(|all| all.retain(|it| !files.contains(&it.id)));
            self.received.update(|all| {
                all.retain(|it| {
                    let stays = left.iter().any(|left| left.letter.id == it.letter.id);
                    stays || !gone.contains(&it.letter.id)
                });
                for hollow in left {
                    put(all, hollow, |it| it.letter.id);
                }
            });
            done();
        });
    }

    /// Takes a learner away, with everything that is here about them.
    pub fn remove_learner(
        self,
        app: App,
        learner: Id,
        about: AboutLearner,
        done: impl FnOnce() + 'static,
    ) {
        let going = about.clone();
        let work = async move { Ok(usecase::remove_learner(&self.book(), learner, &going).await?) };
        task::run(app, work, move |()| {
            // First what the page of this learner is drawn from.
            done();
            self.contacts
                .update(|all| all.retain(|it| it.id != learner));
            self.received
                .update(|all| all.retain(|it| it.from != learner));
            self.sent.update(|all| all.retain(|it| it.to != learner));
            self.attachments
                .update(|all| all.retain(|it| !about.attachments.contains(&it.id)));
            self.drafts
                .update(|all| all.retain(|it| !about.drafts.contains(&it.id)));
            self.journal.update(|journal| {
                for id in about.notes.iter().chain(&about.replies) {
                    journal.remove(*id);
                }
            });
        });
    }
}

fn later(newest: Moment, seen: Option<Moment>) -> Moment {
    seen.filter(|seen| seen.unix_ms() > newest.unix_ms())
        .unwrap_or(newest)
}
