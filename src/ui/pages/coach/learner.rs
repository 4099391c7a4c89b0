//! One learner as the coach reads them: what was shared, newest first, in the learner's own words and layout.

use leptos::prelude::*;

use super::inbox::NoteOf;
use super::learners::LearnerList;
use crate::domain::contact::Contact;
use crate::domain::id::Id;
use crate::domain::inbox::Received;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::pages::common::not_found::NotFoundPage;
use crate::ui::parts::answers::ItemView;
use crate::ui::parts::head::Head;
use crate::ui::parts::link::Link;

/// One learner, with the list beside it where there is room.
#[component]
pub fn LearnerPage(
    /// The learner.
    id: Id,
) -> impl IntoView {
    let session = session();
    let contact = session.contacts.with_untracked(|all| all.iter().find(|contact| contact.id == id).cloned());
    match contact {
        None => view! { <NotFoundPage back=Route::Learners /> }.into_any(),
        Some(contact) => view! {
            <div class="desk">
                <aside class="beside"><LearnerList /></aside>
                <div><Reading contact /></div>
            </div>
        }
        .into_any(),
    }
}

#[component]
fn Reading(contact: Contact) -> impl IntoView {
    let t = t();
    let session = session();
    let today = session.today();
    let id = contact.id;
    let name = contact.card.name.to_string();
    let twin = session.contacts.with_untracked(|all| all.iter().any(|other| other.id != id && other.card.name == contact.card.name));
    let twin = twin.then(|| view! { <p class="notice warn">{(t.coach.same_as)(&name)}</p> });
    let check = match contact.checked {
        Some(_) => view! { <span class="badge">{t.share.checked}</span> }.into_any(),
        None => view! { <span class="badge warn">{t.share.unchecked}</span><Link to=Route::Number(id) class="button small soft">{t.coach.check}</Link> }.into_any(),
    };
    let parcel = {
        let name = name.clone();
        move |received: Received| {
            let note = received.letter.note.map(|note| view! { <NoteOf name=name.clone() note=note.to_string() /> });
            let empty = received.letter.items.is_empty().then(|| view! { <p class="card soft">{(t.coach.hello)(&name)}</p> });
            let items = received.letter.items.into_iter().map(|item| view! { <li><ItemView item today /></li> }).collect_view();
            view! {
                <section class="section">
                    <h2>{(t.coach.received)(&t.moment(received.opened, today))}</h2>
                    {note}
                    {empty}
                    <ul class="stack">{items}</ul>
                </section>
            }
        }
    };
    let parcels = move || session.received.get().into_iter().filter(|received| received.from == id).map(&parcel).collect_view();
    view! {
        <Head title=name.clone() />
        <div class="actions">{check}</div>
        {twin}
        {parcels}
    }
}
