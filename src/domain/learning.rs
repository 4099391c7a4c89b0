//! Learning questions: how they stand, their steps, and what belongs to them.
//!
//! A learning question is an entry like any other; here is what can be done with one at a tap. Each change is one of
//! [`Answers`], for the entry and for unfinished changes to it alike.

use std::sync::Arc;

use super::answer::{Answer, Answers, Value};
use super::check_in::{Kind, Question};
use super::entry::Entry;
use super::free_text::FreeText;
use super::id::Id;
use super::journal::Journal;
use super::line::Line;
use super::moment::{Day, Moment};
use super::word::Word;

/// How learning questions stand, in the order in which they are listed. None is worth less than another.
pub const STANDINGS: [Word; 5] = [
    Word::Busy,
    Word::Idea,
    Word::Resting,
    Word::Answered,
    Word::LetGo,
];

/// How a learning question stands; an idea until its learner says otherwise.
pub fn standing(question: &Answers) -> Word {
    question.word(Question::Standing).unwrap_or(Word::Idea)
}

/// The learning questions that are going on: those that rest, are answered or were let go do not ask for anything.
pub fn going_on(journal: &Journal) -> impl Iterator<Item = &Arc<Entry>> {
    let all = journal.papers(Kind::LearningQuestion);
    all.filter(|it| matches!(standing(&it.answers), Word::Idea | Word::Busy))
}

/// The steps that are not ticked of those, with the question that they lead to.
pub fn open_steps(journal: &Journal) -> impl Iterator<Item = (Id, &Line)> {
    going_on(journal).flat_map(|it| {
        let steps = it.answers.lines(Question::Steps).iter();
        let open = steps.filter(|step| step.done.is_none());
        open.map(|step| (it.id, step))
    })
}

/// Those of them that were meant for a day.
pub fn steps_on(journal: &Journal, day: Day) -> impl Iterator<Item = (Id, &Line)> {
    open_steps(journal).filter(move |(_, step)| step.on == Some(day))
}

/// Ticks a step as it stands now, or unticks it.
pub fn tick(answers: &mut Answers, step: &Line, done: Option<Moment>) {
    answers.change(Question::Steps, |value| {
        if let Value::Lines(lines) = value
            && let Some(line) = lines.iter_mut().find(|line| *line == step)
        {
            line.done = done;
        }
    });
}

/// Adds a line behind the others. More than [`Line::MOST`] do not fit, and then nothing changes.
pub fn add_line(answers: &mut Answers, question: Question, wording: &FreeText, line: Line) {
    let mut lines = answers.lines(question).to_vec();
    lines.push(line);
    put(answers, question, wording, Value::Lines(lines));
}

/// Lets an entry belong to another, as it is called now. Once is enough.
pub fn belong(answers: &mut Answers, wording: &FreeText, to: Id, called: &FreeText) {
    if !answers.leads_to(to) {
        let line = Line::to(to, called.clone());
        add_line(answers, Question::About, wording, line);
    }
}

/// Lets an entry no longer belong to another.
pub fn part(answers: &mut Answers, from: Id) {
    let lines = answers.lines(Question::About).iter();
    let left: Vec<Line> = lines
        .filter(|line| line.to != Some(from))
        .cloned()
        .collect();
    if left.is_empty() {
        answers.skip(Question::About);
    } else {
        answers.change(Question::About, |value| *value = Value::Lines(left));
    }
}

/// Makes a step the one thing of a dagstart. What stands there already stays, above it.
pub fn make_one_thing(answers: &mut Answers, wording: &FreeText, step: &FreeText) {
    let before = answers.get(Question::OneThing);
    let attached = before.map_or_else(Vec::new, |it| it.attachments().to_vec());
    let words = match before.and_then(Value::text) {
        Some(before) if is_among(before, step) => return,
        Some(before) => FreeText::parse(&format!("{before}\n{step}")).ok().flatten(),
        None => Some(step.clone()),
    };
    if let Some(value) = Value::said(words, attached) {
        put(answers, Question::OneThing, wording, value);
    }
}

/// Whether a step is (one of) what stands at "één ding voor vandaag".
pub fn is_among(one_thing: &FreeText, step: &FreeText) -> bool {
    let mut lines = one_thing.as_str().lines();
    one_thing == step || lines.any(|line| line == step.as_str())
}

fn put(answers: &mut Answers, question: Question, wording: &FreeText, value: Value) {
    if let Ok(answer) = Answer::new(question, wording.clone(), value) {
        answers.set(answer);
    }
}

#[cfg(test)]
mod tests {
    use super::super::answer::Pick;
    use super::super::draft::Draft;
    use super::super::lang::Lang;
    use super::*;

