//! Ik, for a learner: the name for the coach, what was shared, and the upkeep of the book.

use leptos::prelude::*;

use crate::domain::free_text::FreeText;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::pages::common::upkeep::Upkeep;
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::Head;
use crate::ui::parts::text_area::TextArea;

/// Ik.
#[component]
pub fn MePage() -> impl IntoView {
    let app = app();
    let t = t();
    let session = session();
    let name = RwSignal::new(session.settings.with_untracked(|settings| settings.name.as_ref().map(ToString::to_string)).unwrap_or_default());
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        match FreeText::parse(&name.get_untracked()) {
            Ok(name) => session.set(app, |settings| settings.name = name, move || app.say(t.common.saved)),
            Err(error) => app.complain(error.into()),
        }
    };
    view! {
        <Head title=t.me.title />
        <div class="stack">
            <CardLink to=Route::Shared title=t.me.shared />
        </div>
        <section class="section">
            <h2>{t.me.name}</h2>
            <form class="card stack" on:submit=save>
                <TextArea label=t.me.name help=t.me.name_hint text=name short=true titled=true />
                <div class="actions"><button type="submit" class="button small soft">{t.common.save}</button></div>
            </form>
        </section>
        <Upkeep />
    }
}
