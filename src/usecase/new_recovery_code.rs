//! Someone lost the paper with the recovery code, or someone else found it.

use super::set_lock::if_locked;
use super::{Book, LockError, World};
use crate::crypto::key_slot::RecoverySlot;
use crate::crypto::random::Random;
use crate::crypto::recovery_code::RecoveryCode;
use crate::crypto::seal::DataKey;
use crate::store::Slot;

/// Makes another recovery code, to be shown now and never again. The old one opens nothing any more.
///
/// # Errors
/// [`LockError`]; the old code is then the one that counts, unless the connection was lost just then.
pub async fn new_recovery_code<W: World>(book: &Book<W>) -> Result<RecoveryCode, LockError> {
    let (code, slot) = under_new_code(book.vault.key(), &book.random);
    let puts = [slot];
    book.vault
        .change_slots(|slots| if_locked(slots, &puts, &[]))
        .await?;
    Ok(code)
}

/// A new code, and the data key under it.
pub(super) fn under_new_code(key: &DataKey, random: &impl Random) -> (RecoveryCode, Slot) {
    let code = RecoveryCode::generate(random);
    let slot = RecoverySlot::wrap(&code, key, random);
    (code, Slot::recovery(&slot))
}
