//! One question on the screen, in the form in which it is answered.

use leptos::prelude::*;

use super::check_in::Writing;
use crate::domain::answer::{Pick, Value};
use crate::domain::check_in::{Form, Kind, Question};
use crate::domain::feeling::Feeling;
use crate::domain::mood::Mood;
use crate::domain::need::Need;
use crate::ui::context::t;
use crate::ui::parts::field::Field;
use crate::ui::parts::picks::Picks;
use crate::ui::parts::text_area::TextArea;

/// How many feeling words are offered before "meer…".
const FEELINGS_FIRST: usize = 6;

/// One question. The first of a screen is the page's title.
#[component]
pub fn QuestionView(
    /// The check-in it belongs to.
    writing: Writing,
    /// Its sort.
    kind: Kind,
    /// The question.
    question: Question,
    /// Whether it is the first of its screen.
    first: bool,
) -> impl IntoView {
    let wording = t().wording(kind, question);
    let title = if first {
        view! { <h1 tabindex="-1">{wording}</h1> }.into_any()
    } else if question.form() == Form::Text {
        // The box carries its own label.
        ().into_any()
    } else {
        view! { <h2>{wording}</h2> }.into_any()
    };
    let body = match question.form() {
        Form::Field => view! { <FieldQuestion writing question /> }.into_any(),
        Form::FeelingWords => view! { <FeelingsQuestion writing question wording /> }.into_any(),
        Form::NeedWords => view! { <NeedsQuestion writing question wording /> }.into_any(),
        Form::Text => view! { <TextQuestion writing question wording titled=first /> }.into_any(),
    };
    view! { <section class="stack">{title}{body}</section> }
}

/// The place that was set, followed as it changes.
fn mood(writing: Writing) -> Memo<Option<Mood>> {
    Memo::new(move |_| writing.draft.with(|draft| draft.answers.mood()))
}

#[component]
fn FieldQuestion(writing: Writing, question: Question) -> impl IntoView {
    let id = writing.draft.with_untracked(|draft| draft.id);
    let set = move |mood: Option<Mood>| writing.answer(question, mood.map(Value::Mood));
    view! { <Field mood=mood(writing) id set /> }
}

#[component]
fn FeelingsQuestion(writing: Writing, question: Question, wording: &'static str) -> impl IntoView {
    let t = t();
    let value = writing.value(question);
    let place = mood(writing);
    let offered = Memo::new(move |_| Feeling::near(place.get()));
    let picked = Memo::new(move |_| match value.get() {
        Some(Value::Feelings(picks)) => picks,
        _ => Vec::new(),
    });
    let set = move |picks: Vec<Pick<Feeling>>| writing.answer(question, Some(Value::Feelings(picks)));
    view! { <Picks label=wording offered word=|feeling| t.feeling(feeling) first=FEELINGS_FIRST picked set /> }
}

#[component]
fn NeedsQuestion(writing: Writing, question: Question, wording: &'static str) -> impl IntoView {
    let t = t();
    let value = writing.value(question);
    let offered = Memo::new(|_| Need::ALL.to_vec());
    let picked = Memo::new(move |_| match value.get() {
        Some(Value::Needs(picks)) => picks,
        _ => Vec::new(),
    });
    let set = move |picks: Vec<Pick<Need>>| writing.answer(question, Some(Value::Needs(picks)));
    view! {
        <p class="soft">{t.check_in.needs_hint}</p>
        <Picks label=wording offered word=|need| t.need(need) first=Need::ALL.len() picked set />
    }
}

#[component]
fn TextQuestion(writing: Writing, question: Question, wording: &'static str, titled: bool) -> impl IntoView {
    let t = t();
    let hint = match question {
        Question::OneThing => t.check_in.one_thing_hint,
        Question::BestMoment | Question::HardMoment => t.check_in.moments_hint,
        Question::ForTomorrow => t.check_in.tomorrow_hint,
        _ => t.check_in.note_hint,
    };
    let begun = match writing.value(question).get_untracked() {
        Some(Value::Text(text)) => text.to_string(),
        _ => String::new(),
    };
    let text = RwSignal::new(begun);
    // What is typed is the source here; the answer follows it.
    Effect::watch(
        move || text.get(),
        move |typed, _, _| writing.type_in(question, typed),
        false,
    );
    view! { <TextArea label=wording hint text titled /> }
}
