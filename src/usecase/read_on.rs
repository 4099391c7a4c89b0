//! A book with a long diary was opened: its older entries come into memory while the screen is in use already.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::gathering::Gathering;
use super::{Book, World};
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::store::{Store, StoreError, Table};

/// How many rows are fetched in one go.
const PAGE: usize = 512;

/// The entries that were left when the book was opened.
#[derive(Debug, Default)]
pub struct Older {
    /// Those, in no particular order.
    pub entries: Vec<Arc<Entry>>,
    /// How many do not open. They are left as they lie.
    pub damaged: usize,
}

/// Reads the entries that were left when the book was opened; `known` are those that were not. `breathe` is called after each:
/// there the screen gets its turn.
///
/// No entry that this tab writes meanwhile is among them, and none that it deletes, as those are known. What
/// other tabs do meanwhile comes with `follow`, which has to wait until then.
///
/// # Errors
/// A [`StoreError`] when the store does not answer; it can be asked again.
pub async fn read_on<W: World>(
    book: &Book<W>,
    known: &BTreeSet<Id>,
    mut breathe: impl AsyncFnMut(),
) -> Result<Older, StoreError> {
    let (mut gathering, mut damaged) = (Gathering::default(), 0);
    let (mut after, opened) = (None, book.vault.told());
    loop {
        let page = book.vault.store().page(Table::Entries, after, PAGE).await?;
        damaged += page.nameless;
        for row in &page.rows {
            if row.seq <= opened && !known.contains(&row.id) {
                let json = book.vault.open(row);
                let read =
                    json.is_some_and(|it| gathering.add(row.table, Some(row.id), &it).is_ok());
                damaged += usize::from(!read);
                breathe().await;
            }
        }
        after = page.next;
        if after.is_none() {
            let entries = gathering.entries();
            return Ok(Older { entries, damaged });
        }
    }
}
