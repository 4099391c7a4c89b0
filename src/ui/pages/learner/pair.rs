//! Opening a coachkaart: from a link, a pasted text or a file. Nothing is paired before the learner says so.

use leptos::prelude::*;

use crate::browser::{files, page};
use crate::domain::contact::Card;
use crate::parcel::card;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::parts::head::Head;
use crate::ui::parts::pick_file::PickFile;
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::ui::task;

/// The most bytes that a card's file may have.
const MOST: usize = 64 * 1024;

/// Opens a card and pairs.
#[component]
pub fn PairPage() -> impl IntoView {
    let app = app();
    let t = t();
    let session = session();
    let pasted = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Card>);
    let problem = RwSignal::new(None::<Problem>);
    let read = move |text: &str| match card::read(text) {
        Ok(card) if card.key == session.book().key() => problem.set(Some(Problem(|texts| texts.card_own))),
        Ok(card) => {
            problem.set(None);
            found.set(Some(card));
        }
        Err(error) => problem.set(Some(error.into())),
    };
    // A link carries the card behind the #; it is taken out of the address at once.
    let fragment = page::fragment();
    if !fragment.is_empty() {
        page::replace(&Route::Pair.path());
        read(&format!("{}#{fragment}", Route::Pair.path()));
    }
    let pick = move |picked: Vec<web_sys::File>| {
        let Some(file) = picked.into_iter().next() else { return };
        let work = async move {
            let bytes = files::read(&file, MOST).await?.ok_or(Problem(|texts| texts.card_not))?;
            String::from_utf8(bytes).map_err(|_| Problem(|texts| texts.card_not))
        };
        task::run_or(app, work, move |text: String| read(&text), move |error| { problem.try_set(Some(error)); });
    };
    let form = move || {
        view! {
            <div class="stack wide">
                <TextArea label=t.pair.paste hint=t.pair.paste_hint text=pasted />
                {move || problem.get().map(|problem| view! { <p class="notice warn" role="alert">{problem.sentence(t)}</p> })}
                <div class="actions stacked">
                    <button type="button" class="button" on:click=move |_| read(&pasted.get_untracked())>{t.pair.read}</button>
                    <PickFile label=t.pair.open_file picked=pick />
                </div>
            </div>
        }
    };
    let card = move |card: Card| {
        let name = card.name.to_string();
        let facts = [(t.pair.hours, &card.hours), (t.pair.room, &card.room)]
            .into_iter()
            .filter_map(|(label, value)| value.as_ref().map(|value| view! { <div><dt>{label}</dt><dd>{value.to_string()}</dd></div> }))
            .collect_view();
        let accept = move |_| session.pair(app, card.clone(), move |contact| app.go_instead(Route::Number(contact.id)));
        view! {
            <div class="stack wide" role="status">
                <div class="card stack">
                    <h2>{(t.pair.found)(&name)}</h2>
                    <dl class="answers">{facts}</dl>
                </div>
                <div class="actions stacked">
                    <button type="button" class="button" on:click=accept>{(t.pair.accept)(&name)}</button>
                    <button type="button" class="button plain" on:click=move |_| found.set(None)>{t.common.cancel}</button>
                </div>
            </div>
        }
    };
    view! {
        <Head title=t.pair.title lead=t.pair.lead />
        {move || match found.get() {
            Some(found) => card(found).into_any(),
            None => form().into_any(),
        }}
    }
}
