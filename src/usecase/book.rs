//! The open book: everything a use case needs to do its work.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::crypto::identity::Identity;
use crate::crypto::random::Random;
use crate::domain::contact::PublicKey;
use crate::domain::draft::Draft;
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::store::Store;
use crate::store::vault::{Changes, Vault, VaultError};

/// What time it is.
pub trait Clock {
    /// Now, on the clock of the device.
    fn now(&self) -> Moment;
}

/// What a book lives with: the browser's own things in the app, simple ones in a test.
pub trait World {
    /// Where records are kept.
    type Store: Store;
    /// What time it is.
    type Clock: Clock;
    /// Where chance comes from.
    type Random: Random;
}

/// Something new that is to be kept under a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Wanted {
    /// A letter to this contact.
    Letter(Id),
    /// A contact with this key.
    Contact(PublicKey),
}

/// An open book.
pub struct Book<W: World> {
    pub(super) vault: Vault<W::Store>,
    pub(super) clock: W::Clock,
    pub(super) random: W::Random,
    identity: RefCell<Rc<Identity>>,
    /// Drafts that became an entry while the book was open, as [`session`] names them.
    finished: RefCell<BTreeSet<(Id, Option<u32>)>>,
    /// The buckets of the diary that were in no bundle when it was read.
    loose: RefCell<Vec<u8>>,
    /// Names that were drawn for something of which nobody was told yet that it was kept.
    names: RefCell<BTreeMap<Wanted, Id>>,
}

impl<W: World> Book<W> {
    pub(super) fn new(
        vault: Vault<W::Store>,
        clock: W::Clock,
        random: W::Random,
        identity: Identity,
    ) -> Self {
        Self {
            vault,
            clock,
            random,
            identity: RefCell::new(Rc::new(identity)),
            finished: RefCell::default(),
            loose: RefCell::default(),
            names: RefCell::default(),
        }
    }

    /// The owner's public key.
    pub fn key(&self) -> PublicKey {
        self.identity.borrow().public()
    }

    /// Who the owner is to others.
    pub(super) fn identity(&self) -> Rc<Identity> {
        Rc::clone(&self.identity.borrow())
    }

    /// The owner has another key from now on: a back-up was restored.
    pub(super) fn become_other(&self, identity: &Rc<Identity>) {
        self.identity.replace(Rc::clone(identity));
    }

    /// Now.
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    /// The vault, to look at what is kept.
    pub const fn vault(&self) -> &Vault<W::Store> {
        &self.vault
    }

    pub(super) async fn commit(&self, changes: Changes) -> Result<(), VaultError> {
        self.vault.commit(changes, &self.random).await
    }

    /// The name for something new: the same one until it is [`Book::is_kept`]. So asking again after an answer
    /// was lost makes no second one.
    pub(super) fn name_for(&self, wanted: Wanted) -> Id {
        let fresh = self.random.id();
        *self.names.borrow_mut().entry(wanted).or_insert(fresh)
    }

    /// It was kept, and someone was told: the next one is another.
    pub(super) fn is_kept(&self, wanted: Wanted) {
        self.names.borrow_mut().remove(&wanted);
    }

    /// The buckets of the diary that were in no bundle when it was read, and were not bundled since.
    pub fn loose(&self) -> Vec<u8> {
        self.loose.borrow().clone()
    }

    /// Remembers which those are.
    pub(super) fn lies_loose(&self, buckets: Vec<u8>) {
        self.loose.replace(buckets);
    }

    /// Remembers that a draft became an entry.
    pub(super) fn finish(&self, draft: &Draft) {
        self.finished.borrow_mut().insert(session(draft));
    }

    /// Whether a draft became an entry before.
    pub(super) fn is_finished(&self, draft: &Draft) -> bool {
        self.finished.borrow().contains(&session(draft))
    }
}

/// One time of writing. A saved draft never comes back under this name: what changes the entry
/// that it became, changes a later revision.
fn session(draft: &Draft) -> (Id, Option<u32>) {
    (draft.id, draft.changes)
}

impl<W: World> core::fmt::Debug for Book<W> {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "Book({:?})", self.key())
    }
}
