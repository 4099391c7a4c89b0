//! Choosing a passphrase or PIN, twice the same.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Work;
use super::prove::working;
use crate::crypto::key_slot::Passphrase;
use crate::ui::context::{app, t};
use crate::ui::dom::{div, el, live_if, p, submit};
use crate::ui::parts::secret_field::secret_field;
use crate::ui::problem::Problem;

/// A form that hands over a new secret.
pub fn new_secret(
    label: &'static str,
    act: impl Fn(Passphrase) -> Work<Problem> + 'static,
) -> AnyView {
    let (app, t) = (app(), t());
    let (first, second) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let busy = RwSignal::new(false);
    let said = RwSignal::new(None::<Problem>);
    let chosen = move || {
        let passphrase = first.with_untracked(|text| Passphrase::new(text))?;
        if first.get_untracked() == second.get_untracked() {
            Ok(passphrase)
        } else {
            Err(Problem(|texts| texts.secret_differs))
        }
    };
    let submitted = move |event: web_sys::Event| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let passphrase = match chosen() {
            Ok(passphrase) => passphrase,
            Err(problem) => return said.set(Some(problem)),
        };
        said.set(None);
        busy.set(true);
        let work = act(passphrase);
        spawn_local(async move {
            if let Err(problem) = work.await {
                said.try_set(Some(problem));
            }
            busy.try_set(false);
        });
    };
    let error = live_if(move || {
        said.get()
            .map(|problem| p("error").text(problem.sentence(app.texts())))
    });
    el("form")
        .class("stack wide")
        .on("submit", submitted)
        .child(secret_field(t.lock.choose, Some(t.lock.choose_help), first))
        .child(secret_field(t.lock.again, None, second))
        .child(div("").attr("role", "alert").child(error))
        .child(
            div("actions stacked")
                .child(submit("button", label).live_flag("disabled", move || busy.get())),
        )
        .child(working(busy))
        .into()
}
