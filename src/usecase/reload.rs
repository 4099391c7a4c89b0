//! The book has changed under the screens: after a restore, or by another tab.

use std::rc::Rc;

use super::whole::Whole;
use super::{Book, Contents, OpenError, World};

/// Everything in an open book as it is now. It changes nothing that is kept.
///
/// What this gives back is to be shown at once, as with `follow`, which later tells what was committed meanwhile.
///
/// # Errors
/// [`OpenError`]; the book stays open, and can be asked again.
pub async fn reload<W: World>(book: &Book<W>) -> Result<Contents, OpenError> {
    let whole = Whole::of(book).await?;
    // Another tab may have restored a back-up, and with it another key.
    book.become_other(&Rc::new(whole.identity));
    book.vault.was_told(whole.last);
    Ok(whole.contents)
}
