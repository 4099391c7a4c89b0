//! Which value answers which question, and what of it goes to someone else.

use super::*;

fn text(text: &str) -> FreeText {
    FreeText::parse(text).unwrap().unwrap()
}

#[test]
fn an_answer_must_be_of_the_form_that_was_asked() {
    let wording = text("Eén ding voor vandaag");
    assert!(
        Answer::new(
            Question::OneThing,
            wording.clone(),
            Value::Text(text("brood"))
        )
        .is_ok()
    );
    assert!(Answer::new(Question::OneThing, wording.clone(), Value::NotNow).is_ok());
    assert_eq!(
        Answer::new(
            Question::OneThing,
            wording.clone(),
            Value::Mood(Mood::default())
        ),
        Err(NotAnAnswer(Question::OneThing))
    );
    for (question, value) in [
        (Question::Needs, Value::Needs(vec![])),
        (Question::Night, Value::Night(vec![])),
        (Question::Routine, Value::Routine(vec![])),
        (Question::OneThing, Value::YesNo(true)),
        (OWN, Value::Mood(Mood::default())),
    ] {
        let answer = Answer::new(question, wording.clone(), value);
        assert_eq!(answer, Err(NotAnAnswer(question)));
    }
    assert!(Answer::new(OWN, wording, Value::YesNo(false)).is_ok());
}

const OWN: Question = Question::Own(Id::new([1; 16]));

#[test]
fn attachments_go_along_or_stay_behind_and_then_the_words_beside_them_go() {
    let ids = |numbers: &[u8]| numbers.iter().map(|n| Id::new([*n; 16])).collect();
    let wording = text("Mooiste moment");
    let say = |question, words: Option<&str>, numbers: &[u8]| {
        let value = Value::said(words.map(text), ids(numbers)).unwrap();
        Answer::new(question, wording.clone(), value).unwrap()
    };
    let answers: Answers = [
        say(Question::BestMoment, Some("brood"), &[1, 2]),
        say(Question::HardMoment, None, &[3]),
        say(Question::Note, Some("nog iets"), &[]),
    ]
    .into_iter()
    .collect();
    assert_eq!(answers.attachments().collect::<Vec<Id>>(), ids(&[1, 2, 3]));
    assert_eq!(answers.to_share(|_| true, |_| true), answers);
    let shared = answers.to_share(|_| true, |_| false);
    assert_eq!(shared.attachments().count(), 0);
    let said = shared
        .iter()
        .map(|answer| (answer.question, answer.value.text()));
    assert_eq!(
        said.collect::<Vec<_>>(),
        [
            (Question::BestMoment, Some(&text("brood"))),
            (Question::Note, Some(&text("nog iets"))),
        ]
    );
    assert!(
        answers
            .to_share(|question| question == Question::HardMoment, |_| false)
            .is_empty()
    );
    for wrong in [&[][..], &[1, 2, 1], &[0; 17]] {
        assert_eq!(Attached::new(None, ids(wrong)), None);
    }
}

#[test]
fn a_second_answer_takes_the_place_of_the_first() {
    let mut answers = Answers::default();
    let say = |value| Answer::new(Question::Note, text("Nog iets?"), value).unwrap();
    answers.set(say(Value::DontKnow));
    answers.set(say(Value::Text(text("toch wel"))));
    assert_eq!(answers.len(), 1);
    assert_eq!(
        answers.get(Question::Note),
        Some(&Value::Text(text("toch wel")))
    );
    answers.skip(Question::Note);
    assert!(answers.is_empty());
}
