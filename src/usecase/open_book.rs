//! Someone opens their book: everything in it comes into memory.

use super::{Book, Contents, World};
use crate::crypto::identity::Identity;
use crate::crypto::seal::DataKey;
use crate::domain::attachment::Attachment;
use crate::domain::contact::Contact;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::inbox::Received;
use crate::domain::order;
use crate::domain::sent::Sent;
use crate::domain::settings::Settings;
use crate::domain::shared::Letter;
use crate::store::record::Record;
use crate::store::slot::{SlotError, open_key};
use crate::store::vault::{Vault, read};
use crate::store::{Row, Seq, Store, StoreError, Table};

/// Why a book does not open.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// There is nothing in it yet: it can be started.
    #[error("this book was never started")]
    NotStarted,
    /// There is a lock on it.
    #[error("this book is locked")]
    Locked,
    /// The key to it is damaged, or gone.
    #[error("the key is damaged")]
    Key,
    /// A record that it cannot do without is damaged or gone.
    #[error("a record of {} is damaged", .0.code())]
    Damaged(Table),
    /// The store does not answer.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl OpenError {
    /// A short name that stays the same, for a report.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotStarted => "open.not_started",
            Self::Locked => "open.locked",
            Self::Key => "open.key",
            Self::Damaged(_) => "open.damaged",
            Self::Store(error) => error.code(),
        }
    }
}

/// Opens a book that was started before and has no lock. It changes nothing.
///
/// # Errors
/// [`OpenError`]; [`OpenError::Locked`] when it is `unlock` that opens it. Damaged records that it can do without are no error but [`Contents::damaged`].
pub async fn open_book<W: World>(
    store: W::Store,
    clock: W::Clock,
    random: W::Random,
) -> Result<(Book<W>, Contents), OpenError> {
    let key = match open_key(&store.slots().await?) {
        // A book with commits was started, though no key that is known here lies there: it must never be taken for an empty one.
        Err(SlotError::None) if store.last().await? == Seq::ZERO => {
            return Err(OpenError::NotStarted);
        }
        // Or it was started just now, and then the key came with the first commit.
        Err(SlotError::None) => open_key(&store.slots().await?),
        found => found,
    };
    let key = key.map_err(|error| match error {
        SlotError::Locked => OpenError::Locked,
        _ => OpenError::Key,
    })?;
    open_with(store, key, clock, random).await
}

/// Opens a book with its key.
pub(super) async fn open_with<W: World>(
    store: W::Store,
    key: DataKey,
    clock: W::Clock,
    random: W::Random,
) -> Result<(Book<W>, Contents), OpenError> {
    let found = store.load(&Table::ALL).await?;
    let mut opened = Opened {
        key: &key,
        rows: &found.rows,
        damaged: found.nameless,
    };
    let identity = opened.the_only::<Identity>()?;
    let mut contents = Contents::new(opened.the_only::<Settings>()?);
    contents.journal = opened.all::<Entry>().into_iter().collect();
    contents.drafts = order::by(opened.all(), |draft: &Draft| {
        (-draft.touched.unix_ms(), 0, draft.id)
    });
    contents.contacts = order::by(opened.all(), |contact: &Contact| {
        (contact.met.unix_ms(), 0, contact.id)
    });
    contents.ready = opened.all();
    contents.sent = order::by(opened.all(), |sent: &Sent| {
        let Letter {
            sealed,
            sequence,
            id,
            ..
        } = sent.letter;
        (
            -sealed.unix_ms(),
            -i64::try_from(sequence).unwrap_or(i64::MAX),
            id,
        )
    });
    contents.received = order::by(opened.all(), |received: &Received| {
        (-received.opened.unix_ms(), 0, received.letter.id)
    });
    contents.attachments = order::by(opened.all(), |attachment: &Attachment| {
        (attachment.made.unix_ms(), 0, attachment.id)
    });
    contents.damaged = opened.damaged;
    Ok((
        Book::new(Vault::new(store, key, found.last), clock, random, identity),
        contents,
    ))
}

/// The rows on their way into memory.
struct Opened<'a> {
    key: &'a DataKey,
    rows: &'a [Row],
    damaged: usize,
}

impl Opened<'_> {
    fn all<R: Record>(&mut self) -> Vec<R> {
        let loaded = read(self.key, self.rows);
        self.damaged += loaded.damaged.len();
        loaded.items
    }

    fn the_only<R: Record>(&mut self) -> Result<R, OpenError> {
        self.all().pop().ok_or(OpenError::Damaged(R::TABLE))
    }
}
