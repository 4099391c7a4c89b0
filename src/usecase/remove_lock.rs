//! Someone takes the lock off the book.

use super::set_lock::if_locked;
use super::{Book, LockError, World};
use crate::store::{Slot, SlotKind};

/// Lays the data key in the clear again. The old passphrase and recovery code open nothing any more.
///
/// # Errors
/// [`LockError`]; the lock is then still there, unless the connection was lost just then.
pub async fn remove_lock<W: World>(book: &Book<W>) -> Result<(), LockError> {
    let puts = [Slot::open(book.vault.key())];
    let gone = [SlotKind::Passphrase, SlotKind::Recovery, SlotKind::Tries];
    book.vault
        .change_slots(|slots| if_locked(slots, &puts, &gone))
        .await
}
