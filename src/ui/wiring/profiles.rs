//! Several people on one device: each their own book, and only its name on the shelf.

use super::{Place, Problem};
use crate::browser::sentinel;
use crate::domain::profile::Label;
use crate::store::idb::shelf::Shelf;
/// A book of someone on this device, as the shelf has it.
pub use crate::store::idb::shelf::ShelfBook as Profile;

/// The books on this device: those with a name first, in its order.
pub async fn list() -> Result<Vec<Profile>, Problem> {
    let mut books = Shelf::open(Shelf::NAME).await?.list().await?;
    let name = |book: &Profile| {
        let label = book
            .label
            .as_ref()
            .map(|label| label.as_str().to_lowercase());
        (label.is_none(), label, book.id)
    };
    books.sort_unstable_by_key(name);
    Ok(books)
}

/// Makes a book the one that opens when the page is loaded.
pub async fn choose(book: &Profile) -> Result<(), Problem> {
    Ok(Shelf::open(Shelf::NAME).await?.choose(book).await?)
}

/// Lays every book back, so that the next page asks whose it is.
pub async fn close() -> Result<(), Problem> {
    Ok(Shelf::open(Shelf::NAME).await?.close().await?)
}

/// Erases every book on this device.
///
/// # Errors
/// [`Problem`] when some are still there; those that could be erased are.
pub async fn erase_all() -> Result<(), Problem> {
    let shelf = Shelf::open(Shelf::NAME).await?;
    for book in shelf.list().await? {
        shelf.remove(&book).await?;
    }
    // Of earlier books too: a browser that ends soon after one was erased may have it remembered again.
    for (book, _) in sentinel::all() {
        sentinel::forget(book);
    }
    Ok(())
}

impl Place {
    /// What the book is called on the shelf, in the clear.
    pub fn label(&self) -> Option<&Label> {
        self.at.label.as_ref()
    }

    /// Calls it something else, or nothing.
    ///
    /// # Errors
    /// [`Problem`]; it is then called what it was.
    pub async fn rename(&self, label: Option<Label>) -> Result<(), Problem> {
        Ok(self.shelf.rename(&self.at, label).await?)
    }
}
