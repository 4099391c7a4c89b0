//! "Probeer met voorbeelden": an example book is filled with invented entries.

use super::{Book, World};
use crate::domain::entry::Entry;
use crate::store::vault::{Changes, VaultError};
use crate::wire::{self, WireError};

/// How many entries are kept in one commit: enough to be quick, few enough not to hold up the page.
const BATCH: usize = 200;

/// Why an example was not filled.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExampleError {
    /// The text is no list of stored entries; nothing was kept.
    #[error(transparent)]
    Text(#[from] WireError),
    /// It was not all kept.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Keeps all entries of a JSON list, each in the form in which the store has it.
///
/// # Errors
/// [`ExampleError`]. An example half filled can be filled again.
pub async fn fill_example<W: World>(
    book: &Book<W>,
    json: &str,
) -> Result<Vec<Entry>, ExampleError> {
    let entries: Vec<Entry> = wire::decode_all(json.as_bytes())?;
    for some in entries.chunks(BATCH) {
        book.commit(some.iter().fold(Changes::new(), Changes::put))
            .await?;
    }
    Ok(entries)
}
