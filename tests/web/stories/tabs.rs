//! Several things at once: autosaves that come late, and two tabs on one book.

use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::Role;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::lang::Lang;
use mijn_stem::usecase::*;

use super::{Device, entries, reopen, say, start, try_start, words};

pub async fn a_late_autosave_brings_nothing_back<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
    say(&mut draft, Question::Note, "half");
    let half = draft.clone();
    say(&mut draft, Question::Note, "heel");

    // Asked before the save, asked while it is under way, and asked when it is long done.
    let (before, saved, during) = tokio::join!(
        keep_draft(&book, &half),
        save_check_in(&book, &draft, None),
        keep_draft(&book, &half)
    );
    let entry = saved.unwrap();
    assert_eq!((before, during), (Ok(true), Ok(false)));
    assert_eq!(keep_draft(&book, &half).await, Ok(false));
    let (_, contents) = reopen(device).await;
    assert_eq!(
        (entries(&contents), contents.drafts),
        (vec![entry.clone()], vec![])
    );

    // Changing it later is another draft of the same name, and that one is kept.
    let again = edit_entry(&book, &entry);
    assert_eq!(keep_draft(&book, &again).await, Ok(true));
    assert_eq!(reopen(device).await.1.drafts, [again.clone()]);
    save_check_in(&book, &again, Some(&entry)).await.unwrap();
    assert_eq!(keep_draft(&book, &again).await, Ok(false));
    assert_eq!(reopen(device).await.1.drafts, []);
}

pub async fn what_was_asked_last_is_kept_last<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
    let mut versions = Vec::new();
    for word in [
        "ik",
        "ik heb",
        "ik heb vandaag",
        "ik heb vandaag brood",
        "ik heb vandaag brood gebakken",
    ] {
        say(&mut draft, Question::Note, word);
        versions.push(draft.clone());
    }
    let [a, b, c, d, e] = versions.as_slice() else {
        unreachable!()
    };
    let kept = tokio::join!(
        keep_draft(&book, a),
        keep_draft(&book, b),
        keep_draft(&book, c),
        keep_draft(&book, d),
        keep_draft(&book, e)
    );
    assert_eq!(kept, (Ok(true), Ok(true), Ok(true), Ok(true), Ok(true)));
    assert_eq!(reopen(device).await.1.drafts, [draft]);
}

pub async fn two_tabs_lose_nothing<D: Device>(device: &D) {
    let (one, _) = start(device, Role::Learner).await;
    let (other, _) = reopen(device).await;
    let mut saved = Vec::new();
    for turn in 0..6 {
        let book = if turn % 2 == 0 { &one } else { &other };
        let mut draft = begin_draft(book, Kind::Note, Lang::Nl);
        say(&mut draft, Question::Note, &format!("beurt {turn}"));
        saved.push(save_check_in(book, &draft, None).await.unwrap());
    }
    assert_eq!(reopen(device).await.1.journal, saved.into_iter().collect());
}

pub async fn two_tabs_at_once_lose_nothing<D: Device>(device: &D) {
    let (one, _) = start(device, Role::Learner).await;
    let (other, _) = reopen(device).await;
    let many = async |book: &Book<D>, tab: &str| {
        let mut saved = Vec::new();
        for turn in 0..20 {
            let mut draft = begin_draft(book, Kind::Note, Lang::Nl);
            say(&mut draft, Question::Note, &format!("{tab} {turn}"));
            saved.push(save_check_in(book, &draft, None).await.unwrap());
        }
        saved
    };
    let (mut saved, more) = tokio::join!(many(&one, "links"), many(&other, "rechts"));
    saved.extend(more);
    let (_, contents) = reopen(device).await;
    assert_eq!(contents.journal.entries().len(), 40);
    assert_eq!(contents.journal, saved.into_iter().collect());
}

