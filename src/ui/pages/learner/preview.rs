//! "Dit ziet je coach": exactly the items that will be sealed, drawn by the coach's own part. Before the very first time,
//! what happens with what is shared.

use leptos::prelude::*;

use super::sealing::{Going, sealing};
use crate::browser::page;
use crate::domain::id::Id;
use crate::domain::shared::SharedItem;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, all, button, div, el, live, p};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::parts::answers::items;
use crate::ui::parts::head::{head, head_with};
use crate::ui::parts::link::link;

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
    let Some(first) = contacts.first().cloned().filter(|_| !chosen.is_empty()) else {
        return not_here(t.share.ready_empty, Route::Talk);
    };
    let shared_before = session
        .sent
        .with_untracked(|sent| sent.iter().any(|it| !it.letter.items.is_empty()));
    let read = RwSignal::new(shared_before);
    live(move || match read.get() {
        true => {
            let preview = items(chosen.clone(), session.today());
            let going = Going {
                items: chosen.clone(),
                recall: None,
                after: Route::Talk,
            };
            let shown = all([head_with(t.share.preview, t.share.preview_lead), preview]);
            sealing(going, contacts.clone(), first.clone(), shown)
        }
        false => {
            let go = button("button", t.giving.first_go, move || {
                read.set(true);
                page::after(0, || page::focus_first("main h1"));
            });
            all([
                head_with(t.giving.first, t.giving.first_lead),
                what_happens()
                    .child(div("actions stacked").child(go).child(link(
                        Route::Talk,
                        "button plain",
                        t.common.not_now,
                    )))
                    .into(),
            ])
        }
    })
}

/// The same words, to read again.
pub fn before_sharing_page() -> AnyView {
    let t = t();
    let back = div("actions").child(link(Route::Talk, "button soft", t.common.back));
    all([head(t.giving.first_link), what_happens().child(back).into()])
}

/// Who reads what is shared, when, what a coach may have to pass on, and what cannot be undone.
fn what_happens() -> El {
    let parts = t().giving.first_parts.iter().map(|[asked, said]| {
        el("section")
            .class("card stack tight")
            .child(el("h2").class("title").text(*asked))
            .child(p("").text(*said))
    });
    div("stack wide").child(div("stack").children(parts))
}

/// A parcel with nothing in it but a name, so that the coach sees the number too.
pub fn hello_page(contact: Id) -> AnyView {
    let t = t();
    let known = session()
        .contacts
        .with_untracked(|all| all.iter().find(|other| other.id == contact).cloned());
    let Some(contact) = known else {
        return not_here(t.shell.not_found, Route::Talk);
    };
    let head = head_with(
        t.share.hello,
        (t.share.hello_lead)(contact.card.name.as_str()),
    );
    let going = Going {
        items: Vec::new(),
        recall: None,
        after: Route::Talk,
    };
    sealing(going, Vec::new(), contact, head)
}
