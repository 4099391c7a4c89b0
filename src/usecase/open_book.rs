//! Someone opens their book: what is in it comes into memory. Of a long diary, what is older comes with `read_on`.

use super::gathering::Gathering;
use super::{Book, Contents, World};
use crate::crypto::identity::Identity;
use crate::crypto::seal::DataKey;
use crate::store::slot::{SlotError, open_key};
use crate::store::vault::Vault;
use crate::store::{Seq, Snapshot, Store, StoreError, Table};

/// How many entries are read at once: a school year with one every day. Of more than that, the first screen waits for an eighth.
pub(super) const FEW: usize = 256;

/// How many bytes are read before the screen has its turn: more than a diary's first screen takes.
const A_TURN: usize = 128 * 1024;

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
    let found = store.newest(FEW).await?;
    let vault = Vault::new(store, key, found.last);
    let (identity, contents) = read_all(&vault, &found).await?;
    Ok((Book::new(vault, clock, random, identity), contents))
}

/// Everything in a book, out of all its rows.
pub(super) async fn read_all<S: Store>(
    vault: &Vault<S>,
    found: &Snapshot,
) -> Result<(Identity, Contents), OpenError> {
    let (mut gathering, mut damaged) = (Gathering::default(), found.nameless);
    let mut read = 0;
    for row in &found.rows {
        read += row.sealed.len();
        if read > A_TURN {
            // All that sixty learners ever shared takes a while: the screen has its turn while the store says something small.
            vault.store().last().await?;
            read = 0;
        }
        let opens = gathering.open(vault, row);
        // Where there are older entries, `read_on` counts those that do not open: it comes by these too.
        let later = found.older && row.table == Table::Entries;
        damaged += usize::from(!opens && !later);
    }
    let (identity, mut contents) = gathering.finish().map_err(OpenError::Damaged)?;
    contents.damaged = damaged;
    contents.whole = !found.older;
    Ok((identity, contents))
}
