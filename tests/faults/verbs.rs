//! Every verb that keeps something, each done once in a book that has something of everything.

use std::collections::BTreeSet;

use mijn_stem::crypto::identity::Identity;
use mijn_stem::crypto::random::Counted;
use mijn_stem::domain::answer::{Answer, Answers, Value};
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MediaType};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::Role;
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::journal::Journal;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::question_set::{OwnQuestion, QuestionSet};
use mijn_stem::domain::settings::Theme;
use mijn_stem::domain::shape::Shape;
use mijn_stem::domain::shared::{Letter, SharedItem};
use mijn_stem::parcel::letter;
use mijn_stem::store::memory::MemoryStore;
use mijn_stem::store::{Batch, Chunk, Snapshot, Store, Table};
use mijn_stem::usecase::*;
use mijn_stem::wire;
use zeroize::Zeroizing;

use crate::device::{Chance, Device, Hand, Shaky, card, moment, words};

/// The verbs that keep something: each is a write path.
pub const WRITE: [&str; 27] = [
    "accept_question",
    "amend",
    "change_settings",
    "confirm_number",
    "delete_entry",
    "describe_attachment",
    "drop_draft",
    "drop_parcels",
    "erase_period",
    "fill_example",
    "forget",
    "keep_chunk",
    "keep_desk",
    "keep_draft",
    "keep_parcel",
    "keep_set",
    "make_parcel",
    "mark_backed_up",
    "pair",
    "put_back",
    "put_ready",
    "remove_learner",
    "save_check_in",
    "say_it_went",
    "silence_backup_offer",
    "start_book",
    "take_from_ready",
];

/// The verbs that keep nothing. `bundle_up`, `follow`, `open_book`, `read_on` and the two that sweep have tests of their own.
pub const WRITE_NOT: [&str; 15] = [
    "begin_attachment",
    "begin_draft",
    "bundle_up",
    "edit_entry",
    "find_entry",
    "find_learner",
    "find_period",
    "follow",
    "make_card",
    "open_book",
    "open_parcel",
    "parcel_length",
    "read_on",
    "sweep_attachments",
    "sweep_chunks",
];

/// The verbs that look what others did before they write, so that a tab that came first is no conflict.
pub const LOOK_AND_WRITE: [&str; 1] = ["let_go"];

/// The verbs of the lock: they write key slots, and have tests of their own (`lock`).
pub const LOCK: [&str; 9] = [
    "start_locked_book",
    "change_lock",
    "is_locked",
    "new_recovery_code",
    "prove_secret",
    "remove_lock",
    "seconds_to_wait",
    "set_lock",
    "unlock",
];

/// The verbs of the back-up: only `restore` writes, in more than one commit. They have tests of their own (tests/backups.rs).
pub const BACKUP: [&str; 5] = [
    "make_backup",
    "open_backup",
    "preview_restore",
    "reload",
    "restore",
];

/// How many entries the example has: more than fit one commit.
const EXAMPLE: u8 = 250;
/// How many go into one commit.
const A_COMMIT: usize = 200;

/// A disk, a tab on it, and the book open in that tab unless it was never started.
pub struct Scene {
    pub disk: MemoryStore,
    pub tab: Shaky,
    pub open: Option<(Book<Device>, Contents)>,
}

impl Scene {
    /// The same scene every time, down to the names of the records.
    pub async fn before(verb: &str, lived_in: &MemoryStore) -> Self {
        let disk = MemoryStore::default();
        let tab = Shaky::to(&disk);
        let mut open = None;
        if verb != "start_book" {
            let Snapshot { last, rows, .. } = lived_in.load(&Table::ALL).await.unwrap();
            let all = Batch {
                seq: last,
                puts: rows,
                slots: lived_in.slots().await.unwrap(),
                chunks: chunks_of(lived_in),
                ..Batch::default()
            };
            disk.write(&all).await.unwrap();
            open = Some(open_with(tab.clone(), 20).await.unwrap());
        }
        tab.arm(None);
        Self { disk, tab, open }
    }

