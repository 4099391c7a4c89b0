//! Three short screens before a learner begins: what stays, what leaves, and that nothing must.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{page, storage};
use crate::domain::contact::Role;
use crate::route::Route;
use crate::ui::context::{app, t};
use crate::ui::dom::{all, button, div, el, live, live_if, p};
use crate::ui::parts::head::head;
use crate::ui::parts::home_screen::home_screen;
use crate::ui::wing::{Wing, page_in};
use crate::ui::{task, wiring};

/// The three screens.
pub fn learner_intro(back: impl Fn() + Copy + Send + 'static) -> AnyView {
    let app = app();
    let t = t();
    let screens = [
        (t.setup.stays_title, t.setup.stays),
        (t.setup.leaves_title, t.setup.leaves),
        (t.setup.free_title, t.setup.free),
    ];
    let last = screens.len() - 1;
    let step = RwSignal::new(0_usize);
    let busy = RwSignal::new(false);
    let turn = move |to: usize| {
        step.set(to);
        page::after(0, || page::focus_first("h1"));
    };
    let begin = move || {
        busy.set(true);
        task::run_or(
            app,
            wiring::start(Role::Learner, app.lang.get_untracked()),
            move |open| app.open(open),
            move |_| {
                busy.try_set(false);
            },
        );
    };
    live(move || {
        let here = step.get();
        if here > last {
            return page_in(Wing::Me, Route::Lock);
        }
        let (words, points) = screens[here];
        let dashes = (0..=last).map(|n| el("i").class(if n <= here { "past" } else { "" }));
        let onward = if here < last {
            button("button", t.common.next, move || turn(here + 1))
        } else {
            button("button", t.setup.start, begin).live_flag("disabled", move || busy.get())
        };
        let with_lock = (here == last).then(|| {
            button("button soft", t.lock.first, move || turn(last + 1))
                .live_flag("disabled", move || busy.get())
        });
        let earlier = move || if here == 0 { back() } else { turn(here - 1) };
        let progress = div("progress")
            .attr("role", "img")
            .attr("aria-label", (t.setup.step)(here + 1, last + 1))
            .children(dashes);
        let keeping = (here == last).then(keeping);
        let on_screen = (here == last).then(|| {
            el("details")
                .class("fold")
                .child(el("summary").text(t.install.title))
                .child(home_screen())
        });
        all([
            progress.into(),
            head(words),
            el("ul")
                .class("bullets")
                .children(points.map(|point| el("li").text(point)))
                .into(),
            all(keeping),
            all(on_screen),
            div("section actions stacked")
                .child(onward)
                .child_if(with_lock)
                .child(button("button plain", t.common.back, earlier))
                .into(),
        ])
    })
}

/// Asks the browser to keep what is stored, and shows its answer.
fn keeping() -> AnyView {
    let t = t();
    let answer = RwSignal::new(None::<bool>);
    let ask = move || {
        spawn_local(async move {
            answer.try_set(Some(storage::ask_to_keep().await));
        });
    };
    let said = live_if(move || {
        answer.get().map(|kept| {
            p("notice").text(if kept {
                t.setup.keep_yes
            } else {
                t.setup.keep_no
            })
        })
    });
    let asking = live_if(move || {
        answer
            .get()
            .is_none()
            .then(|| div("actions").child(button("button soft", t.setup.keep_ask, ask)))
    });
    div("section")
        .child(asking)
        .child(el("div").attr("role", "status").child(said))
        .into()
}
