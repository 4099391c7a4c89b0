//! A look around in the diary of an invented learner, in a book of its own.

use leptos::prelude::*;

use crate::chart::day_mark::TONES;
use crate::domain::id::Id;
use crate::domain::mood::Mood;
use crate::ui::context::{app, t};
use crate::ui::parts::day_mark::DayMark;
use crate::ui::parts::head::Head;
use crate::ui::task;
use crate::ui::wiring::{self, Example};

/// The three examples.
#[component]
pub fn Examples(
    /// Back to the first choice.
    back: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = app();
    let t = t();
    let busy = RwSignal::new(false);
    let look = move |example: Example| {
        busy.set(true);
        task::run_or(app, wiring::start_example(example, app.lang.get_untracked()), move |open| app.open(open), move |_| { busy.try_set(false); });
    };
    let choices = [
        (Example::Sem, t.setup.sem, t.setup.sem_hint, Mood::new(-30, 70)),
        (Example::Yara, t.setup.yara, t.setup.yara_hint, Mood::new(10, -30)),
        (Example::Noa, t.setup.noa, t.setup.noa_hint, Mood::new(70, 20)),
    ]
    .map(|(example, name, hint, mood)| {
        let id = Id::new([example as u8 * TONES + 40; 16]);
        view! {
            <li>
                <button type="button" class="card" disabled=busy on:click=move |_| look(example)>
                    <DayMark mood=Some(mood) id />
                    <span class="grow"><span class="title">{name}</span><span class="line">{hint}</span></span>
                </button>
            </li>
        }
    });
    view! {
        <Head title=t.setup.example_title lead=t.setup.example_lead />
        <ul class="stack">{choices.into_iter().collect_view()}</ul>
        <div class="section actions stacked">
            <button type="button" class="button plain" on:click=move |_| back()>{t.common.back}</button>
        </div>
    }
}
