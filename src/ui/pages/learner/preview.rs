//! "Dit ziet je coach": exactly the items that will be sealed, drawn by the coach's own part; then sealing.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::contact::Contact;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::shared::SharedItem;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{all, button, div, el, live, live_if, live_text, p};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::parts::answers::items;
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::head_with;
use crate::ui::parts::send::{Sealed, send};
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::ui::session::ToSeal;
use crate::usecase::Made;

/// The preview of what lies ready.
pub fn preview_page() -> AnyView {
    let t = t();
    let session = session();
    // Fixed when the page opens: what is previewed is what is sealed.
    let chosen: Vec<SharedItem> = session.ready.with_untracked(|ready| {
        session.journal.with_untracked(|journal| {
            let entries = ready
                .iter()
                .filter_map(|item| Some((item, journal.get(item.entry)?)));
            entries
                .filter(|(item, entry)| !item.keeps_all_back(entry))
                .map(|(item, entry)| item.choose(entry))
                .collect()
        })
    });
    let contacts = session.contacts.get_untracked();
    match contacts.first().cloned() {
        Some(first) if !chosen.is_empty() => {
            let preview = items(&chosen, session.today());
            sealing(
                chosen,
                contacts,
                first,
                all([head_with(t.share.preview, t.share.preview_lead), preview]),
            )
        }
        _ => not_here(t.share.ready_empty, Route::Talk),
    }
}

/// A parcel with nothing in it but a name, so that the coach sees the number too.
pub fn hello_page(contact: Id) -> AnyView {
    let t = t();
    match session()
        .contacts
        .with_untracked(|all| all.iter().find(|other| other.id == contact).cloned())
    {
        None => not_here(t.shell.not_found, Route::Talk),
        Some(contact) => {
            let head = head_with(
                t.share.hello,
                (t.share.hello_lead)(contact.card.name.as_str()),
            );
            sealing(Vec::new(), Vec::new(), contact, head)
        }
    }
}

/// Asks what must be known before sealing, seals, and leads to the sending.
fn sealing(
    chosen: Vec<SharedItem>,
    contacts: Vec<Contact>,
    first: Contact,
    shown: AnyView,
) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let name = session.typed(|settings| &settings.name);
    let note = RwSignal::new(String::new());
    let to = RwSignal::new(first);
    let busy = RwSignal::new(false);
    let sealed = RwSignal::new(None::<Sealed>);
    let has_items = !chosen.is_empty();
    let choose = (contacts.len() > 1).then(|| {
        let names: Vec<_> = contacts
            .iter()
            .map(|contact| contact.card.name.to_string().into())
            .collect();
        let ids: Vec<Id> = contacts.iter().map(|contact| contact.id).collect();
        let place = move || {
            to.with(|to| ids.iter().position(|id| *id == to.id))
                .unwrap_or_default()
        };
        choices(t.share.to, "to", names, place, move |place| {
            if let Some(contact) = contacts.get(place) {
                to.set(contact.clone());
            }
        })
    });
    let seal = move || {
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
        let remembered = from.clone();
        session.set(app, |settings| settings.name = Some(remembered), || ());
        let parcel = ToSeal {
            from,
            to: contact.clone(),
            items: chosen.clone(),
            note,
        };
        let made = move |Made { text, sent }: Made| {
            busy.try_set(false);
            sealed.try_set(Some(Sealed {
                text,
                sent,
                contact,
                after: Route::Talk,
            }));
            page::after(0, || page::focus_first("main > div:not([hidden]) h1"));
        };
        session.make_parcel(app, parcel, made, move |_| {
            busy.try_set(false);
        });
    };
    let label = live_text(move || (t.share.seal)(to.with(|to| to.card.name.to_string()).as_str()));
    let warning = live_if(move || {
        to.with(|to| to.checked.is_none() && has_items)
            .then(|| p("notice warn").text(t.share.unchecked_lead))
    });
    let form = div("stack wide")
        .child(shown)
        .child_if(choose)
        .child(TextArea::line(t.share.name, name).help(t.share.name_hint))
        .child_if(has_items.then(|| TextArea::new(t.share.note, note).hint(t.share.note_hint)))
        .child(p("soft small").text(t.share.honest))
        .child(warning)
        .child(
            div("actions stacked").child(
                button("button", "", seal)
                    .live_flag("disabled", move || busy.get())
                    .child(label),
            ),
        );
    // The form stays behind the sending, so that what was typed is there after "terug".
    all([
        el("div")
            .live_flag("hidden", move || sealed.with(Option::is_some))
            .child(form)
            .into(),
        live(move || match sealed.get() {
            Some(sealed) => send(sealed),
            None => crate::ui::dom::nothing(),
        }),
    ])
}
