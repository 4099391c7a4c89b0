//! Another tab changed the book: this one follows.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::gathering::Gathering;
use super::{Book, Contents, OpenError, World};

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
    known: impl FnOnce() -> Contents,
) -> Result<Option<Contents>, OpenError> {
    let Some(news) = book.vault.news().await? else {
        return Ok(None);
    };
    let mut gathering = Gathering::default();
    let mut stay: BTreeSet<_> = news.names.iter().copied().collect();
    for row in &news.rows {
        stay.remove(&(row.table, row.id));
        // What is not understood is there, and not in memory: so it is counted as damaged below.
        gathering.open(&book.vault, row);
    }
    // The other tab may have restored a back-up, and with it another key.
    if let Some(identity) = gathering.identity() {
        book.become_other(&Rc::new(identity));
    }
    gathering.and_known(known(), |table, id| stay.contains(&(table, id)));
    let mut contents = gathering.contents().map_err(OpenError::Damaged)?;
    let named = news.names.len().saturating_sub(contents.records());
    contents.damaged = named + news.nameless;
    Ok(Some(contents))
}
