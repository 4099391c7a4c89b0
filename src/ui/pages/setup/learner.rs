//! Three short screens before a learner begins: what stays, what leaves, and that nothing must.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::{page, storage};
use crate::domain::contact::Role;
use crate::ui::context::{app, t};
use crate::ui::parts::head::Head;
use crate::ui::{task, wiring};

/// The three screens.
#[component]
pub fn LearnerIntro(
    /// Back to the first choice.
    back: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
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
    let begin = move |_| {
        busy.set(true);
        task::run_or(app, wiring::start(Role::Learner, app.lang.get_untracked()), move |open| app.open(open), move |_| { busy.try_set(false); });
    };
    move || {
        let here = step.get();
        let (title, points) = screens[here.min(last)];
        let dots = (0..=last).map(|n| view! { <i class:past=n <= here></i> }).collect_view();
        let points = points.map(|point| view! { <li>{point}</li> }).into_iter().collect_view();
        let keeping = (here == last).then(|| view! { <Keeping /> });
        let onward = if here < last {
            view! { <button type="button" class="button" on:click=move |_| turn(here + 1)>{t.common.next}</button> }.into_any()
        } else {
            view! { <button type="button" class="button" disabled=busy on:click=begin>{t.setup.start}</button> }.into_any()
        };
        let earlier = move |_| if here == 0 { back() } else { turn(here - 1) };
        view! {
            <div class="progress" role="img" aria-label=(t.setup.step)(here + 1, last + 1)>{dots}</div>
            <Head title=title />
            <ul class="bullets">{points}</ul>
            {keeping}
            <div class="section actions stacked">
                {onward}
                <button type="button" class="button plain" on:click=earlier>{t.common.back}</button>
            </div>
        }
    }
}

/// Asks the browser to keep what is stored, and shows its answer.
#[component]
fn Keeping() -> impl IntoView {
    let t = t();
    let answer = RwSignal::new(None::<bool>);
    let ask = move |_| {
        spawn_local(async move {
            answer.try_set(Some(storage::ask_to_keep().await));
        });
    };
    let said = move || answer.get().map(|kept| view! { <p class="notice">{if kept { t.setup.keep_yes } else { t.setup.keep_no }}</p> });
    let button = move || answer.get().is_none().then(|| view! { <div class="actions"><button type="button" class="button soft" on:click=ask>{t.setup.keep_ask}</button></div> });
    view! { <div class="section">{button}<div role="status">{said}</div></div> }
}
