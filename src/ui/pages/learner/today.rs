//! Vandaag: what can be done now. Nothing here counts, reminds or is missing.

use leptos::prelude::*;

use crate::domain::answer::{Answers, Value};
use crate::domain::check_in::{Kind, Question};
use crate::domain::id::Id;
use crate::domain::moment::PartOfDay;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::Head;

/// Vandaag.
#[component]
pub fn TodayPage() -> impl IntoView {
    let t = t();
    let session = session();
    let now = session.now();
    let today = now.day();
    let greeting = match now.part_of_day() {
        PartOfDay::Night => t.today.night,
        PartOfDay::Morning => t.today.morning,
        PartOfDay::Afternoon => t.today.afternoon,
        PartOfDay::Evening => t.today.evening,
    };
    // The check-in that fits the hour stands out; the other is as near.
    let evening = matches!(now.part_of_day(), PartOfDay::Evening);
    let offers = move || {
        let first = if evening { [Kind::DayEnd, Kind::DayStart] } else { [Kind::DayStart, Kind::DayEnd] };
        let done = first.map(|kind| session.journal.with(|journal| journal.on(today, kind).is_some()));
        // What was done today gives its place to what was not.
        let stands_out = if done[0] && !done[1] { 1 } else { 0 };
        first
            .into_iter()
            .enumerate()
            .map(|(place, kind)| view! { <Offer kind accent=place == stands_out && !done[place] done=done[place] /> })
            .collect_view()
    };
    let of_today = move || {
        let entries = session.journal.with(|journal| {
            journal.entries().iter().take_while(|entry| entry.at.day() >= today).filter(|entry| entry.at.day() == today).cloned().collect::<Vec<_>>()
        });
        (!entries.is_empty()).then(|| {
            let cards = entries.into_iter().map(|entry| {
                let title = format!("{} · {}", t.kind(entry.kind), t.clock(entry.at));
                let mark = (Answers::mood(&entry.answers), entry.id);
                view! { <li><CardLink to=Route::Entry(entry.id) title line=t.summary(&entry.answers) mark /></li> }
            });
            view! { <section class="section"><h2>{t.today.of_today}</h2><ul class="stack">{cards.collect_view()}</ul></section> }
        })
    };
    let one_thing = move || {
        let said = session.journal.with(|journal| {
            let entry = journal.on(today, Kind::DayStart)?;
            match entry.answers.get(Question::OneThing)? {
                Value::Text(text) => Some((entry.id, text.opening(120))),
                _ => None,
            }
        });
        said.map(|(id, thing)| view! { <CardLink to=Route::Entry(id) title=thing line=t.today.one_thing /> })
    };
    let ready = move || {
        let count = session.ready.with(Vec::len);
        (count > 0).then(|| view! { <CardLink to=Route::Talk title=(t.today.ready)(count) line=t.today.ready_lead /> })
    };
    view! {
        <Head title=greeting lead=t.day(today, today) />
        <div class="stack">
            {offers}
            <CardLink to=Route::Write(Kind::Note) title=t.today.note line=move_on(session, Kind::Note, t.today.note_lead) />
            {one_thing}
            {ready}
        </div>
        {of_today}
    }
}

/// A check-in to begin, or to go on with.
#[component]
fn Offer(kind: Kind, accent: bool, done: bool) -> impl IntoView {
    let t = t();
    let session = session();
    let lead = match (kind, done) {
        (_, true) => t.today.again,
        (Kind::DayEnd, false) => t.today.day_end_lead,
        (_, false) => t.today.day_start_lead,
    };
    let id = session.drafts.with_untracked(|drafts| drafts.iter().find(|draft| draft.kind == kind && draft.changes.is_none()).map(|draft| (draft.answers.mood(), draft.id)));
    let line = move_on(session, kind, lead);
    let mark = id.unwrap_or((accent.then(Default::default), Id::new([0x31; 16])));
    if accent || id.is_some() {
        view! { <CardLink to=Route::Write(kind) title=t.kind(kind) line mark accent /> }.into_any()
    } else {
        view! { <CardLink to=Route::Write(kind) title=t.kind(kind) line /> }.into_any()
    }
}

/// The line under an offer: "you had begun" where there is a draft.
fn move_on(session: crate::ui::session::Session, kind: Kind, lead: &'static str) -> &'static str {
    let begun = session.drafts.with_untracked(|drafts| drafts.iter().any(|draft| draft.kind == kind && draft.changes.is_none()));
    if begun { t().today.go_on } else { lead }
}
