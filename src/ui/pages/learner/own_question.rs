//! Making a question of one's own: how it reads, and how it is answered.

use leptos::prelude::*;

use crate::domain::free_text::FreeText;
use crate::domain::question_set::OwnQuestion;
use crate::domain::shape::{Options, Scale, Shape};
use crate::ui::context::{app, t};
use crate::ui::dom::{Words, all, div, el, live, nothing, submit};
use crate::ui::parts::choices::choices;
use crate::ui::parts::switch::switch;
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::ui::wiring;

/// The ways to answer, in the order in which they are offered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Text,
    YesNo,
    Scale,
    Choice,
    Number,
}

const WAYS: [Way; 5] = [Way::Text, Way::YesNo, Way::Scale, Way::Choice, Way::Number];
/// How many steps a new scale has: few enough to tell apart, with one in the middle.
const STEPS: u8 = 5;

#[derive(Clone, Copy)]
struct Form {
    wording: RwSignal<String>,
    way: RwSignal<Way>,
    low: RwSignal<String>,
    high: RwSignal<String>,
    options: RwSignal<String>,
    several: RwSignal<bool>,
    unit: RwSignal<String>,
}

/// The form. What was made is handed over, and the form is empty again.
pub fn own_question(made: impl Fn(OwnQuestion) + 'static) -> AnyView {
    let (app, t) = (app(), t());
    let empty = || RwSignal::new(String::new());
    let form = Form {
        wording: empty(),
        way: RwSignal::new(Way::Text),
        low: empty(),
        high: empty(),
        options: empty(),
        several: RwSignal::new(false),
        unit: empty(),
    };
    let add = move |event: web_sys::Event| {
        event.prevent_default();
        match form.read() {
            Ok(own) => {
                made(own);
                for text in [form.wording, form.low, form.high, form.options, form.unit] {
                    text.set(String::new());
                }
                app.say(t.common.saved);
            }
            Err(problem) => app.complain(problem),
        }
    };
    let chosen = move || {
        WAYS.iter()
            .position(|way| *way == form.way.get())
            .unwrap_or(0)
    };
    let ways = t.sets.ways.map(Words::from);
    el("form")
        .class("card stack wide")
        .on("submit", add)
        .child(TextArea::line(t.sets.wording, form.wording).hint(t.sets.wording_hint))
        .child(choices(t.sets.way, "way", ways, chosen, move |place| {
            form.way.set(WAYS.get(place).copied().unwrap_or(Way::Text))
        }))
        .child(live(move || form.more()))
        .child(div("actions").child(submit("button small soft", t.check_in.add)))
        .into()
}

impl Form {
    /// What a way of answering asks besides.
    fn more(self) -> AnyView {
        let t = t();
        match self.way.get() {
            Way::Text | Way::YesNo => nothing(),
            Way::Scale => div("pair")
                .child(TextArea::line(t.sets.low, self.low).hint(t.check_in.much[0]))
                .child(TextArea::line(t.sets.high, self.high).hint(t.check_in.much[1]))
                .into(),
            Way::Choice => all([
                AnyView::from(
                    TextArea::new(t.sets.options, self.options).help(t.sets.options_help),
                ),
                switch(
                    t.sets.several,
                    move || self.several.get(),
                    move |on| self.several.set(on),
                    el("span").text(t.sets.several),
                )
                .into(),
            ]),
            Way::Number => TextArea::line(t.sets.unit, self.unit)
                .hint(t.sets.unit_hint)
                .into(),
        }
    }

    fn read(self) -> Result<OwnQuestion, Problem> {
        let text = |signal: RwSignal<String>| FreeText::parse(&signal.get_untracked());
        let wording = text(self.wording)?.ok_or(Problem(|texts| texts.question_empty))?;
        let shape = match self.way.get_untracked() {
            Way::Text => Shape::Text,
            Way::YesNo => Shape::YesNo,
            Way::Scale => {
                let ends = text(self.low)?.zip(text(self.high)?);
                let (low, high) = ends.ok_or(Problem(|texts| texts.question_ends))?;
                Shape::Scale(
                    Scale::new(STEPS, [low, high]).ok_or(Problem(|texts| texts.question_ends))?,
                )
            }
            Way::Choice => {
                let typed = self.options.get_untracked();
                let options = typed.lines().map(FreeText::parse);
                let options: Vec<_> = options.collect::<Result<_, _>>()?;
                let options = Options::new(options.into_iter().flatten().collect());
                Shape::Choice {
                    options: options.ok_or(Problem(|texts| texts.question_options))?,
                    several: self.several.get_untracked(),
                }
            }
            Way::Number => Shape::Number {
                unit: text(self.unit)?,
            },
        };
        Ok(OwnQuestion {
            id: wiring::new_id(),
            wording,
            shape,
            proposed_by: None,
        })
    }
}
