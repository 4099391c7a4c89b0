//! The first screen: learner, coach, or a look around.

use leptos::prelude::*;

use super::coach::CoachIntro;
use super::examples::Examples;
use super::learner::LearnerIntro;
use crate::browser::page;
use crate::chart::day_mark::{Canvas, day_mark};
use crate::domain::id::Id;
use crate::domain::mood::Mood;
use crate::ui::context::{app, t};
use crate::ui::pages::common::upkeep::languages;
use crate::ui::parts::choices::Choices;
use crate::ui::parts::icon::{Icon, IconView};

/// How far the first start has come.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Who are you?
    Who,
    /// What stays and what leaves.
    Learner,
    /// What a coach should know.
    Coach,
    /// Which example.
    Examples,
}

/// The first start.
#[component]
pub fn WelcomePage() -> impl IntoView {
    let stage = RwSignal::new(Stage::Who);
    let turn = move |to: Stage| {
        stage.set(to);
        page::after(0, || page::focus_first("h1"));
    };
    move || match stage.get() {
        Stage::Who => view! { <Who turn /> }.into_any(),
        Stage::Learner => view! { <LearnerIntro back=move || turn(Stage::Who) /> }.into_any(),
        Stage::Coach => view! { <CoachIntro back=move || turn(Stage::Who) /> }.into_any(),
        Stage::Examples => view! { <Examples back=move || turn(Stage::Who) /> }.into_any(),
    }
}

#[component]
fn Who(turn: impl Fn(Stage) + Copy + Send + Sync + 'static) -> impl IntoView {
    let app = app();
    let t = t();
    let choice = move |stage: Stage, title: &'static str, line: &'static str, accent: bool| {
        view! {
            <button type="button" class="card" class:accent=accent on:click=move |_| turn(stage)>
                <span class="grow"><span class="title">{title}</span><span class="line">{line}</span></span>
                <IconView icon=Icon::Onward />
            </button>
        }
    };
    // Three voices, from dusk to dawn: what the app is about, without a word.
    let voices = [(-70, -10, 3), (10, 60, 90), (75, 10, 170)].map(|(pleasant, energy, id)| {
        let mark = day_mark(Some(Mood::new(pleasant, energy)), Id::new([id; 16]), Canvas::FIELD);
        view! { <g data-tone=mark.tone.map(|tone| tone.to_string())><path d=mark.path /></g> }
    });
    view! {
        <div class="welcome">
            <svg class="voices" viewBox="0 0 320 220" aria-hidden="true">{voices.into_iter().collect_view()}</svg>
            <div class="page-head">
                <h1 tabindex="-1">{t.setup.title}</h1>
                <p class="lead">{t.setup.lead}</p>
            </div>
            <div class="stack">
                {choice(Stage::Learner, t.setup.learner, t.setup.learner_hint, true)}
                {choice(Stage::Coach, t.setup.coach, t.setup.coach_hint, false)}
                {choice(Stage::Examples, t.setup.example, t.setup.example_hint, false)}
            </div>
            <div class="section">
                <Choices label=t.setup.lang name="lang" options=languages() value=Signal::derive(move || app.lang.get()) choose=move |lang| app.lang.set(lang) />
            </div>
        </div>
    }
}
