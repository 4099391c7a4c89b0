//! What can happen to a whole book in a tale: a back-up of it, or of a stranger's; restoring one; erasing a period.

use std::collections::BTreeSet;

use mijn_stem::crypto::key_slot::KdfParams;
use mijn_stem::crypto::recovery_code::RecoveryCode;
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MediaType};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::Kind;
use mijn_stem::domain::contact::{PublicKey, Role};
use mijn_stem::domain::id::Id;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::moment::Moment;
use mijn_stem::domain::question_set::QuestionSet;
use mijn_stem::store::Store;
use mijn_stem::store::memory::MemoryStore;
use mijn_stem::usecase::*;

use crate::Counted;
use crate::between::key_of;
use crate::device::{Chance, Device, Shaky, card};
use crate::merge::Backed;
use crate::plain::Plain;
use crate::tale::{Disk, Tale};

/// How much of a file is fed at once: less than a piece of an attachment may be.
const SLICE: usize = 2_000;

/// The next piece of a recording. It is told by its place, as one id may be recorded twice in a tale.
pub fn next_piece(voice: &Attachment) -> Vec<u8> {
    let [first, ..] = voice.id.bytes();
    let size = 1 + (usize::from(*first) * 977 + voice.chunks() as usize * 131) % 3000;
    vec![*first; size]
}

fn code() -> RecoveryCode {
    RecoveryCode::generate(&Counted::new(5))
}

/// A whole back-up, and when it was made; what fails is asked again.
async fn text_of<S: Store>(book: &Book<Device<S>>) -> (String, Moment) {
    let code = code();
    let begin = async || {
        let under = Under::Recovery(&code);
        make_backup(book, under, KdfParams::SMALL, &Here).await
    };
    let mut making = match begin().await {
        Ok(making) => making,
        Err(_) => begin().await.unwrap(),
    };
    let mut text = String::new();
    loop {
        match making.next(book).await {
            Ok(Some(part)) => text.push_str(&part),
            Ok(None) => break,
            // No fault comes twice.
            Err(_) => continue,
        }
    }
    assert_eq!(making.left_out(), 0);
    (text, making.made())
}

async fn read(text: &str) -> Backup {
    let start = &text.as_bytes()[..text.len().min(65_536)];
    let opened = open_backup(start, Secret::Recovery(&code()), &Here).await;
    let mut reading = opened.unwrap().read();
    for slice in text.as_bytes().chunks(SLICE) {
        reading.feed(slice).unwrap();
    }
    reading.finish().unwrap()
}

async fn restore_all<S: Store>(
    book: &Book<Device<S>>,
    backup: &Backup,
    text: &str,
) -> Result<Preview, RestoreError> {
    let mut restoring = restore(book, backup).await?;
    for slice in text.as_bytes().chunks(SLICE) {
        restoring.feed(book, slice).await?;
    }
    restoring.finish(book, async || {}).await
}

impl<D: Disk> Tale<D> {
    /// A back-up of this book is made, which changes nothing in it; then that is remembered, or the offer is silenced.
    pub async fn back_up(&mut self) {
        self.about_to("make_backup");
        let (text, made) = text_of(self.book()).await;
        self.tabs[self.at].line.arm(None);
        self.plain.check(read(&text).await.contents());
        let (plain, key) = (self.plain.clone(), self.book().key());
        self.backups.push(Backed {
            text,
            made,
            plain,
            key,
        });
        let mut settings = self.plain.settings.clone();
        let kept = if self.dice.one_in(2) {
            self.about_to("mark_backed_up");
            settings.backed_up.last = Some(made);
            mark_backed_up(self.book(), &self.plain.settings, made).await
        } else {
            let never = self.dice.one_in(2);
            self.about_to("silence_backup_offer");
            settings.backed_up.never_ask = never;
            silence_backup_offer(self.book(), &self.plain.settings, never).await
        };
        if self.came_of_it(kept.is_ok()) {
            self.plain.settings = settings.clone();
        }
        assert!(kept.is_err() || kept == Ok(settings));
    }

    /// A back-up of this book, as it was or is, or of a stranger's, is restored. What failed half-way changed nothing.
    pub async fn restore(&mut self) {
        let backed = match self.dice.pick(0..self.backups.len()) {
            Some(one) if !self.dice.one_in(4) => self.backups[one].clone(),
            _ => self.strangers().await,
        };
        let backup = read(&backed.text).await;
        let fault = 1 + self.dice.below(8);
        self.about_to_at("restore", fault);
        let done = restore_all(self.book(), &backup, &backed.text).await;
        let tally = self.tabs[self.at].line.tally();
        self.tabs[self.at].line.arm(None);
        assert_eq!(done.is_ok(), !tally.failed);
        let (restored, key) = self.plain.and(self.key, &backed);
        let now = Plain::of(&self.reload().await);
        if done.is_ok() {
            self.counts.restored += 1;
            self.is_restored(restored, key).await;
        } else {
            self.counts.broken_off += 1;
            assert!(now == self.plain || now == restored);
            // Asked again, it is done, whatever it came to before.
            let (from, owner) = if now == restored {
                (restored, key)
            } else {
                (self.plain.clone(), self.key)
            };
            let (restored, key) = from.and(owner, &backed);
            let again = restore_all(self.book(), &backup, &backed.text).await;
            again.unwrap();
            self.is_restored(restored, key).await;
        }
    }

