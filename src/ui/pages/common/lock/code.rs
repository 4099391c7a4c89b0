//! The recovery code: shown once, to be written down or printed, and checked by typing the end of it.

use std::rc::Rc;

use leptos::prelude::*;

use crate::browser::page;
use crate::crypto::recovery_code::RecoveryCode;
use crate::ui::context::t;
use crate::ui::dom::{all, button, div, el, live_if, p};
use crate::ui::parts::head::head_with;
use crate::ui::parts::text_area::TextArea;

/// The code, until `done`.
pub fn show_code(code: Rc<RecoveryCode>, done: impl Fn() + Clone + Send + 'static) -> AnyView {
    let t = t();
    let shown = code.to_string();
    let code = StoredValue::new_local(code);
    let typed = RwSignal::new(String::new());
    let right = move || code.with_value(|code| typed.with(|typed| code.ends_with(typed)));
    // Two groups of four, however they are spaced.
    let enough =
        move || typed.with(|typed| typed.chars().filter(|c| c.is_alphanumeric()).count() >= 8);
    let verdict = live_if(move || {
        enough().then(|| {
            p(if right() { "notice" } else { "error" }).text(if right() {
                t.lock.code_right
            } else {
                t.lock.code_wrong
            })
        })
    });
    let (finish, skip) = (done.clone(), done);
    let go_on = live_if(move || {
        let finish = finish.clone();
        right().then(|| button("button", t.common.done, finish))
    });
    all([
        head_with(t.lock.code_title, t.lock.code_lead),
        div("card stack printed")
            .child(el("h2").class("print-only").text(t.lock.code_print_title))
            .child(p("recovery-code").text(shown))
            .child(p("soft small print-only").text(t.lock.code_print_lead))
            .into(),
        div("section")
            .child(div("actions").child(button("button soft", t.lock.code_print, page::print)))
            .child(TextArea::line(t.lock.code_check, typed).help(t.lock.code_check_help))
            .child(div("").attr("role", "status").child(verdict))
            .child(div("actions stacked").child(go_on).child(button(
                "button plain",
                t.lock.code_skip,
                skip,
            )))
            .into(),
    ])
}
