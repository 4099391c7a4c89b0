//! Someone starts: "Ik ben leerling" or "Ik ben coach".

use super::{Book, Contents, World};
use crate::crypto::identity::Identity;
use crate::crypto::seal::DataKey;
use crate::domain::contact::Role;
use crate::domain::lang::Lang;
use crate::domain::settings::Settings;
use crate::store::vault::{Changes, Vault, VaultError};
use crate::store::{Seq, Slot, Store, StoreError};

/// The number of a book's first commit.
const FIRST: Seq = Seq::ZERO.plus(1);

/// Why a book was not started.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StartError {
    /// There is a book in this store already; it must be opened, not started.
    #[error("this book was started before")]
    AlreadyStarted,
    /// It was not kept.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Starts a book in an empty store: its key, whose it is, and who that is to others, in one commit.
///
/// # Errors
/// [`StartError`]; the store is then as it was.
pub async fn start_book<W: World>(
    store: W::Store,
    clock: W::Clock,
    random: W::Random,
    role: Role,
    lang: Lang,
) -> Result<(Book<W>, Contents), StartError> {
    let (key, identity) = (DataKey::generate(&random), Identity::generate(&random));
    let settings = Settings::new(role, lang);
    let changes = Changes::new().put(&settings).put(&identity);
    let mut batch = changes
        .batch(FIRST, &key, &random)
        .map_err(VaultError::from)?;
    batch.slots.push(Slot::open(&key));
    // SECURITY: a store that has a commit refuses the first one, so that no key slot is ever written over.
    match store.write(&batch).await {
        Ok(()) => Ok((
            Book::new(Vault::new(store, key, FIRST), clock, random, identity),
            Contents::new(settings),
        )),
        Err(StoreError::Conflict) => Err(StartError::AlreadyStarted),
        Err(error) => Err(VaultError::from(error).into()),
    }
}
