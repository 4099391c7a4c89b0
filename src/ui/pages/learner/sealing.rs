//! Sealing: what must be known before it, how large it will be, and then the ways to send it.

use leptos::prelude::*;

use crate::domain::attachment::Attachment;
use crate::domain::contact::Contact;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::shared::SharedItem;
use crate::parcel::letter::{MOST, SealError};
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{button, div, el, live, live_if, live_text, nothing, p};
use crate::ui::parts::choices::choices;
use crate::ui::parts::link::link;
use crate::ui::parts::send::{Sealed, then_send};
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::ui::session::{Session, ToSeal};
use crate::usecase::{Made, MakeError};

/// How many of the largest attachments are named when it is too much.
const LARGEST: usize = 3;

/// What is sealed.
pub struct Going {
    /// The chosen items: previewed, and sealed as they are here.
    pub items: Vec<SharedItem>,
    /// What is asked back, where that is what it is for.
    pub recall: Option<RwSignal<Vec<Id>>>,
    /// Where one goes on when it went.
    pub after: Route,
}

/// Asks what must be known before sealing, seals, and leads to the sending. With several `contacts`, it asks for whom.
pub fn sealing(going: Going, contacts: Vec<Contact>, first: Contact, shown: AnyView) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let Going {
        items,
        recall,
        after,
    } = going;
    let name = session.typed(|settings| &settings.name);
    let note = RwSignal::new(String::new());
    let to = RwSignal::new(first);
    let busy = RwSignal::new(false);
    let sealed = RwSignal::new(None::<Sealed>);
    let has_items = !items.is_empty();
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
    let largest = largest(session, &items);
    let items = StoredValue::new(items);
    let parcel = move |from: FreeText, note: Option<FreeText>| ToSeal {
        from,
        to: to.get(),
        items: items.get_value(),
        note,
        recall: recall.map_or_else(Vec::new, |recall| recall.get()),
    };
    // As long as no name was typed, that of the app stands for it.
    let length = Memo::new(move |_| {
        let read = |text: String| FreeText::parse(&text).ok().flatten();
        let from = read(name.get()).or_else(|| read(t.common.app.to_owned()))?;
        Some(session.parcel_length(&parcel(from, read(note.get()))))
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
        if recall.is_some_and(|recall| recall.with_untracked(Vec::is_empty)) {
            return app.complain(Problem(|texts| texts.recall_empty));
        }
        busy.set(true);
        let remembered = from.clone();
        session.set(app, |settings| settings.name = Some(remembered), || ());
        let parcel = untrack(|| parcel(from, note));
        let contact = parcel.to.clone();
        let made = move |Made { text, sent }: Made| {
            busy.try_set(false);
            sealed.try_set(Some(Sealed {
                text,
                sent,
                contact,
                after,
            }));
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
    let size = live(move || match length.get() {
        None => nothing(),
        Some(Ok(length)) => p("soft small")
            .text((t.giving.will_be)(&t.size(length)))
            .into(),
        Some(Err(MakeError::Seal(SealError::TooMuch))) => too_large(&largest),
        Some(Err(error)) => p("notice warn")
            .text(Problem::from(error).sentence(t))
            .into(),
    });
    let form = div("stack wide")
        .child(shown)
        .child_if(choose)
        .child(TextArea::line(t.share.name, name).help(t.share.name_hint))
        .child_if(has_items.then(|| TextArea::new(t.share.note, note).hint(t.share.note_hint)))
        .child_if(
            recall
                .is_none()
                .then(|| p("soft small").text(t.share.honest)),
        )
        .child(warning)
        .child(size)
        .child(
            div("actions stacked").child(
                button("button", "", seal)
                    .live_flag("disabled", move || {
                        busy.get() || length.with(|it| matches!(it, Some(Err(_))))
                    })
                    .child(label),
            ),
        );
    then_send(form, sealed)
}

/// The largest attachments of the items, each with its size and where it belongs.
fn largest(session: Session, items: &[SharedItem]) -> Vec<String> {
    let t = t();
    let mut files: Vec<(Attachment, &SharedItem)> = Vec::new();
    for item in items {
        let ids = item.answers.attachments();
        let known = ids.filter_map(|id| untrack(|| session.attachment(id)));
        files.extend(known.map(|file| (file, item)));
    }
    files.sort_by_key(|(file, _)| core::cmp::Reverse(file.size()));
    let said = files.into_iter().take(LARGEST).map(|(file, item)| {
        let when = t.moment(item.at, session.today());
        let (kind, size) = (t.attached_kind(file.kind()), t.size(file.size() as usize));
        format!("{kind}, {size}: {} {when}", t.kind(item.kind))
    });
    said.collect()
}

/// It does not fit: what is largest in it, and the way to leave that behind.
fn too_large(largest: &[String]) -> AnyView {
    let t = t();
    div("notice warn stack")
        .attr("role", "alert")
        .child(p("").text((t.giving.too_large)(&t.size(MOST))))
        .child(
            el("ul")
                .class("bullets")
                .children(largest.iter().map(|it| el("li").text(it.clone()))),
        )
        .child(div("actions").child(link(
            Route::Talk,
            "button small soft",
            t.giving.choose_again,
        )))
        .into()
}
