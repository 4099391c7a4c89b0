//! What a coach finds on the desk, whichever way it came.

use super::super::answer::{Answer, Pick, Value};
use super::super::check_in::Question;
use super::super::contact::{Card, Desk, PublicKey};
use super::super::free_text::FreeText;
use super::super::lang::Lang;
use super::super::moment::Moment;
use super::super::shared::Letter;
use super::super::word::Word;
use super::*;

const SEM: Id = Id::new([1; 16]);
const YARA: Id = Id::new([2; 16]);

fn text(words: &str) -> FreeText {
    FreeText::parse(words).unwrap().unwrap()
}

fn noon(day: i64) -> Moment {
    Moment::new(1_793_530_800_000 + day * 86_400_000, 60).unwrap()
}

fn item(id: u8, kind: Kind, answers: &[(Question, Value)]) -> SharedItem {
    let answers = answers.iter().cloned();
    let answers = answers.map(|(question, value)| Answer::new(question, text("?"), value).unwrap());
    SharedItem {
        id: Id::new([id; 16]),
        revision: 1,
        kind,
        at: noon(i64::from(id)),
        lang: Lang::Nl,
        answers: answers.collect(),
    }
}

fn said(words: &str) -> (Question, Value) {
    (Question::Note, Value::Text(text(words)))
}

fn is(question: Question, word: Word) -> (Question, Value) {
    let known = Some(word);
    let word = text("zo");
    (question, Value::Words(vec![Pick { known, word }]))
}

/// A parcel that was sealed on a day, and opened on another.
fn parcel(id: u8, from: Id, sealed: i64, opened: i64, items: Vec<SharedItem>) -> Received {
    let letter = Letter {
        id: Id::new([100 + id; 16]),
        sequence: 1,
        from: text("Sem"),
        sealed: noon(sealed),
        note: None,
        items,
        files: Vec::new(),
        recall: Vec::new(),
        recalled: Vec::new(),
    };
    Received {
        from,
        opened: noon(opened),
        letter,
    }
}

