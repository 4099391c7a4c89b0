//! From a vague wish to a learning question with a log, a step taken along for today, and the card that tells others what helps.

use mijn_stem::domain::answer::Value;
use mijn_stem::domain::basket::ReadyItem;
use mijn_stem::domain::build_up::stages;
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::contact::Role;
use mijn_stem::domain::lang::Lang;
use mijn_stem::domain::learning::{
    add_line, belong, is_among, make_one_thing, open_steps, standing, tick,
};
use mijn_stem::domain::line::Line;
use mijn_stem::domain::shape::{Amount, Measure};
use mijn_stem::domain::word::Word;
use mijn_stem::text::texts;
use mijn_stem::usecase::*;

use super::stories::answer;
use super::{Memory, reopen, say, start, words};

#[tokio::test]
async fn a_wish_becomes_a_question_with_a_step_for_today_and_a_log() {
    let device = Memory::default();
    let (book, _) = start(&device, Role::Learner).await;
    let t = texts(Lang::Nl);

    // One line, and it is there.
    let mut draft = begin_draft(&book, Kind::LearningQuestion, Lang::Nl);
    say(&mut draft, Question::Asking, "Hoe bak je brood?");
    let asked = save_check_in(&book, &draft, None).await.unwrap();
    assert_eq!(
        (t.title(&asked).as_str(), standing(&asked.answers)),
        ("Hoe bak je brood?", Word::Idea)
    );

    // A step, and how it stands, each at a tap.
    let steps = words("Stappen");
    let (asked, _) = amend(&book, &asked, None, |it| {
        add_line(it, Question::Steps, &steps, Line::new(words("deeg kneden")));
    })
    .await
    .unwrap();
    let busy = t
        .in_word(Kind::LearningQuestion, Question::Standing, Word::Busy)
        .unwrap();
    let (asked, _) = amend(&book, &asked, None, |it| it.set(busy.clone()))
        .await
        .unwrap();
    assert_eq!(standing(&asked.answers), Word::Busy);

    // The step goes along for today, into a dagstart that was begun.
    let mut start_of_day = begin_draft(&book, Kind::DayStart, Lang::Nl);
    let step = words("deeg kneden");
    make_one_thing(&mut start_of_day.answers, &words("Eén ding"), &step);
    belong(
        &mut start_of_day.answers,
        &words("Hoort bij"),
        asked.id,
        &words("Hoe bak je brood?"),
    );
    assert!(keep_draft(&book, &start_of_day).await.unwrap());
    let (book, contents) = reopen(&device).await;
    let start_of_day = contents.drafts.first().unwrap();
    let morning = save_check_in(&book, start_of_day, None).await.unwrap();
    assert!(is_among(
        morning.answers.text(Question::OneThing).unwrap(),
        &step
    ));

    // Ticked: nothing asks for it any more, and the morning still leads to the question.
    let line = asked.answers.lines(Question::Steps)[0].clone();
    let now = book.now();
    amend(&book, &asked, None, move |it| tick(it, &line, Some(now)))
        .await
        .unwrap();
    let journal = reload(&book).await.unwrap().journal;
    assert_eq!(open_steps(&journal).count(), 0);
    let log = journal.all().filter(|it| it.answers.leads_to(asked.id));
    assert_eq!(log.map(|it| it.id).collect::<Vec<_>>(), [morning.id]);

    // The question goes; what was written about it stays, and still says what it was about.
    delete_entry(&book, asked.id).await.unwrap();
    let journal = reload(&book).await.unwrap().journal;
    let kept = journal.get(morning.id).unwrap();
    let about = kept.answers.lines(Question::About);
    assert_eq!(about[0].words, words("Hoe bak je brood?"));
}

#[tokio::test]
async fn a_card_holds_what_helps_and_nothing_else() {
    let device = Memory::default();
    let (book, _) = start(&device, Role::Learner).await;
    let mut draft = begin_draft(&book, Kind::MyCard, Lang::Nl);
    say(&mut draft, Question::Dreams, "een eigen bakkerij");
    say(&mut draft, Question::ThenDo, "niets vragen");
    let mine = save_check_in(&book, &draft, None).await.unwrap();
    let shown = [
        Question::Helps,
        Question::HelpsNot,
        Question::Signs,
        Question::ThenDo,
    ];
    let card = ReadyItem::only(&mine, &shown);
    put_ready(&book, &card).await.unwrap();

    // What is answered later stays behind too.
    let mut draft = edit_entry(&book, &mine);
    say(&mut draft, Question::Strengths, "talen");
    say(&mut draft, Question::Helps, "rust");
    let mine = save_check_in(&book, &draft, Some(&mine)).await.unwrap();
    let (_, contents) = reopen(&device).await;
    let goes = contents.ready[0].choose(&mine).answers;
    let goes: Vec<_> = goes.iter().map(|it| it.question()).collect();
    assert_eq!(goes, [Question::ThenDo, Question::Helps]);
}

#[tokio::test]
async fn a_plan_goes_down_again_and_an_earlier_stage_stays_as_it_was() {
    let device = Memory::default();
    let (book, _) = start(&device, Role::Learner).await;
    for hours in ["6", "2,5"] {
        let mut draft = begin_draft(&book, Kind::BuildUp, Lang::Nl);
        let amount = Amount::parse(hours).unwrap();
        let measure = Measure {
            amount,
            unit: Some(words("uur per week")),
        };
        answer(&mut draft, Question::BuildHours, Value::Number(measure));
        save_check_in(&book, &draft, None).await.unwrap();
    }
    let (_, contents) = reopen(&device).await;
    let hours: Vec<_> = stages(&contents.journal)
        .iter()
        .map(|it| it.hours)
        .collect();
    assert_eq!(hours, [Some(6.0), Some(2.5)]);
    // It lies beside the diary: no day and no pattern meets it.
    assert!(contents.journal.entries().is_empty());
}
