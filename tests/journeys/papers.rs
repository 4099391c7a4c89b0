//! Papers: a learning question with steps and check-ins that belong to it, a talk, and what stays with the learner.

use mijn_stem::domain::answer::{Answers, Pick, Value};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::Role;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::line::Line;
use mijn_stem::domain::search::{Index, Query, Words};
use mijn_stem::domain::word::Word;
use mijn_stem::usecase::*;

use super::stories::answer;
use super::{Memory, say, start, words};

async fn question(book: &Book<Memory>) -> Entry {
    let mut draft = begin_draft(book, Kind::LearningQuestion, Lang::Nl);
    say(&mut draft, Question::Asking, "Hoe bak je brood?");
    let steps = ["meel kopen", "deeg kneden"].map(|step| Line::new(words(step)));
    answer(&mut draft, Question::Steps, Value::Lines(steps.into()));
    save_check_in(book, &draft, None).await.unwrap()
}

#[tokio::test]
async fn a_step_is_ticked_and_what_was_being_written_stays() {
    let device = Memory::default();
    let (book, _) = start(&device, Role::Learner).await;
    let asked = question(&book).await;
    let mut draft = edit_entry(&book, &asked);
    say(&mut draft, Question::Why, "omdat het ruikt");
    keep_draft(&book, &draft).await.unwrap();

    let now = book.now();
    let tick = move |answers: &mut Answers| {
        answers.change(Question::Steps, |value| {
            if let Value::Lines(lines) = value {
                lines[0].done = Some(now);
            }
        });
    };
    let (ticked, unfinished) = amend(&book, &asked, Some(&draft), tick).await.unwrap();
    assert_eq!((ticked.revision, ticked.written), (2, asked.written));
    let unfinished = unfinished.unwrap();

    let saved = save_check_in(&book, &unfinished, Some(&ticked))
        .await
        .unwrap();
    let steps = saved.answers.lines(Question::Steps);
    assert_eq!((steps[0].done, steps[1].done), (Some(now), None));
    assert_eq!(
        saved.answers.text(Question::Why),
        Some(&words("omdat het ruikt"))
    );
}

#[tokio::test]
async fn papers_lie_beside_the_diary_and_are_found_with_it() {
    let device = Memory::default();
    let (book, _) = start(&device, Role::Learner).await;
    let asked = question(&book).await;
    let mut draft = begin_draft(&book, Kind::Note, Lang::Nl);
    say(&mut draft, Question::Note, "het brood is gelukt");
    let about = Line::to(asked.id, words("Hoe bak je brood?"));
    answer(&mut draft, Question::About, Value::Lines(vec![about]));
    let note = save_check_in(&book, &draft, None).await.unwrap();

    let journal = reload(&book).await.unwrap().journal;
    let diary: Vec<_> = journal.entries().iter().map(|entry| entry.id).collect();
    assert_eq!(diary, [note.id]);
    let papers = journal.papers(Kind::LearningQuestion);
    assert_eq!(papers.map(|entry| entry.id).collect::<Vec<_>>(), [asked.id]);
    assert!(note.answers.leads_to(asked.id) && !asked.answers.leads_to(note.id));

    let mut index = Index::default();
    assert!(!index.follow(&journal, 1) && index.follow(&journal, 1));
    let query = |typed: &str| Query {
        words: Words::typed(typed),
        ..Query::default()
    };
    let none = Default::default();
    for (typed, found) in [
        ("brood", vec![asked.id, note.id]),
        ("kneden", vec![asked.id]),
    ] {
        let query = query(typed);
        let ids: Vec<_> = index.find(&query, &none).map(|entry| entry.id).collect();
        assert_eq!(ids, found, "{typed}");
    }
}

#[tokio::test]
async fn what_is_private_by_nature_goes_only_when_it_is_let_go() {
    let device = Memory::default();
    let (book, _) = start(&device, Role::Learner).await;
    let mut draft = begin_draft(&book, Kind::Talk, Lang::Nl);
    let topics = vec![Line::new(words("rooster"))];
    answer(&mut draft, Question::Topics, Value::Lines(topics));
    let talk = save_check_in(&book, &draft, None).await.unwrap();
    let mut ready = ReadyItem::of(&talk);

    // It lies ready already when more is written.
    let mut draft = edit_entry(&book, &talk);
    let not = vec![Line::new(words("mijn vader"))];
    answer(&mut draft, Question::NotAbout, Value::Lines(not));
    let marked = Pick {
        known: Some(Word::WantToTalk),
        word: words("Hier wil ik over praten"),
    };
    answer(&mut draft, Question::Marked, Value::Words(vec![marked]));
    let talk = save_check_in(&book, &draft, Some(&talk)).await.unwrap();
    let goes = |ready: &ReadyItem| {
        let chosen = ready.choose(&talk).answers;
        chosen.iter().map(|it| it.question()).collect::<Vec<_>>()
    };
    assert_eq!(goes(&ready), [Question::Topics]);
    ready.toggle(Question::NotAbout);
    assert_eq!(goes(&ready), [Question::Topics, Question::NotAbout]);
}
