//! Search finds what reading every entry finds, whatever happened to the diary meanwhile.

use std::collections::BTreeSet;

use mijn_stem::domain::answer::{Answer, Value};
use mijn_stem::domain::attachment::{Attachment, AttachmentKind, MediaType};
use mijn_stem::domain::check_in::{Kind, Question};
use mijn_stem::domain::entry::Entry;
use mijn_stem::domain::feeling::Feeling;
use mijn_stem::domain::folded::fold;
use mijn_stem::domain::id::Id;
use mijn_stem::domain::journal::Journal;
use mijn_stem::domain::moment::Moment;
use mijn_stem::domain::need::Need;
use mijn_stem::domain::search::{Index, Query, Words};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::diary::{WORDS, answer, changes, day, diaries, entry_at, moments, text};

fn queries() -> impl Strategy<Value = (String, Query)> {
    let days = || option::weighted(0.2, moments().prop_map(|moment| moment.day()));
    let typed = vec(select(&WORDS[..]), 0..3).prop_flat_map(|words| {
        let typed = words.join(" ");
        let ends: Vec<usize> = typed
            .char_indices()
            .map(|(at, _)| at)
            .chain([typed.len()])
            .collect();
        select(ends).prop_map(move |end| typed[..end].to_owned())
    });
    (
        typed,
        subsequence(&Feeling::ALL[..4], 0..2),
        subsequence(&Need::ALL[..4], 0..2),
        subsequence(&Kind::ALL[..], 0..2),
        days(),
        days(),
        option::weighted(0.3, any::<bool>()),
    )
        .prop_map(|(typed, feelings, needs, kinds, from, until, shared)| {
            let words = Words::typed(&typed);
            let query = Query {
                words,
                feelings,
                needs,
                kinds,
                from,
                until,
                shared,
            };
            (typed, query)
        })
}

/// Whether an entry fits, read in the plainest way.
fn fits(entry: &Entry, typed: &str, query: &Query, shared: &BTreeSet<Id>) -> bool {
    let mut said = Vec::new();
    let (mut feelings, mut needs) = (Vec::new(), Vec::new());
    for answer in entry.answers.iter() {
        match answer.value() {
            Value::Text(text) => said.push(text.to_string()),
            Value::Feelings(picks) => {
                feelings.extend(picks.iter().filter_map(|pick| pick.known));
                said.extend(picks.iter().map(|pick| pick.word.to_string()));
            }
            Value::Needs(picks) => {
                needs.extend(picks.iter().filter_map(|pick| pick.known));
                said.extend(picks.iter().map(|pick| pick.word.to_string()));
            }
            Value::Night(picks) => said.extend(picks.iter().map(|pick| pick.word.to_string())),
            _ => {}
        }
    }
    let said: Vec<String> = said
        .iter()
        .flat_map(|text| {
            fold(text)
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    let words_fit = fold(typed)
        .split_whitespace()
        .all(|word| said.iter().any(|it| it.starts_with(word)));
    let day = entry.at.day();
    words_fit
        && (query.feelings.is_empty() || feelings.iter().any(|it| query.feelings.contains(it)))
        && (query.needs.is_empty() || needs.iter().any(|it| query.needs.contains(it)))
        && (query.kinds.is_empty() || query.kinds.contains(&entry.kind))
        && query.from.is_none_or(|from| day >= from)
        && query.until.is_none_or(|until| day <= until)
        && (query.shared != Some(true) || shared.contains(&entry.id))
        && (query.shared != Some(false) || !shared.contains(&entry.id))
}

fn found(index: &Index, query: &Query, shared: &BTreeSet<Id>) -> Vec<Id> {
    index.find(query, shared).map(|entry| entry.id).collect()
}

proptest! {
    #[test]
    fn finds_what_reading_everything_finds(
        mut journal in diaries(),
        happens in vec(changes(), 0..30),
        slice in 1..50_usize,
        (typed, query) in queries(),
    ) {
        let mut index = Index::default();
        index.follow(&journal, slice);
        for change in happens {
            change.happen(&mut journal);
            index.follow(&journal, slice);
        }
        while !index.follow(&journal, slice) {}
        let entries = journal.entries().iter();
        let shared: BTreeSet<Id> = entries.clone().map(|it| it.id).filter(|id| id.bytes()[0] % 2 == 0).collect();
        let expected: Vec<Id> = entries
            .filter(|entry| fits(entry, &typed, &query, &shared))
            .map(|entry| entry.id)
            .collect();
        prop_assert_eq!(found(&index, &query, &shared), expected);
    }

    #[test]
    fn while_it_is_still_reading_the_newest_can_be_found(journal in diaries(), slice in 1..50_usize) {
        let mut index = Index::default();
        let whole = index.follow(&journal, slice);
        let newest: Vec<Id> = journal.entries().iter().take(slice).map(|it| it.id).collect();
        prop_assert_eq!(whole, journal.entries().len() <= slice);
        prop_assert_eq!(found(&index, &Query::default(), &BTreeSet::new()), newest);
    }
}

#[test]
fn the_question_itself_is_not_searched() {
    let said = answer(Question::Note, Value::Text(text("Onze hond sliep")));
    let journal = Journal::from_iter([entry_at(day(2026, 11, 22), vec![said])]);
    let mut index = Index::default();
    assert!(index.follow(&journal, 10));
    let count = |typed: &str| {
        let query = Query {
            words: Words::typed(typed),
            ..Query::default()
        };
        index.find(&query, &BTreeSet::new()).count()
    };
    assert_eq!(count("gevraagd"), 0);
    assert_eq!(count("slie hónd"), 1);
    assert_eq!(count("liep"), 0);
    assert_eq!(count("hond kat"), 0);
}

#[test]
fn what_was_spoken_is_found_by_its_line() {
    let (id, other) = (Id::new([7; 16]), Id::new([8; 16]));
    let said = Value::said(Some(text("kort")), vec![id]).unwrap();
    let spoken = Answer::new(Question::Note, text("Nog iets?"), said).unwrap();
    let entry = entry_at(day(2026, 11, 22), vec![spoken]);
    let mut index = Index::default();
    assert!(index.follow(&[entry].into_iter().collect(), usize::MAX));
    let voice = |id, line: Option<&str>| {
        let now = Moment::new(0, 0).unwrap();
        let begun = Attachment::begin(id, AttachmentKind::Voice, MediaType::WebmAudio, now);
        let mut voice = begun.unwrap();
        voice.line = line.map(text);
        voice
    };
    let found = |index: &Index, typed: &str| {
        let query = Query {
            words: Words::typed(typed),
            ..Query::default()
        };
        index.find(&query, &BTreeSet::new()).count()
    };
    assert_eq!(found(&index, "wind"), 0);
    index.follow_lines(&[voice(id, Some("Over de wind")), voice(other, Some("storm"))]);
    assert_eq!(
        ["wind", "kort ov", "storm", "ind"].map(|typed| found(&index, typed)),
        [1, 1, 0, 0]
    );
    index.follow_lines(&[voice(id, None)]);
    assert_eq!(found(&index, "wind"), 0);
}
