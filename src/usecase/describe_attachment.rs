//! The learner says what is in a recording, on a photo or on a drawing, so that it can be found and read aloud.

use super::{Book, World};
use crate::domain::attachment::Attachment;
use crate::domain::free_text::FreeText;
use crate::store::vault::{Changes, VaultError};

/// Gives an attachment its line, or takes it away. Its bytes stay as they are. Gives back what is said of it now.
///
/// # Errors
/// [`VaultError`]; the line is then as it was.
pub async fn describe_attachment<W: World>(
    book: &Book<W>,
    mut attachment: Attachment,
    line: Option<FreeText>,
) -> Result<Attachment, VaultError> {
    attachment.line = line;
    book.commit(Changes::new().put(&attachment)).await?;
    Ok(attachment)
}
