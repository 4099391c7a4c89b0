//! Ik, for a coach: the coachkaart, and the upkeep of the book.

use leptos::prelude::*;

use crate::browser::{clipboard, files, page, share_sheet};
use crate::domain::free_text::FreeText;
use crate::domain::settings::Settings;
use crate::parcel::card;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::pages::common::upkeep::Upkeep;
use crate::ui::parts::head::Head;
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::ui::task;
use crate::usecase::make_card;

/// The name of the card's file.
const FILE: &str = "mijn-stem-coachkaart.txt";

/// Ik.
#[component]
pub fn CoachMePage() -> impl IntoView {
    let t = t();
    view! {
        <Head title=t.me.title />
        <CardMaker />
        <Upkeep />
    }
}

/// The card: what stands on it, and the ways to hand it out.
#[component]
fn CardMaker() -> impl IntoView {
    let app = app();
    let t = t();
    let session = session();
    let field = |get: fn(&Settings) -> &Option<FreeText>| {
        RwSignal::new(session.settings.with_untracked(|settings| get(settings).as_ref().map(ToString::to_string)).unwrap_or_default())
    };
    let name = field(|settings| &settings.name);
    let hours = field(|settings| &settings.hours);
    let room = field(|settings| &settings.room);
    let save = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let read = |text: RwSignal<String>| FreeText::parse(&text.get_untracked());
        match (read(name), read(hours), read(room)) {
            (Ok(name), Ok(hours), Ok(room)) => {
                let change = move |settings: &mut Settings| (settings.name, settings.hours, settings.room) = (name, hours, room);
                session.set(app, change, move || app.say(t.common.saved));
            }
            _ => app.complain(Problem(|texts| texts.too_long)),
        }
    };
    let ways = move || match make_card(&session.book(), &session.settings.get()) {
        Err(_) => view! { <p class="notice">{t.coach.card_need_name}</p> }.into_any(),
        Ok(made) => {
            let link = format!("{}{}#k={}", page::origin(), Route::Pair.path(), card::to_fragment(&made));
            let text = StoredValue::new(card::to_text(&made));
            let copy = move |_| {
                let link = link.clone();
                let work = async move { clipboard::copy(&link).await.map_err(|_| Problem(|texts| texts.copy_failed)) };
                task::run(app, work, move |()| app.say(t.coach.card_copied));
            };
            let file = move |_| {
                if files::save_text(FILE, &text.get_value()).is_err() {
                    app.complain(Problem(|texts| texts.failed));
                }
            };
            let sheet = share_sheet::takes_files().then(|| {
                let offer = move |_| {
                    let work = async move {
                        match share_sheet::offer(FILE, &text.get_value()).await {
                            Err(crate::browser::Refused::Failed(_)) => Err(Problem(|texts| texts.sheet_failed)),
                            _ => Ok(()),
                        }
                    };
                    task::run(app, work, |()| ());
                };
                view! { <button type="button" class="button soft" on:click=offer>{t.share.sheet}</button> }
            });
            view! {
                <div class="actions">
                    <button type="button" class="button" on:click=copy>{t.coach.card_link}</button>
                    <button type="button" class="button soft" on:click=file>{t.coach.card_file}</button>
                    {sheet}
                </div>
            }
            .into_any()
        }
    };
    view! {
        <section class="section">
            <h2>{t.coach.card}</h2>
            <p class="soft">{t.coach.card_lead}</p>
            <form class="card stack wide" on:submit=save>
                <TextArea label=t.coach.name text=name short=true />
                <TextArea label=t.coach.hours hint=t.coach.hours_hint text=hours short=true />
                <TextArea label=t.coach.room hint=t.coach.room_hint text=room short=true />
                <div class="actions"><button type="submit" class="button small soft">{t.common.save}</button></div>
            </form>
            {ways}
        </section>
    }
}
