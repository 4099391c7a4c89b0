//! A set is the learner's own, whole, and never changes what was answered.

use super::super::answer::{Answer, Value};
use super::super::check_in::Form;
use super::super::shape::all_differ;
use super::*;

fn text(text: &str) -> FreeText {
    FreeText::parse(text).unwrap().unwrap()
}

fn own(number: u8, shape: Shape) -> OwnQuestion {
    OwnQuestion {
        id: Id::new([number; 16]),
        wording: text("Hoeveel water?"),
        shape,
        proposed_by: None,
    }
}

fn asked(set: &QuestionSet) -> Vec<Vec<Question>> {
    set.screens(&Answers::default())
}

#[test]
fn no_set_asks_the_same_thing_twice_and_every_question_has_a_set() {
    let mut offered = Vec::new();
    for kind in Kind::ALL {
        let set = QuestionSet::new(kind);
        let questions: Vec<Question> = set.items.iter().map(|item| item.question).collect();
        assert!(all_differ(&questions), "{kind:?}");
        offered.extend(questions);
    }
    // A pattern is made, and never asked.
    let asked = |it: &Question| offered.contains(it) || it.form() == Form::Picture;
    assert!(Question::ALL.iter().all(asked));
}

#[test]
fn a_dagstart_is_short_and_begins_with_the_field() {
    use Question as Q;
    assert_eq!(
        asked(&QuestionSet::new(Kind::DayStart)),
        [
            vec![Q::Mood, Q::Feelings],
            vec![Q::Night, Q::Stimuli],
            vec![Q::Needs, Q::NeedFrom],
            vec![Q::OneThing],
            vec![Q::Note],
        ]
    );
    assert_eq!(asked(&QuestionSet::new(Kind::Week)).len(), 2);
}

#[test]
fn a_learner_switches_moves_adds_and_removes() {
    use Question as Q;
    let mut set = QuestionSet::new(Kind::DayStart);
    for question in [Q::Feelings, Q::Night, Q::NeedFrom, Q::Note] {
        set.switch(question, false);
    }
    set.add(own(1, Shape::YesNo)).unwrap();
    set.move_to(Q::Own(Id::new([1; 16])), 0);
    set.move_to(Q::Mood, 99);
    let own_one = Q::Own(Id::new([1; 16]));
    let order = [own_one, Q::Stimuli, Q::Needs, Q::OneThing, Q::Mood];
    assert_eq!(asked(&set), order.map(|question| vec![question]));
    set.one_page = true;
    assert_eq!(asked(&set), [order]);
    set.remove(Id::new([1; 16]));
    assert_eq!(asked(&set), [order[1..].to_vec()]);
    assert_eq!(set.own(Id::new([1; 16])), None);
}

#[test]
fn what_was_answered_stays_in_sight_when_it_is_switched_off_or_gone() {
    let (mut set, gone) = (
        QuestionSet::new(Kind::Note),
        Question::Own(Id::new([9; 16])),
    );
    set.switch(Question::Note, false);
    assert_eq!(asked(&set), [[]; 0]);
    let answer = |question, value| Answer::new(question, text("Zo?"), value).unwrap();
    let answers = [
        answer(gone, Value::YesNo(true)),
        answer(Question::Note, Value::DontKnow),
    ];
    let screens = set.screens(&answers.into_iter().collect());
    assert_eq!(screens, [[Question::Note], [gone]]);
}

#[test]
fn own_questions_have_an_end_and_keep_their_shape() {
    let mut set = QuestionSet::new(Kind::DayEnd);
    for number in 0..QuestionSet::MOST_OWN as u8 {
        set.add(own(number, Shape::Text)).unwrap();
    }
    assert_eq!(set.add(own(0, Shape::Text)), Err(NotInSet::Twice));
    assert_eq!(set.add(own(99, Shape::Text)), Err(NotInSet::Full));
    let mut other = own(3, Shape::Text);
    other.wording = text("Hoeveel thee?");
    assert!(set.reword(other.clone()));
    assert_eq!(set.own(other.id), Some(&other));
    assert!(!set.reword(own(3, Shape::YesNo)) && !set.reword(own(99, Shape::Text)));
    assert_eq!(set.own(other.id), Some(&other));
}

#[test]
fn a_kept_set_is_whole_and_gets_what_is_new_in_the_app() {
    let on = |question| Item { question, on: true };
    let own_one = own(1, Shape::YesNo);
    let question = Question::Own(own_one.id);
    let kept = |items: &[Item], own: &[OwnQuestion]| {
        QuestionSet::kept(Kind::DayStart, items.to_vec(), own.to_vec(), vec![])
    };
    let set = kept(
        &[on(question), on(Question::Note)],
        core::slice::from_ref(&own_one),
    )
    .unwrap();
    assert_eq!(asked(&set), [[question], [Question::Note]]);
    assert_eq!(
        set.items.len(),
        QuestionSet::new(Kind::DayStart).items.len() + 1
    );
    let two = [own_one.clone(), own_one.clone()];
    for (items, own) in [
        (&[on(question)][..], &[][..]),
        (&[], &two[..1]),
        (&[on(question), on(question)], &two[..1]),
        (&[on(question)], &two[..]),
        (&[on(Question::Note), on(Question::Note)], &[]),
        (&[on(Question::WeekAble)], &[]),
    ] {
        assert_eq!(kept(items, own), None);
    }
}

#[test]
fn a_routine_is_the_learners_own() {
    let mut set = QuestionSet::new(Kind::DayStart);
    let dressed = RoutineItem::Known(Routine::Dressed);
    let teeth = RoutineItem::Own(text("tanden gepoetst"));
    assert!(set.set_routine(vec![teeth.clone(), dressed.clone()]));
    assert!(!set.set_routine(vec![teeth.clone(), teeth.clone()]));
    assert_eq!(set.routine(), [teeth, dressed]);
}
