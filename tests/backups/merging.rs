//! What becomes of each record when a back-up is restored in a book that was used.

use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::Role;
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::free_text::FreeText;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::question_set::{OwnQuestion, QuestionSet};
use mijn_stem::domain::sent::Sent;
use mijn_stem::domain::shape::Shape;
use mijn_stem::store::vault::Changes;
use mijn_stem::usecase::*;

use crate::books::*;
use crate::device::{moment, words};

const NONE: Tally = Tally {
    new: 0,
    same: 0,
    newer_here: 0,
    newer_there: 0,
    left_out: 0,
};
const NEW: Tally = Tally { new: 1, ..NONE };
const SAME: Tally = Tally { same: 1, ..NONE };
const HERE: Tally = Tally {
    newer_here: 1,
    ..NONE
};
const THERE: Tally = Tally {
    newer_there: 1,
    ..NONE
};
const OUT: Tally = Tally {
    left_out: 1,
    ..NONE
};

/// Restores `there` into `here`. A book of the same owner has the same seed.
async fn merge(here: &Shelf, there: &Shelf) -> Preview {
    let code = code(5);
    let text = back_up(there, Under::Recovery(&code)).await;
    let backup = read(&text, Secret::Recovery(&code)).await.unwrap();
    restore_all(here, &backup, &text).await
}

/// Two books of one owner, each with this in it besides an entry of its own.
async fn books(here: Changes, there: Changes) -> (Shelf, Shelf) {
    let (one, two) = (Shelf::new(1).await, Shelf::new(1).await);
    one.write(here.put(&entry(91, 1, "hier"))).await;
    two.write(there.put(&entry(91, 1, "hier"))).await;
    (one, two)
}

async fn check_entry(here: Entry, there: Entry, expected: Tally, stays: &Entry) {
    let (one, two) = books(Changes::new().put(&here), Changes::new().put(&there)).await;
    let done = merge(&one, &two).await;
    assert_eq!(done.owner, Owner::Same);
    assert_eq!(
        done.entries,
        Tally {
            same: expected.same + 1,
            ..expected
        }
    );
    assert_eq!(
        &**one.contents().await.journal.get(stays.id).unwrap(),
        stays
    );
}

#[tokio::test]
async fn of_two_entries_the_newer_one_stays() {
    let later = |entry: &Entry, ms: i64| Entry {
        edited: Some(moment(1_790_600_000_000 + ms, 120)),
        ..entry.clone()
    };
    let (one, two, three) = (entry(1, 1, "een"), entry(1, 2, "twee"), entry(1, 3, "drie"));
    check_entry(two.clone(), two.clone(), SAME, &two).await;
    check_entry(two.clone(), one.clone(), HERE, &two).await;
    check_entry(two.clone(), three.clone(), THERE, &three).await;
    // The revision first, whatever a clock says; then the moment.
    check_entry(later(&two, 5), three.clone(), THERE, &three).await;
    check_entry(later(&two, 5), later(&two, 6), THERE, &later(&two, 6)).await;
    check_entry(later(&two, 5), later(&two, 4), HERE, &later(&two, 5)).await;
    // When nothing tells, the one here stays.
    let other = Entry {
        answers: three.answers.clone(),
        ..two.clone()
    };
    check_entry(two.clone(), other, HERE, &two).await;
}

#[tokio::test]
async fn what_is_only_here_stays_and_what_is_only_there_comes() {
    let (one, two) = books(
        Changes::new().put(&entry(1, 1, "alleen hier")),
        put_photo(Changes::new().put(&entry(2, 1, "alleen daar")), 40, 70_000),
    )
    .await;
    let mut settings = one.contents().await.settings;
    settings.name = FreeText::parse("Sem").unwrap();
    two.write(Changes::new().put(&settings)).await;
    let done = merge(&one, &two).await;
    assert_eq!(
        (done.entries, done.attachments),
        (Tally { same: 1, ..NEW }, NEW)
    );
    let now = one.contents().await;
    assert_eq!(now.journal.entries().len(), 3);
    assert_eq!(one.disk.chunks().len(), 2);
    // A book that was used keeps its own settings.
    assert_eq!(now.settings.name, None);
}

