//! A recording goes on, or a photo is taken over: piece by piece, each kept as it comes.

use super::{Book, World};
use crate::domain::attachment::{Attachment, DoesNotFit, MAX_CHUNK};
use crate::store::vault::{Changes, VaultError};
use crate::wire::WireError;

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

/// How many pieces go into one commit: a MiB.
const A_COMMIT: usize = 16;

/// Keeps an attachment that came along in a parcel, as of now; gives back what is said about it then. It comes a
/// MiB at a time, so that a long recording does not lie in memory twice more. Kept again it is the same one.
pub(super) async fn keep_file<W: World>(
    book: &Book<W>,
    file: &Attachment,
    bytes: &[u8],
) -> Result<Attachment, VaultError> {
    let begun = Attachment::begin(file.id, file.kind(), file.media(), book.now());
    let Some(mut kept) = begun else {
        return Ok(file.clone());
    };
    kept.line = file.line.clone();
    for part in bytes.chunks(A_COMMIT * MAX_CHUNK) {
        let mut changes = Changes::new();
        for piece in part.chunks(MAX_CHUNK) {
            changes = changes.put_chunk(kept.id, kept.chunks(), piece);
            kept = kept
                .and_chunk(piece.len())
                .map_err(|_| WireError::TooMuch)?;
        }
        book.commit(changes.put(&kept)).await?;
    }
    Ok(kept)
}