    /// Another tab comes first: the commit of this one is refused once.
    pub async fn another_tab(&self) {
        let (book, contents) = open_with(Shaky::to(&self.disk), 30).await.unwrap();
        let mut settings = contents.settings;
        settings.look.theme = Theme::Dark;
        change_settings(&book, &settings).await.unwrap();
    }

    /// What a new tab finds; none when there is no book yet.
    pub async fn found(&self) -> Option<Contents> {
        match open_with(Shaky::to(&self.disk), 40).await {
            Ok((book, contents)) => {
                self.check_chunks(&book, &contents).await;
                Some(contents)
            }
            Err(error) => {
                assert_eq!(error, OpenError::NotStarted);
                None
            }
        }
    }

    /// Every attachment has all its pieces, and there are no others.
    async fn check_chunks(&self, book: &Book<Device>, contents: &Contents) {
        let mut known = 0;
        for attachment in &contents.attachments {
            let mut size = 0;
            for index in 0..attachment.chunks() {
                size += book
                    .vault()
                    .chunk(attachment.id, index)
                    .await
                    .unwrap()
                    .len();
            }
            assert_eq!(size, attachment.size() as usize);
            known += attachment.chunks() as usize;
        }
        assert_eq!(self.disk.chunks().len(), known);
    }

    /// Does it; whether the verb said that it was kept.
    pub async fn act(&self, verb: &str) -> bool {
        match &self.open {
            Some((book, now)) => act(verb, book, now).await,
            None => start(&self.tab, 50).await.is_ok(),
        }
    }
}

pub async fn open_with(store: Shaky, seed: u64) -> Result<(Book<Device>, Contents), OpenError> {
    open_book(store, Hand::default(), Chance::new(seed)).await
}

async fn start(store: &Shaky, seed: u64) -> Result<(Book<Device>, Contents), StartError> {
    let (clock, chance) = (Hand::default(), Chance::new(seed));
    start_book(store.clone(), clock, chance, Role::Learner, Lang::Nl).await
}

/// All pieces of attachments on a disk.
fn chunks_of(disk: &MemoryStore) -> Vec<Chunk> {
    let chunk = |(key, sealed): (&(Id, u32), &Vec<u8>)| Chunk {
        attachment: key.0,
        index: key.1,
        sealed: sealed.clone(),
    };
    disk.chunks().iter().map(chunk).collect()
}

/// A book with something of everything: two entries, one of them ready and with unfinished changes,
/// a recording, a coach, and a parcel that was made and one that was kept.
pub async fn lived_in() -> MemoryStore {
    let disk = MemoryStore::default();
    let (book, contents) = start(&Shaky::to(&disk), 10).await.unwrap();
    for text in ["eerst", "daarna"] {
        let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
        say(&mut draft, text);
        let entry = save_check_in(&book, &draft, None).await.unwrap();
        put_ready(&book, &ReadyItem::new(entry.id)).await.unwrap();
        keep_draft(&book, &edit_entry(&book, &entry)).await.unwrap();
    }
    let mut voice = voice();
    for piece in [b"een".as_slice(), b"twee"] {
        voice = keep_chunk(&book, &voice, piece).await.unwrap();
    }
    let coach = card("Ilse", someone(7).public());
    let coach = pair(&book, coach, &[]).await.unwrap();
    let (_, now) = open_with(Shaky::to(&disk), 11).await.unwrap();
    let item = now.ready[0].choose(now.journal.get(now.ready[0].entry).unwrap());
    let outgoing = Outgoing {
        from: words("Sem"),
        to: &coach,
        items: vec![item],
        note: None,
        attachments: &[],
        recall: vec![],
        recalled: vec![],
    };
    make_parcel(&book, outgoing, &contents.sent).await.unwrap();
    let arrived = open_parcel(&book, &parcel_for(&book, 1), &now.contacts, &[]).unwrap();
    keep_parcel(&book, &arrived, &now.contacts, &[])
        .await
        .unwrap();
    disk
}

