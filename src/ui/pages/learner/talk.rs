//! Gesprek: who the coach is, and what lies ready, field by field.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::basket::ReadyItem;
use crate::domain::contact::Contact;
use crate::domain::entry::Entry;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::day_mark::DayMark;
use crate::ui::parts::head::Head;
use crate::ui::parts::link::Link;
use crate::ui::parts::switch::Switch;

/// What is ready, and for whom.
#[component]
pub fn TalkPage() -> impl IntoView {
    let t = t();
    let session = session();
    let entries = Memo::new(move |_| {
        let ready = session.ready.get();
        session.journal.with(|journal| ready.iter().filter_map(|item| journal.get(item.entry).cloned()).collect::<Vec<Arc<Entry>>>())
    });
    let coaches = move || {
        let coach = |contact: Contact| {
            let badge = if contact.checked.is_some() { t.share.checked } else { t.share.unchecked };
            let line = contact.card.hours.as_ref().map(ToString::to_string).unwrap_or_default();
            view! { <li><CardLink to=Route::Number(contact.id) title=contact.card.name.to_string() line badge /></li> }
        };
        session.contacts.get().into_iter().map(coach).collect_view()
    };
    let pair = move || match session.contacts.with(Vec::is_empty) {
        true => view! { <CardLink to=Route::Pair title=t.share.pair line=t.share.no_coach_lead /> }.into_any(),
        false => view! { <p><Link to=Route::Pair class="button small plain">{t.share.pair_more}</Link></p> }.into_any(),
    };
    let ready = move || {
        if entries.with(Vec::is_empty) {
            return view! {
                <div class="card stack tight">
                    <h3>{t.share.ready_empty}</h3>
                    <p class="soft">{t.share.ready_empty_lead}</p>
                </div>
            }
            .into_any();
        }
        let onward = move || session.contacts.with(|contacts| !contacts.is_empty()).then(|| view! { <Link to=Route::Preview class="button">{t.share.preview_go}</Link> });
        view! {
            <p class="soft">{t.share.choose}</p>
            <div class="stack">
                <For each=move || entries.get() key=|entry| (entry.id, entry.revision) let:entry><Choosing entry /></For>
            </div>
            <div class="actions stacked">{onward}</div>
        }
        .into_any()
    };
    view! {
        <Head title=t.share.title />
        <section class="section"><h2>{t.me.coach}</h2><ul class="stack">{coaches}</ul>{pair}</section>
        <section class="section"><h2>{t.share.ready}</h2>{ready}</section>
    }
}

/// One entry that lies ready, with a switch for each answer.
#[component]
fn Choosing(entry: Arc<Entry>) -> impl IntoView {
    let app = app();
    let t = t();
    let session = session();
    let id = entry.id;
    let title = t.kind(entry.kind);
    let when = t.moment(entry.at, session.today());
    let item = Memo::new(move |_| session.ready.with(|ready| ready.iter().find(|item| item.entry == id).cloned()).unwrap_or_else(|| ReadyItem::new(id)));
    let about = format!("{title} {when}");
    let rows = entry
        .answers
        .iter()
        .cloned()
        .map(|answer| {
            let question = answer.question();
            let goes = Memo::new(move |_| item.with(|item| !item.kept_back.contains(&question)));
            let change = move |_| {
                let mut item = item.get_untracked();
                item.toggle(question);
                session.put_ready(app, item, || ());
            };
            view! {
                <div class="field-choice" class:back=move || !goes.get()>
                    <Switch on=goes change name=(t.share.field_of)(answer.wording().as_str(), &about)>
                        <span class="title">{answer.wording().to_string()}</span>
                        <span class="line what clip">{t.answer(answer.value())}</span>
                        <span class="small soft">{move || if goes.get() { t.share.goes } else { t.share.stays }}</span>
                    </Switch>
                </div>
            }
        })
        .collect_view();
    let mood = entry.answers.mood();
    view! {
        <article class="card" aria-label=about.clone()>
            <div class="entry-head">
                <DayMark mood id />
                <div class="grow">
                    <h3 class="title">{title}</h3>
                    <p class="soft">{when}</p>
                </div>
            </div>
            {rows}
            <button type="button" class="button small plain" on:click=move |_| session.take_back(app, id)>{t.share.take_back}</button>
        </article>
    }
}
