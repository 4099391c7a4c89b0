//! A learner alone with their diary.

use std::collections::BTreeSet;
use std::sync::Arc;

use mijn_stem::crypto::random::Random;
use mijn_stem::domain::answer::{Pick, Value};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::Role;
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::feeling::Feeling;
use mijn_stem::domain::free_text::FreeText;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::journal::Journal;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::moment::Moment;
use mijn_stem::domain::mood::Mood;
use mijn_stem::domain::question_set::{NotInSet, OwnQuestion, QuestionSet};
use mijn_stem::domain::settings::Theme;
use mijn_stem::domain::shape::Shape;
use mijn_stem::store::bundle::{BUCKETS, bucket};
use mijn_stem::store::vault::Changes;
use mijn_stem::usecase::*;

use super::{
    Device, answer, open_only, read_to_the_end, reopen, say, start, try_reopen, try_start, words,
};

const SEM: &str = include_str!("../../fixtures/sem.json");
const YARA: &str = include_str!("../../fixtures/yara.json");
const NOA: &str = include_str!("../../fixtures/noa.json");

pub async fn a_dagstart_survives_a_closed_tab<D: Device>(device: &D) {
    let (book, contents) = start(device, Role::Learner).await;
    let mut draft = begin_draft(&book, Kind::DayStart, contents.settings.lang);
    answer(&mut draft, Question::Mood, Value::Mood(Mood::new(-20, 40)));
    keep_draft(&book, &draft).await.unwrap();
    say(&mut draft, Question::OneThing, "brood");
    keep_draft(&book, &draft).await.unwrap();
    drop(book);

    let (book, contents) = reopen(device).await;
    assert_eq!(contents.drafts, [draft]);
    assert!(contents.journal.entries().is_empty());
    let mut draft = contents.drafts[0].clone();
    say(&mut draft, Question::OneThing, "brood bakken");
    let tired = Pick {
        known: Some(Feeling::Tired),
        word: words("moe"),
    };
    answer(&mut draft, Question::Feelings, Value::Feelings(vec![tired]));
    let entry = save_check_in(&book, &draft, None).await.unwrap();
    assert_eq!(
        (entry.id, entry.revision, entry.edited),
        (draft.id, 1, None)
    );
    assert_eq!(entry.answers, draft.answers);
    drop(book);

    let (_, contents) = reopen(device).await;
    assert_eq!(contents.drafts, []);
    assert_eq!(entries(&contents), [entry]);
    assert_eq!(contents.damaged, 0);
}

pub async fn an_empty_check_in_is_kept<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let draft = begin_draft(&book, Kind::DayEnd, Lang::Nl);
    let entry = save_check_in(&book, &draft, None).await.unwrap();
    assert!(entry.answers.is_empty());
    assert_eq!(entries(&reopen(device).await.1), [entry]);
}

pub async fn an_entry_is_edited_deleted_and_put_back<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
    say(&mut draft, Question::Note, "het licht was te fel");
    let first = save_check_in(&book, &draft, None).await.unwrap();

    let mut draft = edit_entry(&book, &first);
    say(
        &mut draft,
        Question::Note,
        "het licht was fel, en toch bleef ik",
    );
    keep_draft(&book, &draft).await.unwrap();
    let second = save_check_in(&book, &draft, Some(&first)).await.unwrap();
    assert_eq!(
        (second.id, second.revision, second.written),
        (first.id, 2, first.written)
    );
    assert!(second.edited.is_some_and(|edited| edited > first.written));
    assert_eq!(entries(&reopen(device).await.1), [second.clone()]);

    let ready = ReadyItem::new(second.id);
    put_ready(&book, &ready).await.unwrap();
    let draft = edit_entry(&book, &second);
    keep_draft(&book, &draft).await.unwrap();
    delete_entry(&book, second.id).await.unwrap();
    let (_, contents) = reopen(device).await;
    assert_eq!(
        (entries(&contents), contents.ready, contents.drafts),
        (vec![], vec![], vec![])
    );

    let removed = Removed {
        entry: second.clone(),
        ready: Some(ready.clone()),
        draft: Some(draft.clone()),
    };
    put_back(&book, &removed).await.unwrap();
    let (_, contents) = reopen(device).await;
    assert_eq!(
        (entries(&contents), contents.ready, contents.drafts),
        (vec![second], vec![ready], vec![draft])
    );
}

