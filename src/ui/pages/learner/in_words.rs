//! A question that is answered in words: typed, spoken, in a photo or a drawing, or several of these.

use std::sync::Arc;

use leptos::prelude::*;

use super::belonging::steps_to_pick;
use super::writing::Writing;
use crate::domain::answer::Value;
use crate::domain::check_in::Question;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::talk::said_before;
use crate::ui::context::{session, t};
use crate::ui::dom::{all, button, el, nothing};
use crate::ui::media::{Attaching, Media, media};
use crate::ui::parts::text_area::TextArea;

/// The box, and under it what can be spoken, photographed and drawn instead.
pub fn in_words(writing: Writing, question: Question, wording: String, titled: bool) -> AnyView {
    let t = t();
    let hint = match question {
        Question::OneThing => t.check_in.one_thing_hint,
        Question::BestMoment | Question::HardMoment => t.check_in.moments_hint,
        Question::ForTomorrow => t.check_in.tomorrow_hint,
        _ => t.check_in.note_hint,
    };
    let begun = untrack(|| writing.value(question));
    let begun = begun.as_ref().and_then(Value::text);
    let text = RwSignal::new(begun.map(ToString::to_string).unwrap_or_default());
    // What is typed is the source here; the answer follows it.
    Effect::new(move |before: Option<()>| {
        let typed = text.get();
        if before.is_some() {
            untrack(|| writing.type_in(question, &typed));
        }
    });
    if question.is_name() {
        return TextArea::line(wording, text).titled(titled).into();
    }
    let attaching = Attaching {
        ids: Arc::new(move || attached(writing, question)),
        set: Arc::new(move |ids| attach(writing, question, ids)),
    };
    let field = TextArea::new(wording, text).hint(hint).titled(titled);
    let steps = match question {
        Question::OneThing => steps_to_pick(writing, text),
        _ => nothing(),
    };
    all([
        steps,
        field.into(),
        media(Media::Row(attaching)),
        before(question, text),
    ])
}

/// What was said before that helps here: a tap puts it behind what stands in the box. Nothing where nothing helps.
fn before(question: Question, text: RwSignal<String>) -> AnyView {
    let t = t();
    let journal = session().journal;
    let said = journal.with_untracked(|journal| said_before(journal, question));
    if said.is_empty() {
        return nothing();
    }
    let put = |words: FreeText| {
        let shown = words.opening(120);
        let put = move || {
            text.update(|text| {
                if !text.trim().is_empty() {
                    text.push('\n');
                }
                text.push_str(words.as_str());
            })
        };
        let choice = button("card row choice", "", put)
            .child(el("span").class("visually-hidden").text(t.talks.put_in))
            .child(el("span").text(shown));
        el("li").child(choice)
    };
    el("details")
        .class("fold")
        .child(el("summary").text(t.talks.said_before))
        .child(
            el("ul")
                .class("stack tight")
                .children(said.into_iter().map(put)),
        )
        .into()
}

/// The attachments of the answer, followed as they change; none when the page was left.
fn attached(writing: Writing, question: Question) -> Option<Vec<Id>> {
    writing.draft.try_with(|draft| {
        let value = draft.answers.get(question);
        value.map_or_else(Vec::new, |value| value.attachments().to_vec())
    })
}

/// Makes these the attachments of the answer, unless the page was left; the words beside them stay.
fn attach(writing: Writing, question: Question, ids: Vec<Id>) {
    let words = writing.draft.try_with_untracked(|draft| {
        let value = draft.answers.get(question);
        value.and_then(Value::text).cloned()
    });
    if let Some(words) = words {
        writing.answer(question, Value::said(words, ids));
    }
}
