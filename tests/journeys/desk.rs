//! What a coach keeps about a learner: it stays when the book is closed, and goes as a whole when the learner is taken away.

use mijn_stem::domain::answer::Value;
use mijn_stem::domain::attachment::{AttachmentKind, MediaType};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::{Contact, Desk};
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::line::Line;
use mijn_stem::domain::retention::{Weeks, going, over, wants_warning};
use mijn_stem::domain::shared::SharedItem;
use mijn_stem::usecase::*;

use super::sharing::{Two, attach, note, whole};
use super::stories::{answer, say};
use super::{Memory, reopen, words};

/// Something a coach writes that leads somewhere.
async fn writes(book: &Book<Memory>, kind: Kind, question: Question, to: Id) -> Entry {
    let mut draft = begin_draft(book, kind, Lang::Nl);
    let line = Value::Lines(vec![Line::to(to, words("Sem"))]);
    answer(&mut draft, question, line);
    say(&mut draft, Question::Note, "even bellen");
    save_check_in(book, &draft, None).await.unwrap()
}

/// A coach with a learner who shared a note and a recording.
async fn desk() -> (Two, Id, Id) {
    let two = Two::new().await;
    let (learner, _) = reopen(&two.learner).await;
    let voice = attach(
        &learner,
        AttachmentKind::Voice,
        MediaType::WebmAudio,
        b"hoi",
    )
    .await;
    let said = note(&learner, Some("brood"), &[&voice]).await;
    let made = two.send(vec![whole(&said)], &[]).await.unwrap();
    let kept = two.keep(&made.text).await.unwrap();
    (two, kept.received.from, said.id)
}

#[tokio::test]
async fn a_learner_who_is_taken_away_leaves_nothing_and_the_others_stay() {
    let (two, sem, item) = desk().await;
    let (book, _) = reopen(&two.coach).await;
    // Another learner, with a note of their own.
    let yara = Two::new().await;
    let (theirs, _) = reopen(&yara.learner).await;
    let said = note(&theirs, Some("vuur"), &[]).await;
    let card = mijn_stem::domain::contact::Card {
        key: book.key(),
        ..yara.contact.card.clone()
    };
    let to = Contact {
        card,
        ..yara.contact.clone()
    };
    let outgoing = Outgoing {
        from: words("Yara"),
        to: &to,
        items: vec![whole(&said)],
        note: None,
        attachments: &[],
        recall: Vec::new(),
        recalled: Vec::new(),
    };
    let made = make_parcel(&theirs, outgoing, &[]).await.unwrap();
    let kept = two.keep(&made.text).await.unwrap();
    let other = kept.received.from;

    let (book, _) = reopen(&two.coach).await;
    let own = writes(&book, Kind::Note, Question::About, sem).await;
    let about_other = writes(&book, Kind::Note, Question::About, other).await;
    let reply = writes(&book, Kind::Reply, Question::ReplyTo, item).await;
    let reply_to_other = writes(&book, Kind::Reply, Question::ReplyTo, said.id).await;
    let (book, now) = reopen(&two.coach).await;
    let contact = now.contacts.iter().find(|it| it.id == sem).unwrap();
    let outgoing = Outgoing {
        from: words("Ilse"),
        to: contact,
        items: vec![SharedItem::whole(&reply)],
        note: None,
        attachments: &now.attachments,
        recall: Vec::new(),
        recalled: Vec::new(),
    };
    make_parcel(&book, outgoing, &now.sent).await.unwrap();
    let mut unfinished = begin_draft(&book, Kind::Note, Lang::Nl);
    let line = Value::Lines(vec![Line::to(sem, words("Sem"))]);
    answer(&mut unfinished, Question::About, line);
    keep_draft(&book, &unfinished).await.unwrap();

    let (book, now) = reopen(&two.coach).await;
    let about = find_learner(&now, sem);
    assert_eq!((about.received.len(), about.items), (1, 1));
    assert_eq!(
        (&about.notes, &about.replies),
        (&vec![own.id], &vec![reply.id])
    );
    assert_eq!((&about.drafts, about.sent.len()), (&vec![unfinished.id], 1));
    assert_eq!(about.attachments.len(), 1);
    let voice = about.attachments[0];

    two.coach
        .0
        .fail_write(1, super::Fault::Before(super::StoreError::Full));
    assert!(remove_learner(&book, sem, &about).await.is_err());
    let (book, same) = reopen(&two.coach).await;
    assert_eq!(same, now);
    remove_learner(&book, sem, &about).await.unwrap();
    let (book, left) = reopen(&two.coach).await;
    assert_eq!(find_learner(&left, sem), AboutLearner::default());
    let ids = |all: &Contents| all.journal.all().map(|it| it.id).collect::<Vec<_>>();
    let mut expected = vec![reply_to_other.id, about_other.id];
    let mut there = ids(&left);
    expected.sort();
    there.sort();
    assert_eq!(there, expected);
    assert_eq!(left.contacts.len(), 1);
    assert_eq!(left.received.len(), 1);
    assert!(left.sent.is_empty() && left.drafts.is_empty() && left.attachments.is_empty());
    assert!(book.vault().chunk(voice, 0).await.is_err());
}

#[tokio::test]
async fn what_is_remembered_about_a_learner_stays_and_is_never_told() {
    let (two, sem, _) = desk().await;
    let (book, now) = reopen(&two.coach).await;
    let mut contact = now.contacts.iter().find(|it| it.id == sem).unwrap().clone();
    contact.desk = Desk {
        seen: Some(book.now()),
        weeks: Weeks::CHOICES[0],
        warned: Some(book.now().day()),
    };
    keep_desk(&book, &[contact.clone()]).await.unwrap();
    let (book, now) = reopen(&two.coach).await;
    assert_eq!(now.contacts, [contact.clone()]);
    // Comparing the number changes nothing of it.
    let checked = confirm_number(&book, &contact).await.unwrap();
    assert_eq!(checked.desk, contact.desk);
}

#[tokio::test]
async fn what_was_kept_long_enough_and_warned_about_goes_with_its_recording() {
    let (two, sem, _) = desk().await;
    let (book, now) = reopen(&two.coach).await;
    let mut contact = now.contacts.iter().find(|it| it.id == sem).unwrap().clone();
    contact.desk.weeks = Weeks::CHOICES[0];
    let opened = now.received[0].opened.day();
    let late = opened.plus(400);
    assert!(over(&now.received, &contact, late).is_empty());
    assert!(wants_warning(&now.received, &contact, late));
    contact.desk.warned = Some(late);
    assert_eq!(going(&now.received, &contact).len(), 1);
    assert!(over(&now.received, &contact, late.plus(6)).is_empty());
    let gone = over(&now.received, &contact, late.plus(8));
    let gone: Vec<_> = gone.into_iter().cloned().collect();
    assert_eq!(drop_parcels(&book, &gone).await, Ok(vec![]));
    let (_, left) = reopen(&two.coach).await;
    assert!(left.received.is_empty() && left.attachments.is_empty());
    assert_eq!(left.contacts.len(), 1);
}
