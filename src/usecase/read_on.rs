//! A book with a long diary was opened: its older entries come into memory while the screen is in use already.

use std::collections::BTreeSet;
use std::sync::Arc;

use futures_util::future::{OptionFuture, join};

use super::gathering::Gathering;
use super::groups::Groups;
use super::{Book, World};
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::store::bundle::Bundled;
use crate::store::{Seq, Snapshot, Store, StoreError, Table};

/// After how many entries the screen may get its turn: looking at the clock takes time too.
const SOME: usize = 8;
/// How many buckets are fetched in one go where they are bundled.
const BUCKETS: u8 = 16;

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
/// What lay in no bundle the book remembers, for `bundle_up`.
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
    let (vault, store, opened) = (&book.vault, book.vault.store(), book.vault.told());
    let (mut gathering, mut damaged) = (Gathering::default(), 0);
    let mut take = |id: Id, seq: Seq, json: Option<&[u8]>| {
        if seq <= opened && !known.contains(&id) {
            let read = json.map(|json| gathering.add(Table::Entries, Some(id), json));
            damaged += usize::from(!matches!(read, Some(Ok(()))));
        }
    };

    let mut loose = Vec::new();
    let mut firsts = (0..=u8::MAX).step_by(BUCKETS.into());
    let ask = |_: Option<&_>| {
        let first = firsts.next()?;
        let buckets = first..=first + (BUCKETS - 1);
        Some(async { Ok((buckets.clone(), store.bundles(buckets).await?)) })
    };
    one_by_one(ask, async |(buckets, found)| {
        let mut found = found.into_iter().peekable();
        for bucket in buckets {
            let bundle = found.next_if(|bundle| bundle.bucket == bucket);
            let Some(bundle) = bundle.and_then(|bundle| vault.unbundle(&bundle)) else {
                loose.push(bucket);
                continue;
            };
            for (place, Bundled { id, seq, json }) in bundle.entries().enumerate() {
                take(id, seq, Some(json));
                if place % SOME == 0 {
                    breathe().await;
                }
            }
        }
    })
    .await?;

    let (mut groups, mut nameless) = (Groups::of(&loose), 0);
    let ask = |last: Option<&Snapshot>| {
        let group = groups.next(last)?;
        Some(async move { store.entries_in(group).await })
    };
    one_by_one(ask, async |found: Snapshot| {
        nameless += found.nameless;
        for (place, row) in found.rows.iter().enumerate() {
            let json = vault.open(row);
            take(row.id, row.seq, json.as_ref().map(|json| json.as_slice()));
            if place % SOME == 0 {
                breathe().await;
            }
        }
    })
    .await?;
    let damaged = damaged + nameless;
    let entries = gathering.entries();
    book.lies_loose(loose);
    Ok(Older { entries, damaged })
}

/// Reads one part after another, while the next one is on its way; each is asked for with the one before it at hand.
async fn one_by_one<T, F>(
    mut ask: impl FnMut(Option<&T>) -> Option<F>,
    mut read: impl AsyncFnMut(T),
) -> Result<(), StoreError>
where
    F: Future<Output = Result<T, StoreError>>,
{
    let mut part = OptionFuture::from(ask(None)).await.transpose()?;
    while let Some(here) = part {
        let next = OptionFuture::from(ask(Some(&here)));
        let (next, ()) = join(next, read(here)).await;
        part = next.transpose()?;
    }
    Ok(())
}
