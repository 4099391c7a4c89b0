//! What is spoken and drawn goes along, what stays behind does not; what was asked back goes, and stays gone.

use mijn_stem::domain::answer::Value;
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MAX_CHUNK, MediaType};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::{Card, Contact, Role};
use mijn_stem::domain::drawing::{Drawing, Pen, Point, Stroke};
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::inbox::{Received, Sender, to_confirm};
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::sent::Sent;
use mijn_stem::domain::shared::SharedItem;
use mijn_stem::parcel::letter::ParcelError;
use mijn_stem::store::{Batch, Store, Table};
use mijn_stem::usecase::*;

use super::stories::answer;
use super::{Memory, reopen, start, words};

/// A learner and a coach who are paired, each with a book.
pub(super) struct Two {
    pub learner: Memory,
    pub coach: Memory,
    pub contact: Contact,
}

impl Two {
    pub async fn new() -> Self {
        let (learner, coach) = (Memory::default(), Memory::default());
        let (book, _) = start(&learner, Role::Learner).await;
        let (desk, _) = start(&coach, Role::Coach).await;
        let card = Card {
            name: words("Ilse"),
            key: desk.key(),
            hours: None,
            room: None,
            does: None,
        };
        let contact = pair(&book, card, &[]).await.unwrap();
        Self {
            learner,
            coach,
            contact,
        }
    }

    /// The learner seals these items, and asks these back.
    pub async fn send(&self, items: Vec<SharedItem>, recall: &[Id]) -> Result<Made, MakeError> {
        let (book, now) = reopen(&self.learner).await;
        let outgoing = Outgoing {
            from: words("Sem"),
            to: &self.contact,
            items,
            note: Some(words("kijk maar")),
            attachments: &now.attachments,
            recall: recall.to_vec(),
            recalled: to_confirm(&now.received, &now.sent, self.contact.id),
        };
        let length = parcel_length(&outgoing, &now.sent, book.now());
        let made = make_parcel(&book, outgoing, &now.sent).await?;
        assert!(length.is_ok_and(|length| length >= made.text.len()));
        Ok(say_sent(&book, made).await)
    }

    /// The coach keeps a parcel.
    pub async fn keep(&self, text: &str) -> Option<Kept> {
        keep(&self.coach, text).await
    }

    async fn received(&self) -> Vec<Received> {
        reopen(&self.coach).await.1.received
    }
}

async fn say_sent(book: &Book<Memory>, made: Made) -> Made {
    let sent = say_it_went(book, &made.sent).await.unwrap();
    Made { sent, ..made }
}

async fn keep(device: &Memory, text: &str) -> Option<Kept> {
    let (book, now) = reopen(device).await;
    let arrived = open_parcel(&book, text.as_bytes(), &now.contacts, &now.received).unwrap();
    let kept = keep_parcel(&book, &arrived, &now.contacts, &now.received);
    kept.await.unwrap()
}

/// Something of so many bytes, in pieces of a recording.
pub(super) async fn attach(
    book: &Book<Memory>,
    kind: AttachmentKind,
    media: MediaType,
    bytes: &[u8],
) -> Attachment {
    let mut attachment = begin_attachment(book, kind, media).unwrap();
    for piece in bytes.chunks(1000) {
        attachment = keep_chunk(book, &attachment, piece).await.unwrap();
    }
    attachment
}

async fn bytes_of(device: &Memory, attachment: &Attachment) -> Vec<u8> {
    let (book, _) = reopen(device).await;
    let mut bytes = Vec::new();
    for index in 0..attachment.chunks() {
        let piece = book.vault().chunk(attachment.id, index).await.unwrap();
        bytes.extend_from_slice(&piece);
    }
    bytes
}

pub(super) async fn note(
    book: &Book<Memory>,
    text: Option<&str>,
    attachments: &[&Attachment],
) -> Entry {
    let mut draft = begin_draft(book, Kind::Note, Lang::Nl);
    let ids = attachments.iter().map(|it| it.id).collect();
    let value = Value::said(text.map(words), ids).unwrap();
    answer(&mut draft, Question::Note, value);
    save_check_in(book, &draft, None).await.unwrap()
}

