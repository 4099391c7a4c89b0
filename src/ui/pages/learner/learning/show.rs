//! A learning question to show someone: large, on the whole screen or on paper, and only what its learner chose. What was
//! written in the log stays in the diary.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::answer::{Answer, Value};
use crate::domain::check_in::{Kind, Question};
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{session, t};
use crate::ui::dom::{Words, all, button, div, el, live, p};
use crate::ui::media::{Media, media};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::parts::head::title;
use crate::ui::parts::link::link;
use crate::ui::parts::toggles::toggles;

/// What is not shown until it is chosen: what is hard, and what was added at the end, is usually not for everyone.
const HELD_BACK: [Question; 2] = [Question::Obstacle, Question::Note];

/// The page, or the word that it is not there.
pub fn show_page(id: Id) -> AnyView {
    let (t, session) = (t(), session());
    // Read once: nothing changes on this page.
    let entry = session
        .journal
        .with_untracked(|journal| journal.get(id).cloned());
    let Some(entry) = entry.filter(|entry| entry.kind == Kind::LearningQuestion) else {
        return not_here(t.learning.gone, Route::Learning);
    };
    let answers: Vec<Answer> = entry
        .answers
        .iter()
        .filter(|it| it.question() != Question::Asking && it.question() != Question::About)
        .cloned()
        .collect();
    let goes = |answer: &Answer| {
        let question = answer.question();
        !question.is_private() && !HELD_BACK.contains(&question)
    };
    let chosen = RwSignal::new(answers.iter().map(goes).collect::<Vec<bool>>());
    let words: Vec<Words> = answers
        .iter()
        .map(|answer| answer.wording().to_string().into())
        .collect();
    let on = move |place: usize| chosen.with(|all| all.get(place) == Some(&true));
    let turn = move |place: usize| {
        chosen.update(|all| {
            if let Some(on) = all.get_mut(place) {
                *on = !*on;
            }
        });
    };
    let choose = el("details")
        .class("fold actions")
        .child(el("summary").text(t.learning.show_which))
        .child(toggles(t.learning.show_which, words, on, turn));
    let sheet = live({
        let entry = entry.clone();
        move || {
            let shown = answers.iter().enumerate().filter(|(place, _)| on(*place));
            all(shown.map(|(_, answer)| shown_answer(&entry, answer)))
        }
    });
    let spoken = entry.answers.get(Question::Asking);
    let spoken = spoken.map_or_else(Vec::new, |it| it.attachments().to_vec());
    let spoken = (!spoken.is_empty()).then(|| media(Media::Shown(spoken)));
    let views: [AnyView; 3] = [
        div("actions")
            .child(link(
                Route::LearningQuestion(id),
                "button small plain",
                t.common.back,
            ))
            .child(button("button small soft", t.learning.print, page::print))
            .into(),
        choose.into(),
        el("article")
            .class("printed showing")
            .child(title(t.title(&entry)).attr("lang", entry.lang.tag()))
            .child_if(spoken)
            .child(sheet)
            .into(),
    ];
    all(views)
}

fn shown_answer(entry: &Entry, answer: &Answer) -> AnyView {
    let t = texts(entry.lang);
    let body = match answer.value() {
        Value::Lines(lines) => {
            let lines = lines.iter().map(|line| {
                let done = line
                    .done
                    .map(|_| el("span").class("badge").text(t.learning.ticked));
                let words = el("span").text(format!("{} ", line.words)).child_if(done);
                el("li").child(words)
            });
            el("ul").class("bullets").children(lines).into()
        }
        Value::Attached(_) => all([
            p("words")
                .text(
                    answer
                        .value()
                        .text()
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                )
                .into(),
            media(Media::Shown(answer.value().attachments().to_vec())),
        ]),
        value => p("words").text(t.answer(value)).into(),
    };
    el("section")
        .attr("lang", t.lang.tag())
        .child(el("h2").text(answer.wording().to_string()))
        .child(body)
        .into()
}