pub async fn a_draft_is_thrown_away<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
    say(&mut draft, Question::Note, "toch maar niet");
    keep_draft(&book, &draft).await.unwrap();
    drop_draft(&book, draft.id).await.unwrap();
    drop_draft(&book, draft.id).await.unwrap();
    assert_eq!(reopen(device).await.1.drafts, []);
}

pub async fn settings_are_kept<D: Device>(device: &D) {
    let (book, contents) = start(device, Role::Coach).await;
    let mut settings = contents.settings;
    assert_eq!(make_card(&book, &settings), Err(NameMissing));
    settings.name = Some(words("Ilse"));
    settings.hours = Some(words("ma–do, 9 tot 17 uur"));
    settings.lang = Lang::En;
    settings.look.theme = Theme::Dark;
    change_settings(&book, &settings).await.unwrap();
    let card = make_card(&book, &settings).unwrap();

    let (book, contents) = reopen(device).await;
    assert_eq!(contents.settings, settings);
    assert_eq!(make_card(&book, &contents.settings), Ok(card));
}

pub async fn a_book_is_started_once<D: Device>(device: &D) {
    assert!(matches!(
        try_reopen(device).await,
        Err(OpenError::NotStarted)
    ));
    let (book, contents) = start(device, Role::Learner).await;
    assert!(matches!(
        try_start(device, Role::Coach).await,
        Err(StartError::AlreadyStarted)
    ));
    let (again, found) = reopen(device).await;
    assert_eq!((again.key(), found), (book.key(), contents));
}

pub async fn the_example_is_filled<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let mut all = Vec::new();
    for json in [SEM, YARA, NOA] {
        all.extend(fill_example(&book, json).await.unwrap());
    }
    assert!(all.len() > 50, "{} entries", all.len());
    let (_, contents) = reopen(device).await;
    assert_eq!(contents.journal, all.into_iter().collect());
    assert_eq!(contents.damaged, 0);

    let nonsense = fill_example(&book, r#"[{"entry":{}}]"#).await;
    assert!(matches!(nonsense, Err(ExampleError::Text(_))));
}

pub async fn a_very_long_evening_is_kept<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let mut draft = begin_draft(&book, Kind::DayEnd, Lang::Nl);
    for question in [
        Question::BestMoment,
        Question::HardMoment,
        Question::ForTomorrow,
        Question::Note,
    ] {
        say(
            &mut draft,
            question,
            &"🌙\u{e9}\u{301}\0\"\\".repeat(FreeText::MAX / 11),
        );
    }
    keep_draft(&book, &draft).await.unwrap();
    let entry = save_check_in(&book, &draft, None).await.unwrap();
    assert_eq!(entries(&reopen(device).await.1), [entry]);
}

/// The diary, newest first.
pub fn entries(contents: &Contents) -> Vec<Entry> {
    contents
        .journal
        .entries()
        .iter()
        .map(|entry| Entry::clone(entry))
        .collect()
}

pub async fn a_set_is_changed_and_no_entry_is<D: Device>(device: &D) {
    let (book, contents) = start(device, Role::Learner).await;
    assert_eq!(contents.sets, []);
    let own = OwnQuestion {
        id: D::chance().id(),
        wording: words("Was je buiten?"),
        shape: Shape::YesNo,
        proposed_by: None,
    };
    let question = Question::Own(own.id);
    let offered = QuestionSet::of(&contents.sets, Kind::DayStart);
    let set = accept_question(&book, &offered, own.clone()).await.unwrap();
    let twice = accept_question(&book, &set, own).await;
    assert_eq!(twice, Err(AcceptError::NotInSet(NotInSet::Twice)));
    let mut draft = begin_draft(&book, Kind::DayStart, Lang::Nl);
    answer(&mut draft, question, Value::YesNo(true));
    let entry = save_check_in(&book, &draft, None).await.unwrap();

    let (book, contents) = reopen(device).await;
    assert_eq!(contents.sets, [set]);
    let mut set = QuestionSet::of(&contents.sets, Kind::DayStart);
    set.remove(match question {
        Question::Own(id) => id,
        known => panic!("{known}"),
    });
    set.move_to(Question::OneThing, 0);
    keep_set(&book, &set).await.unwrap();

    let (_, contents) = reopen(device).await;
    let set = QuestionSet::of(&contents.sets, Kind::DayStart);
    assert_eq!(set.items()[0].question, Question::OneThing);
    assert_eq!((set.all_own(), contents.sets.len()), (&[][..], 1));
    assert_eq!(**contents.journal.get(entry.id).unwrap(), entry);
    assert_eq!(entry.answers.get(question), Some(&Value::YesNo(true)));
}

