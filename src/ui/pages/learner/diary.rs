//! Dagboek: everything in time order, newest first. A day without anything is simply not there.

use leptos::prelude::*;

use crate::domain::entry::Entry;
use crate::domain::moment::Day;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::Head;

/// How many days are drawn at once; more come when asked for.
const DAYS: usize = 30;

/// The diary.
#[component]
pub fn DiaryPage() -> impl IntoView {
    let t = t();
    let session = session();
    let today = session.today();
    let shown = RwSignal::new(DAYS);
    let days = move || {
        session.journal.with(|journal| {
            let card = |entry: &Entry| {
                let badge = if session.ready.with(|ready| ready.iter().any(|item| item.entry == entry.id)) { t.diary.ready_badge } else { "" };
                let title = format!("{} · {}", t.kind(entry.kind), t.clock(entry.at));
                view! { <li><CardLink to=Route::Entry(entry.id) title line=t.summary(&entry.answers) mark=(entry.answers.mood(), entry.id) badge /></li> }
            };
            let day = |(day, entries): (Day, &[std::sync::Arc<Entry>])| {
                let cards = entries.iter().map(|entry| card(entry)).collect_view();
                view! { <section class="section"><h2>{t.day_heading(day, today)}</h2><ul class="stack">{cards}</ul></section> }
            };
            journal.days().take(shown.get()).map(day).collect_view()
        })
    };
    let more = move || {
        let hidden = session.journal.with(|journal| journal.days().nth(shown.get()).is_some());
        let show = move |_| shown.update(|shown| *shown += DAYS);
        hidden.then(|| view! { <p class="section"><button type="button" class="button soft" on:click=show>{t.diary.earlier}</button></p> })
    };
    let empty = move || {
        session.journal.with(|journal| journal.entries().is_empty()).then(|| {
            view! {
                <div class="card stack">
                    <h2>{t.diary.empty}</h2>
                    <p class="soft">{t.diary.empty_lead}</p>
                </div>
            }
        })
    };
    let damaged = (session.damaged > 0).then(|| view! { <p class="notice warn">{(t.diary.damaged)(session.damaged)}</p> });
    view! {
        <Head title=t.diary.title />
        {damaged}
        {empty}
        {days}
        {more}
    }
}
