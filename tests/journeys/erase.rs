//! Erasing a period: it is said exactly what goes and what a coach keeps, and exactly that goes.

use mijn_stem::domain::answer::Value;
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MediaType};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::{Contact, Role};
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::moment::{Day, Moment};
use mijn_stem::domain::sent::Sent;
use mijn_stem::domain::shared::SharedItem;
use mijn_stem::usecase::*;

use super::stories::answer;
use super::{Memory, card, say, start, words};

fn day(day: u8) -> Day {
    Day::new(2026, 10, day).unwrap()
}

/// At half past eleven in the evening, on the clock of that day.
fn evening(of: u8) -> Moment {
    let days = i64::from(day(1).days_until(day(of)));
    Moment::new(1_790_890_200_000 + days * 86_400_000, 120).unwrap()
}

async fn write(book: &Book<Memory>, of: u8) -> Entry {
    let mut draft = begin_draft(book, Kind::Note, Lang::Nl);
    say(&mut draft, Question::Note, "iets");
    draft.at = Some(evening(of));
    save_check_in(book, &draft, None).await.unwrap()
}

async fn send(book: &Book<Memory>, to: &Contact, entries: &[&Entry], before: &[Sent]) -> Sent {
    let items = entries
        .iter()
        .map(|entry| SharedItem::of(entry, |_| true, |_| true));
    let outgoing = Outgoing {
        from: words("Sem"),
        to,
        items: items.collect(),
        note: None,
        attachments: &[],
        recall: vec![],
        recalled: vec![],
    };
    make_parcel(book, outgoing, before).await.unwrap().sent
}

/// Photos: each made on one day, and shown in an entry about another, or in none.
#[tokio::test]
async fn what_was_made_goes_with_the_entry_it_is_in_and_stays_with_it() {
    let device = Memory::default();
    let (book, _) = start(&device, Role::Learner).await;
    let mut shown = Vec::new();
    for (number, made, about) in [(1, 2, Some(5)), (2, 5, Some(2)), (3, 2, None), (4, 5, None)] {
        let (id, kind) = (Id::new([number; 16]), AttachmentKind::Photo);
        let photo = Attachment::begin(id, kind, MediaType::Jpeg, evening(made)).unwrap();
        keep_chunk(&book, &photo, b"beeld").await.unwrap();
        if let Some(about) = about {
            let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
            let photo = Value::said(None, vec![id]).unwrap();
            answer(&mut draft, Question::Note, photo);
            draft.at = Some(evening(about));
            shown.push(save_check_in(&book, &draft, None).await.unwrap().id);
        }
    }
    let contents = reload(&book).await.unwrap();
    let one = find_entry(&contents, shown[0]);
    assert_eq!(one.attachments, [Id::new([1; 16])].into());
    let erasure = find_period(&contents, day(2), day(2));
    let photo = |number: u8| Id::new([number; 16]);
    assert_eq!(erasure.attachments, [photo(2), photo(3)].into());
    assert_eq!(erasure.entries, [shown[1]].into());
    erase_period(&book, &erasure).await.unwrap();
    let now = reload(&book).await.unwrap();
    let left: Vec<Id> = now.attachments.iter().map(|it| it.id).collect();
    assert_eq!(left, [photo(1), photo(4)]);
}

#[tokio::test]
async fn a_period_goes_with_all_that_belongs_to_it_and_nothing_else() {
    let device = Memory::default();
    let (book, _) = start(&device, Role::Learner).await;
    assert_eq!(evening(1).day(), day(1));
    let [before, first, second, after] = [
        write(&book, 1).await,
        write(&book, 2).await,
        write(&book, 4).await,
        write(&book, 5).await,
    ];
    for entry in [&before, &first] {
        put_ready(&book, &ReadyItem::new(entry.id)).await.unwrap();
        keep_draft(&book, &edit_entry(&book, entry)).await.unwrap();
    }
    let mut unfinished = begin_draft(&book, Kind::DayEnd, Lang::Nl);
    unfinished.at = Some(evening(3));
    keep_draft(&book, &unfinished).await.unwrap();
    let mut photos = Vec::new();
    for (number, of) in [(1, 1), (2, 3)] {
        let (id, kind) = (Id::new([number; 16]), AttachmentKind::Photo);
        let photo = Attachment::begin(id, kind, MediaType::Jpeg, evening(of)).unwrap();
        photos.push(keep_chunk(&book, &photo, b"beeld").await.unwrap());
    }
    let ilse = pair(&book, card("Ilse", 7), &[]).await.unwrap();
    let bente = pair(&book, card("Bente", 9), &[ilse.clone()])
        .await
        .unwrap();
    // Ilse has the first for certain and perhaps the second; Bente perhaps both, and one that stays.
    let sent = send(&book, &ilse, &[&first, &before], &[]).await;
    say_it_went(&book, &sent).await.unwrap();
    send(&book, &ilse, &[&first, &second], &[]).await;
    send(&book, &bente, &[&first, &second, &after], &[]).await;
    put_ready(&book, &ReadyItem::new(first.id)).await.unwrap();

    let contents = reload(&book).await.unwrap();
    let one = Erasure {
        entries: [first.id].into(),
        drafts: [first.id].into(),
        ready: [first.id].into(),
        attachments: [].into(),
        shared: [(ilse.id, [1, 0]), (bente.id, [0, 1])]
            .map(|(id, [went, perhaps])| (id, Shared { went, perhaps }))
            .into(),
    };
    assert_eq!(find_entry(&contents, first.id), one);
    assert_eq!(find_period(&contents, day(4), day(2)), Erasure::default());
    let erasure = find_period(&contents, day(2), day(4));
    let expected = Erasure {
        entries: [first.id, second.id].into(),
        drafts: [first.id, unfinished.id].into(),
        ready: [first.id].into(),
        attachments: [photos[1].id].into(),
        shared: [
            (
                ilse.id,
                Shared {
                    went: 1,
                    perhaps: 1,
                },
            ),
            (
                bente.id,
                Shared {
                    went: 0,
                    perhaps: 2,
                },
            ),
        ]
        .into(),
    };
    assert_eq!(erasure, expected);
    erase_period(&book, &erasure).await.unwrap();

    let now = reload(&book).await.unwrap();
    let left: Vec<Id> = now.journal.entries().iter().map(|entry| entry.id).collect();
    assert_eq!(left, [after.id, before.id]);
    assert_eq!(
        now.drafts.iter().map(|draft| draft.id).collect::<Vec<_>>(),
        [before.id]
    );
    assert_eq!((now.ready, &now.attachments[..]), (vec![], &photos[..1]));
    assert_eq!(device.0.chunks().len(), 1);
    // What was shared stays said.
    assert_eq!((now.sent.len(), now.contacts.len(), now.damaged), (3, 2, 0));
}
