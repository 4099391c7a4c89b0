//! Someone deletes parcels that they kept: one, or all of someone, or those that are older than they keep them.

use super::{Book, World};
use crate::domain::attachment::Attachment;
use crate::domain::id::Id;
use crate::domain::inbox::Received;
use crate::store::vault::{Changes, VaultError};

/// Deletes parcels with their attachments, in one commit. Of one that asked something back, the names of what it asked
/// stay, and nothing else of it: what was given back would come again with an older parcel. Gives what is left.
///
/// # Errors
/// [`VaultError`] when they are all still there.
pub async fn drop_parcels<W: World>(
    book: &Book<W>,
    parcels: &[Received],
) -> Result<Vec<Received>, VaultError> {
    let (mut changes, mut left) = (Changes::new(), Vec::new());
    for parcel in parcels {
        let mut hollow = parcel.clone();
        let own: [Id; 1] = [hollow.letter.id];
        for file in hollow.letter.take_out(&own) {
            changes = changes.delete::<Attachment>(file).delete_chunks(file);
        }
        if hollow.letter.recall.is_empty() {
            changes = changes.delete::<Received>(hollow.letter.id);
        } else {
            changes = changes.put(&hollow);
            left.push(hollow);
        }
    }
    book.commit(changes).await?;
    Ok(left)
}
