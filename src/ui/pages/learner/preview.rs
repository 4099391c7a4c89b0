//! "Dit ziet je coach": exactly the items that will be sealed, drawn by the coach's own part; then sealing.

use leptos::prelude::*;

use crate::domain::contact::Contact;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::shared::SharedItem;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::pages::common::not_found::NotFoundPage;
use crate::ui::problem::Problem;
use crate::ui::parts::answers::ItemView;
use crate::ui::parts::choices::Choices;
use crate::ui::parts::head::Head;
use crate::ui::parts::send::{Send, Sealed};
use crate::ui::parts::text_area::TextArea;
use crate::usecase::Made;

/// The preview of what lies ready.
#[component]
pub fn PreviewPage() -> impl IntoView {
    let t = t();
    let session = session();
    let today = session.today();
    // Fixed when the page opens: what is previewed is what is sealed.
    let items: Vec<SharedItem> = session.ready.with_untracked(|ready| {
        session.journal.with_untracked(|journal| ready.iter().filter_map(|item| journal.get(item.entry).map(|entry| item.choose(entry))).collect())
    });
    let contacts = session.contacts.get_untracked();
    if items.is_empty() || contacts.is_empty() {
        return view! { <NotFoundPage title=t.share.ready_empty back=Route::Talk /> }.into_any();
    }
    let preview = items.iter().cloned().map(|item| view! { <li><ItemView item today /></li> }).collect_view();
    view! {
        <Sealing items contacts title=t.share.preview lead=t.share.preview_lead>
            <ul class="stack">{preview}</ul>
        </Sealing>
    }
    .into_any()
}

/// A parcel with nothing in it but a name, so that the coach sees the number too.
#[component]
pub fn HelloPage(
    /// The coach.
    contact: Id,
) -> impl IntoView {
    let t = t();
    let Some(contact) = session().contacts.with_untracked(|all| all.iter().find(|other| other.id == contact).cloned()) else {
        return view! { <NotFoundPage title=t.shell.not_found back=Route::Talk /> }.into_any();
    };
    let lead = (t.share.hello_lead)(contact.card.name.as_str());
    view! { <Sealing items=Vec::new() contacts=vec![contact] title=t.share.hello lead>{()}</Sealing> }.into_any()
}

/// Asks what must be known before sealing, seals, and leads to the sending.
#[component]
fn Sealing(
    items: Vec<SharedItem>,
    contacts: Vec<Contact>,
    title: &'static str,
    #[prop(into)] lead: String,
    children: Children,
) -> impl IntoView {
    let app = app();
    let t = t();
    let session = session();
    let name = RwSignal::new(session.settings.with_untracked(|settings| settings.name.as_ref().map(ToString::to_string)).unwrap_or_default());
    let note = RwSignal::new(String::new());
    let to = RwSignal::new(contacts[0].clone());
    let busy = RwSignal::new(false);
    let sealed = RwSignal::new(None::<Sealed>);
    let has_items = !items.is_empty();
    let choose = (contacts.len() > 1).then(|| {
        let options = contacts.iter().map(|contact| (contact.id, contact.card.name.to_string())).collect();
        let contacts = contacts.clone();
        let pick = move |id| {
            if let Some(contact) = contacts.iter().find(|contact| contact.id == id) {
                to.set(contact.clone());
            }
        };
        view! { <Choices label=t.share.to name="to" options value=Signal::derive(move || to.with(|to| to.id)) choose=pick /> }
    });
    let seal = move |_| {
        let from = match FreeText::parse(&name.get_untracked()) {
            Ok(Some(from)) => from,
            Ok(None) => return app.complain(Problem(|texts| texts.no_name)),
            Err(error) => return app.complain(error.into()),
        };
        let note = match FreeText::parse(&note.get_untracked()) {
            Ok(note) => note,
            Err(error) => return app.complain(error.into()),
        };
        busy.set(true);
        let contact = to.get_untracked();
        let made = {
            let contact = contact.clone();
            move |made: Made| {
                busy.try_set(false);
                sealed.try_set(Some(Sealed { text: made.text, sent: made.sent, contact }));
            }
        };
        let remembered = from.clone();
        session.set(app, |settings| settings.name = Some(remembered), || ());
        session.make_parcel(app, from, contact, items.clone(), note, made, move |_| { busy.try_set(false); });
    };
    let form = view! {
        <Head title=title lead=lead />
        <div class="stack wide">
            {children()}
            {choose}
            <TextArea label=t.share.name help=t.share.name_hint text=name short=true />
            {has_items.then(|| view! { <TextArea label=t.share.note hint=t.share.note_hint text=note /> })}
            <p class="soft small">{t.share.honest}</p>
            {move || to.with(|to| to.checked.is_none() && has_items).then(|| view! { <p class="notice warn">{t.share.unchecked_lead}</p> })}
            <div class="actions stacked">
                <button type="button" class="button" disabled=busy on:click=seal>{move || (t.share.seal)(to.with(|to| to.card.name.to_string()).as_str())}</button>
            </div>
        </div>
    };
    view! {
        <div hidden=move || sealed.with(Option::is_some)>{form}</div>
        {move || sealed.get().map(|sealed| view! { <Send sealed /> })}
    }
}
