//! Typing the secret of a lock: passphrase or recovery code, with the wait after a wrong try.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Work;
use crate::browser::page;
use crate::crypto::key_slot::Passphrase;
use crate::crypto::recovery_code::RecoveryCode;
use crate::ui::context::{app, t};
use crate::ui::dom::{button, div, el, live, live_if, p, submit};
use crate::ui::parts::secret_field::secret_field;
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::ui::wiring::{Place, Refusal, Typed, seconds_to_wait};

/// A form that hands over what was typed, and says it when that does not do. A wrong try has to wait as the book at
/// the place says, if it is about one.
pub fn prove(
    place: Option<Rc<Place>>,
    label: &'static str,
    attempt: impl Fn(Typed) -> Work<Refusal> + Clone + 'static,
) -> AnyView {
    let (app, t) = (app(), t());
    let place = StoredValue::new_local(place);
    let text = RwSignal::new(String::new());
    let by_code = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let said = RwSignal::new(None::<&'static str>);
    let wait = RwSignal::new(0);
    // Whoever reloads the page to try sooner still waits.
    spawn_local(begin_wait(place, wait));
    let act = move |event: web_sys::Event| {
        event.prevent_default();
        if busy.get_untracked() || wait.get_untracked() > 0 {
            return;
        }
        let typed = text.with_untracked(|text| read(text, by_code.get_untracked()));
        let typed = match typed {
            Ok(typed) => typed,
            Err(problem) => return said.set(Some(problem.sentence(app.texts()))),
        };
        said.set(None);
        busy.set(true);
        let work = attempt(typed);
        spawn_local(async move {
            if let Err(refusal) = work.await {
                let words = match refusal {
                    Refusal::Wrong => t.lock.wrong,
                    Refusal::TooSoon => t.lock.too_soon,
                    Refusal::Problem(problem) => problem.sentence(t),
                };
                begin_wait(place, wait).await;
                said.try_set(Some(words));
            }
            busy.try_set(false);
        });
    };
    let field = live(move || {
        if by_code.get() {
            TextArea::line(t.lock.code, text)
                .help(t.lock.code_help)
                .into()
        } else {
            secret_field(t.lock.secret, None, text)
        }
    });
    let waiting = live_if(move || {
        let left = wait.get();
        (left > 0).then(|| p("soft").text((t.lock.wait)(left as usize)))
    });
    let error = live_if(move || said.get().map(|words| p("error").text(words)));
    let other = move || {
        by_code.update(|by_code| *by_code = !*by_code);
        text.set(String::new());
        said.set(None);
        page::after(0, || page::focus_first("form .input"));
    };
    let forgotten = live(move || {
        if by_code.get() {
            div("stack").child(p("soft").text(t.lock.nobody_can)).child(
                div("actions stacked").child(button("button plain", t.lock.by_secret, other)),
            )
        } else {
            div("actions stacked").child(button("button plain", t.lock.forgot, other))
        }
    });
    div("stack")
        .child(
            el("form")
                .class("stack")
                .on("submit", act)
                .child(field)
                .child(div("").attr("role", "alert").child(error))
                .child(waiting)
                .child(
                    div("actions stacked").child(
                        submit("button", label)
                            .live_flag("disabled", move || busy.get() || wait.get() > 0),
                    ),
                )
                .child(working(busy)),
        )
        .child(forgotten)
        .into()
}

/// A word while the key is being made, which takes a moment on purpose.
pub fn working(busy: RwSignal<bool>) -> AnyView {
    let t = t();
    div("")
        .attr("role", "status")
        .child(live_if(move || {
            busy.get().then(|| {
                div("stack tight")
                    .child(el("progress").attr("aria-label", t.lock.working))
                    .child(p("soft small").text(t.lock.working))
            })
        }))
        .into()
}

/// What was typed, or why it cannot be a secret of this kind. A text that is too short is simply wrong.
fn read(text: &str, by_code: bool) -> Result<Typed, Problem> {
    if by_code {
        Ok(Typed::Recovery(RecoveryCode::parse(text)?))
    } else {
        let passphrase = Passphrase::new(text).map_err(|_| Problem(|texts| texts.secret_wrong))?;
        Ok(Typed::Passphrase(passphrase))
    }
}

/// Shows how long the next try has to wait.
async fn begin_wait(place: StoredValue<Option<Rc<Place>>, LocalStorage>, wait: RwSignal<u32>) {
    let Some(place) = place.try_get_value().flatten() else {
        return;
    };
    let seconds = seconds_to_wait(&place).await;
    if wait.try_set(seconds).is_none() && seconds > 0 {
        count_down(wait);
    }
}

fn count_down(wait: RwSignal<u32>) {
    page::after(1000, move || {
        if let Some(left) = wait.try_get_untracked().filter(|left| *left > 0) {
            wait.try_set(left - 1);
            count_down(wait);
        }
    });
}
