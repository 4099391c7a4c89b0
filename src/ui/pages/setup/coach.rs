//! What a coach should know before the first parcel, and a name for the card.

use leptos::prelude::*;

use crate::domain::contact::Role;
use crate::domain::free_text::FreeText;
use crate::ui::context::{app, t};
use crate::ui::parts::head::Head;
use crate::ui::parts::text_area::TextArea;
use crate::ui::{task, wiring};
use crate::usecase::change_settings;

/// One screen.
#[component]
pub fn CoachIntro(
    /// Back to the first choice.
    back: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let app = app();
    let t = t();
    let name = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let begin = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name = match FreeText::parse(&name.get_untracked()) {
            Ok(name) => name,
            Err(error) => return app.complain(error.into()),
        };
        busy.set(true);
        let work = async move {
            let mut open = wiring::start(Role::Coach, app.lang.get_untracked()).await?;
            open.contents.settings.name = name;
            change_settings(&open.book, &open.contents.settings).await?;
            Ok(open)
        };
        task::run_or(app, work, move |open| app.open(open), move |_| { busy.try_set(false); });
    };
    let points = t.setup.coach_lead.map(|point| view! { <li>{point}</li> }).into_iter().collect_view();
    view! {
        <Head title=t.setup.coach_title />
        <ul class="bullets">{points}</ul>
        <form class="section" on:submit=begin>
            <TextArea label=t.setup.coach_name help=t.setup.coach_name_hint text=name short=true />
            <div class="actions stacked">
                <button type="submit" class="button" disabled=busy>{t.setup.start}</button>
                <button type="button" class="button plain" on:click=move |_| back()>{t.common.back}</button>
            </div>
        </form>
    }
}