pub(super) fn whole(entry: &Entry) -> SharedItem {
    ReadyItem::new(entry.id).choose(entry)
}

#[tokio::test]
async fn what_was_spoken_goes_along_and_what_was_kept_back_does_not() {
    let two = Two::new().await;
    let (book, _) = reopen(&two.learner).await;
    let said: Vec<u8> = (0..3 * MAX_CHUNK + 5).map(|at| at as u8).collect();
    let voice = attach(&book, AttachmentKind::Voice, MediaType::WebmAudio, &said).await;
    let line = Some(words("over het brood"));
    let voice = describe_attachment(&book, voice, line).await.unwrap();
    let photo = attach(&book, AttachmentKind::Photo, MediaType::Jpeg, b"KANARIE").await;
    let entry = note(&book, Some("hoor maar"), &[&voice, &photo]).await;
    let mut ready = ReadyItem::new(entry.id);
    ready.toggle_file(photo.id);
    put_ready(&book, &ready).await.unwrap();
    let (_, now) = reopen(&two.learner).await;
    assert_eq!(now.ready, [ready.clone()]);

    let made = two.send(vec![ready.choose(&entry)], &[]).await.unwrap();
    let files: Vec<Id> = made.sent.letter.files.iter().map(|it| it.id).collect();
    assert_eq!(files, [voice.id]);
    assert_eq!(reopen(&two.learner).await.1.sent, [made.sent.clone()]);

    let (desk, _) = reopen(&two.coach).await;
    let kept = two.keep(&made.text).await.unwrap();
    let (_, now) = reopen(&two.coach).await;
    assert_eq!(now.received, [kept.received.clone()]);
    assert_eq!(now.attachments, kept.files);
    let [arrived] = &kept.files[..] else {
        panic!("one recording went");
    };
    assert_eq!((arrived.kind(), &arrived.line), (voice.kind(), &voice.line));
    assert_eq!(arrived.chunks(), 4);
    assert_eq!(bytes_of(&two.coach, arrived).await, said);
    // Under a name of the coach's own, which its words lead to.
    assert_ne!(arrived.id, voice.id);
    let letter = &kept.received.letter;
    assert_eq!(letter.attachments().collect::<Vec<_>>(), [arrived.id]);
    assert_eq!(
        letter.items[0].answers.text(Question::Note),
        Some(&words("hoor maar"))
    );

    // Nothing of it is taken away, also not by a tab that did not follow yet; kept twice it is there once.
    assert_eq!(sweep_attachments(&desk, &[]).await, Ok(vec![]));
    assert_eq!(
        let_go(&desk, &[arrived.id], Default::default).await,
        Ok(vec![])
    );
    assert_eq!(two.keep(&made.text).await, None);
    assert_eq!(reopen(&two.coach).await.1.attachments.len(), 1);
}

#[tokio::test]
async fn what_was_erased_from_a_drawing_stays_behind() {
    let two = Two::new().await;
    let (book, _) = reopen(&two.learner).await;
    let mut drawing = Drawing::default();
    let line = |y| {
        let mut stroke = Stroke::new(Pen::ALL[0], Point::new(0.1, y, 0.5));
        stroke.go_on(Point::new(0.9, y, 0.5));
        stroke
    };
    let mut steps = drawing.draw(line(0.2)).unwrap();
    steps.extend(drawing.draw(line(0.8)).unwrap());
    let erased = drawing.erase(Point::new(0.5, 0.2, 0.5), 40).unwrap();
    steps.extend(erased.unwrap());
    assert!(drawing.holds_erased());
    let (kind, media) = (AttachmentKind::Drawing, MediaType::Strokes);
    let drawn = attach(&book, kind, media, &steps).await;
    let entry = note(&book, None, &[&drawn]).await;

    let made = two.send(vec![whole(&entry)], &[]).await.unwrap();
    let kept = two.keep(&made.text).await.unwrap();
    let arrived = bytes_of(&two.coach, &kept.files[0]).await;
    assert_eq!(arrived, drawing.bytes());
    assert!(arrived.len() < steps.len());
    assert!(!Drawing::read(&arrived).unwrap().holds_erased());
}

