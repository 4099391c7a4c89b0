//! The first screen: learner, coach, or a look around.

use leptos::prelude::*;

use super::coach::coach_intro;
use super::examples::examples;
use super::learner::learner_intro;
use crate::browser::page;
use crate::chart::day_mark::{Canvas, day_mark};
use crate::domain::id::Id;
use crate::domain::mood::Mood;
use crate::route::Route;
use crate::ui::context::{app, t};
use crate::ui::dom::{El, div, el, live, p};
use crate::ui::pages::common::upkeep::language;
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::day_mark::tone;
use crate::ui::parts::head::title;
use crate::ui::parts::icon::{Icon, icon};

/// How far the first start has come.
#[derive(Clone, Copy)]
enum Stage {
    Who,
    Learner,
    Coach,
    Examples,
}

/// The first start.
pub fn welcome_page() -> AnyView {
    let stage = RwSignal::new(Stage::Who);
    let back = move || turn(stage, Stage::Who);
    live(move || match stage.get() {
        Stage::Who => who(stage),
        Stage::Learner => learner_intro(back),
        Stage::Coach => coach_intro(back),
        Stage::Examples => examples(back),
    })
}

fn turn(stage: RwSignal<Stage>, to: Stage) {
    stage.set(to);
    page::after(0, || page::focus_first("h1"));
}

fn who(stage: RwSignal<Stage>) -> AnyView {
    let app = app();
    let t = t();
    let choice = |to: Stage, class: &'static str, words: &'static str, line: &'static str| -> El {
        let words = el("span")
            .class("grow")
            .child(el("span").class("title").text(words))
            .child(el("span").class("line").text(line));
        crate::ui::dom::button(class, "", move || turn(stage, to))
            .child(words)
            .child(icon(Icon::Onward))
    };
    div("welcome")
        .child(
            el("span")
                .class("drawing")
                .attr("aria-hidden", "true")
                .drawing(voices()),
        )
        .child(
            div("page-head")
                .child(title(t.setup.title))
                .child(p("lead").text(t.setup.lead)),
        )
        .child(
            div("stack")
                .child(choice(
                    Stage::Learner,
                    "card accent",
                    t.setup.learner,
                    t.setup.learner_hint,
                ))
                .child(choice(
                    Stage::Coach,
                    "card",
                    t.setup.coach,
                    t.setup.coach_hint,
                ))
                .child(choice(
                    Stage::Examples,
                    "card",
                    t.setup.example,
                    t.setup.example_hint,
                ))
                .child(CardLink::new(Route::Restore, t.setup.restore).line(t.setup.restore_hint)),
        )
        .child(div("section").child(language(move |lang| app.lang.set(lang))))
        .into()
}

/// Three voices, from dusk to dawn: what the app is about, without a word.
fn voices() -> String {
    let lines: String = [(-70, -10, 3), (10, 60, 90), (75, 10, 170)]
        .into_iter()
        .map(|(pleasant, energy, id)| {
            let mark = day_mark(
                Some(Mood::new(pleasant, energy)),
                Id::new([id; 16]),
                Canvas::FIELD,
            );
            format!("<g{}><path d=\"{}\"/></g>", tone(&mark), mark.path)
        })
        .collect();
    format!("<svg class=\"voices\" viewBox=\"0 40 320 140\">{lines}</svg>")
}
