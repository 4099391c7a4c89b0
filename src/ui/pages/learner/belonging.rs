//! Which learning question a check-in belongs to, and its one thing from the steps of one.

use leptos::prelude::*;

use super::writing::Writing;
use crate::domain::answer::Answers;
use crate::domain::check_in::{Kind, Question};
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::learning::{belong, going_on, open_steps, part};
use crate::ui::context::{session, t};
use crate::ui::dom::{Words, div, el, nothing, p};
use crate::ui::parts::toggles::toggles;

/// The most steps that are offered: more is a list to work through.
const STEPS: usize = 6;

/// Lets what is written belong to another entry, as that is called now.
pub fn belong_to(answers: &mut Answers, kind: Kind, other: &Entry) {
    let t = t();
    let called = FreeText::parse(&t.title(other)).ok().flatten();
    if let (Some(wording), Some(called)) = (t.free_wording(kind, Question::About), called) {
        belong(answers, &wording, other.id, &called);
    }
}

/// A fold with the learning questions that go on, to tap; open where it belongs to one.
pub fn belonging(writing: Writing) -> AnyView {
    let (t, session) = (t(), session());
    let kind = writing.draft.with_untracked(|draft| draft.kind);
    let offered: Vec<Id> = session.journal.with_untracked(|journal| {
        let going_on: Vec<Id> = going_on(journal).map(|it| it.id).collect();
        let belongs = writing.draft.with_untracked(|draft| {
            let others = journal.papers(Kind::LearningQuestion).map(|it| it.id);
            let rest = others.filter(|id| !going_on.contains(id));
            rest.filter(|id| draft.answers.leads_to(*id))
                .collect::<Vec<Id>>()
        });
        going_on.into_iter().chain(belongs).collect()
    });
    if offered.is_empty() || !kind.is_check_in() {
        return nothing();
    }
    let words: Vec<Words> = session.journal.with_untracked(|journal| {
        let all = offered.iter().filter_map(|id| journal.get(*id));
        all.map(|entry| t.title(entry).into()).collect()
    });
    let open = writing
        .draft
        .with_untracked(|draft| offered.iter().any(|id| draft.answers.leads_to(*id)));
    let offered = StoredValue::new(offered);
    let at = move |place: usize| offered.with_value(|all| all.get(place).copied());
    let on = move |place: usize| {
        at(place).is_some_and(|id| writing.draft.with(|draft| draft.answers.leads_to(id)))
    };
    let turn = move |place: usize| {
        let Some(id) = at(place) else { return };
        let belongs = untrack(|| on(place));
        let other = session
            .journal
            .with_untracked(|journal| journal.get(id).cloned());
        writing.change(|draft| match (belongs, other) {
            (false, Some(other)) => belong_to(&mut draft.answers, kind, &other),
            _ => part(&mut draft.answers, id),
        });
    };
    el("details")
        .class("fold")
        .flag("open", open)
        .child(el("summary").text(t.check_in.belongs))
        .child(toggles(t.check_in.belongs, words, on, turn))
        .into()
}

/// Open steps, to tap one into the box of "één ding voor vandaag"; the check-in then belongs to its learning question.
pub fn steps_to_pick(writing: Writing, typed: RwSignal<String>) -> AnyView {
    let (t, session) = (t(), session());
    let steps: Vec<(Id, String)> = session.journal.with_untracked(|journal| {
        let open = open_steps(journal).take(STEPS);
        open.map(|(id, step)| (id, step.words.to_string()))
            .collect()
    });
    if steps.is_empty() {
        return nothing();
    }
    let words: Vec<Words> = steps.iter().map(|(_, step)| step.clone().into()).collect();
    let steps = StoredValue::new(steps);
    let on = move |place: usize| {
        let is = |(_, step): &(Id, String)| typed.with(|typed| typed.lines().any(|it| it == step));
        steps.with_value(|all| all.get(place).is_some_and(is))
    };
    let turn = move |place: usize| {
        let Some((id, step)) = steps.with_value(|all| all.get(place).cloned()) else {
            return;
        };
        if untrack(|| on(place)) {
            // What was tapped by mistake goes again; what was typed beside it stays.
            let left = typed.with_untracked(|typed| {
                let lines = typed.lines().filter(|line| *line != step);
                lines.collect::<Vec<&str>>().join("\n")
            });
            typed.set(left);
            return writing.change(|draft| part(&mut draft.answers, id));
        }
        typed.update(|typed| {
            if !typed.is_empty() {
                typed.push('\n');
            }
            typed.push_str(&step);
        });
        let other = session
            .journal
            .with_untracked(|journal| journal.get(id).cloned());
        if let Some(other) = other {
            writing.change(|draft| {
                let kind = draft.kind;
                belong_to(&mut draft.answers, kind, &other);
            });
        }
    };
    div("stack tight")
        .child(p("soft small").text(t.check_in.pick_step))
        .child(toggles(t.check_in.pick_step, words, on, turn))
        .into()
}
