//! One entry: to read, change, put ready for a coach, or delete.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::basket::ReadyItem;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::shared::SharedItem;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::pages::common::not_found::NotFoundPage;
use crate::ui::pages::learner::check_in::EditPage;
use crate::ui::parts::answers::AnswersView;
use crate::ui::parts::day_mark::DayMark;
use crate::ui::parts::link::Link;
use crate::ui::parts::sheet::Sheet;

/// An entry, or the word that it is not there.
#[component]
pub fn EntryPage(
    /// The entry.
    id: Id,
    /// Whether it is being changed.
    edit: bool,
) -> impl IntoView {
    // Read once: after deleting, this page is left.
    let entry = session().journal.with_untracked(|journal| journal.get(id).cloned());
    match (entry, edit) {
        (None, _) => view! { <NotFoundPage title=t().diary.gone /> }.into_any(),
        (Some(entry), true) => view! { <EditPage entry /> }.into_any(),
        (Some(entry), false) => view! { <Reading entry /> }.into_any(),
    }
}

#[component]
fn Reading(entry: Arc<Entry>) -> impl IntoView {
    let app = app();
    let t = t();
    let session = session();
    let today = session.today();
    let id = entry.id;
    let sure = RwSignal::new(false);
    let written = (entry.written.day() != entry.at.day()).then(|| (t.diary.written_later)(&t.moment(entry.written, today)));
    let edited = entry.edited.map(|edited| (t.diary.edited)(&t.moment(edited, today)));
    let history = written.into_iter().chain(edited).map(|line| view! { <p class="soft small">{line}</p> }).collect_view();
    let ready = move || session.ready.with(|ready| ready.iter().any(|item| item.entry == id));
    let share = move || {
        if ready() {
            view! { <Link to=Route::Talk class="button soft">{t.diary.is_ready}</Link> }.into_any()
        } else {
            let put = move |_| session.put_ready(app, ReadyItem::new(id), || ());
            view! { <button type="button" class="button" on:click=put>{t.diary.put_ready}</button> }.into_any()
        }
    };
    let deleting = entry.clone();
    let delete = move |_| session.delete(app, &deleting, move || app.go_instead(Route::Diary));
    view! {
        <div class="page-head entry-head">
            <DayMark mood=entry.answers.mood() id large=true />
            <div>
                <h1 tabindex="-1">{t.kind(entry.kind)}</h1>
                <p class="lead">{t.moment(entry.at, today)}</p>
            </div>
        </div>
        <div class="stack wide">
            <div class="card"><AnswersView item=SharedItem::of(&entry, |_| true) /></div>
            <div>{history}</div>
            <div class="actions">
                {share}
                <Link to=Route::Edit(id) class="button soft">{t.common.edit}</Link>
                <button type="button" class="button plain" on:click=move |_| sure.set(true)>{t.common.delete}</button>
            </div>
        </div>
        <Sheet open=sure title=t.diary.delete_sure>
            <p>{t.diary.delete_lead}</p>
            <div class="actions">
                <button type="button" class="button" on:click=delete>{t.common.delete}</button>
                <button type="button" class="button plain" on:click=move |_| sure.set(false)>{t.common.cancel}</button>
            </div>
        </Sheet>
    }
}
