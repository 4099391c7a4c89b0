//! Someone changes a name, a language, colours.

use super::{Book, World};
use crate::domain::settings::Settings;
use crate::store::vault::{Changes, VaultError};

/// Keeps the settings.
///
/// # Errors
/// [`VaultError`] when they were not kept.
pub async fn change_settings<W: World>(
    book: &Book<W>,
    settings: &Settings,
) -> Result<(), VaultError> {
    book.commit(Changes::new().put(settings)).await
}
