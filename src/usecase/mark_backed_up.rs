//! A back-up was made and handed over, or someone does not want to be asked for one again.

use super::{Book, World};
use crate::domain::moment::Moment;
use crate::domain::settings::Settings;
use crate::store::vault::{Changes, VaultError};

/// Remembers the moment of what is in the last back-up (`MakingBackup::made`). The offer then waits for new entries.
///
/// # Errors
/// [`VaultError`] when it was not kept; the back-up is as good.
pub async fn mark_backed_up<W: World>(
    book: &Book<W>,
    settings: &Settings,
    made: Moment,
) -> Result<Settings, VaultError> {
    keep(book, settings, |settings| {
        settings.backed_up.last = Some(made)
    })
    .await
}

/// "Niet meer vragen", or do ask again.
///
/// # Errors
/// [`VaultError`] when it was not kept.
pub async fn silence_backup_offer<W: World>(
    book: &Book<W>,
    settings: &Settings,
    never_ask: bool,
) -> Result<Settings, VaultError> {
    keep(book, settings, |settings| {
        settings.backed_up.never_ask = never_ask
    })
    .await
}

async fn keep<W: World>(
    book: &Book<W>,
    settings: &Settings,
    change: impl FnOnce(&mut Settings),
) -> Result<Settings, VaultError> {
    let mut settings = settings.clone();
    change(&mut settings);
    book.commit(Changes::new().put(&settings)).await?;
    Ok(settings)
}
