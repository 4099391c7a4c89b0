//! How to read with care, what a coach may have to pass on, and the five steps of the meldcode. It tells; it decides nothing.

use leptos::prelude::*;

use crate::text::HELPLINES;
use crate::ui::context::t;
use crate::ui::dom::{El, all, el, p};
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::help::helpline;

/// The first and the last of the help lines: for danger now, and for violence at home.
const LINES: [usize; 2] = [0, HELPLINES.len() - 1];

/// The page.
pub fn duties_page() -> AnyView {
    let t = t();
    let d = &t.duties;
    let lines = |lines: &[&'static str]| -> El {
        let lines = lines.iter().map(|line| el("li").text(*line));
        el("ul").class("bullets").children(lines)
    };
    let steps = d.steps.iter().map(|step| el("li").text(*step));
    let calls = LINES.iter().filter_map(|place| HELPLINES.get(*place));
    all([
        head_with(d.title, d.lead),
        lines(&d.care).into(),
        section(d.pass_on).child(lines(&d.told)).into(),
        section(d.code)
            .child(p("soft").text(d.code_lead))
            .child(el("ol").class("topics card duties").children(steps))
            .child(p("").text(d.norm))
            .into(),
        section(d.advice)
            .child(el("ul").class("stack").children(calls.map(helpline)))
            .into(),
        section(d.keep).child(lines(&d.kept)).into(),
        p("soft small section").text(d.sources).into(),
    ])
}
