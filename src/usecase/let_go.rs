//! Attachments that someone was done with are taken away: of an answer that was changed, or of an entry that nobody can
//! put back any more.

use std::collections::BTreeSet;

use super::gathering::Gathering;
use super::{Book, World};
use crate::domain::attachment::Attachment;
use crate::domain::id::Id;
use crate::store::Store;
use crate::store::vault::{Changes, VaultError};

/// How often it is tried when something is committed meanwhile.
const TRIES: usize = 4;

/// Takes those of these attachments away, with all their pieces, that nothing refers to; gives their names.
///
/// `wanted` says what the entries and drafts refer to that the screen knows. What was committed since it last followed is
/// looked at here: another tab may have restored the entry. When a record does not open, or commits keep coming,
/// all stay, and `sweep_attachments` takes them away another day.
///
/// # Errors
/// [`VaultError`] when they are still there; so are they swept later.
pub async fn let_go<W: World>(
    book: &Book<W>,
    ids: &[Id],
    wanted: impl Fn() -> BTreeSet<Id>,
) -> Result<Vec<Id>, VaultError> {
    for _ in 0..TRIES {
        let told = book.vault.told();
        let news = book.vault.store().since(told).await?;
        let mut gathering = Gathering::default();
        let mut all_open = true;
        for row in news.iter().flat_map(|news| &news.rows) {
            all_open &= gathering.open(&book.vault, row);
        }
        // A record without a name that can be read may refer to any of them too.
        if !all_open || (news.is_some() && book.vault.store().names().await?.nameless > 0) {
            return Ok(Vec::new());
        }
        let since: BTreeSet<Id> = gathering.attached().collect();
        let wanted = wanted();
        let unwanted = |id: &&Id| !wanted.contains(id) && !since.contains(id);
        let unwanted: Vec<Id> = ids.iter().filter(unwanted).copied().collect();
        if unwanted.is_empty() {
            return Ok(unwanted);
        }
        let changes = unwanted.iter().fold(Changes::new(), |changes, id| {
            changes.delete::<Attachment>(*id).delete_chunks(*id)
        });
        let last = news.map_or(told, |news| news.last);
        let gone = book
            .vault
            .commit_right_after(last, changes, &book.random, async || {})
            .await?;
        if gone {
            return Ok(unwanted);
        }
    }
    Ok(Vec::new())
}
