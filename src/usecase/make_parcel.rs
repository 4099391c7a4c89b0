//! Someone seals what was chosen for someone else.

use zeroize::Zeroizing;

use super::book::Wanted;
use super::{Book, World};
use crate::domain::attachment::{Attachment, MediaType};
use crate::domain::contact::Contact;
use crate::domain::drawing::Drawing;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::domain::sent::Sent;
use crate::domain::shared::{Letter, SharedItem};
use crate::parcel::letter::{self, SealError};
use crate::store::vault::{Changes, ChunkError, VaultError};

/// What goes to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing<'a> {
    /// How the sender wants to be called.
    pub from: FreeText,
    /// For whom.
    pub to: &'a Contact,
    /// Exactly what the reader will see; nothing at all just says hello.
    pub items: Vec<SharedItem>,
    /// A word to go with it.
    pub note: Option<FreeText>,
    /// The attachments that there are: those that the items refer to go along.
    pub attachments: &'a [Attachment],
    /// "Vraag terug": items, or parcels, that the reader is asked to delete.
    pub recall: Vec<Id>,
    /// Parcels of the reader that asked something back, which is done
    /// ([`to_confirm`](crate::domain::inbox::to_confirm)).
    pub recalled: Vec<Id>,
}

/// A sealed parcel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The armoured text, to be sent as a file or pasted.
    pub text: String,
    /// What is kept of it.
    pub sent: Sent,
}

/// Why there is no parcel.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MakeError {
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// This attachment is damaged or gone: it has to stay behind.
    #[error("an attachment is damaged or gone")]
    Attachment(Id),
    /// What is in it could not be kept, and so it must not go.
    #[error(transparent)]
    Vault(#[from] VaultError),
}

/// How many bytes of text the parcel will be, or up to so many: a drawing of which something was erased is smaller when it goes.
///
/// # Errors
/// [`MakeError`] when there can be no such parcel: it is too much, or an attachment is gone.
pub fn parcel_length(
    outgoing: &Outgoing<'_>,
    sent: &[Sent],
    now: Moment,
) -> Result<usize, MakeError> {
    let files = outgoing.files(now)?;
    let letter = outgoing.letter(Id::new([0; 16]), files, sent, now);
    Ok(letter::length(&letter)?)
}

/// Seals a parcel, and keeps what is in it before anyone can send it. `sent` is what was made before.
///
/// # Errors
/// [`MakeError`]; there is then no parcel. Asked again for the same contact it is the same one, in the words of that time.
pub async fn make_parcel<W: World>(
    book: &Book<W>,
    outgoing: Outgoing<'_>,
    sent: &[Sent],
) -> Result<Made, MakeError> {
    let to = outgoing.to;
    let now = book.now();
    // What is too much is said before one byte of it is read.
    parcel_length(&outgoing, sent, now)?;
    let wanted = Wanted::Letter(to.id);
    let name = book.name_for(wanted);
    let (mut files, mut bytes) = (Vec::new(), Vec::new());
    for file in outgoing.files(now)? {
        let known = outgoing.attachments.iter().find(|it| it.id == file.id);
        let known = known.ok_or(MakeError::Attachment(file.id))?;
        let body = to_send(read(book, known).await?, file.media());
        let body = body.ok_or(MakeError::Attachment(file.id))?;
        let file = as_sent(&file, body.len(), now)?;
        files.push(file);
        bytes.push(body);
    }
    let letter = outgoing.letter(name, files, sent, now);
    let text = letter::seal(
        &letter,
        &bytes,
        &book.identity(),
        &to.card.key,
        &book.random,
    )?;
    let sent = Sent {
        to: to.id,
        letter,
        went: None,
    };
    book.commit(Changes::new().put(&sent)).await?;
    book.is_kept(wanted);
    Ok(Made { text, sent })
}

impl Outgoing<'_> {
    /// What is said about the attachments that go along, each once.
    fn files(&self, now: Moment) -> Result<Vec<Attachment>, MakeError> {
        let mut files: Vec<Attachment> = Vec::new();
        for id in self
            .items
            .iter()
            .flat_map(|item| item.answers.attachments())
        {
            if files.iter().any(|file| file.id == id) {
                continue;
            }
            let known = self.attachments.iter().find(|it| it.id == id);
            let known = known.ok_or(MakeError::Attachment(id))?;
            files.push(as_sent(known, known.size() as usize, now)?);
        }
        Ok(files)
    }

    fn letter(&self, id: Id, files: Vec<Attachment>, sent: &[Sent], now: Moment) -> Letter {
        let before = sent.iter().filter(|sent| sent.to == self.to.id);
        let before = before.map(|sent| sent.letter.sequence).max();
        Letter {
            id,
            sequence: before.unwrap_or(0).saturating_add(1),
            from: self.from.clone(),
            sealed: now,
            note: self.note.clone(),
            items: self.items.clone(),
            files,
            recall: self.recall.clone(),
            recalled: self.recalled.clone(),
        }
    }
}

/// What is said about an attachment of so many bytes in a letter that is sealed now. When it was made is its owner's business.
fn as_sent(attachment: &Attachment, size: usize, now: Moment) -> Result<Attachment, MakeError> {
    let mut file = attachment.clone();
    file.made = now;
    let size = u32::try_from(size).ok();
    let file = size.and_then(|size| file.in_full_pieces(size));
    file.ok_or(MakeError::Attachment(attachment.id))
}

/// All bytes of an attachment.
async fn read<W: World>(
    book: &Book<W>,
    attachment: &Attachment,
) -> Result<Zeroizing<Vec<u8>>, MakeError> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(attachment.size() as usize));
    for index in 0..attachment.chunks() {
        match book.vault.chunk(attachment.id, index).await {
            Ok(piece) => bytes.extend_from_slice(&piece),
            Err(ChunkError::Store(error)) => return Err(VaultError::from(error).into()),
            Err(_) => return Err(MakeError::Attachment(attachment.id)),
        }
    }
    Ok(bytes)
}

/// The bytes as they go to someone else. Of a drawing, what was erased stays behind; one that does not read does not go.
// SECURITY: a drawing that was never finished still holds what was erased (docs/decisions/0017-attachments.md).
fn to_send(bytes: Zeroizing<Vec<u8>>, media: MediaType) -> Option<Zeroizing<Vec<u8>>> {
    match media {
        MediaType::Strokes => Drawing::read(&bytes)
            .ok()
            .map(|drawing| Zeroizing::new(drawing.bytes())),
        _ => Some(bytes),
    }
}
