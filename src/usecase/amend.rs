//! The learner changes one thing of an entry at once, without writing it anew: ticks a step, says how an agreement went.

use super::{Book, World};
use crate::domain::answer::Answers;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::store::vault::{Changes, VaultError};

/// Changes answers of an entry in one commit. Unfinished changes to that entry stay, with the same thing changed in them:
/// else saving them would turn it back.
///
/// # Errors
/// [`VaultError`] when it was not kept; entry and draft are then as they were.
pub async fn amend<W: World>(
    book: &Book<W>,
    entry: &Entry,
    unfinished: Option<&Draft>,
    change: impl Fn(&mut Answers),
) -> Result<(Entry, Option<Draft>), VaultError> {
    let now = book.now();
    let mut amended = Draft::of(entry, now);
    change(&mut amended.answers);
    let entry = amended.finish(Some(entry), now);
    let unfinished = unfinished.cloned().map(|mut draft| {
        change(&mut draft.answers);
        draft
    });
    let changes = Changes::new().put(&entry);
    let changes = unfinished.iter().fold(changes, Changes::put);
    book.commit(changes).await?;
    Ok((entry, unfinished))
}
