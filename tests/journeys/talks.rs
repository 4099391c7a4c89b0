//! A coach talk from plan to agreement, over the store: what was agreed stays open, is offered again, and is shared only when chosen.

use mijn_stem::domain::answer::{Answers, Pick, Value};
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::Role;
use mijn_stem::domain::draft::Draft;
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::line::Line;
use mijn_stem::domain::talk::{Why, held, open_agreements, said_before, suggestions, to_come};
use mijn_stem::domain::word::Word;
use mijn_stem::usecase::*;

use super::stories::answer;
use super::{Memory, say, start, words};

fn picked(word: Word) -> Value {
    Value::Words(vec![Pick {
        known: Some(word),
        word: words("zo"),
    }])
}

async fn write(book: &Book<Memory>, kind: Kind, with: impl Fn(&mut Draft)) -> Entry {
    let mut draft = begin_draft(book, kind, Lang::Nl);
    with(&mut draft);
    save_check_in(book, &draft, None).await.unwrap()
}

#[tokio::test]
async fn an_agreement_of_one_talk_is_offered_for_the_next() {
    let device = Memory::default();
    let (book, _) = start(&device, Role::Learner).await;
    let note = write(&book, Kind::Note, |draft| {
        say(draft, Question::Note, "het rooster");
        answer(draft, Question::Marked, picked(Word::WantToTalk));
    })
    .await;
    let first = write(&book, Kind::Talk, |draft| {
        let topic = Line::to(note.id, words("het rooster"));
        answer(draft, Question::Topics, Value::Lines(vec![topic]));
    })
    .await;
    let agreed = write(&book, Kind::Agreement, |draft| {
        say(draft, Question::AgreedWhat, "twee dagen");
        let about = Line::to(first.id, words("gesprek"));
        answer(draft, Question::About, Value::Lines(vec![about]));
    })
    .await;
    let hold = |answers: &mut Answers| {
        let mut held = Draft::new(first.id, Kind::Talk, Lang::Nl, first.at);
        answer(&mut held, Question::TalkStanding, picked(Word::Held));
        held.answers.iter().for_each(|it| answers.set(it.clone()));
    };
    amend(&book, &first, None, hold).await.unwrap();
    let second = write(&book, Kind::Talk, |_| ()).await;

    let journal = reload(&book).await.unwrap().journal;
    let ids = |all: Vec<std::sync::Arc<Entry>>| all.iter().map(|it| it.id).collect::<Vec<_>>();
    assert_eq!(ids(to_come(&journal)), [second.id]);
    assert_eq!(ids(held(&journal)), [first.id]);
    assert_eq!(ids(open_agreements(&journal)), [agreed.id]);
    let offered = suggestions(&journal, &second.answers, book.now().day());
    let offered: Vec<_> = offered.iter().map(|it| (it.entry.id, it.why)).collect();
    assert_eq!(offered, [(note.id, Why::Marked), (agreed.id, Why::Agreed)]);

    let went = |answers: &mut Answers| {
        let line = Line {
            mark: Some(Pick {
                known: Some(Word::Done),
                word: words("Gelukt"),
            }),
            done: Some(book.now()),
            ..Line::new(words("het ging"))
        };
        let mut draft = Draft::new(agreed.id, Kind::Agreement, Lang::Nl, agreed.at);
        answer(&mut draft, Question::Outcomes, Value::Lines(vec![line]));
        draft.answers.iter().for_each(|it| answers.set(it.clone()));
    };
    amend(&book, &agreed, None, went).await.unwrap();
    let journal = reload(&book).await.unwrap().journal;
    assert_eq!(ids(open_agreements(&journal)), []);
    assert_eq!(journal.get(agreed.id).unwrap().revision, 2);
}

#[tokio::test]
async fn the_check_of_a_talk_stays_with_the_learner() {
    let device = Memory::default();
    let (book, _) = start(&device, Role::Learner).await;
    let talk = write(&book, Kind::Talk, |draft| {
        say(draft, Question::TakeAlong, "dat het mag");
        answer(draft, Question::TalkHeard, Value::NotNow);
        say(draft, Question::TalkNotes, "alleen voor mij");
    })
    .await;
    let shared = ReadyItem::of(&talk).choose(&talk).answers;
    let went: Vec<Question> = shared.iter().map(|it| it.question()).collect();
    assert_eq!(went, [Question::TakeAlong]);
}

#[tokio::test]
async fn the_plan_for_school_is_filled_from_own_words_when_asked() {
    let device = Memory::default();
    let (book, _) = start(&device, Role::Learner).await;
    write(&book, Kind::DayEnd, |draft| {
        say(draft, Question::HardMoment, "de drukke gang");
        say(draft, Question::Helped, "een koptelefoon");
    })
    .await;
    let journal = reload(&book).await.unwrap().journal;
    assert_eq!(
        said_before(&journal, Question::PlanHard),
        [words("de drukke gang")]
    );
    assert_eq!(
        said_before(&journal, Question::PlanNeed),
        [words("een koptelefoon")]
    );
}