/// So many notes, an hour after each other, kept in one commit.
pub async fn keep_notes<D: Device>(book: &Book<D>, notes: u16) -> Vec<Entry> {
    let note = |number: u16| {
        let [high, low] = number.to_be_bytes();
        // Names that say nothing of the order.
        let mut id = [low.reverse_bits(); 16];
        id[1] = high;
        let at = Moment::new(1_700_000_000_000 + i64::from(number) * 3_600_000, 60).unwrap();
        let mut draft = Draft::new(Id::new(id), Kind::Note, Lang::Nl, at);
        say(&mut draft, Question::Note, &format!("stukje {number}"));
        draft.finish(None, at)
    };
    let notes: Vec<Entry> = (0..notes).map(note).collect();
    let changes = notes.iter().fold(Changes::new(), Changes::put);
    book.vault().commit(changes, &D::chance()).await.unwrap();
    notes
}

pub async fn of_a_long_diary_the_newest_comes_first<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let notes = keep_notes(&book, 401).await;
    let (book, mut contents) = open_only(device).await.unwrap();
    let first = contents.journal.entries().to_vec();
    assert_eq!((contents.whole, first.len()), (false, 32));
    let newest = notes.iter().rev();
    assert!(first.iter().map(|it| &**it).eq(newest.take(first.len())));

    // Meanwhile the newest is deleted, the next one changed, and one is written.
    let mut to_do = true;
    let known: Vec<Entry> = first.iter().map(|it| Entry::clone(it)).collect();
    let mut changed = known[1].clone();
    read_to_the_end(&book, &mut contents, async || {
        if core::mem::take(&mut to_do) {
            delete_entry(&book, known[0].id).await.unwrap();
            let mut again = edit_entry(&book, &known[1]);
            say(&mut again, Question::Note, "toch anders");
            changed = save_check_in(&book, &again, Some(&known[1])).await.unwrap();
            let mut new = begin_draft(&book, Kind::Note, Lang::Nl);
            say(&mut new, Question::Note, "nieuw");
            save_check_in(&book, &new, None).await.unwrap();
        }
    })
    .await;
    // What this tab did itself it shows itself; what comes in later changes nothing of what was there.
    assert_eq!(contents.journal.len(), 401);
    assert_eq!(
        contents.journal.get(known[1].id).map(|it| &**it),
        Some(&known[1])
    );
    contents.journal.remove(known[0].id);
    contents.journal.put(changed);
    let (_, whole) = reopen(device).await;
    assert_eq!((whole.journal.len(), whole.damaged), (401, 0));
    let of_before = |it: &&Arc<Entry>| notes.iter().any(|note| note.id == it.id);
    let left = whole.journal.all().filter(of_before);
    assert!(left.eq(contents.journal.all()));
}