#[tokio::test]
async fn an_attachment_that_is_damaged_or_gone_holds_up_the_parcel_until_it_stays_behind() {
    let two = Two::new().await;
    let (book, _) = reopen(&two.learner).await;
    let photo = attach(&book, AttachmentKind::Photo, MediaType::Png, &[1; 3000]).await;
    let (kind, media) = (AttachmentKind::Drawing, MediaType::Strokes);
    let odd = attach(&book, kind, media, b"geen tekening").await;
    let entry = note(&book, Some("zie je?"), &[&photo, &odd]).await;
    let mut ready = ReadyItem::new(entry.id);
    let refused = async |ready: &ReadyItem, id| {
        let made = two.send(vec![ready.choose(&entry)], &[]).await;
        assert_eq!(made.map(drop), Err(MakeError::Attachment(id)));
        assert_eq!(reopen(&two.learner).await.1.sent, []);
    };
    refused(&ready, odd.id).await;
    ready.toggle_file(odd.id);
    two.learner.0.tamper_chunks(|chunks| {
        chunks.remove(&(photo.id, 1));
    });
    refused(&ready, photo.id).await;
    ready.toggle_file(photo.id);
    let made = two.send(vec![ready.choose(&entry)], &[]).await.unwrap();
    let value = made.sent.letter.items[0].answers.get(Question::Note);
    assert_eq!(value, Some(&Value::Text(words("zie je?"))));
}

/// Another device with the same book, as yet without attachments.
async fn copy_of(device: &Memory) -> Memory {
    let found = device.0.load(&Table::ALL).await.unwrap();
    let all = Batch {
        seq: found.last,
        puts: found.rows,
        slots: device.0.slots().await.unwrap(),
        ..Batch::default()
    };
    let copy = Memory::default();
    copy.0.write(&all).await.unwrap();
    copy
}

/// What the coach still has: the words of each note, and how many attachments.
async fn left(two: &Two) -> (Vec<String>, usize) {
    let (desk, now) = reopen(&two.coach).await;
    let letters = now.received.iter().map(|it| &it.letter);
    let items = letters.flat_map(|letter| &letter.items);
    let mut said: Vec<String> = items
        .filter_map(|item| item.answers.text(Question::Note))
        .map(ToString::to_string)
        .collect();
    said.sort();
    for attachment in &now.attachments {
        desk.vault().chunk(attachment.id, 0).await.unwrap();
    }
    (said, two.coach.0.chunks().len())
}

