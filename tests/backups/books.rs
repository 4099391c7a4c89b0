//! Books with something of everything, and what one does with their back-ups.

use std::collections::BTreeMap;

use mijn_stem::crypto::identity::Identity;
use mijn_stem::crypto::key_slot::{KdfParams, Passphrase};
use mijn_stem::crypto::random::Counted;
use mijn_stem::crypto::recovery_code::RecoveryCode;
use mijn_stem::domain::answer::{Answer, Value};
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MAX_CHUNK, MediaType};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::{Contact, Desk, Role};
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::inbox::Received;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::mood::Mood;
use mijn_stem::domain::sent::Sent;
use mijn_stem::domain::settings::Theme;
use mijn_stem::domain::shared::{Letter, SharedItem};
use mijn_stem::parcel::backup::BackupError;
use mijn_stem::store::memory::MemoryStore;
use mijn_stem::store::vault::Changes;
use mijn_stem::store::{Store, Table};
use mijn_stem::usecase::*;
use sha2::{Digest, Sha256};

use crate::device::{Chance, Device, Hand, Shaky, card, moment, words};
use crate::dice::Dice;

/// A book on a disk of its own.
pub struct Shelf {
    pub disk: MemoryStore,
    pub book: Book<Device>,
    chance: Chance,
}

/// Everything in a book, as it was sealed: records by their JSON, pieces of attachments by their SHA-256.
pub type Everything = (BTreeMap<(Table, Id), String>, BTreeMap<(Id, u32), [u8; 32]>);

impl Shelf {
    pub async fn new(seed: u64) -> Self {
        Self::of(Role::Learner, seed).await
    }

    pub async fn of(role: Role, seed: u64) -> Self {
        let (disk, chance) = (MemoryStore::default(), Chance::new(seed));
        let start = start_book(
            Shaky::to(&disk),
            Hand::default(),
            chance.clone(),
            role,
            Lang::Nl,
        );
        let (book, _) = start.await.unwrap();
        Self { disk, book, chance }
    }

    pub async fn write(&self, changes: Changes) {
        self.book
            .vault()
            .commit(changes, &self.chance)
            .await
            .unwrap();
    }

    pub async fn contents(&self) -> Contents {
        reload(&self.book).await.unwrap()
    }

    pub async fn everything(&self) -> Everything {
        let vault = self.book.vault();
        let rows = self.disk.load(&Table::ALL).await.unwrap().rows;
        let json = |json: &[u8]| str::from_utf8(json).unwrap().to_owned();
        let rows = rows.iter();
        let records = rows.map(|row| ((row.table, row.id), json(&vault.open(row).unwrap())));
        let mut chunks = BTreeMap::new();
        let names: Vec<(Id, u32)> = self.disk.chunks().keys().copied().collect();
        for (id, index) in names {
            let piece = vault.chunk(id, index).await.unwrap();
            chunks.insert((id, index), Sha256::digest(piece.as_slice()).into());
        }
        (records.collect(), chunks)
    }
}

/// An id from its number.
pub fn id(number: u32) -> Id {
    let mut bytes = [0xe7; 16];
    bytes[..4].copy_from_slice(&number.to_be_bytes());
    Id::new(bytes)
}

pub fn entry(number: u32, revision: u32, text: &str) -> Entry {
    let written = moment(1_790_000_000_000 + i64::from(number) * 1000, 120);
    let answer = |question, value| Answer::new(question, words("Hoe dan?"), value).unwrap();
    let answers = [
        answer(Question::Mood, Value::Mood(Mood::new(-20, 35))),
        answer(Question::Note, Value::Text(words(text))),
    ];
    Entry {
        id: id(number),
        revision,
        kind: Kind::DayEnd,
        at: written,
        written,
        edited: (revision > 1).then(|| moment(1_790_500_000_000 + i64::from(revision), 120)),
        lang: Lang::Nl,
        answers: answers.into_iter().collect(),
    }
}

pub fn contact(number: u32, key: u64) -> Contact {
    Contact {
        id: id(number),
        card: card("Ilse", Identity::generate(&Counted::new(key)).public()),
        met: moment(1_789_000_000_000, 120),
        checked: Some(moment(1_789_000_060_000, 120)),
        desk: Desk::default(),
    }
}

pub fn letter(number: u32, entry: &Entry) -> Letter {
    Letter {
        id: id(number),
        sequence: 1,
        from: words("Sem"),
        sealed: moment(1_790_900_000_000, 120),
        note: None,
        items: vec![SharedItem::of(entry, |_| true, |_| true)],
        files: vec![],
        recall: vec![],
        recalled: vec![],
    }
}

