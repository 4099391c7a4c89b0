//! After a talk: what was agreed, what is seen differently, what goes along, and how it was for the learner.

use std::sync::Arc;

use leptos::prelude::*;

use super::agreement::agreeing;
use crate::domain::answer::{Pick, Value};
use crate::domain::check_in::Question;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::talk;
use crate::domain::word::Word;
use crate::ui::context::{session, t};
use crate::ui::dom::{div, live, p};
use crate::ui::pages::learner::check_in::{ending, saved};
use crate::ui::pages::learner::questions::question;
use crate::ui::pages::learner::writing::Writing;
use crate::ui::parts::head::{head_with, section};
use crate::ui::pencil::with_pencil;
use crate::usecase::edit_entry;

const SAID: [Question; 4] = [
    Question::TalkNotes,
    Question::DifferMine,
    Question::DifferTheirs,
    Question::TakeAlong,
];
const MARKS: [Question; 4] = [
    Question::TalkHeard,
    Question::TalkMine,
    Question::TalkFitted,
    Question::TalkUseful,
];

/// The page.
pub fn after_page(id: Id) -> AnyView {
    super::with_talk(id, |entry| {
        let session = session();
        with_pencil(id, move |pencil| {
            let draft = session
                .changes(id)
                .unwrap_or_else(|| edit_entry(&session.book(), &entry));
            let held = talk::is_held(&entry.answers);
            let writing = Writing::new(draft, Some(Arc::clone(&entry)), pencil);
            writing
                .screens
                .set_value(vec![SAID.iter().chain(&MARKS).copied().collect()]);
            let word = FreeText::parse(writing.texts().word(Word::Held))
                .ok()
                .flatten();
            if let Some(word) = word.filter(|_| !held) {
                // Whoever looks back on a talk had it. It is kept with the rest, when that is kept.
                let pick = Pick {
                    known: Some(Word::Held),
                    word,
                };
                writing.move_to(Question::TalkStanding, Some(Value::Words(vec![pick])));
            }
            live(move || match writing.saved.get() {
                Some(entry) => saved(&entry),
                None => looking_back(writing, id),
            })
        })
    })
}

fn looking_back(writing: Writing, id: Id) -> AnyView {
    let t = t();
    div("stack wide")
        .child(head_with(t.talks.look_back, t.talks.after_lead))
        .child(agreeing(id))
        .children(SAID.map(|it| question(writing, it, false)))
        .child(
            section(t.talks.how_was_it)
                .child(p("soft").text(t.talks.for_you))
                .children(MARKS.map(|it| question(writing, it, false))),
        )
        .child(ending(writing))
        .into()
}