    fn text(text: &str) -> FreeText {
        FreeText::parse(text).unwrap().unwrap()
    }

    fn question(id: u8, stands: Option<Word>, steps: &[(&str, bool)]) -> Entry {
        let now = Moment::new(86_400_000, 0).unwrap();
        let id = Id::new([id; 16]);
        let mut draft = Draft::new(id, Kind::LearningQuestion, Lang::Nl, now);
        for (step, done) in steps {
            let line = Line {
                done: done.then_some(now),
                on: Some(now.day()),
                ..Line::new(text(step))
            };
            add_line(&mut draft.answers, Question::Steps, &text("Stappen"), line);
        }
        if let Some(known) = stands {
            let word = text(known.code());
            let pick = Pick {
                known: Some(known),
                word,
            };
            let value = Value::Words(vec![pick]);
            put(&mut draft.answers, Question::Standing, &text("Hoe?"), value);
        }
        draft.finish(None, now)
    }

    #[test]
    fn only_what_goes_on_offers_steps_and_only_open_ones() {
        let journal: Journal = [
            question(1, None, &[("meel kopen", true), ("deeg kneden", false)]),
            question(2, Some(Word::Busy), &[("vogels tellen", false)]),
            question(3, Some(Word::Resting), &[("later", false)]),
            question(4, Some(Word::LetGo), &[("nooit", false)]),
        ]
        .into_iter()
        .collect();
        let words = |(_, step): (Id, &Line)| step.words.to_string();
        let open: Vec<String> = open_steps(&journal).map(words).collect();
        assert_eq!(open, ["deeg kneden", "vogels tellen"]);
        let day = Day::new(1970, 1, 2).unwrap();
        assert_eq!(steps_on(&journal, day).count(), 2);
        assert_eq!(steps_on(&journal, day.plus(1)).count(), 0);
    }

    #[test]
    fn a_step_is_ticked_as_it_stands_and_no_other() {
        let now = Moment::new(1_000, 0).unwrap();
        let mut entry = question(1, None, &[("roeren", false), ("bakken", false)]);
        let step = entry.answers.lines(Question::Steps)[1].clone();
        tick(&mut entry.answers, &step, Some(now));
        let done = |entry: &Entry| {
            let steps = entry.answers.lines(Question::Steps).iter();
            steps.map(|step| step.done.is_some()).collect::<Vec<_>>()
        };
        assert_eq!(done(&entry), [false, true]);
        // Changed meanwhile: there is no such step any more.
        tick(&mut entry.answers, &step, None);
        assert_eq!(done(&entry), [false, true]);
    }

    #[test]
    fn what_belongs_can_part_again() {
        let (to, other) = (Id::new([1; 16]), Id::new([2; 16]));
        let (about, called) = (text("Hoort bij"), text("Hoe bak je brood?"));
        let mut answers = Answers::default();
        belong(&mut answers, &about, to, &called);
        belong(&mut answers, &about, to, &called);
        belong(&mut answers, &about, other, &called);
        assert_eq!(answers.lines(Question::About).len(), 2);
        part(&mut answers, to);
        assert!(!answers.leads_to(to) && answers.leads_to(other));
        part(&mut answers, other);
        assert!(answers.is_empty());
    }

    #[test]
    fn one_thing_more_takes_nothing_away() {
        let (asked, step) = (text("Eén ding"), text("deeg kneden"));
        let mut answers = Answers::default();
        make_one_thing(&mut answers, &asked, &step);
        make_one_thing(&mut answers, &asked, &step);
        assert_eq!(answers.text(Question::OneThing), Some(&step));
        make_one_thing(&mut answers, &asked, &text("naar buiten"));
        let both = text("deeg kneden\nnaar buiten");
        assert_eq!(answers.text(Question::OneThing), Some(&both));
        assert!(is_among(&both, &step) && !is_among(&both, &text("deeg")));
        // Spoken words stay too.
        let spoken = Value::said(None, vec![Id::new([7; 16])]).unwrap();
        let mut answers = Answers::default();
        put(&mut answers, Question::OneThing, &asked, spoken);
        make_one_thing(&mut answers, &asked, &step);
        let value = answers.get(Question::OneThing).unwrap();
        assert_eq!((value.text(), value.attachments().len()), (Some(&step), 1));
    }

    #[test]
    fn who_said_nothing_has_an_idea() {
        assert_eq!(standing(&Answers::default()), Word::Idea);
        let let_go = question(1, Some(Word::LetGo), &[]);
        assert_eq!(standing(&let_go.answers), Word::LetGo);
        for standing in Question::Standing.offers() {
            assert!(STANDINGS.contains(standing));
        }
    }
}
