//! Someone starts: "Ik ben leerling" or "Ik ben coach".

use super::new_recovery_code::under_new_code;
use super::set_lock::under_passphrase;
use super::{Book, Contents, Stretcher, World};
use crate::crypto::identity::Identity;
use crate::crypto::key_slot::{DeriveError, KdfParams, Passphrase};
use crate::crypto::recovery_code::RecoveryCode;
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
    /// No key could be made of the passphrase.
    #[error(transparent)]
    Derive(#[from] DeriveError),
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
    let key = DataKey::generate(&random);
    let slots = vec![Slot::open(&key)];
    begin(store, clock, random, key, slots, Settings::new(role, lang)).await
}

/// Starts a book that is locked from its first commit, so that its key never lies on the device in the clear.
/// The recovery code is to be shown now and never again.
///
/// # Errors
/// As [`start_book`].
pub async fn start_locked_book<W: World>(
    store: W::Store,
    clock: W::Clock,
    random: W::Random,
    settings: Settings,
    passphrase: &Passphrase,
    params: KdfParams,
    stretcher: &impl Stretcher,
) -> Result<(Book<W>, Contents, RecoveryCode), StartError> {
    let key = DataKey::generate(&random);
    let under_passphrase = under_passphrase(&key, passphrase, params, stretcher, &random).await?;
    let (code, under_code) = under_new_code(&key, &random);
    let slots = vec![under_passphrase, under_code];
    let (book, contents) = begin(store, clock, random, key, slots, settings).await?;
    Ok((book, contents, code))
}

async fn begin<W: World>(
    store: W::Store,
    clock: W::Clock,
    random: W::Random,
    key: DataKey,
    slots: Vec<Slot>,
    settings: Settings,
) -> Result<(Book<W>, Contents), StartError> {
    let identity = Identity::generate(&random);
    let changes = Changes::new().put(&settings).put(&identity);
    let mut batch = changes
        .batch(FIRST, &key, &random, async || {})
        .await
        .map_err(VaultError::from)?;
    batch.slots = slots;
    // SECURITY: a store that has a commit refuses the first one, so that no key slot is ever written over.
    match store.write(&batch).await {
        Ok(()) => Ok((
            Book::new(Vault::new(store, key, batch.seq), clock, random, identity),
            Contents::new(settings),
        )),
        Err(StoreError::Conflict) => Err(StartError::AlreadyStarted),
        Err(error) => Err(VaultError::from(error).into()),
    }
}
