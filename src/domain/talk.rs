//! Coach talks: which comes next, what could go on its agenda, which agreements are open, and what was said before
//! that helps with the plan for school.
//!
//! Nothing here is ever chosen for the learner: these are lists to choose from, and "dit is voor mij alleen" keeps an entry
//! out of all of them.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::answer::{Answers, Pick, Value};
use super::check_in::{Kind, Question};
use super::entry::Entry;
use super::free_text::FreeText;
use super::journal::Journal;
use super::moment::{Day, Moment};
use super::need::Need;
use super::word::Word;

/// How many topics make a good talk. More are as welcome.
pub const GOOD: usize = 3;

/// The most entries of the diary that are offered for an agenda.
const MOST: usize = 12;

/// How many days back entries are offered when there was no talk before.
const DAYS: i32 = 14;

/// Why something is offered for an agenda; in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// "Hier wil ik over praten", or an answer to "dit wil ik bespreken".
    Marked,
    /// An agreement that is open.
    Agreed,
    /// A learning question that someone works on.
    Learning,
    /// Written since the last talk.
    Since,
}

/// Something that could go on an agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// What it is.
    pub entry: Arc<Entry>,
    /// Why it is offered.
    pub why: Why,
}

/// The moment that a talk was planned for.
pub fn planned(talk: &Answers) -> Option<Moment> {
    match talk.get(Question::TalkWhen) {
        Some(Value::When(moment)) => Some(*moment),
        _ => None,
    }
}

/// When a talk is, or was: the moment that was planned, else when it was written down.
pub fn when(talk: &Entry) -> Moment {
    planned(&talk.answers).unwrap_or(talk.at)
}

/// Whether a talk was held.
pub fn is_held(talk: &Answers) -> bool {
    talk.word(Question::TalkStanding) == Some(Word::Held)
}

/// The talks that are still to come, the first one first; those without a moment after those with one.
pub fn to_come(journal: &Journal) -> Vec<Arc<Entry>> {
    let coming = journal
        .papers(Kind::Talk)
        .filter(|talk| !is_held(&talk.answers));
    let mut coming: Vec<Arc<Entry>> = coming.cloned().collect();
    coming.sort_by_key(|talk| {
        let planned = planned(&talk.answers).is_some();
        (!planned, when(talk).unix_ms(), talk.id)
    });
    coming
}

/// The talks that were held, the last one first.
pub fn held(journal: &Journal) -> Vec<Arc<Entry>> {
    let held = journal
        .papers(Kind::Talk)
        .filter(|talk| is_held(&talk.answers));
    let mut held: Vec<Arc<Entry>> = held.cloned().collect();
    held.sort_by_key(|talk| (-when(talk).unix_ms(), talk.id));
    held
}

/// How an agreement went the last time that was looked at.
pub fn outcome(agreement: &Answers) -> Option<Word> {
    let outcomes = agreement.lines(Question::Outcomes);
    outcomes.last()?.mark.as_ref()?.known
}

/// Whether an agreement is open: nobody said how it went, or it went in part.
pub fn is_open(agreement: &Answers) -> bool {
    matches!(outcome(agreement), None | Some(Word::Partly))
}

/// The open agreements: those with a day first, by that day; then the oldest first.
pub fn open_agreements(journal: &Journal) -> Vec<Arc<Entry>> {
    let open = journal
        .papers(Kind::Agreement)
        .filter(|it| is_open(&it.answers));
    let mut open: Vec<Arc<Entry>> = open.cloned().collect();
    open.sort_by_key(|it| {
        (
            by(&it.answers).map_or(i32::MAX, Day::number),
            it.at.unix_ms(),
            it.id,
        )
    });
    open
}

/// The day by which something was agreed.
pub fn by(agreement: &Answers) -> Option<Day> {
    match agreement.get(Question::AgreedBy) {
        Some(Value::Day(day)) => Some(*day),
        _ => None,
    }
}

