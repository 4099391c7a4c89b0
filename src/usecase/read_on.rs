//! A book with a long diary was opened: its older entries come into memory while the screen is in use already.

use std::collections::BTreeSet;
use std::sync::Arc;

use futures_util::future::{OptionFuture, join};

use super::gathering::Gathering;
use super::{Book, World};
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::store::{Page, Store, StoreError, Table};

/// How many rows are fetched in one go.
const PAGE: usize = 512;
/// After how many of them the screen may get its turn: looking at the clock takes time too.
const SOME: usize = 8;

/// The entries that were left when the book was opened.
#[derive(Debug, Default)]
pub struct Older {
    /// Those, in no particular order.
    pub entries: Vec<Arc<Entry>>,
    /// How many do not open. They are left as they lie.
    pub damaged: usize,
}

/// Reads the entries that were left when the book was opened; `known` are those that were not. `breathe` is called after
/// each few of them: there the screen gets its turn.
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
    let (store, opened) = (book.vault.store(), book.vault.told());
    let mut page = Some(store.page(Table::Entries, None, PAGE).await?);
    while let Some(Page {
        rows,
        nameless,
        next,
    }) = page
    {
        damaged += nameless;
        let read = async {
            for (place, row) in rows.iter().enumerate() {
                if row.seq <= opened && !known.contains(&row.id) {
                    damaged += usize::from(!gathering.open(&book.vault, row));
                }
                if place % SOME == 0 {
                    breathe().await;
                }
            }
        };
        // The next page is on its way while this one is read.
        let next = next.map(|after| store.page(Table::Entries, Some(after), PAGE));
        let (next, ()) = join(OptionFuture::from(next), read).await;
        page = next.transpose()?;
    }
    let entries = gathering.entries();
    Ok(Older { entries, damaged })
}
