//! Another tab changed the book: this one follows.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::gathering::Gathering;
use super::{Book, Contents, OpenError, World};
use crate::domain::id::Id;
use crate::store::{News, Store, Table};

/// What the book holds now, if anything was committed since it was opened or last followed, by this tab or another.
///
/// Asked when another tab says that it wrote something, and when the page becomes visible again: then it also tells
/// whether the store still answers. `known` is asked for what the screen shows once all is read, and what this
/// gives back is to be shown at once, without waiting for anything: so nothing that is saved meanwhile is overlooked.
///
/// # Errors
/// [`OpenError`]; what the screen shows is then to be left as it is.
pub async fn follow<W: World>(
    book: &Book<W>,
    known: impl Fn() -> Contents,
) -> Result<Option<Contents>, OpenError> {
    loop {
        let Some(news) = book.vault.news().await? else {
            return Ok(None);
        };
        let written: BTreeSet<_> = news.rows.iter().map(|row| (row.table, row.id)).collect();
        let mut contents = read(book, &news, known(), |name| !written.contains(&name))?;
        // What was deleted is not among the rows: then there are fewer of them than are known. It is rare, and to read the
        // names of all takes a while.
        if contents.records() + contents.damaged != news.count {
            let names = book.vault.store().names().await?;
            if names.last != news.last {
                continue;
            }
            let there: BTreeSet<_> = names.known.iter().copied().collect();
            let stays = |name| there.contains(&name) && !written.contains(&name);
            contents = read(book, &news, known(), stays)?;
            let named = names.known.len().saturating_sub(contents.records());
            contents.damaged = named + names.nameless;
        }
        book.vault.was_told(news.last);
        return Ok(Some(contents));
    }
}

/// What is new, and what is known and stays. What is not understood is there, and not in memory: it counts as damaged.
fn read<W: World>(
    book: &Book<W>,
    news: &News,
    known: Contents,
    stays: impl Fn((Table, Id)) -> bool,
) -> Result<Contents, OpenError> {
    let (mut gathering, mut damaged) = (Gathering::default(), known.damaged);
    for row in &news.rows {
        damaged += usize::from(!gathering.open(&book.vault, row));
    }
    // The other tab may have restored a back-up, and with it another key.
    if let Some(identity) = gathering.identity() {
        book.become_other(&Rc::new(identity));
    }
    let contents = gathering.onto(known, |table, id| stays((table, id)));
    let mut contents = contents.map_err(OpenError::Damaged)?;
    contents.damaged = damaged;
    Ok(contents)
}
