//! A recording goes on, or a photo is taken over: piece by piece, each kept as it comes.

use super::{Book, World};
use crate::domain::attachment::{Attachment, DoesNotFit};
use crate::store::vault::{Changes, VaultError};

/// Why a piece was not kept.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeepChunkError {
    /// It is empty or too large, or the attachment is full.
    #[error(transparent)]
    DoesNotFit(#[from] DoesNotFit),
    /// It was not kept.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// Keeps the next piece of an attachment, and what is then said about it, in one commit: whenever the
/// browser is killed, all pieces but the last are there and the attachment says how many. Gives back what is said now.
///
/// # Errors
/// [`KeepChunkError`]; the attachment is then as it was, and the same piece can be offered again.
pub async fn keep_chunk<W: World>(
    book: &Book<W>,
    attachment: &Attachment,
    piece: &[u8],
) -> Result<Attachment, KeepChunkError> {
    let grown = attachment.and_chunk(piece.len())?;
    let changes = Changes::new().put(&grown);
    book.commit(changes.put_chunk(grown.id, attachment.chunks(), piece))
        .await?;
    Ok(grown)
}
