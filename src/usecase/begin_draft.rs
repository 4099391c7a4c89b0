//! A learner begins a check-in, or begins to change an entry. Nothing is kept before the first answer.

use super::{Book, World};
use crate::crypto::random::Random;
use crate::domain::check_in::Kind;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::lang::Lang;

/// An empty draft under a new name.
pub fn begin_draft<W: World>(book: &Book<W>, kind: Kind, lang: Lang) -> Draft {
    Draft::new(book.random.id(), kind, lang, book.now())
}

/// A draft of changes to an entry.
pub fn edit_entry<W: World>(book: &Book<W>, entry: &Entry) -> Draft {
    Draft::of(entry, book.now())
}
