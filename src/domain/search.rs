//! Finding entries in the open diary as one types, quick at ten thousand of them.
//!
//! The index holds the words of every entry beside the entry itself, made alike ([`fold`]). It follows the diary
//! rather than being told of each change: what it knows already it keeps. Nothing of it is ever stored.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use memchr::memmem::Finder;

use super::answer::{Answer, Answers, Pick, Value};
use super::attachment::Attachment;
use super::check_in::Kind;
use super::entry::Entry;
use super::feeling::Feeling;
use super::folded::{self, fold};
use super::id::Id;
use super::journal::{Journal, newest_first};
use super::moment::Day;
use super::need::Need;
use super::order;

/// What someone looks for. What is left empty asks for nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// Every one of these words begins a word of the entry.
    pub words: Words,
    /// Any of these feelings.
    pub feelings: Vec<Feeling>,
    /// Any of these needs.
    pub needs: Vec<Need>,
    /// Any of these kinds.
    pub kinds: Vec<Kind>,
    /// About this day or a later one.
    pub from: Option<Day>,
    /// About this day or an earlier one.
    pub until: Option<Day>,
    /// In a parcel to someone, or in none.
    pub shared: Option<bool>,
}

/// Words to look for. A text with only signs in it holds none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words(Vec<String>);

impl Words {
    /// The words that were typed.
    pub fn typed(text: &str) -> Self {
        let words = fold(text);
        let words = words.split_terminator(' ').skip(1);
        Self(words.map(|word| format!(" {word}")).collect())
    }

    /// Whether each of them begins a word of a text.
    pub fn are_in(&self, text: &str) -> bool {
        self.are_in_folded(&fold(text))
    }

    /// As [`Words::are_in`], of words that were made alike before.
    pub(super) fn are_in_folded(&self, words: &str) -> bool {
        self.0.iter().all(|word| words.contains(word))
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The words of the diary, in its order.
#[derive(Debug, Default)]
pub struct Index {
    known: Vec<Known>,
    /// The words of the lines of attachments.
    lines: BTreeMap<Id, String>,
}

#[derive(Debug)]
struct Known {
    entry: Arc<Entry>,
    words: String,
}

impl Index {
    /// Takes over what changed in the diary, reading at most so many new entries, the newest first. True when it
    /// knows all of them; else what it knows already can be searched, and it wants to be called again.
    pub fn follow(&mut self, journal: &Journal, at_most: usize) -> bool {
        // What is as it was stays where it is: a diary of ten years is read in many slices.
        let pairs = self.known.iter().zip(journal.all());
        let same = pairs.take_while(|(known, entry)| Arc::ptr_eq(&known.entry, entry));
        let same = same.count();
        let mut before = self.known.split_off(same).into_iter().peekable();
        let mut left = at_most;
        let mut whole = true;
        for entry in journal.all().skip(same) {
            let is_same = |known: &Known| Arc::ptr_eq(&known.entry, entry);
            if before.peek().is_some_and(|it| !is_same(it)) {
                // Whatever stood before this entry and was not met is gone from the diary.
                let place = place_of(entry);
                while before.next_if(|it| place_of(&it.entry) < place).is_some() {}
            } else if left == 0 && before.len() == 0 {
                // Nothing that is known comes after this.
                return false;
            }
            if let Some(known) = before.next_if(is_same) {
                self.known.push(known);
            } else if left > 0 {
                left -= 1;
                self.known.push(Known {
                    entry: Arc::clone(entry),
                    words: words_of(&entry.answers),
                });
            } else {
                whole = false;
            }
        }
        whole
    }

    /// Takes over the lines of these attachments, which are all there are: what was spoken or drawn is found by them.
    pub fn follow_lines(&mut self, attachments: &[Attachment]) {
        let line = |attachment: &Attachment| {
            let mut words = String::new();
            folded::add(&mut words, attachment.line.as_ref()?.as_str());
            Some((attachment.id, words))
        };
        self.lines = attachments.iter().filter_map(line).collect();
    }

    /// Whether a word stands in an entry, or in the line of something that belongs to it.
    fn says(&self, known: &Known, word: &Finder<'_>) -> bool {
        let says = |words: &String| word.find(words.as_bytes()).is_some();
        let in_line = |id: Id| self.lines.get(&id).is_some_and(says);
        says(&known.words)
            || (!self.lines.is_empty() && known.entry.answers.attachments().any(in_line))
    }

    /// The entries that fit, newest first. `shared` holds those that went in a parcel (`sent::shared_entries`).
    pub fn find<'a>(
        &'a self,
        query: &'a Query,
        shared: &'a BTreeSet<Id>,
    ) -> impl Iterator<Item = &'a Arc<Entry>> {
        let words = query.words.0.iter().map(Finder::new);
        let words: Vec<Finder<'a>> = words.collect();
        let fits = move |known: &&Known| {
            query.fits(&known.entry, shared) && words.iter().all(|word| self.says(known, word))
        };
        self.known.iter().filter(fits).map(|known| &known.entry)
    }
}

