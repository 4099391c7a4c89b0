//! Something is spoken, photographed or drawn. Nothing is kept before its first piece.

use super::{Book, World};
use crate::crypto::random::Random;
use crate::domain::attachment::{Attachment, AttachmentKind, MediaType};

/// One without any bytes yet, under a new name; none when the kind does not come in that form.
pub fn begin_attachment<W: World>(
    book: &Book<W>,
    kind: AttachmentKind,
    media: MediaType,
) -> Option<Attachment> {
    Attachment::begin(book.random.id(), kind, media, book.now())
}