fn ids(all: &[Shared<'_>]) -> Vec<u8> {
    all.iter().map(|it| it.item.id.bytes()[0]).collect()
}

#[test]
fn the_newest_version_counts_in_whichever_order_it_was_opened() {
    use Question::{TalkStanding, TalkWhen};
    let at = |day| (TalkWhen, Value::When(noon(day)));
    let received = [
        // Opened last, sealed first: it is an old version.
        parcel(1, SEM, 1, 9, vec![item(5, Kind::Talk, &[at(12)])]),
        parcel(2, SEM, 3, 5, vec![item(5, Kind::Talk, &[at(20)])]),
        parcel(3, YARA, 2, 4, vec![item(6, Kind::Talk, &[at(15)])]),
        parcel(
            4,
            YARA,
            3,
            3,
            vec![
                item(7, Kind::Talk, &[]),
                item(8, Kind::Talk, &[at(1), is(TalkStanding, Word::Held)]),
            ],
        ),
    ];
    let all = talks(&received);
    assert_eq!(ids(&all), [6, 5, 7]);
    assert_eq!(planned(&all[1].item.answers), Some(noon(20)));
    let next = |learner| next_talk(&received, learner).map(|it| it.id.bytes()[0]);
    assert_eq!((next(SEM), next(YARA)), (Some(5), Some(7)));
    // Once it was held, an old version of it is no next talk.
    let held = item(5, Kind::Talk, &[at(20), is(TalkStanding, Word::Held)]);
    let mut later = received.to_vec();
    later.push(parcel(5, SEM, 4, 10, vec![held]));
    assert_eq!(next_talk(&later, SEM), None);
    assert_eq!(ids(&talks(&later)), [6, 7]);
}

#[test]
fn agreements_are_open_until_a_newer_version_says_how_they_went() {
    let agreed = |id, day: Option<i64>| {
        let day = day.map(|day| (Question::AgreedBy, Value::Day(noon(day).day())));
        item(id, Kind::Agreement, &day.into_iter().collect::<Vec<_>>())
    };
    let went = super::super::line::Line {
        mark: Some(Pick {
            known: Some(Word::Done),
            word: text("gelukt"),
        }),
        ..super::super::line::Line::new(text("gelukt"))
    };
    let done = item(
        3,
        Kind::Agreement,
        &[(Question::Outcomes, Value::Lines(vec![went]))],
    );
    let mut received = vec![
        parcel(
            1,
            SEM,
            1,
            1,
            vec![agreed(3, None), agreed(4, Some(9)), agreed(5, None)],
        ),
        parcel(2, YARA, 1, 1, vec![agreed(6, None)]),
    ];
    let open = |received: &[Received]| {
        let open = agreements(received, SEM);
        open.iter().map(|it| it.id.bytes()[0]).collect::<Vec<_>>()
    };
    assert_eq!(open(&received), [4, 3, 5]);
    received.push(parcel(3, SEM, 2, 2, vec![done]));
    assert_eq!(open(&received), [4, 5]);
}

#[test]
fn what_came_after_the_page_was_looked_at_is_new() {
    let card = Card {
        name: text("Sem"),
        key: PublicKey::new([1; 32]),
        hours: None,
        room: None,
        does: None,
    };
    let mut sem = Contact {
        id: SEM,
        card,
        met: noon(0),
        checked: None,
        desk: Desk::default(),
    };
    let note = || vec![item(1, Kind::Note, &[said("hoi")])];
    let mut asked_back = parcel(4, SEM, 4, 4, Vec::new());
    asked_back.letter.recall = vec![Id::new([9; 16])];
    let received = [
        parcel(1, SEM, 1, 1, note()),
        parcel(2, SEM, 2, 2, note()),
        parcel(3, YARA, 3, 3, note()),
        asked_back,
    ];
    assert_eq!(unread(&received, &sem), 2);
    sem.desk.seen = Some(noon(1));
    assert_eq!(unread(&received, &sem), 1);
    assert!(is_new(&received[1], &sem) && !is_new(&received[0], &sem));
    assert!(!is_new(&received[2], &sem));
    sem.desk.seen = Some(noon(4));
    assert_eq!(unread(&received, &sem), 0);
}

#[test]
fn a_word_is_found_with_whom_said_it_as_soon_as_it_is_known() {
    let mut received = vec![
        parcel(
            1,
            SEM,
            1,
            1,
            vec![
                item(1, Kind::Note, &[said("Café met oma")]),
                item(2, Kind::DayEnd, &[said("cafe dicht")]),
            ],
        ),
        parcel(
            2,
            YARA,
            2,
            2,
            vec![item(3, Kind::Note, &[said("het café")])],
        ),
    ];
    let mut index = Index::default();
    let found = |index: &Index, received: &[Received], query: &Query| {
        ids(&index.find(received, query).collect::<Vec<_>>())
    };
    let cafe = Query {
        words: Words::typed("cafe"),
        ..Query::default()
    };
    // One parcel at a time; what is known already is found.
    assert!(!index.follow(&received, 1));
    assert_eq!(found(&index, &received, &cafe), [1, 2]);
    assert!(index.follow(&received, 1));
    assert_eq!(found(&index, &received, &cafe), [1, 2, 3]);
    let of = |learner| Query {
        learner: Some(learner),
        ..cafe.clone()
    };
    assert_eq!(found(&index, &received, &of(YARA)), [3]);
    let notes = Query {
        kinds: vec![Kind::Note],
        from: Some(noon(2).day()),
        ..cafe.clone()
    };
    assert_eq!(found(&index, &received, &notes), [3]);
    let until = Query {
        until: Some(noon(1).day()),
        ..cafe.clone()
    };
    assert_eq!(found(&index, &received, &until), [1]);
    // What was asked back is not found any more, and neither is what was deleted.
    received[0].letter.items.remove(0);
    assert_eq!(found(&index, &received, &cafe), [3]);
    assert!(index.follow(&received, 100));
    assert_eq!(found(&index, &received, &cafe), [2, 3]);
    received.remove(1);
    assert_eq!(found(&index, &received, &cafe), [2]);
}
