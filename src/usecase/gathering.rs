//! Records on their way into memory, one by one: out of a book that is opened, out of a back-up, or what another
//! tab wrote, to what is known.

use super::Contents;
use super::contents::attached;
use crate::crypto::identity::Identity;
use crate::domain::attachment::Attachment;
use crate::domain::basket::ReadyItem;
use crate::domain::contact::Contact;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::inbox::Received;
use crate::domain::journal::{Incoming, Journal};
use crate::domain::order;
use crate::domain::question_set::QuestionSet;
use crate::domain::sent::Sent;
use crate::domain::settings::Settings;
use crate::domain::shared::Letter;
use crate::store::record::Record;
use crate::store::vault::Vault;
use crate::store::{Row, Store, Table};
use crate::wire::{self, WireError};

/// The records so far.
#[derive(Default)]
pub(super) struct Gathering {
    settings: Vec<Settings>,
    identity: Vec<Identity>,
    entries: Incoming,
    drafts: Vec<Draft>,
    contacts: Vec<Contact>,
    ready: Vec<ReadyItem>,
    sent: Vec<Sent>,
    received: Vec<Received>,
    attachments: Vec<Attachment>,
    sets: Vec<QuestionSet>,
}

impl Gathering {
    /// Opens a row, and reads it; whether that went well.
    pub fn open<S: Store>(&mut self, vault: &Vault<S>, row: &Row) -> bool {
        let json = vault.open(row);
        json.is_some_and(|json| self.add(row.table, Some(row.id), &json).is_ok())
    }

    /// Reads one more; `name` is the one that it must have, if that is known.
    ///
    /// # Errors
    /// [`WireError`] when it is not understood.
    pub fn add(&mut self, table: Table, name: Option<Id>, json: &[u8]) -> Result<(), WireError> {
        match table {
            Table::Settings => add(&mut self.settings, name, json),
            Table::Identity => add(&mut self.identity, name, json),
            Table::Entries => read(name, json).map(|entry| self.take(entry)),
            Table::Drafts => add(&mut self.drafts, name, json),
            Table::Contacts => add(&mut self.contacts, name, json),
            Table::Ready => add(&mut self.ready, name, json),
            Table::Sent => add(&mut self.sent, name, json),
            Table::Received => add(&mut self.received, name, json),
            Table::Attachments => add(&mut self.attachments, name, json),
            Table::Sets => add(&mut self.sets, name, json),
        }
    }

    /// All of it, and what is known and stays: no record that came may stay as it was known. The settings stay if no others came.
    pub fn onto(
        mut self,
        known: Contents,
        stays: impl Fn(Table, Id) -> bool,
    ) -> Result<Contents, Table> {
        if self.settings.is_empty() {
            self.settings.push(known.settings);
        }
        let mut journal = known.journal;
        journal.retain(|entry| stays(Table::Entries, entry.id));
        join(&mut self.drafts, known.drafts, &stays);
        join(&mut self.contacts, known.contacts, &stays);
        join(&mut self.ready, known.ready, &stays);
        join(&mut self.sent, known.sent, &stays);
        join(&mut self.received, known.received, &stays);
        join(&mut self.attachments, known.attachments, &stays);
        join(&mut self.sets, known.sets, &stays);
        let mut contents = self.contents()?;
        contents.journal.fill_in(journal);
        Ok(contents)
    }

    /// The attachments that entries, drafts and parcels that were kept refer to.
    pub fn attached(&self) -> impl Iterator<Item = Id> {
        attached(self.entries.iter(), &self.drafts, &self.received)
    }

    /// Adds an entry that was read.
    pub fn take(&mut self, entry: Entry) {
        self.entries.take(entry);
    }

    /// The entries alone.
    pub fn journal(self) -> Journal {
        self.entries.journal()
    }

    /// The owner's key, if it came.
    pub fn identity(&mut self) -> Option<Identity> {
        self.identity.pop()
    }

    /// All of it, in the order in which screens want it; or the table that lacks a record that no book can do without.
    pub fn finish(mut self) -> Result<(Identity, Contents), Table> {
        let identity = self.identity().ok_or(Table::Identity)?;
        Ok((identity, self.contents()?))
    }

    /// The same without the owner's key.
    pub fn contents(mut self) -> Result<Contents, Table> {
        let settings = self.settings.pop().ok_or(Table::Settings)?;
        Ok(Contents {
            journal: self.entries.journal(),
            drafts: order::by(self.drafts, |draft| (-draft.touched.unix_ms(), 0, draft.id)),
            contacts: order::by(self.contacts, |contact| {
                (contact.met.unix_ms(), 0, contact.id)
            }),
            ready: self.ready,
            sent: order::by(self.sent, |sent| newest_first(&sent.letter)),
            received: order::by(self.received, |received| {
                (-received.opened.unix_ms(), 0, received.letter.id)
            }),
            attachments: order::by(self.attachments, |attachment| {
                (attachment.made.unix_ms(), 0, attachment.id)
            }),
            sets: order::by(self.sets, |set| (0, 0, set.id())),
            ..Contents::new(settings)
        })
    }
}

fn join<R: Record>(all: &mut Vec<R>, known: Vec<R>, stays: &impl Fn(Table, Id) -> bool) {
    let known = known.into_iter();
    all.extend(known.filter(|record| stays(R::TABLE, record.id())));
}

fn newest_first(letter: &Letter) -> order::Key {
    let sequence = i64::try_from(letter.sequence).unwrap_or(i64::MAX);
    (-letter.sealed.unix_ms(), -sequence, letter.id)
}

fn add<R: Record>(all: &mut Vec<R>, name: Option<Id>, json: &[u8]) -> Result<(), WireError> {
    all.push(read(name, json)?);
    Ok(())
}

fn read<R: Record>(name: Option<Id>, json: &[u8]) -> Result<R, WireError> {
    let record: R = wire::decode(json)?;
    if name.is_some_and(|name| name != record.id()) {
        return Err(WireError::Value("name"));
    }
    Ok(record)
}
