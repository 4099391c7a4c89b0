//! "Wat heb ik gedeeld": each parcel, when it went, and exactly the words it had.

use leptos::prelude::*;

use crate::domain::sent::Sent;
use crate::ui::context::{session, t};
use crate::ui::parts::answers::ItemView;
use crate::ui::parts::head::Head;

/// The log of what was shared.
#[component]
pub fn SharedPage() -> impl IntoView {
    let t = t();
    let session = session();
    let today = session.today();
    let one = move |sent: Sent| {
        let name = session.contact(sent.to).map(|contact| contact.card.name.to_string()).unwrap_or_else(|| t.me.former_coach.to_owned());
        let what = if sent.letter.items.is_empty() { t.share.hello_name.to_owned() } else { (t.coach.items)(sent.letter.items.len()) };
        let when = match sent.went {
            Some(went) => (t.me.shared_went)(&t.moment(went, today)),
            None => t.me.shared_not.to_owned(),
        };
        let items = sent.letter.items.into_iter().map(|item| view! { <li><ItemView item today /></li> }).collect_view();
        let note = sent.letter.note.map(|note| view! { <p class="card"><span class="soft small">{t.share.note}</span><br />{note.to_string()}</p> });
        view! {
            <li>
                <details class="card">
                    <summary><span class="title">{(t.me.shared_to)(&name, &what)}</span><span class="line">{when}</span></summary>
                    <div class="stack section">{note}<ul class="stack">{items}</ul></div>
                </details>
            </li>
        }
    };
    view! {
        <Head title=t.me.shared lead=t.share.copy_lead />
        {move || session.sent.with(Vec::is_empty).then(|| view! { <p class="soft">{t.me.shared_empty}</p> })}
        <ul class="stack">{move || session.sent.get().into_iter().map(one).collect_view()}</ul>
    }
}
