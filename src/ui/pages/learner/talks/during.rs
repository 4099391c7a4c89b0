//! During a talk: one topic at a time, large and quiet; own notes, and agreements as they come.

use std::sync::Arc;

use leptos::prelude::*;

use super::agreement::agreeing;
use crate::domain::answer::{Pick, Value};
use crate::domain::check_in::Question;
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::word::Word;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{button, div};
use crate::ui::pages::learner::questions::question;
use crate::ui::pages::learner::writing::Writing;
use crate::ui::parts::topics::topics;
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
    let without = (t.talks.now.to_owned(), t.talks.no_topics_now);
    topics(&talk.answers, None, without)
        .child(question(writing, Question::TalkNotes, false))
        .child(agreeing(talk.id))
        .child(div("actions stacked").child(button("button", t.talks.stop, stop)))
        .into()
}
