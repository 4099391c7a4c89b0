//! Someone at the open book shows that the lock is theirs, before it is changed or removed.

use super::unlock::try_secret;
use super::{Book, Secret, Stretcher, UnlockError, World};

/// Tries a secret on the lock of an open book. Wrong ones count and wait as they do before a closed book.
///
/// # Errors
/// [`UnlockError`].
pub async fn prove_secret<W: World>(
    book: &Book<W>,
    secret: Secret<'_>,
    stretcher: &impl Stretcher,
) -> Result<(), UnlockError> {
    try_secret(book.vault.store(), book.now(), secret, stretcher)
        .await
        .map(drop)
}