impl Query {
    /// Whether an entry fits in all but its words.
    fn fits(&self, entry: &Entry, shared: &BTreeSet<Id>) -> bool {
        let day = entry.at.day();
        (self.kinds.is_empty() || self.kinds.contains(&entry.kind))
            && self.from.is_none_or(|from| from <= day)
            && self.until.is_none_or(|until| day <= until)
            && self
                .shared
                .is_none_or(|wanted| wanted == shared.contains(&entry.id))
            && (self.feelings.is_empty() || entry.answers.iter().any(|it| self.feels(it)))
            && (self.needs.is_empty() || entry.answers.iter().any(|it| self.asks(it)))
    }

    fn feels(&self, answer: &Answer) -> bool {
        matches!(answer.value(), Value::Feelings(picks) if any(picks, &self.feelings))
    }

    fn asks(&self, answer: &Answer) -> bool {
        matches!(answer.value(), Value::Needs(picks) if any(picks, &self.needs))
    }
}

/// Where it stands among all that can be found: papers before the diary, as in [`Journal::all`].
fn place_of(entry: &Entry) -> (bool, order::Key) {
    (entry.kind.is_check_in(), newest_first(entry))
}

fn any<K: PartialEq>(picks: &[Pick<K>], wanted: &[K]) -> bool {
    let mut known = picks.iter().filter_map(|pick| pick.known.as_ref());
    known.any(|known| wanted.contains(known))
}

/// Everything that was said in an entry; not what was asked, which is the same every day.
pub(super) fn words_of(answers: &Answers) -> String {
    let mut words = String::new();
    for answer in answers.iter() {
        match answer.value() {
            Value::Feelings(picks) => add_picks(&mut words, picks),
            Value::Needs(picks) => add_picks(&mut words, picks),
            Value::Night(picks) => add_picks(&mut words, picks),
            Value::Routine(picks) => add_picks(&mut words, picks),
            Value::Choice(choice) => {
                for word in choice.words() {
                    folded::add(&mut words, word.as_str());
                }
            }
            Value::Text(_) | Value::Attached(_) => {
                if let Some(text) = answer.value().text() {
                    folded::add(&mut words, text.as_str());
                }
            }
            Value::Words(picks) => add_picks(&mut words, picks),
            Value::Lines(lines) => {
                for line in lines {
                    folded::add(&mut words, line.words.as_str());
                }
            }
            Value::When(_) | Value::Day(_) => {}
            Value::Picture(picture) => {
                folded::add(&mut words, answer.wording().as_str());
                for said in picture.words() {
                    folded::add(&mut words, said.as_str());
                }
            }
            Value::Mood(_) | Value::Scale(_) | Value::YesNo(_) | Value::Number(_) => {}
            Value::NotNow | Value::DontKnow => {}
        }
    }
    words
}

fn add_picks<K>(words: &mut String, picks: &[Pick<K>]) {
    for pick in picks {
        folded::add(words, pick.word.as_str());
    }
}
