//! Attachments that nothing refers to any more are taken away: of an entry that was deleted, or of an answer that
//! was changed, when the page was closed before it could do so itself.

use std::collections::BTreeSet;

use super::gathering::Gathering;
use super::{Book, World};
use crate::domain::attachment::Attachment;
use crate::domain::id::Id;
use crate::store::vault::{Changes, VaultError};
use crate::store::{Store, Table};

/// How long an attachment is left alone that nothing refers to yet, or no longer: a day. Another tab may be recording
/// it, or offering to put its entry back.
const GRACE_MS: u64 = 24 * 60 * 60 * 1000;

/// Takes the attachments away that no entry, no draft and no parcel that was kept refers to, and says how many they were.
///
/// Those of the last day, and `spared`, are left alone. So are all of them when a record does not open: it may be the
/// one that refers to them. When any tab commits anything meanwhile, all stays as it is: there is no hurry.
///
/// # Errors
/// [`VaultError`] when it was not done; nothing was changed then.
pub async fn sweep_attachments<W: World>(
    book: &Book<W>,
    spared: &[Id],
) -> Result<usize, VaultError> {
    let tables = [
        Table::Entries,
        Table::Drafts,
        Table::Received,
        Table::Attachments,
    ];
    let found = book.vault.store().load(&tables).await?;
    let mut gathering = Gathering::default();
    let mut all_open = found.nameless == 0;
    for row in &found.rows {
        all_open &= gathering.open(&book.vault, row);
    }
    if !all_open {
        return Ok(0);
    }
    let (wanted, attachments) = gathering.attachments();
    let wanted: BTreeSet<Id> = wanted.chain(spared.iter().copied()).collect();
    let now = book.now().unix_ms();
    let is_old = |it: &&Attachment| now.abs_diff(it.made.unix_ms()) > GRACE_MS;
    let orphans = attachments.iter().filter(is_old).map(|it| it.id);
    let orphans: Vec<Id> = orphans.filter(|id| !wanted.contains(id)).collect();
    if orphans.is_empty() {
        return Ok(0);
    }
    let changes = orphans.iter().fold(Changes::new(), |changes, id| {
        changes.delete::<Attachment>(*id).delete_chunks(*id)
    });
    let swept = book
        .vault
        .commit_right_after(found.last, changes, &book.random);
    Ok(if swept.await? { orphans.len() } else { 0 })
}
