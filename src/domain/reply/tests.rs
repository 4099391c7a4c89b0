//! What comes back is found by what it answers, and becomes the reader's own only in a form that can be.

use super::*;
use crate::domain::lang::Lang;
use crate::domain::moment::Moment;
use crate::domain::shared::Letter;

fn text(text: &str) -> FreeText {
    FreeText::parse(text).unwrap().unwrap()
}

fn picked(word: Word) -> Value {
    Value::Words(vec![Pick {
        known: Some(word),
        word: text(word.code()),
    }])
}

fn lines(words: &[&str]) -> Value {
    Value::Lines(words.iter().map(|it| Line::new(text(it))).collect())
}

fn reply(answers: &[(Question, Value)]) -> SharedItem {
    let answer = |(question, value): &(Question, Value)| {
        Answer::new(*question, text("Zo?"), value.clone()).unwrap()
    };
    SharedItem {
        id: Id::new([7; 16]),
        revision: 1,
        kind: Kind::Reply,
        at: Moment::new(0, 0).unwrap(),
        lang: Lang::Nl,
        answers: answers.iter().map(answer).collect(),
    }
}

#[test]
fn a_reply_is_found_by_what_it_answers_and_so_is_a_reply_to_it() {
    let to = |id: u8| Value::Lines(vec![Line::to(Id::new([id; 16]), text("Even iets kwijt"))]);
    let note = SharedItem {
        kind: Kind::Note,
        ..reply(&[(Question::About, to(1))])
    };
    let received = Received {
        from: Id::new([2; 16]),
        opened: Moment::new(0, 0).unwrap(),
        letter: Letter {
            id: Id::new([3; 16]),
            sequence: 1,
            from: text("Ilse"),
            sealed: Moment::new(0, 0).unwrap(),
            note: None,
            items: vec![note, reply(&[(Question::ReplyTo, to(1))])],
            files: vec![],
            recall: vec![],
            recalled: vec![],
        },
    };
    let found = |id: u8| {
        let all = [received.clone()];
        replies_to(&all, Id::new([id; 16])).count()
    };
    assert_eq!((found(1), found(7)), (1, 0));
}

#[test]
fn a_proposed_question_has_the_shape_that_was_meant_or_is_none() {
    let proposed = |word: Option<Word>, parts: &[&str]| {
        let mut answers = vec![(Question::ReplyAsk, Value::Text(text("Was je buiten?")))];
        answers.extend(word.map(|word| (Question::ReplyShape, picked(word))));
        if !parts.is_empty() {
            answers.push((Question::ReplyParts, lines(parts)));
        }
        let own = proposed_question(&reply(&answers), Id::new([2; 16]));
        own.map(|own| {
            assert_eq!(
                (own.id, own.proposed_by),
                (Id::new([7; 16]), Some(Id::new([2; 16])))
            );
            own.shape
        })
    };
    let ends = ["niet", "helemaal"];
    let options = Options::new(ends.map(text).into()).unwrap();
    let choice = |several| Shape::Choice {
        options: options.clone(),
        several,
    };
    let scale = Scale::new(5, ends.map(text)).unwrap();
    let unit = Some(text("uur"));
    for (word, parts, expected) in [
        (None, &[][..], Some(Shape::Text)),
        (Some(Word::AsText), &ends[..], Some(Shape::Text)),
        (Some(Word::AsScale), &ends, Some(Shape::Scale(scale))),
        (Some(Word::AsScale), &["niet"], None),
        (Some(Word::AsOne), &ends, Some(choice(false))),
        (Some(Word::AsSeveral), &ends, Some(choice(true))),
        (Some(Word::AsOne), &["niet", "niet"], None),
        (Some(Word::AsOne), &[], None),
        (Some(Word::AsYesNo), &[], Some(Shape::YesNo)),
        (Some(Word::AsNumber), &["uur"], Some(Shape::Number { unit })),
        (
            Some(Word::AsNumber),
            &[],
            Some(Shape::Number { unit: None }),
        ),
    ] {
        assert_eq!(proposed(word, parts), expected, "{word:?} {parts:?}");
    }
    assert_eq!(proposed_question(&reply(&[]), Id::new([2; 16])), None);
}

#[test]
fn an_agreement_is_seen_from_the_side_of_whoever_accepts_it() {
    let made = |who: Value| {
        let what = Value::said(Some(text("Vrijdag bellen")), vec![Id::new([9; 16])]).unwrap();
        let said = [
            (Question::ReplyText, Value::Text(text("zullen we?"))),
            (Question::AgreedWhat, what),
            (Question::AgreedWho, who),
        ];
        proposed_agreement(&reply(&said), &text("Ilse"), text("Hoort bij")).unwrap()
    };
    let answers = made(picked(Word::Me));
    assert_eq!(
        answers.text(Question::AgreedWhat),
        Some(&text("Vrijdag bellen"))
    );
    assert_eq!(answers.attachments().count(), 0);
    assert_eq!(answers.text(Question::ReplyText), None);
    assert!(answers.leads_to(Id::new([7; 16])));
    let who = |who: Value| match made(who).get(Question::AgreedWho) {
        Some(Value::Words(picks)) => Some((picks[0].known, picks[0].word.to_string())),
        _ => None,
    };
    assert_eq!(
        who(picked(Word::Me)),
        Some((Some(Word::MyCoach), "Ilse".to_owned()))
    );
    assert_eq!(who(picked(Word::MyCoach)), None);
    let together = Some((Some(Word::Together), "together".to_owned()));
    assert_eq!(who(picked(Word::Together)), together);
    let own = Value::Words(vec![Pick {
        known: None,
        word: text("Sem"),
    }]);
    assert_eq!(who(own), Some((None, "Sem".to_owned())));
    assert_eq!(
        proposed_agreement(&reply(&[]), &text("Ilse"), text("Hoort bij")),
        None
    );
}
