//! Someone chooses another passphrase, perhaps after the recovery code opened the book.

use super::set_lock::{if_locked, under_passphrase};
use super::{Book, LockError, Stretcher, World};
use crate::crypto::key_slot::{KdfParams, Passphrase};
use crate::store::SlotKind;

/// Locks the data key away under another passphrase. The recovery code stays the same.
///
/// # Errors
/// [`LockError`]; the old passphrase is then the one that opens the book, unless the connection was lost just then.
pub async fn change_lock<W: World>(
    book: &Book<W>,
    passphrase: &Passphrase,
    params: KdfParams,
    stretcher: &impl Stretcher,
) -> Result<(), LockError> {
    let key = book.vault.key();
    let slot = under_passphrase(key, passphrase, params, stretcher, &book.random).await?;
    let puts = [slot];
    book.vault
        .change_slots(|slots| if_locked(slots, &puts, &[SlotKind::Tries]))
        .await
}