/// A recording that begins.
fn voice() -> Attachment {
    let (id, now) = (Id::new([0xaa; 16]), moment(1_791_000_000_000, 120));
    Attachment::begin(id, AttachmentKind::Voice, MediaType::WebmAudio, now).unwrap()
}

fn someone(seed: u64) -> Identity {
    Identity::generate(&Counted::new(seed))
}

/// A parcel that someone new made for this book; every even one has a photo in it.
pub fn parcel_for(book: &Book<Device>, number: u8) -> Vec<u8> {
    let sealed = moment(1_791_000_000_000, 120);
    let photo = Id::new([number; 16]);
    let begun = Attachment::begin(photo, AttachmentKind::Photo, MediaType::Jpeg, sealed);
    let seen = Value::said(None, vec![photo]).unwrap();
    let answer = Answer::new(Question::Note, words("Nog iets?"), seen).unwrap();
    let entry = Entry {
        answers: [answer].into_iter().collect(),
        ..example()[0].clone()
    };
    let mut letter = Letter {
        id: Id::new([number; 16]),
        sequence: 1,
        from: words("Yara"),
        sealed,
        note: None,
        items: vec![],
        files: vec![],
        recall: vec![],
        recalled: vec![],
    };
    let mut bytes = Vec::new();
    if number.is_multiple_of(2) {
        letter.items.push(SharedItem::whole(&entry));
        letter.files.push(begun.unwrap().in_full_pieces(5).unwrap());
        bytes.push(Zeroizing::new(b"brood".to_vec()));
    }
    let from = someone(number.into());
    let text = letter::seal(&letter, &bytes, &from, &book.key(), &Counted::new(60)).unwrap();
    text.into_bytes()
}

/// The entries of an example.
fn example() -> Vec<Entry> {
    let written = moment(1_790_000_000_000, 120);
    let entry = |number| Entry {
        id: Id::new([number; 16]),
        revision: 1,
        kind: Kind::Note,
        at: written,
        written,
        edited: None,
        lang: Lang::Nl,
        answers: Default::default(),
    };
    (0..EXAMPLE).map(entry).collect()
}

fn json(entries: &[Entry]) -> String {
    let texts: Vec<String> = entries
        .iter()
        .map(|entry| String::from_utf8(wire::encode(entry).unwrap().to_vec()).unwrap())
        .collect();
    format!("[{}]", texts.join(","))
}

/// What may be found between old and new. Only an example is filled in more than one commit, and the attachments
/// of a parcel are kept before it.
pub fn half_way(
    verb: &str,
    old: &Option<Contents>,
    new: &Option<Contents>,
) -> Vec<Option<Contents>> {
    let entries = example();
    if verb == "keep_parcel" {
        let attachments = new.as_ref().unwrap().attachments.clone();
        let old = old.clone().unwrap();
        return vec![Some(Contents { attachments, ..old })];
    }
    if verb != "fill_example" {
        return vec![];
    }
    let commits = entries.len().div_ceil(A_COMMIT);
    let after = |commits: usize| {
        let kept = entries[..commits * A_COMMIT].iter().cloned();
        let old = old.clone()?;
        let all = old.journal.entries().iter().map(|entry| (**entry).clone());
        let journal: Journal = all.chain(kept).collect();
        Some(Contents { journal, ..old })
    };
    (1..commits).map(after).collect()
}

/// Answers the open question of any check-in.
fn say(draft: &mut Draft, text: &str) {
    let question = Question::Note;
    let answer = Answer::new(question, words("Nog iets?"), Value::Text(words(text)));
    draft.answers.set(answer.unwrap());
}

