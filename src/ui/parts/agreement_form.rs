//! Writing down an agreement in a moment: what, who, by when. The same for the learner and the coach.

use leptos::prelude::*;

use super::choices::choices;
use super::day_field::day_field;
use super::text_area::TextArea;
use crate::domain::check_in::{Kind, Question};
use crate::domain::free_text::FreeText;
use crate::domain::moment::Day;
use crate::ui::context::{app, t};
use crate::ui::dom::{El, Words, div, el, submit};
use crate::ui::problem::Problem;

/// What was filled in.
pub struct Agreed {
    /// What was agreed.
    pub what: FreeText,
    /// Which of those who were offered does it.
    pub who: usize,
    /// By when.
    pub by: Option<Day>,
}

/// The form, in the wordings of a kind of paper. `keep` keeps what was filled in, and calls what it is given when that is kept: then
/// the form is empty for the next one.
pub fn agreement_form(
    kind: Kind,
    doers: Vec<Words>,
    empty: Problem,
    keep: impl Fn(Agreed, Callback<()>) + 'static,
) -> El {
    let (app, t) = (app(), t());
    let what = RwSignal::new(String::new());
    let who = RwSignal::new(0);
    let by = RwSignal::new(None);
    let kept = Callback::new(move |()| {
        app.say(app.texts().talks.kept);
        what.try_set(String::new());
        by.try_set(None);
    });
    let submitted = move |event: web_sys::Event| {
        event.prevent_default();
        match FreeText::parse(&what.get_untracked()) {
            Ok(Some(what)) => {
                let (who, by) = (who.get_untracked(), by.get_untracked());
                keep(Agreed { what, who, by }, kept);
            }
            Ok(None) => app.complain(empty),
            Err(error) => app.complain(error.into()),
        }
    };
    let asked = |question| Words::from(t.wording(kind, question).unwrap_or_default());
    el("form")
        .class("card stack wide")
        .on("submit", submitted)
        .child(TextArea::line(asked(Question::AgreedWhat), what))
        .child(choices(
            asked(Question::AgreedWho),
            "who",
            doers,
            move || who.get(),
            move |place| who.set(place),
        ))
        .child(day_field(asked(Question::AgreedBy), by))
        .child(div("actions").child(submit("button small", t.talks.agree_add)))
}
