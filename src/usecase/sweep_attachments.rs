//! Attachments that nothing refers to any more are taken away: of an entry that was deleted, or of an answer that
//! was changed, when the page was closed before it could do so itself.

use std::collections::BTreeSet;

use super::whole::Whole;
use super::{Book, OpenError, World};
use crate::domain::attachment::Attachment;
use crate::domain::id::Id;
use crate::store::vault::{Changes, VaultError};

/// How long an attachment is left alone that nothing refers to yet, or no longer: a day. Another tab may be recording
/// it, or offering to put its entry back.
const GRACE_MS: u64 = 24 * 60 * 60 * 1000;

/// Takes the attachments away that no entry, no draft and no parcel that was kept refers to; gives their names.
///
/// Those of the last day, and `spared`, are left alone. So are all of them when a record does not open: it may be the
/// one that refers to them. When any tab commits anything meanwhile, all stays as it is: there is no hurry.
///
/// # Errors
/// [`VaultError`] when it was not done; nothing was changed then.
pub async fn sweep_attachments<W: World>(
    book: &Book<W>,
    spared: &[Id],
) -> Result<Vec<Id>, VaultError> {
    let whole = match Whole::of(book).await {
        Ok(whole) if whole.contents.damaged == 0 => whole,
        Err(OpenError::Store(error)) => return Err(error.into()),
        _ => return Ok(Vec::new()),
    };
    let wanted = whole.contents.attached().chain(spared.iter().copied());
    let wanted: BTreeSet<Id> = wanted.collect();
    let now = book.now().unix_ms();
    let is_old = |it: &&Attachment| now.abs_diff(it.made.unix_ms()) > GRACE_MS;
    let old = whole.contents.attachments.iter().filter(is_old);
    let orphans: Vec<Id> = old
        .map(|it| it.id)
        .filter(|id| !wanted.contains(id))
        .collect();
    if orphans.is_empty() {
        return Ok(orphans);
    }
    let changes = orphans.iter().fold(Changes::new(), |changes, id| {
        changes.delete::<Attachment>(*id).delete_chunks(*id)
    });
    let swept = book
        .vault
        .commit_right_after(whole.last, changes, &book.random, async || {});
    Ok(if swept.await? { orphans } else { Vec::new() })
}
