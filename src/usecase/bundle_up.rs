//! Entries that lie loose go in bundles, so that the diary is read more quickly the next time.

use super::groups::Groups;
use super::{Book, World};
use crate::store::bundle::bucket;
use crate::store::{Row, Store, StoreError};

/// Bundles the entries that lay in no bundle when the diary was read. `breathe` is called after each bucket: there the screen gets its turn.
///
/// It changes nothing for who reads, and there is no hurry: a bucket of which a record does not open stays loose, and so does one
/// when any tab commits something just then.
///
/// # Errors
/// A [`StoreError`] when the store does not answer or has no room. What was bundled stays so.
pub async fn bundle_up<W: World>(
    book: &Book<W>,
    mut breathe: impl AsyncFnMut(),
) -> Result<(), StoreError> {
    let (store, loose) = (book.vault.store(), book.loose());
    book.lies_loose(Vec::new());
    let (mut groups, mut last) = (Groups::of(&loose), None);
    while let Some(group) = groups.next(last.as_ref()) {
        let found = store.entries_in(group).await?;
        // A row without a name may be one of any of them.
        if found.nameless == 0 {
            let mut bundles = Vec::new();
            for &one in group {
                let rows = found.rows.iter().filter(|row| bucket(row.id) == one);
                let rows: Vec<&Row> = rows.collect();
                bundles.extend(book.vault.bundle(one, &rows, &book.random));
                breathe().await;
            }
            store.keep_bundles(found.last, &bundles).await?;
        }
        last = Some(found);
    }
    Ok(())
}