/// An attachment of so many bytes, and its pieces.
pub fn photo(number: u32, bytes: usize) -> (Attachment, Vec<Vec<u8>>) {
    let mut dice = Dice(number.into());
    let bytes: Vec<u8> = (0..bytes).map(|_| dice.next() as u8).collect();
    let made = moment(1_790_000_000_000, 120);
    let begun = Attachment::begin(id(number), AttachmentKind::Photo, MediaType::Jpeg, made);
    let pieces: Vec<Vec<u8>> = bytes.chunks(MAX_CHUNK).map(<[u8]>::to_vec).collect();
    let whole = begun
        .unwrap()
        .with_bytes(bytes.len() as u32, pieces.len() as u32);
    (whole.unwrap(), pieces)
}

pub fn put_photo(changes: Changes, number: u32, bytes: usize) -> Changes {
    let (attachment, pieces) = photo(number, bytes);
    let all = pieces.iter().zip(0..);
    let changes = changes.put(&attachment);
    all.fold(changes, |changes, (piece, index)| {
        changes.put_chunk(attachment.id, index, piece)
    })
}

/// A book with something of everything.
pub async fn lived_in(seed: u64) -> Shelf {
    let shelf = Shelf::new(seed).await;
    let (first, second) = (
        entry(1, 1, "brood gebakken"),
        entry(2, 3, "moe, \"zo\" moe"),
    );
    let (ilse, letter_out, letter_in) = (contact(20, 7), letter(30, &first), letter(31, &second));
    let mut settings = shelf.contents().await.settings;
    settings.name = Some(words("Sem"));
    settings.look.theme = Theme::Dark;
    let mut ready = ReadyItem::new(first.id);
    ready.toggle(Question::Note);
    let changes = Changes::new()
        .put(&settings)
        .put(&first)
        .put(&second)
        .put(&Draft::of(&second, moment(1_790_800_000_000, 60)))
        .put(&Draft::new(
            id(10),
            Kind::Note,
            Lang::En,
            moment(1_790_800_001_000, 60),
        ))
        .put(&ilse)
        .put(&ready)
        .put(&Sent {
            to: ilse.id,
            letter: letter_out,
            went: None,
        })
        .put(&Received {
            from: ilse.id,
            opened: moment(1_790_950_000_000, 120),
            letter: letter_in,
        });
    shelf
        .write(put_photo(put_photo(changes, 40, 300), 41, MAX_CHUNK + 77))
        .await;
    shelf
}

pub fn code(seed: u64) -> RecoveryCode {
    RecoveryCode::generate(&Counted::new(seed))
}

pub fn passphrase(typed: &str) -> Passphrase {
    Passphrase::new(typed).unwrap()
}

/// A whole back-up.
pub async fn back_up(shelf: &Shelf, under: Under<'_>) -> String {
    let making = make_backup(&shelf.book, under, KdfParams::SMALL, &Here).await;
    let (mut making, mut text) = (making.unwrap(), String::new());
    while let Some(part) = making.next(&shelf.book).await.unwrap() {
        text.push_str(&part);
        let Progress { done, total } = making.progress();
        assert!(done <= total);
    }
    let Progress { done, total } = making.progress();
    assert_eq!((done, making.left_out()), (total, 0));
    text
}

/// Reads a back-up in slices of so many bytes.
pub async fn read_in(text: &[u8], secret: Secret<'_>, slice: usize) -> Result<Backup, BackupError> {
    let opened = open_backup(&text[..text.len().min(64 * 1024)], secret, &Here).await;
    let mut reading = opened
        .map_err(|error| match error {
            ReadBackupError::Backup(error) => error,
            ReadBackupError::Derive(error) => panic!("{error}"),
        })?
        .read();
    for some in text.chunks(slice) {
        reading.feed(some)?;
    }
    reading.finish()
}

pub async fn read(text: &str, secret: Secret<'_>) -> Result<Backup, BackupError> {
    read_in(text.as_bytes(), secret, 100_000).await
}

/// Restores a back-up that was read.
pub async fn restore_all(shelf: &Shelf, backup: &Backup, text: &str) -> Preview {
    let said = preview_restore(&shelf.book, backup).await.unwrap();
    let mut restoring = restore(&shelf.book, backup).await.unwrap();
    for some in text.as_bytes().chunks(100_000) {
        restoring.feed(&shelf.book, some).await.unwrap();
    }
    let done = restoring.finish(&shelf.book, async || {}).await.unwrap();
    assert_eq!(done, said);
    done
}