#[tokio::test]
async fn of_two_drafts_the_one_last_touched_stays_and_a_finished_one_does_not_come_back() {
    let draft = |ms: i64| {
        Draft::new(
            id(5),
            Kind::Note,
            Lang::Nl,
            moment(1_790_000_000_000 + ms, 0),
        )
    };
    for (here, there, expected, stays) in [(1, 1, SAME, 1), (1, 2, THERE, 2), (2, 1, HERE, 2)] {
        let (here, there) = (draft(here), draft(there));
        let (one, two) = books(Changes::new().put(&here), Changes::new().put(&there)).await;
        assert_eq!(merge(&one, &two).await.drafts, expected);
        assert_eq!(one.contents().await.drafts, [draft(stays)]);
    }
    let finished = draft(1).finish(None, moment(1_790_000_000_500, 0));
    let (one, two) = books(Changes::new().put(&finished), Changes::new().put(&draft(1))).await;
    assert_eq!(merge(&one, &two).await.drafts, HERE);
    assert_eq!(one.contents().await.drafts, []);
    // But changes to that very entry do.
    let changes = Draft::of(&finished, moment(1_790_000_000_900, 0));
    two.write(Changes::new().put(&finished).put(&changes)).await;
    assert_eq!(merge(&one, &two).await.drafts, NEW);
    assert_eq!(one.contents().await.drafts, [changes]);
}

#[tokio::test]
async fn what_was_taken_out_of_the_basket_does_not_lie_ready_again() {
    let (known, other) = (entry(1, 1, "bekend"), entry(2, 1, "onbekend"));
    let (plain, mut held) = (ReadyItem::new(known.id), ReadyItem::new(known.id));
    held.toggle(Question::Mood);
    let there = Changes::new()
        .put(&known)
        .put(&other)
        .put(&plain)
        .put(&ReadyItem::new(other.id));
    let (one, two) = books(Changes::new().put(&known), there).await;
    let both = Tally {
        new: 1,
        newer_here: 1,
        ..NONE
    };
    assert_eq!(merge(&one, &two).await.ready, both);
    assert_eq!(one.contents().await.ready, [ReadyItem::new(other.id)]);
    // What is held back here stays held back.
    let (one, two) = books(
        Changes::new().put(&known).put(&held),
        Changes::new().put(&known).put(&plain),
    )
    .await;
    assert_eq!(merge(&one, &two).await.ready, HERE);
    assert_eq!(one.contents().await.ready, [held]);
}

#[tokio::test]
async fn someone_is_who_they_are_by_their_key() {
    let ilse = contact(20, 7);
    let mut met = ilse.clone();
    met.checked = None;
    for (here, there, expected, checked) in [
        (&ilse, &ilse, SAME, true),
        (&met, &ilse, THERE, true),
        (&ilse, &met, HERE, true),
        // Another key under that name: nobody takes the place of someone else.
        (&ilse, &contact(20, 8), HERE, true),
        // The same key under another name.
        (&met, &contact(21, 7), HERE, false),
    ] {
        let (one, two) = books(Changes::new().put(here), Changes::new().put(there)).await;
        assert_eq!(merge(&one, &two).await.contacts, expected);
        let now = one.contents().await.contacts;
        assert_eq!(now.len(), 1);
        assert_eq!((now[0].id, now[0].card.key), (ilse.id, ilse.card.key));
        assert_eq!(now[0].checked.is_some(), checked);
    }
    // What was sent to them goes under the name that they have here.
    let sent = |to, went| Sent {
        to,
        letter: letter(30, &entry(1, 1, "x")),
        went,
    };
    let (one, two) = books(
        Changes::new().put(&contact(20, 7)),
        Changes::new().put(&contact(21, 7)).put(&sent(id(21), None)),
    )
    .await;
    assert_eq!(merge(&one, &two).await.sent, NEW);
    assert_eq!(one.contents().await.sent, [sent(id(20), None)]);
    assert_eq!(merge(&one, &two).await.sent, SAME);
    // That it went is newer than that it did not, or not yet.
    two.write(Changes::new().put(&sent(id(21), Some(moment(1_790_000_000_000, 0)))))
        .await;
    assert_eq!(merge(&one, &two).await.sent, THERE);
    two.write(Changes::new().put(&sent(id(21), None))).await;
    assert_eq!(merge(&one, &two).await.sent, HERE);
    assert!(one.contents().await.sent[0].went.is_some());
}

#[tokio::test]
async fn another_owner_takes_over_the_book_only_when_it_is_paired_with_nobody() {
    let there = lived_in(1).await;
    let here = Shelf::new(2).await;
    here.write(Changes::new().put(&entry(91, 1, "hier"))).await;
    let done = merge(&here, &there).await;
    assert_eq!(
        (done.owner, done.contacts, done.sent, done.received),
        (Owner::TakenOver, NEW, NEW, NEW)
    );
    assert_eq!(here.book.key(), there.book.key());
    let now = here.contents().await;
    assert_eq!((now.journal.entries().len(), now.contacts.len()), (3, 1));
    assert_eq!(merge(&here, &there).await.owner, Owner::Same);
}