    async fn is_restored(&mut self, plain: Plain, key: PublicKey) {
        self.plain = plain;
        assert_eq!(self.book().key(), key);
        if key != self.key {
            self.key = key;
            // Nobody can open any more what was sealed to the other key.
            self.parcels.clear();
            self.at = 1 - self.at;
            self.follow().await;
            assert_eq!(self.book().key(), key);
        }
    }

    /// The tab reads all of the book anew, and shows it.
    async fn reload(&mut self) -> Contents {
        let contents = reload(self.book()).await.unwrap();
        self.tabs[self.at].known = contents.clone();
        contents
    }

    /// A back-up of someone else's book, who knows some of the same people and recorded under some of the same names.
    async fn strangers(&mut self) -> Backed {
        let chance = Chance::new(self.dice.next());
        let store = Shaky::over(MemoryStore::default());
        let (role, lang) = (Role::Learner, Lang::En);
        let started = start_book(store, self.clock.clone(), chance, role, lang).await;
        let (book, _) = started.unwrap();
        for _ in 0..self.dice.below(3) {
            let mut draft = begin_draft(&book, Kind::DayStart, lang);
            draft.answers = self.dice.answers(&QuestionSet::new(Kind::DayStart));
            let entry = save_check_in(&book, &draft, None).await.unwrap();
            put_ready(&book, &ReadyItem::new(entry.id)).await.unwrap();
            keep_draft(&book, &edit_entry(&book, &entry)).await.unwrap();
            let (id, made) = (self.dice.attachment(), book.now());
            let voice = Attachment::begin(id, AttachmentKind::Voice, MediaType::WebmAudio, made);
            let mut voice = voice.unwrap();
            for _ in 0..=self.dice.below(2) {
                let piece = next_piece(&voice);
                voice = keep_chunk(&book, &voice, &piece).await.unwrap();
            }
            let contacts = reload(&book).await.unwrap().contacts;
            let someone = card(self.dice.words().as_str(), key_of(self.dice.below(4)));
            let contact = pair(&book, someone, &contacts).await.unwrap();
            let outgoing = Outgoing {
                from: self.dice.words(),
                to: &contact,
                items: vec![],
                note: None,
                attachments: &[],
                recall: vec![],
                recalled: vec![],
            };
            let sent = reload(&book).await.unwrap().sent;
            make_parcel(&book, outgoing, &sent).await.unwrap();
        }
        let (text, made) = text_of(&book).await;
        Backed {
            text,
            made,
            plain: Plain::of(&reload(&book).await.unwrap()),
            key: book.key(),
        }
    }

    /// A period goes, with all that belongs to it and nothing else.
    pub async fn erase_a_period(&mut self) {
        let Some(first) = self.dice.pick(self.plain.entries.values().cloned()) else {
            return;
        };
        let last = self.dice.pick(self.plain.entries.values().cloned());
        let days = [first.at.day(), last.unwrap_or(first).at.day()];
        let [first, last] = [days[0].min(days[1]), days[0].max(days[1])];
        let within = |moment: Moment| first <= moment.day() && moment.day() <= last;

        let mut left = self.plain.clone();
        left.entries
            .retain(|_, entry| !(entry.kind.is_check_in() && within(entry.at)));
        let gone = |id: &Id| self.plain.entries.contains_key(id) && !left.entries.contains_key(id);
        left.ready.retain(|id, _| !gone(id));
        left.drafts.retain(|id, draft| {
            let begun = draft.changes.is_none()
                && draft.kind.is_check_in()
                && within(draft.at.unwrap_or(draft.touched));
            !begun && !gone(id)
        });
        let (wanted_before, wanted): (BTreeSet<Id>, _) = (self.plain.wanted(), left.wanted());
        left.attachments.retain(|id, it| {
            wanted.contains(id) || !(wanted_before.contains(id) || within(it.made))
        });

        let contents = self.reload().await;
        let erasure = find_period(&contents, first, last);
        self.about_to("erase_period");
        let erased = erase_period(self.book(), &erasure).await;
        if self.came_of_it(erased.is_ok()) {
            self.plain = left;
        }
    }
}
