//! All of an open book at once, read a page at a time.

use super::open_book::{FEW, read_all};
use super::read_on::older;
use super::{Book, Contents, OpenError, World};
use crate::crypto::identity::Identity;
use crate::store::{Seq, Store};

/// How long is gone on before the screen has its turn, in milliseconds.
const A_TURN: u64 = 16;

/// Everything in a book as it was at a commit. Of an entry that any tab changed or deleted while it was read nothing is here:
/// who writes by it writes right after `last`, which then fails, and who shows it follows what came after.
pub(super) struct Whole {
    /// The commit.
    pub last: Seq,
    /// Who its owner is to others.
    pub identity: Identity,
    /// All the rest, to the oldest entry.
    pub contents: Contents,
}

impl Whole {
    /// Reads it. Every now and then the store is asked something, and at each answer the screen has had its turn.
    pub async fn of<W: World>(book: &Book<W>) -> Result<Self, OpenError> {
        let store = book.vault.store();
        let found = store.newest(FEW).await?;
        let (identity, mut contents) = read_all(&book.vault, &found).await?;
        if !contents.whole {
            let known = contents.journal.all().map(|entry| entry.id).collect();
            let mut since = book.now().unix_ms();
            let breathe = async || {
                if book.now().unix_ms().abs_diff(since) > A_TURN {
                    // Whether it still answers is seen when more is asked.
                    let _ = store.last().await;
                    since = book.now().unix_ms();
                }
            };
            let older = older(book, found.last, &known, breathe).await?;
            store.last().await?;
            contents.add(older);
        }
        Ok(Self {
            last: found.last,
            identity,
            contents,
        })
    }
}
