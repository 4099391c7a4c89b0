//! The agenda of a talk: topics in the learner's own order, to choose from what was written or made up; and what not.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::answer::Value;
use crate::domain::check_in::Question;
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::line::Line;
use crate::domain::talk::{GOOD, Suggestion, suggestions};
use crate::ui::context::{session, t};
use crate::ui::dom::{all, button, div, el, live, live_text, nothing, p};
use crate::ui::pages::learner::check_in::{ending, saved};
use crate::ui::pages::learner::questions::question;
use crate::ui::pages::learner::writing::Writing;
use crate::ui::parts::head::{head_with, section};
use crate::ui::pencil::with_pencil;
use crate::usecase::edit_entry;

/// What is asked here.
const ASKED: [Question; 3] = [Question::Topics, Question::NotAbout, Question::Note];

/// The page.
pub fn agenda_page(id: Id) -> AnyView {
    super::with_talk(id, |talk| {
        let session = session();
        with_pencil(id, move |pencil| {
            let draft = session
                .changes(id)
                .unwrap_or_else(|| edit_entry(&session.book(), &talk));
            let writing = Writing::new(draft, Some(Arc::clone(&talk)), pencil);
            writing.screens.set_value(vec![ASKED.to_vec()]);
            live(move || match writing.saved.get() {
                Some(entry) => saved(&entry),
                None => making(writing),
            })
        })
    })
}

fn making(writing: Writing) -> AnyView {
    let t = t();
    let many = live_text(move || {
        let topics = writing.value(Question::Topics);
        let count = topics.map_or(0, |topics| topics.lines().len());
        if count > GOOD {
            t.talks.more_is_fine
        } else {
            t.talks.good
        }
        .to_owned()
    });
    div("stack wide")
        .child(head_with(t.talks.agenda, t.talks.agenda_lead))
        .child(question(writing, Question::Topics, false))
        .child(p("soft").attr("role", "status").child(many))
        .child(to_choose(writing))
        .child(
            div("stack section")
                .child(question(writing, Question::NotAbout, false))
                .child(p("soft small").text(t.talks.not_about_lead)),
        )
        .child(question(writing, Question::Note, false))
        .child(ending(writing))
        .into()
}

/// What could go on it. What was chosen goes from here to the agenda; taking it off brings it back.
fn to_choose(writing: Writing) -> AnyView {
    let (session, t) = (session(), t());
    let offered = Memo::new(move |_| {
        writing.draft.with(|draft| {
            let today = session.today();
            session
                .journal
                .with(|journal| suggestions(journal, &draft.answers, today))
        })
    });
    let list = live(move || {
        let offered = offered.get();
        if offered.is_empty() {
            return p("soft").text(t.talks.nothing_to_choose);
        }
        let rows = offered.iter().map(|it| el("li").child(choice(writing, it)));
        div("stack")
            .child(p("soft").text(t.talks.from_diary_lead))
            .child(el("ul").class("stack tight").children(rows))
    });
    section(t.talks.from_diary).child(list).into()
}

fn choice(writing: Writing, suggestion: &Suggestion) -> AnyView {
    let (t, today) = (t(), session().today());
    let entry = &suggestion.entry;
    let Some(words) = topic(entry) else {
        return nothing();
    };
    let id = entry.id;
    let line = format!(
        "{} · {}",
        t.talks.why[suggestion.why as usize],
        t.day_in_line(entry.at.day(), today)
    );
    let shown = all([
        el("span").class("visually-hidden").text(t.talks.add),
        el("span")
            .class("title")
            .attr("dir", "auto")
            .text(words.opening(120)),
        el("span").class("line").text(line),
    ]);
    let add = move || {
        let value = untrack(|| writing.value(Question::Topics));
        let mut lines = value.map_or_else(Vec::new, |value| value.lines().to_vec());
        lines.push(Line::to(id, words.clone()));
        writing.answer(Question::Topics, Some(Value::Lines(lines)));
    };
    button("card row choice", "", add)
        .child(el("span").class("grow").child(shown))
        .into()
}

/// What an entry is called as a topic: what its writer wanted to discuss, else its first words, else what and when it is.
fn topic(entry: &Entry) -> Option<FreeText> {
    let t = crate::text::texts(entry.lang);
    if let Some(words) = entry.answers.text(Question::Discuss) {
        return Some(words.clone());
    }
    let mut texts = entry
        .answers
        .iter()
        .filter_map(|answer| answer.value().text());
    let words = texts.next().map(|text| text.opening(120));
    let words =
        words.unwrap_or_else(|| format!("{}: {}", t.kind(entry.kind), t.summary(&entry.answers)));
    FreeText::parse(&words).ok().flatten()
}