#[tokio::test]
async fn what_was_asked_back_goes_and_stays_gone_and_that_is_said() {
    let two = Two::new().await;
    let (book, _) = reopen(&two.learner).await;
    let photo = attach(&book, AttachmentKind::Photo, MediaType::Png, b"brood").await;
    let regretted = note(&book, Some("liever niet"), &[&photo]).await;
    let other = note(&book, Some("dit mag"), &[]).await;
    let both = two
        .send(vec![whole(&regretted), whole(&other)], &[])
        .await
        .unwrap();
    let again = two.send(vec![whole(&regretted)], &[]).await.unwrap();
    let asked = two.send(vec![], &[regretted.id]).await.unwrap();
    let later = two.send(vec![whole(&regretted)], &[]).await.unwrap();
    let texts = [&both.text, &again.text, &asked.text];

    // In every order in which the three can be opened.
    for order in [
        [0, 1, 2],
        [0, 2, 1],
        [1, 0, 2],
        [1, 2, 0],
        [2, 0, 1],
        [2, 1, 0],
    ] {
        let coach = copy_of(&two.coach).await;
        for place in order {
            keep(&coach, texts[place]).await.unwrap();
        }
        let (_, now) = reopen(&coach).await;
        let items: Vec<Id> = now
            .received
            .iter()
            .flat_map(|it| it.letter.items.iter().map(|item| item.id))
            .collect();
        assert_eq!(items, [other.id], "{order:?}");
        assert_eq!(
            (now.attachments, coach.0.chunks().len()),
            (vec![], 0),
            "{order:?}"
        );
        // Replayed, it does not come back.
        for text in texts {
            assert_eq!(keep(&coach, text).await, None);
        }
    }

    for text in texts {
        two.keep(text).await.unwrap();
    }
    assert_eq!(left(&two).await, (vec!["dit mag".to_owned()], 0));
    // What is shared anew after that was not asked back.
    two.keep(&later.text).await.unwrap();
    let both_again = vec!["dit mag".to_owned(), "liever niet".to_owned()];
    assert_eq!(left(&two).await, (both_again, 1));

    // The coach's next parcel says that it was done, once it went.
    let (desk, now) = reopen(&two.coach).await;
    let sem = now.contacts[0].clone();
    let confirm = |sent: &[Sent]| to_confirm(&now.received, sent, sem.id);
    assert_eq!(confirm(&[]), [asked.sent.letter.id]);
    let outgoing = Outgoing {
        from: words("Ilse"),
        to: &sem,
        items: vec![],
        note: None,
        attachments: &[],
        recall: vec![],
        recalled: confirm(&[]),
    };
    let reply = make_parcel(&desk, outgoing, &now.sent).await.unwrap();
    assert_eq!(confirm(&[reply.sent.clone()]), [asked.sent.letter.id]);
    let reply = say_sent(&desk, reply).await;
    assert_eq!(confirm(&[reply.sent]), [] as [Id; 0]);

    assert_eq!(asked.sent.carried_out(&[]), None);
    keep(&two.learner, &reply.text).await.unwrap();
    let (_, now) = reopen(&two.learner).await;
    assert!(asked.sent.carried_out(&now.received).is_some());
    assert_eq!(both.sent.carried_out(&now.received), None);
}

#[tokio::test]
async fn a_whole_parcel_can_be_asked_back_with_its_note_and_only_by_whoever_sent_it() {
    let two = Two::new().await;
    let (book, _) = reopen(&two.learner).await;
    let entry = note(&book, Some("liever niet"), &[]).await;
    let first = two.send(vec![whole(&entry)], &[]).await.unwrap();
    two.keep(&first.text).await.unwrap();

    // Someone else asks the same of the same coach.
    let stranger = Memory::default();
    let (theirs, _) = start(&stranger, Role::Learner).await;
    let outgoing = Outgoing {
        from: words("Yara"),
        to: &two.contact,
        items: vec![],
        note: None,
        attachments: &[],
        recall: vec![entry.id, first.sent.letter.id],
        recalled: vec![],
    };
    let made = make_parcel(&theirs, outgoing, &[]).await.unwrap();
    let kept = two.keep(&made.text).await.unwrap();
    assert_eq!((kept.changed, left(&two).await.0.len()), (vec![], 1));

    let asked = two.send(vec![], &[first.sent.letter.id]).await.unwrap();
    let kept = two.keep(&asked.text).await.unwrap();
    assert_eq!(kept.changed.len(), 1);
    let hollow = &kept.changed[0].letter;
    assert_eq!(
        (hollow.id, &hollow.items[..], &hollow.note),
        (first.sent.letter.id, &[][..], &None)
    );
    assert_eq!(two.received().await.len(), 3);
}