#[tokio::test]
async fn a_paired_book_stays_who_it_is_and_leaves_other_pairings_out() {
    let there = lived_in(1).await;
    let here = Shelf::new(2).await;
    here.write(Changes::new().put(&contact(50, 9))).await;
    let key = here.book.key();
    let done = merge(&here, &there).await;
    assert_eq!(done.owner, Owner::Kept);
    assert_eq!(
        [done.contacts, done.ready, done.sent, done.received],
        [OUT; 4]
    );
    assert_eq!(
        (done.entries.new, done.drafts.new, done.attachments.new),
        (2, 2, 2)
    );
    let now = here.contents().await;
    assert_eq!((here.book.key(), now.contacts), (key, vec![contact(50, 9)]));
    assert_eq!(
        (now.ready, now.sent, now.received),
        (vec![], vec![], vec![])
    );
    // With someone both know, what was shared with them comes along.
    let here = Shelf::new(2).await;
    here.write(Changes::new().put(&contact(50, 7))).await;
    let done = merge(&here, &there).await;
    assert_eq!(
        [done.contacts, done.ready, done.sent, done.received],
        [HERE, OUT, NEW, NEW]
    );
    assert_eq!(here.contents().await.sent[0].to, id(50));
}

#[tokio::test]
async fn of_two_sets_the_one_last_changed_stays_and_says_who_proposed_by_their_name_here() {
    let set = |ms: i64, by: u32| {
        let mut set = QuestionSet::new(Kind::DayStart);
        set.changed = Some(moment(1_790_000_000_000 + ms, 0));
        let own = OwnQuestion {
            id: id(60),
            wording: words("Was je buiten?"),
            shape: Shape::YesNo,
            proposed_by: Some(id(by)),
        };
        set.add(own).unwrap();
        set
    };
    for (here, there, expected, stays) in [(1, 1, SAME, 1), (1, 2, THERE, 2), (2, 1, HERE, 2)] {
        let (here, there) = (set(here, 50), set(there, 50));
        let (one, two) = books(Changes::new().put(&here), Changes::new().put(&there)).await;
        assert_eq!(merge(&one, &two).await.sets, expected);
        assert_eq!(one.contents().await.sets, [set(stays, 50)]);
    }
    // Ilse is contact 20 there, and 50 here.
    let there = lived_in(1).await;
    there.write(Changes::new().put(&set(1, 20))).await;
    let here = Shelf::new(2).await;
    here.write(Changes::new().put(&contact(50, 7))).await;
    assert_eq!(merge(&here, &there).await.sets, NEW);
    assert_eq!(here.contents().await.sets, [set(1, 50)]);
}

#[tokio::test]
async fn a_coach_and_a_learner_are_not_mixed() {
    let code = code(5);
    let there = Shelf::of(Role::Coach, 1).await;
    let text = back_up(&there, Under::Recovery(&code)).await;
    let backup = read(&text, Secret::Recovery(&code)).await.unwrap();
    let here = lived_in(2).await;
    let refused = preview_restore(&here.book, &backup).await;
    assert_eq!(refused, Err(RestoreError::OtherRole));
    assert_eq!(
        restore(&here.book, &backup).await.err(),
        Some(RestoreError::OtherRole)
    );
    // An empty book becomes a coach's.
    let empty = Shelf::new(3).await;
    restore_all(&empty, &backup, &text).await;
    assert_eq!(empty.contents().await.settings.role, Role::Coach);
}

#[tokio::test]
async fn long_diaries_are_merged_to_their_oldest_entries() {
    let all = |from: u32, revision| {
        let entries = (from..from + 600).map(|number| entry(number, revision, "lang geleden"));
        entries.fold(Changes::new(), |changes, entry| changes.put(&entry))
    };
    // Each has a hundred that the other has not; of those in both, some are newer there.
    let (one, two) = (Shelf::new(1).await, Shelf::new(1).await);
    one.write(all(1_000, 1)).await;
    two.write(all(1_100, 1)).await;
    let newer = (1_150..1_170).map(|number| entry(number, 2, "later"));
    two.write(newer.fold(Changes::new(), |changes, it| changes.put(&it)))
        .await;
    let expected = Tally {
        new: 100,
        same: 480,
        newer_there: 20,
        ..NONE
    };
    assert_eq!(merge(&one, &two).await.entries, expected);
    let merged = one.contents().await;
    assert_eq!((merged.journal.len(), merged.damaged), (700, 0));
    let later = merged.journal.all().filter(|it| it.revision == 2).count();
    assert_eq!(later, 20);
    // What this screen was told by that is not told again.
    let news = follow(&one.book, || merged.clone()).await.unwrap();
    assert_eq!(news, None);
}
