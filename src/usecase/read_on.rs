//! A book with a long diary was opened: its older entries come into memory while the screen is in use already.

use std::collections::BTreeSet;

use futures_util::future::{OptionFuture, join};

use super::gathering::Gathering;
use super::groups::Groups;
use super::{Book, World};
use crate::domain::id::Id;
use crate::domain::journal::Journal;
use crate::store::bundle::BUCKETS;
use crate::store::{Seq, Snapshot, Store, StoreError};

/// After how many rows the screen may get its turn: looking at the clock takes time too.
const SOME: usize = 8;
/// How many buckets are fetched in one go where they are bundled.
const SOME_BUCKETS: u8 = 16;

/// The entries that were left when the book was opened.
#[derive(Debug, Default)]
pub struct Older {
    /// Those.
    pub journal: Journal,
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
    breathe: impl AsyncFnMut(),
) -> Result<Older, StoreError> {
    older(book, book.vault.told(), known, breathe).await
}

/// The same for a book of which everything up to the commit `opened` is wanted.
pub(super) async fn older<W: World>(
    book: &Book<W>,
    opened: Seq,
    known: &BTreeSet<Id>,
    mut breathe: impl AsyncFnMut(),
) -> Result<Older, StoreError> {
    let (vault, store) = (&book.vault, book.vault.store());
    let (mut gathering, mut damaged) = (Gathering::default(), 0);
    let wanted = |id: Id, seq: Seq| seq <= opened && !known.contains(&id);

    let mut loose = Vec::new();
    let mut firsts = (0..BUCKETS).step_by(SOME_BUCKETS.into());
    let ask = |_: Option<&_>| {
        let first = firsts.next()?;
        let buckets = first..=first + (SOME_BUCKETS - 1);
        Some(async { Ok((buckets.clone(), store.bundles(buckets).await?)) })
    };
    one_by_one(ask, async |(buckets, found)| {
        let mut found = found.into_iter().peekable();
        for bucket in buckets {
            let bundle = found.next_if(|bundle| bundle.bucket == bucket);
            match bundle.and_then(|bundle| vault.unbundle(&bundle)) {
                Some(entries) => entries
                    .into_iter()
                    .filter(|(seq, entry)| wanted(entry.id, *seq))
                    .for_each(|(_, entry)| gathering.take(entry)),
                None => loose.push(bucket),
            }
            breathe().await;
        }
    })
    .await?;

    let mut groups = Groups::of(&loose);
    let ask = |last: Option<&Snapshot>| {
        let group = groups.next(last)?;
        Some(async move { store.entries_in(group).await })
    };
    one_by_one(ask, async |found: Snapshot| {
        damaged += found.nameless;
        for (place, row) in found.rows.iter().enumerate() {
            if wanted(row.id, row.seq) {
                damaged += usize::from(!gathering.open(vault, row));
            }
            if place % SOME == 0 {
                breathe().await;
            }
        }
    })
    .await?;
    book.lies_loose(loose);
    let journal = gathering.journal();
    Ok(Older { journal, damaged })
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
