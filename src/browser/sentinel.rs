//! A few numbers about each book, in `localStorage`: what is left to notice it by when a database vanishes.
//!
//! One item a book, `mijn-stem-<book id>`: the last commit and the number of entries, with a blank between. Where the browser
//! keeps no such items, nothing is remembered and nothing is missed.

use web_sys::Storage;

use super::window;
use crate::domain::id::Id;
use crate::domain::order;
use crate::domain::sentinel::Sentinel;

const PREFIX: &str = "mijn-stem-";

fn storage() -> Option<Storage> {
    window().ok()?.local_storage().ok().flatten()
}

fn key(book: Id) -> String {
    format!("{PREFIX}{book}")
}

/// What is remembered of a book.
pub fn of(book: Id) -> Option<Sentinel> {
    let said = storage()?.get_item(&key(book)).ok().flatten()?;
    let (last, entries) = said.split_once(' ')?;
    Some(Sentinel {
        last: last.parse().ok()?,
        entries: entries.parse().ok()?,
    })
}

/// Every book of which something is remembered, with that, in the order of their names. One that is not on the shelf has
/// vanished, and its place on the shelf with it.
pub fn all() -> Vec<(Id, Sentinel)> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
    let books = keys.filter_map(|key| key.strip_prefix(PREFIX)?.parse().ok());
    let found = books.filter_map(|book: Id| Some((book, of(book)?)));
    order::by(found, |(book, _)| (0, 0, *book))
}

/// Remembers a commit of a book: its number, and how many entries there are after it where that is known.
pub fn remember(book: Id, last: u64, entries: Option<u32>) {
    let Sentinel { last, entries } = Sentinel::after(of(book), last, entries);
    if let Some(storage) = storage() {
        // Not kept is no reason to say anything: the entry itself is.
        let _ = storage.set_item(&key(book), &format!("{last} {entries}"));
    }
}

/// Remembers nothing of a book any more: before it is erased, so that nobody misses it afterwards; or when its owner
/// was told that it vanished.
pub fn forget(book: Id) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&key(book));
    }
}
