//! Recordings, photos and drawings: kept piece by piece, and gone as a whole.

use mijn_stem::crypto::random::Random;
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MediaType};
use mijn_stem::domain::contact::Role;
use mijn_stem::store::Store;
use mijn_stem::store::vault::ChunkError;
use mijn_stem::usecase::*;

use super::{Device, reopen, start};

/// Something that begins in this book.
pub fn begin<D: Device>(book: &Book<D>, kind: AttachmentKind, media: MediaType) -> Attachment {
    Attachment::begin(D::chance().id(), kind, media, book.now()).unwrap()
}

pub async fn a_recording_survives_a_closed_tab<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let mut voice = begin(&book, AttachmentKind::Voice, MediaType::WebmAudio);
    let photo = begin(&book, AttachmentKind::Photo, MediaType::Jpeg);
    let photo = keep_chunk(&book, &photo, &[0xff; 65_536]).await.unwrap();
    let pieces = [b"eerste seconden".as_slice(), b"de volgende", b"."];
    for piece in pieces {
        voice = keep_chunk(&book, &voice, piece).await.unwrap();
    }
    drop(book);

    let (book, contents) = reopen(device).await;
    let mut found = contents.attachments;
    found.sort_by_key(Attachment::size);
    assert_eq!(found, [voice.clone(), photo.clone()]);
    for (index, piece) in (0..).zip(pieces) {
        let kept = book.vault().chunk(voice.id, index).await.unwrap();
        assert_eq!(kept.as_slice(), piece);
    }
    let none = book.vault().chunk(voice.id, 3).await;
    assert_eq!(none, Err(ChunkError::Missing));
    assert_eq!(book.vault().chunk(photo.id, 0).await.unwrap().len(), 65_536);

    // It goes on, and goes.
    let voice = keep_chunk(&book, &voice, b"en verder").await.unwrap();
    assert_eq!((voice.chunks(), voice.size()), (4, 36));
    assert_eq!(sweep_chunks(&book, &[]).await, Ok(0));
    delete_attachment(&book, voice.id).await.unwrap();
    let (book, contents) = reopen(device).await;
    assert_eq!(contents.attachments, [photo.clone()]);
    let owners = book.vault().store().chunk_owners().await;
    assert_eq!(owners, Ok(vec![photo.id]));
}

pub async fn a_piece_that_does_not_fit_changes_nothing<D: Device>(device: &D) {
    let (book, before) = start(device, Role::Learner).await;
    let photo = begin(&book, AttachmentKind::Photo, MediaType::Jpeg);
    for bytes in [0, 65_537] {
        let kept = keep_chunk(&book, &photo, &vec![7; bytes]).await;
        assert!(matches!(kept, Err(KeepChunkError::DoesNotFit(_))));
    }
    let (book, contents) = reopen(device).await;
    assert_eq!(contents, before);
    assert_eq!(book.vault().store().chunk_owners().await, Ok(vec![]));
}
