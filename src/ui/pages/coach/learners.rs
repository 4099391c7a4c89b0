//! Leerlingen: everyone who shared something, the latest first; and the list beside the reading.

use leptos::prelude::*;

use crate::domain::contact::Contact;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::Head;

/// The learners.
#[component]
pub fn LearnersPage() -> impl IntoView {
    let t = t();
    view! { <Head title=t.coach.learners /><LearnerList /> }
}

/// The list itself.
#[component]
pub fn LearnerList() -> impl IntoView {
    let t = t();
    let session = session();
    let today = session.today();
    let rows = move || {
        session.received.with(|received| {
            let latest = |contact: &Contact| received.iter().find(|parcel| parcel.from == contact.id);
            let mut all = session.contacts.get();
            all.sort_by_key(|contact| core::cmp::Reverse(latest(contact).map(|parcel| parcel.opened)));
            let row = |contact: Contact| {
                let parcel = latest(&contact);
                let line = parcel.map(|parcel| (t.coach.last)(&t.day_heading(parcel.opened.day(), today).to_lowercase())).unwrap_or_default();
                let badge = if contact.checked.is_some() { "" } else { t.share.unchecked };
                let mark = parcel.and_then(|parcel| parcel.letter.items.first()).map_or((None, contact.id), |item| (item.answers.mood(), item.id));
                view! { <li><CardLink to=Route::Learner(contact.id) title=contact.card.name.to_string() line mark badge /></li> }
            };
            all.into_iter().map(row).collect_view()
        })
    };
    let empty = move || session.contacts.with(Vec::is_empty).then(|| view! { <p class="card soft">{t.coach.learners_empty}</p> });
    view! { {empty}<ul class="stack">{rows}</ul> }
}