async fn act(verb: &str, book: &Book<Device>, now: &Contents) -> bool {
    let entry = now.journal.entries()[0].as_ref();
    let (coach, sent) = (&now.contacts[0], &now.sent[0]);
    let mut draft = edit_entry(book, entry);
    say(&mut draft, "toen");
    let mut ready = ReadyItem::new(entry.id);
    ready.toggle(Question::Note);
    let set = QuestionSet::new(Kind::DayStart);
    match verb {
        "accept_question" => {
            let own = OwnQuestion {
                id: Id::new([0xbb; 16]),
                wording: words("Was je buiten?"),
                shape: Shape::YesNo,
                proposed_by: Some(coach.id),
            };
            accept_question(book, &set, own).await.is_ok()
        }
        "change_settings" => {
            let mut settings = now.settings.clone();
            settings.name = Some(words("Sem"));
            change_settings(book, &settings).await.is_ok()
        }
        "confirm_number" => confirm_number(book, coach).await.is_ok(),
        "delete_entry" => delete_entry(book, entry.id).await.is_ok(),
        "describe_attachment" => {
            let line = Some(words("over het brood"));
            let described = describe_attachment(book, now.attachments[0].clone(), line);
            described.await.is_ok()
        }
        "drop_parcels" => drop_parcels(book, &now.received).await.is_ok(),
        "drop_draft" => drop_draft(book, entry.id).await.is_ok(),
        "erase_period" => {
            let day = entry.at.day();
            erase_period(book, &find_period(now, day, day))
                .await
                .is_ok()
        }
        "fill_example" => fill_example(book, &json(&example())).await.is_ok(),
        "forget" => forget(book, coach.id).await.is_ok(),
        "remove_learner" => {
            let about = find_learner(now, coach.id);
            remove_learner(book, coach.id, &about).await.is_ok()
        }
        "keep_chunk" => keep_chunk(book, &now.attachments[0], b"drie").await.is_ok(),
        "keep_desk" => {
            let mut known = coach.clone();
            known.desk.seen = Some(book.now());
            keep_desk(book, &[known]).await.is_ok()
        }
        "keep_draft" => keep_draft(book, &draft).await == Ok(true),
        "keep_parcel" => {
            let arrived = open_parcel(book, &parcel_for(book, 2), &now.contacts, &now.received);
            let kept = keep_parcel(book, &arrived.unwrap(), &now.contacts, &now.received).await;
            kept.is_ok_and(|kept| kept.is_some())
        }
        "keep_set" => keep_set(book, &set).await.is_ok(),
        "let_go" => let_go(book, &[voice().id], BTreeSet::new).await.is_ok(),
        "make_parcel" => {
            let outgoing = Outgoing {
                from: words("Sem"),
                to: coach,
                items: vec![ready.choose(entry)],
                note: None,
                attachments: &[],
                recall: vec![],
                recalled: vec![],
            };
            make_parcel(book, outgoing, &now.sent).await.is_ok()
        }
        "mark_backed_up" => {
            let made = mark_backed_up(book, &now.settings, book.now()).await;
            made.is_ok()
        }
        "pair" => {
            let card = card("Bente", someone(9).public());
            pair(book, card, &now.contacts).await.is_ok()
        }
        // Put back: another entry with all that went with it, three records in one commit.
        "put_back" => {
            let id = Id::new([3; 16]);
            let removed = Removed {
                entry: Entry {
                    id,
                    ..entry.clone()
                },
                ready: Some(ReadyItem { entry: id, ..ready }),
                draft: Some(Draft { id, ..draft }),
            };
            put_back(book, &removed).await.is_ok()
        }
        // With unfinished changes to it: two records in one commit.
        "amend" => {
            let unfinished = Draft::of(entry, book.now());
            let skip = |answers: &mut Answers| answers.skip(Question::Note);
            amend(book, entry, Some(&unfinished), skip).await.is_ok()
        }
        "put_ready" => put_ready(book, &ready).await.is_ok(),
        "save_check_in" => save_check_in(book, &draft, Some(entry)).await.is_ok(),
        "say_it_went" => say_it_went(book, sent).await.is_ok(),
        "silence_backup_offer" => {
            let silenced = silence_backup_offer(book, &now.settings, true).await;
            silenced.is_ok()
        }
        "take_from_ready" => take_from_ready(book, entry.id).await.is_ok(),
        other => panic!("{other} is not in the table"),
    }
}