#[tokio::test]
async fn a_parcel_is_deleted_with_its_attachments_and_what_it_asked_back_stays_gone() {
    let two = Two::new().await;
    let (book, _) = reopen(&two.learner).await;
    let photo = attach(&book, AttachmentKind::Photo, MediaType::Png, b"brood").await;
    let entry = note(&book, Some("liever niet"), &[&photo]).await;
    let first = two.send(vec![whole(&entry)], &[]).await.unwrap();
    let shared = note(&book, Some("dit mag"), &[&photo]).await;
    let asked = two.send(vec![whole(&shared)], &[entry.id]).await.unwrap();
    two.keep(&asked.text).await.unwrap();
    assert_eq!(left(&two).await, (vec!["dit mag".to_owned()], 1));

    let (desk, now) = reopen(&two.coach).await;
    let hollow = drop_parcels(&desk, &now.received).await.unwrap();
    assert_eq!(
        (left(&two).await, &two.received().await),
        ((vec![], 0), &hollow)
    );
    assert_eq!((hollow.len(), &hollow[0].letter.note), (1, &None));
    // What was asked back comes no more, and what was only deleted comes again.
    two.keep(&first.text).await.unwrap();
    assert_eq!(left(&two).await, (vec![], 0));
    let (desk, now) = reopen(&two.coach).await;
    let others: Vec<Received> = now
        .received
        .iter()
        .filter(|it| it.letter.recall.is_empty())
        .cloned()
        .collect();
    assert_eq!(drop_parcels(&desk, &others).await, Ok(vec![]));
    assert_eq!(two.received().await, hollow);
}

#[tokio::test]
async fn two_coaches_and_a_coach_with_a_new_device() {
    let (learner, old, new, other) = (
        Memory::default(),
        Memory::default(),
        Memory::default(),
        Memory::default(),
    );
    let (book, _) = start(&learner, Role::Learner).await;
    let card = |name, desk: &Book<Memory>| Card {
        name: words(name),
        key: desk.key(),
        hours: None,
        room: None,
        does: None,
    };
    let mut desks = Vec::new();
    for (device, name) in [(&old, "Ilse"), (&other, "Bente"), (&new, "ilse ")] {
        let (desk, _) = start(device, Role::Coach).await;
        let (_, now) = reopen(&learner).await;
        let changed = Sender::recognise(&desk.key(), &words(name), &now.contacts);
        let contact = pair(&book, card(name, &desk), &now.contacts).await.unwrap();
        assert_eq!(contact.checked, None, "a new key has to be checked");
        if name == "Ilse" {
            confirm_number(&book, &contact).await.unwrap();
        }
        desks.push((desk, contact, changed));
    }
    // The new device is told from someone new, and takes nothing over from the old one.
    assert_eq!(desks[1].2, Sender::New);
    assert_eq!(desks[2].2, Sender::NewKeyForName(desks[0].1.id));
    let (_, now) = reopen(&learner).await;
    assert_eq!(now.contacts.len(), 3);
    assert!(
        now.contacts
            .iter()
            .any(|it| it.id == desks[0].1.id && it.checked.is_some())
    );

    // 100 parcels for each of two; each opens for one alone, once, and in any order.
    let mut texts: Vec<[String; 2]> = Vec::new();
    let mut sent: Vec<Sent> = Vec::new();
    for _ in 0..100 {
        let mut pair = [const { String::new() }; 2];
        for (place, text) in pair.iter_mut().enumerate() {
            let outgoing = Outgoing {
                from: words("Sem"),
                to: &desks[place].1,
                items: vec![],
                note: None,
                attachments: &[],
                recall: vec![],
                recalled: vec![],
            };
            let made = make_parcel(&book, outgoing, &sent).await.unwrap();
            sent.push(made.sent);
            *text = made.text;
        }
        texts.push(pair);
    }
    for (number, pair) in texts.iter().rev().enumerate() {
        for (place, device) in [&old, &other].into_iter().enumerate() {
            let desk = &desks[place].0;
            let wrong = open_parcel(desk, pair[1 - place].as_bytes(), &[], &[]);
            assert_eq!(wrong.map(drop), Err(ParcelError::ForSomeoneElse));
            assert!(keep(device, &pair[place]).await.is_some());
            let before = device.0.writes();
            assert_eq!(keep(device, &pair[place]).await, None, "a replay");
            assert_eq!(device.0.writes(), before);
            assert_eq!(reopen(device).await.1.received.len(), number + 1);
        }
    }
    assert_eq!(reopen(&old).await.1.contacts.len(), 1);

    // Who is no longer a coach stays in the log.
    forget(&book, desks[0].1.id).await.unwrap();
    let (_, now) = reopen(&learner).await;
    assert_eq!((now.contacts.len(), now.sent.len()), (2, 200));
}
