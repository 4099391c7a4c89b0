//! Who turns a passphrase into a key: a second of work, which must not freeze the screen.

use crate::crypto::key_slot::{DeriveError, Passphrase, Stretch, WrappingKey};

/// Someone who can do that work. In the app it is a worker.
#[allow(
    async_fn_in_trait,
    reason = "nothing here is ever sent to another thread"
)]
pub trait Stretcher {
    /// The key that [`Stretch::derive`] gives.
    ///
    /// # Errors
    /// [`DeriveError`] when there is not enough memory, or the work was broken off.
    async fn derive(
        &self,
        stretch: Stretch,
        passphrase: &Passphrase,
    ) -> Result<WrappingKey, DeriveError>;
}

/// The work is done right here, and everything else waits.
#[derive(Debug, Clone, Copy)]
pub struct Here;

impl Stretcher for Here {
    async fn derive(
        &self,
        stretch: Stretch,
        passphrase: &Passphrase,
    ) -> Result<WrappingKey, DeriveError> {
        stretch.derive(passphrase)
    }
}
