//! A look around in the diary of an invented learner, in a book of its own.

use leptos::prelude::*;

use crate::domain::id::Id;
use crate::domain::mood::Mood;
use crate::ui::context::{app, t};
use crate::ui::dom::{all, button, div, el};
use crate::ui::parts::day_mark::mark;
use crate::ui::parts::head::head_with;
use crate::ui::task;
use crate::ui::wiring::{self, Example};

/// The three examples.
pub fn examples(back: impl Fn() + 'static) -> AnyView {
    let app = app();
    let t = t();
    let busy = RwSignal::new(false);
    let look = move |example: Example| {
        busy.set(true);
        task::run_or(
            app,
            wiring::start_example(example, app.lang.get_untracked()),
            move |open| app.open(open),
            move |_| {
                busy.try_set(false);
            },
        );
    };
    let choices = [
        (
            Example::Sem,
            t.setup.sem,
            t.setup.sem_hint,
            Mood::new(-30, 70),
            40,
        ),
        (
            Example::Yara,
            t.setup.yara,
            t.setup.yara_hint,
            Mood::new(10, -30),
            51,
        ),
        (
            Example::Noa,
            t.setup.noa,
            t.setup.noa_hint,
            Mood::new(70, 20),
            62,
        ),
    ]
    .map(|(example, name, hint, mood, id)| {
        let words = el("span")
            .class("grow")
            .child(el("span").class("title").text(name))
            .child(el("span").class("line").text(hint));
        let card = button("card", "", move || look(example))
            .live_flag("disabled", move || busy.get())
            .child(mark(Some(mood), Id::new([id; 16]), "mark"))
            .child(words);
        el("li").child(card)
    });
    all([
        head_with(t.setup.example_title, t.setup.example_lead),
        el("ul").class("stack").children(choices).into(),
        div("section actions stacked")
            .child(button("button plain", t.common.back, back))
            .into(),
    ])
}
