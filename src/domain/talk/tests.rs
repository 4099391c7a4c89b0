//! Which talk comes next, what is offered for it, and what stays out.

use super::super::answer::Answer;
use super::super::id::Id;
use super::super::lang::Lang;
use super::super::line::Line;
use super::*;

fn text(words: &str) -> FreeText {
    FreeText::parse(words).unwrap().unwrap()
}

/// Noon of a day in November.
fn noon(day: i64) -> Moment {
    Moment::new(1_793_530_800_000 + (day - 1) * 86_400_000, 60).unwrap()
}

fn entry(id: u8, kind: Kind, day: i64, answers: &[(Question, Value)]) -> Entry {
    let answers = answers.iter().cloned();
    let answers = answers.map(|(question, value)| Answer::new(question, text("?"), value).unwrap());
    Entry {
        id: Id::new([id; 16]),
        revision: 1,
        kind,
        at: noon(day),
        written: noon(day),
        edited: None,
        lang: Lang::Nl,
        answers: answers.collect(),
    }
}

fn picked(word: Word) -> Value {
    Value::Words(vec![Pick {
        known: Some(word),
        word: text("zo"),
    }])
}

fn said(words: &str) -> Value {
    Value::Text(text(words))
}

fn went(words: &[Word]) -> Value {
    let line = |word: &Word| Line {
        mark: Some(Pick {
            known: Some(*word),
            word: text("zo"),
        }),
        done: Some(noon(9)),
        ..Line::new(text("zo ging het"))
    };
    Value::Lines(words.iter().map(line).collect())
}

fn ids(entries: &[Arc<Entry>]) -> Vec<u8> {
    entries.iter().map(|entry| entry.id.bytes()[0]).collect()
}

#[test]
fn the_next_talk_is_the_first_that_was_not_held() {
    use Question::{TalkStanding, TalkWhen};
    let journal: Journal = [
        entry(1, Kind::Talk, 1, &[(TalkStanding, picked(Word::Wished))]),
        entry(2, Kind::Talk, 2, &[(TalkWhen, Value::When(noon(20)))]),
        entry(3, Kind::Talk, 3, &[(TalkWhen, Value::When(noon(12)))]),
        entry(4, Kind::Talk, 4, &[(TalkStanding, picked(Word::Held))]),
        entry(
            5,
            Kind::Talk,
            2,
            &[
                (TalkStanding, picked(Word::Held)),
                (TalkWhen, Value::When(noon(6))),
            ],
        ),
    ]
    .into_iter()
    .collect();
    assert_eq!(ids(&to_come(&journal)), [3, 2, 1]);
    assert_eq!(ids(&held(&journal)), [5, 4]);
}

#[test]
fn an_agreement_is_open_until_it_was_said_how_it_went() {
    use Question::{AgreedBy, Outcomes};
    let journal: Journal = [
        entry(1, Kind::Agreement, 1, &[]),
        entry(2, Kind::Agreement, 2, &[(Outcomes, went(&[Word::Partly]))]),
        entry(
            3,
            Kind::Agreement,
            3,
            &[(Outcomes, went(&[Word::Partly, Word::Done]))],
        ),
        entry(4, Kind::Agreement, 4, &[(Outcomes, went(&[Word::NotDone]))]),
        entry(
            5,
            Kind::Agreement,
            5,
            &[(AgreedBy, Value::Day(noon(9).day()))],
        ),
    ]
    .into_iter()
    .collect();
    assert_eq!(ids(&open_agreements(&journal)), [5, 1, 2]);
}

#[test]
fn what_is_marked_comes_first_and_what_is_kept_out_never() {
    use Question::{Discuss, Marked, Note, Standing, TalkStanding, TalkWhen};
    let last = (TalkWhen, Value::When(noon(5)));
    let journal: Journal = [
        entry(1, Kind::Note, 4, &[(Note, said("voor het vorige gesprek"))]),
        entry(2, Kind::Note, 6, &[(Note, said("gewoon"))]),
        entry(3, Kind::DayEnd, 7, &[(Discuss, said("het rooster"))]),
        entry(4, Kind::Note, 8, &[(Marked, picked(Word::WantToTalk))]),
        entry(5, Kind::Note, 8, &[(Marked, picked(Word::OnlyMe))]),
        entry(6, Kind::Note, 8, &[(Marked, picked(Word::NotAbout))]),
        entry(7, Kind::LearningQuestion, 1, &[]),
        entry(
            8,
            Kind::LearningQuestion,
            1,
            &[(Standing, picked(Word::LetGo))],
        ),
        entry(9, Kind::Agreement, 1, &[]),
        entry(
            10,
            Kind::Talk,
            5,
            &[(TalkStanding, picked(Word::Held)), last],
        ),
        entry(11, Kind::Note, 9, &[(Note, said("staat er al op"))]),
    ]
    .into_iter()
    .collect();
    let on = Line::to(Id::new([11; 16]), text("staat er al op"));
    let talk = entry(
        12,
        Kind::Talk,
        9,
        &[(Question::Topics, Value::Lines(vec![on]))],
    );
    let offered = suggestions(&journal, &talk.answers, noon(10).day());
    let offered: Vec<_> = offered
        .iter()
        .map(|it| (it.entry.id.bytes()[0], it.why))
        .collect();
    assert_eq!(
        offered,
        [
            (4, Why::Marked),
            (3, Why::Marked),
            (9, Why::Agreed),
            (7, Why::Learning),
            (2, Why::Since),
        ]
    );
}

#[test]
fn own_words_are_offered_for_the_plan_and_never_those_kept_for_oneself() {
    use Question::{BestMoment, Marked, Needs, Strengths};
    let need = |need, word: &str| Pick {
        known: Some(need),
        word: text(word),
    };
    let (rest, time) = (need(Need::Rest, "rust"), need(Need::Time, "tijd"));
    let journal: Journal = [
        entry(1, Kind::DayEnd, 1, &[(BestMoment, said("brood gebakken"))]),
        entry(2, Kind::DayEnd, 2, &[(BestMoment, said("brood gebakken"))]),
        entry(
            3,
            Kind::DayEnd,
            3,
            &[(BestMoment, said("geheim")), (Marked, picked(Word::OnlyMe))],
        ),
        entry(4, Kind::MyCard, 1, &[(Strengths, said("geduld"))]),
        entry(
            5,
            Kind::DayStart,
            4,
            &[(Needs, Value::Needs(vec![rest.clone(), time]))],
        ),
        entry(6, Kind::DayStart, 5, &[(Needs, Value::Needs(vec![rest]))]),
    ]
    .into_iter()
    .collect();
    let well = said_before(&journal, Question::PlanWell);
    assert_eq!(well, [text("geduld"), text("brood gebakken")]);
    let needed = said_before(&journal, Question::PlanNeed);
    assert_eq!(needed, [text("rust"), text("tijd")]);
    assert_eq!(said_before(&journal, Question::PlanGiven), []);
}