/// What could go on the agenda of a talk, in the order of [`Why`], each the newest first. What is on it already is left out,
/// and so is what someone does not want to talk about or keeps for themselves.
pub fn suggestions(journal: &Journal, talk: &Answers, today: Day) -> Vec<Suggestion> {
    let since = held(journal)
        .first()
        .map_or_else(|| today.plus(-DAYS), |last| when(last).day());
    let offered = |entry: &&Arc<Entry>| !keeps_out(entry) && !talk.leads_to(entry.id);
    let mut all = Vec::new();
    let mut add = |entry: &Arc<Entry>, why| {
        all.push(Suggestion {
            entry: Arc::clone(entry),
            why,
        });
    };
    let recent = journal.entries().iter();
    let recent = recent.take_while(|entry| entry.at.day() >= since);
    for entry in recent.filter(offered) {
        add(
            entry,
            if is_marked(entry) {
                Why::Marked
            } else {
                Why::Since
            },
        );
    }
    for entry in journal.papers(Kind::LearningQuestion).filter(offered) {
        let standing = entry.answers.word(Question::Standing);
        if is_marked(entry) {
            add(entry, Why::Marked);
        } else if matches!(standing, None | Some(Word::Idea | Word::Busy)) {
            add(entry, Why::Learning);
        }
    }
    for entry in open_agreements(journal).iter().filter(offered) {
        add(entry, Why::Agreed);
    }
    all.sort_by_key(|it| it.why);
    let first_of_the_rest = all.partition_point(|it| it.why < Why::Since);
    all.truncate(first_of_the_rest + MOST);
    all
}

fn is_marked(entry: &Entry) -> bool {
    let answers = &entry.answers;
    answers.word(Question::Marked) == Some(Word::WantToTalk)
        || answers.text(Question::Discuss).is_some()
}

/// Whether its owner keeps an entry out of every suggestion.
pub fn keeps_out(entry: &Entry) -> bool {
    let marked = entry.answers.word(Question::Marked);
    matches!(marked, Some(Word::OnlyMe | Word::NotAbout))
}

/// The questions whose answers help with one about the plan for school; none for any other question.
const fn sources(question: Question) -> &'static [Question] {
    use Question as Q;
    match question {
        Q::PlanWell => &[Q::Strengths, Q::BestMoment, Q::Step, Q::Found],
        Q::PlanHard => &[Q::HelpsNot, Q::HardMoment, Q::Obstacle],
        Q::PlanReach => &[Q::Dreams, Q::Asking, Q::Aim],
        Q::PlanNeed => &[Q::Helps, Q::ThenDo, Q::Helped, Q::WhoWhat],
        Q::PlanHow => &[Q::TalkPresent, Q::ThenDo],
        _ => &[],
    }
}

/// What was said before that helps with a question about the plan for school: own words, the newest first, none twice;
/// before them the needs that were picked most.
pub fn said_before(journal: &Journal, question: Question) -> Vec<FreeText> {
    let sources = sources(question);
    let mut said: Vec<FreeText> = Vec::new();
    if question == Question::PlanNeed {
        said.extend(needs(journal));
    }
    for entry in journal.all().filter(|entry| !keeps_out(entry)) {
        let words = sources.iter().filter_map(|it| entry.answers.text(*it));
        for words in words {
            if said.len() < MOST && !said.contains(words) {
                said.push(words.clone());
            }
        }
        if sources.is_empty() || said.len() >= MOST {
            break;
        }
    }
    said
}

/// The needs that were picked on most days, at most four, in the words in which they were picked last.
fn needs(journal: &Journal) -> Vec<FreeText> {
    let mut counts: BTreeMap<Need, (usize, &FreeText)> = BTreeMap::new();
    for entry in journal.entries().iter().filter(|entry| !keeps_out(entry)) {
        let Some(Value::Needs(picks)) = entry.answers.get(Question::Needs) else {
            continue;
        };
        for Pick { known, word } in picks {
            if let Some(need) = known {
                counts.entry(*need).or_insert((0, word)).0 += 1;
            }
        }
    }
    let mut most: Vec<(usize, &FreeText)> = counts.into_values().collect();
    most.sort_by_key(|(count, _)| usize::MAX - count);
    most.truncate(4);
    most.into_iter().map(|(_, word)| word.clone()).collect()
}

#[cfg(test)]
mod tests;