/// More than the database hands over in one go, in the tables before the diary and behind it: once with a page that is just full.
pub async fn what_lies_beside_a_diary_all_comes_at_once<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let notes = keep_notes(&book, 300).await;
    for much in [64, 150] {
        let drafts: Vec<Draft> = notes[..much]
            .iter()
            .map(|note| edit_entry(&book, note))
            .collect();
        let changes = drafts.iter().fold(Changes::new(), Changes::put);
        let ready = notes[..much].iter().map(|note| ReadyItem::new(note.id));
        let changes = ready.fold(changes, |changes, item| changes.put(&item));
        book.vault().commit(changes, &D::chance()).await.unwrap();
        let (_, contents) = open_only(device).await.unwrap();
        let found: BTreeSet<Id> = contents.drafts.iter().map(|draft| draft.id).collect();
        assert_eq!(found, drafts.iter().map(|draft| draft.id).collect());
        assert_eq!((contents.ready.len(), contents.damaged), (much, 0));
    }
}

/// All entries as the next tab reads them, and which of their buckets lie loose.
async fn read_anew<D: Device>(device: &D) -> (Journal, Vec<u8>) {
    let (book, contents) = open_only(device).await.unwrap();
    let older = read_on(&book, &BTreeSet::new(), async || {}).await.unwrap();
    assert_eq!((older.damaged, contents.damaged), (0, 0));
    (older.journal, book.loose())
}

/// Someone opens the app, and what lay loose is bundled.
async fn bundle<D: Device>(device: &D) {
    let (book, _) = open_only(device).await.unwrap();
    read_on(&book, &BTreeSet::new(), async || {}).await.unwrap();
    bundle_up(&book, async || {}).await.unwrap();
    assert!(book.loose().is_empty());
}

pub async fn a_bundled_diary_reads_as_its_rows_do<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let notes = keep_notes(&book, 300).await;
    let (mut journal, loose) = read_anew(device).await;
    assert_eq!((journal.len(), loose.len()), (300, usize::from(BUCKETS)));
    bundle(device).await;
    assert_eq!(read_anew(device).await, (journal.clone(), vec![]));
    // Other records have nothing to do with it.
    let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
    keep_draft(&book, &draft).await.unwrap();
    assert_eq!(read_anew(device).await, (journal.clone(), vec![]));

    // What is changed, deleted or new lies loose again, with what was bundled with it.
    let mut again = edit_entry(&book, &notes[3]);
    say(&mut again, Question::Note, "toch anders");
    let changed = save_check_in(&book, &again, Some(&notes[3])).await.unwrap();
    delete_entry(&book, notes[40].id).await.unwrap();
    say(&mut draft, Question::Note, "nieuw");
    let new = save_check_in(&book, &draft, None).await.unwrap();
    let mut expected = vec![bucket(notes[3].id), bucket(notes[40].id), bucket(new.id)];
    expected.sort_unstable();
    expected.dedup();
    journal.put(changed);
    journal.put(new);
    journal.remove(notes[40].id);
    let (found, loose) = read_anew(device).await;
    assert_eq!((&found, &loose), (&journal, &expected));
    bundle(device).await;
    assert_eq!(read_anew(device).await, (journal.clone(), vec![]));
    let removed = Removed {
        entry: notes[40].clone(),
        ready: None,
        draft: None,
    };
    put_back(&book, &removed).await.unwrap();
    journal.put(notes[40].clone());
    let loose = vec![bucket(notes[40].id)];
    assert_eq!(read_anew(device).await, (journal, loose));
}

pub async fn what_changes_while_a_diary_is_bundled_is_in_no_bundle<D: Device>(device: &D) {
    let (book, _) = start(device, Role::Learner).await;
    let notes = keep_notes(&book, 300).await;
    let (other, _) = open_only(device).await.unwrap();
    let (mut journal, _) = read_anew(device).await;
    let (book, _) = open_only(device).await.unwrap();
    read_on(&book, &BTreeSet::new(), async || {}).await.unwrap();
    // Another tab deletes an entry after the rows of its bucket were read, and before the bundle is kept.
    let first = notes.iter().min_by_key(|note| note.id).unwrap();
    let mut to_do = true;
    let bundled = bundle_up(&book, async || {
        if core::mem::take(&mut to_do) {
            delete_entry(&other, first.id).await.unwrap();
        }
    });
    bundled.await.unwrap();
    journal.remove(first.id);
    let (found, loose) = read_anew(device).await;
    assert_eq!(found, journal);
    assert!(loose.contains(&bucket(first.id)) && loose.len() < 64);
}
