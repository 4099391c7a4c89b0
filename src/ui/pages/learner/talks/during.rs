//! During a talk: one topic at a time, large and quiet; own notes, and agreements as they come.

use std::sync::Arc;

use leptos::prelude::*;

use super::agreement::agreeing;
use crate::browser::page;
use crate::domain::answer::{Pick, Value};
use crate::domain::check_in::Question;
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::word::Word;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, p};
use crate::ui::pages::learner::questions::question;
use crate::ui::pages::learner::writing::Writing;
use crate::ui::parts::head::title;
use crate::ui::parts::turning::{Turn, turning};
use crate::ui::pencil::with_pencil;
use crate::usecase::edit_entry;

/// The page.
pub fn during_page(id: Id) -> AnyView {
    super::with_talk(id, |talk| {
        let session = session();
        with_pencil(id, move |pencil| {
            let draft = session
                .changes(id)
                .unwrap_or_else(|| edit_entry(&session.book(), &talk));
            let writing = Writing::new(draft, Some(Arc::clone(&talk)), pencil);
            writing.screens.set_value(vec![vec![Question::TalkNotes]]);
            let app = app();
            Effect::new(move || {
                if writing.saved.with(Option::is_some) {
                    app.go_instead(Route::AfterTalk(id));
                }
            });
            talking(writing, &talk)
        })
    })
}

fn talking(writing: Writing, talk: &Entry) -> AnyView {
    let t = t();
    let topics = talk.answers.lines(Question::Topics).to_vec();
    let count = topics.len();
    let topics = StoredValue::new(topics);
    let here = RwSignal::new(0_usize);
    let to = move |place: usize| {
        if place < count {
            here.set(place);
            page::after(0, || page::focus_first("h1"));
        }
    };
    let turn = move |way: Turn| match way {
        Turn::Onward => to(here.get_untracked() + 1),
        Turn::Back => to(here.get_untracked().wrapping_sub(1)),
    };
    let topic = live(move || {
        let place = here.get();
        match topics.with_value(|topics| topics.get(place).cloned()) {
            None => all([
                AnyView::from(title(t.talks.now)),
                p("lead").text(t.talks.no_topics_now).into(),
            ]),
            Some(topic) => all([
                AnyView::from(p("soft").text((t.talks.topic_of)(place + 1, count))),
                title(topic.words.to_string()).into(),
                all(topic.mark.map(|mark| {
                    p("").child(el("span").class("badge").text(mark.word.to_string()))
                })),
            ]),
        }
    });
    let pager = (count > 1).then(|| pager(here, count, to));
    let stop = move || {
        let held = FreeText::parse(writing.texts().word(Word::Held))
            .ok()
            .flatten();
        if let Some(word) = held {
            let pick = Pick {
                known: Some(Word::Held),
                word,
            };
            writing.answer(Question::TalkStanding, Some(Value::Words(vec![pick])));
        }
        writing.save();
    };
    turning(div("during stack wide"), turn)
        .child(div("topic-now").child(topic))
        .child_if(pager)
        .child(question(writing, Question::TalkNotes, false))
        .child(agreeing(talk.id))
        .child(div("actions stacked").child(button("button", t.talks.stop, stop)))
        .into()
}

/// To the topic before and the one after.
fn pager(here: RwSignal<usize>, count: usize, to: impl Fn(usize) + Copy + 'static) -> El {
    let t = t();
    let back = button("button small soft", t.talks.before, move || {
        to(here.get_untracked().wrapping_sub(1))
    })
    .live_flag("disabled", move || here.get() == 0);
    let on = button("button small soft", t.talks.after, move || {
        to(here.get_untracked() + 1)
    })
    .live_flag("disabled", move || here.get() + 1 >= count);
    el("div").class("actions").child(back).child(on)
}
