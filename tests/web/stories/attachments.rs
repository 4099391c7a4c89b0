//! Recordings, photos and drawings: kept piece by piece, and gone as a whole.

use std::collections::BTreeSet;

use mijn_stem::crypto::random::Random;
use mijn_stem::domain::answer::Value;
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MediaType};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::Role;
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::moment::Moment;
use mijn_stem::store::Store;
use mijn_stem::store::vault::ChunkError;
use mijn_stem::usecase::*;

use super::diary::keep_notes;
use super::{Device, answer, reopen, say, start};

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
    let gone = let_go(&book, &[voice.id], BTreeSet::new).await;
    assert_eq!(gone, Ok(vec![voice.id]));
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

/// A photo of so many days ago, whole.
async fn photo_of<D: Device>(book: &Book<D>, days: i64) -> Id {
    let made = book.now().unix_ms() - days * 86_400_000;
    let mut begun = begin(book, AttachmentKind::Photo, MediaType::Jpeg);
    begun.made = Moment::new(made, 120).unwrap();
    keep_chunk(book, &begun, b"beeld").await.unwrap().id
}

/// Shows photos in a note, without a word.
fn show(draft: &mut Draft, photos: &[Id]) {
    let shown = Value::said(None, photos.to_vec()).unwrap();
    answer(draft, Question::Note, shown);
}

/// The attachments that a new tab finds, all of them whole and nothing besides.
async fn attachments<D: Device>(device: &D) -> Vec<Id> {
    let (book, contents) = reopen(device).await;
    let mut found: Vec<Id> = contents.attachments.iter().map(|it| it.id).collect();
    found.sort_unstable();
    let mut owners = book.vault().store().chunk_owners().await.unwrap();
    owners.sort_unstable();
    assert_eq!(owners, found);
    found
}

pub async fn what_was_spoken_goes_with_its_entry_and_comes_back_with_it<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let mut photos = [photo_of(&book, 9).await, photo_of(&book, 9).await];
    photos.sort_unstable();
    let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
    show(&mut draft, &photos[..1]);
    let entry = save_check_in(&book, &draft, None).await.unwrap();
    let mut draft = edit_entry(&book, &entry);
    show(&mut draft, &photos);
    keep_draft(&book, &draft).await.unwrap();

    let removed = Removed {
        entry,
        ready: None,
        draft: Some(draft),
    };
    delete_entry(&book, removed.entry.id).await.unwrap();
    assert_eq!(attachments(device).await, photos);
    assert_eq!(sweep_attachments(&book, &photos).await, Ok(vec![]));
    put_back(&book, &removed).await.unwrap();
    assert_eq!(sweep_attachments(&book, &[]).await, Ok(vec![]));
    assert_eq!(attachments(device).await, photos);

    delete_entry(&book, removed.entry.id).await.unwrap();
    // A screen that does not know yet that the entry is gone keeps them.
    let wanted = || BTreeSet::from([photos[0], photos[1]]);
    assert_eq!(let_go(&book, &photos, wanted).await, Ok(vec![]));
    let gone = let_go(&book, &photos, BTreeSet::new).await;
    assert_eq!(gone, Ok(photos.to_vec()));
    assert_eq!(attachments(device).await, []);
}

pub async fn what_nothing_refers_to_is_swept<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let (old, new) = (photo_of(&book, 2).await, photo_of(&book, 0).await);
    let mut draft = begin_draft(&book, Kind::DayStart, Lang::Nl);
    show(&mut draft, &[old]);
    let swept = async || sweep_attachments(&book, &[]).await.unwrap();
    // A draft holds it, and then an entry.
    keep_draft(&book, &draft).await.unwrap();
    assert_eq!(swept().await, []);
    let entry = save_check_in(&book, &draft, None).await.unwrap();
    assert_eq!(swept().await, []);
    // Also when it is one of the oldest of a long diary.
    keep_notes(&book, 300).await;
    assert_eq!(swept().await, []);
    // It stays while the answer without it is only a draft.
    let mut draft = edit_entry(&book, &entry);
    say(&mut draft, Question::Note, "toch maar woorden");
    keep_draft(&book, &draft).await.unwrap();
    assert_eq!(swept().await, []);
    save_check_in(&book, &draft, Some(&entry)).await.unwrap();
    assert_eq!(sweep_attachments(&book, &[old]).await, Ok(vec![]));
    assert_eq!(swept().await, [old]);
    // One of today may still be in the making.
    assert_eq!(attachments(device).await, [new]);
}