pub async fn two_tabs_start_at_once_and_one_does<D: Device>(device: &D) {
    let (one, other) = tokio::join!(
        try_start(device, Role::Learner),
        try_start(device, Role::Coach)
    );
    let (book, contents) = match (one, other) {
        (Ok(started), Err(StartError::AlreadyStarted))
        | (Err(StartError::AlreadyStarted), Ok(started)) => started,
        (one, other) => panic!("{:?} {:?}", one.err(), other.err()),
    };
    let (again, found) = reopen(device).await;
    assert_eq!((again.key(), found), (book.key(), contents));
}

/// What a tab shows after it followed.
async fn followed<D: Device>(book: &Book<D>, known: Contents) -> Contents {
    let now = follow(book, || known.clone()).await.unwrap();
    now.unwrap_or(known)
}

pub async fn a_tab_follows_the_other<D: Device>(device: &D) {
    let (one, shown) = start(device, Role::Learner).await;
    let (other, _) = reopen(device).await;
    assert_eq!(follow(&one, || shown.clone()).await, Ok(None));

    let mut settings = shown.settings.clone();
    settings.name = Some(words("Sem"));
    change_settings(&other, &settings).await.unwrap();
    let mut draft = begin_draft(&other, Kind::Note, Lang::Nl);
    say(&mut draft, Question::Note, "eerst");
    let entry = save_check_in(&other, &draft, None).await.unwrap();
    let ready = ReadyItem::new(entry.id);
    put_ready(&other, &ready).await.unwrap();
    let kept = begin_draft(&one, Kind::DayEnd, Lang::Nl);
    keep_draft(&one, &kept).await.unwrap();
    let shown = followed(&one, shown).await;
    assert_eq!(shown, reopen(device).await.1);
    assert_eq!(
        (shown.drafts.len(), entries(&shown)),
        (1, vec![entry.clone()])
    );
    assert_eq!(follow(&one, || shown.clone()).await, Ok(None));

    // What is changed, and what goes.
    let mut again = edit_entry(&other, &entry);
    say(&mut again, Question::Note, "toen");
    let again = save_check_in(&other, &again, Some(&entry)).await.unwrap();
    take_from_ready(&other, entry.id).await.unwrap();
    drop_draft(&other, kept.id).await.unwrap();
    let shown = followed(&one, shown).await;
    assert_eq!(shown, reopen(device).await.1);
    assert_eq!((entries(&shown), shown.drafts.len()), (vec![again], 0));
    assert_eq!(shown.ready, []);
    delete_entry(&other, entry.id).await.unwrap();
    assert_eq!(entries(&followed(&one, shown).await), []);
}

pub async fn of_a_thousand_changes_in_two_tabs_none_is_lost<D: Device>(device: &D) {
    let (one, first) = start(device, Role::Learner).await;
    let (other, second) = reopen(device).await;
    // Of every five changes one edits, one deletes, and three write; now and then the tab follows.
    let many = async |book: &Book<D>, tab: &str, mut shown: Contents| {
        let mut left: Vec<Entry> = Vec::new();
        for turn in 0..500 {
            let text = format!("{tab} {turn}");
            let mut draft = begin_draft(book, Kind::Note, Lang::Nl);
            match (turn % 5, left.pop()) {
                (3, Some(entry)) => {
                    let mut draft = edit_entry(book, &entry);
                    say(&mut draft, Question::Note, &text);
                    left.push(save_check_in(book, &draft, Some(&entry)).await.unwrap());
                }
                (4, Some(entry)) => delete_entry(book, entry.id).await.unwrap(),
                (_, last) => {
                    left.extend(last);
                    say(&mut draft, Question::Note, &text);
                    left.push(save_check_in(book, &draft, None).await.unwrap());
                }
            }
            if turn % 50 == 0 {
                shown = followed(book, shown).await;
            }
        }
        (left, shown)
    };
    let ((mut left, first), (more, second)) =
        tokio::join!(many(&one, "links", first), many(&other, "rechts", second));
    left.extend(more);
    assert_eq!(left.len(), 400);
    let (_, found) = reopen(device).await;
    assert_eq!(found.journal, left.into_iter().collect());
    assert_eq!(followed(&one, first).await, found);
    assert_eq!(followed(&other, second).await, found);
}
