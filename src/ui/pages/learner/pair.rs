//! Opening a coachkaart: from a link, a pasted text or a file. Nothing is paired before the learner says so.

use leptos::prelude::*;
use web_sys::File;

use crate::browser::{address, files};
use crate::domain::contact::Card;
use crate::domain::inbox::Sender;
use crate::parcel::card::{self, MAX_BYTES};
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{all, button, div, el, live, live_if, p};
use crate::ui::pages::common::number::facts;
use crate::ui::parts::head::head;
use crate::ui::parts::pick_file::pick_file;
use crate::ui::parts::scanner::scanner;
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::ui::task;

/// Opens a card and pairs.
pub fn pair_page() -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let pasted = RwSignal::new(String::new());
    let found = RwSignal::new(None::<Card>);
    let problem = RwSignal::new(None::<Problem>);
    let read = move |bytes: &[u8]| match card::read(bytes) {
        Ok(card) if card.key == session.book().key() => {
            problem.set(Some(Problem(|texts| texts.card_own)))
        }
        Ok(card) => {
            problem.set(None);
            found.set(Some(card));
        }
        Err(error) => problem.set(Some(error.into())),
    };
    // A link carries the card behind the #; it is taken out of the address at once.
    let fragment = address::fragment();
    if !fragment.is_empty() {
        address::replace(&Route::Pair.path());
        read(format!("{}#{fragment}", Route::Pair.path()).as_bytes());
    }
    let pick = move |file: File| {
        let work = async move {
            files::read(&file, MAX_BYTES)
                .await?
                .ok_or(Problem(|texts| texts.card_not))
        };
        task::run_or(
            app,
            work,
            move |bytes: Vec<u8>| read(&bytes),
            move |error| {
                problem.try_set(Some(error));
            },
        );
    };
    let form = move || {
        div("stack wide")
            .child(p("soft").text(t.pair.lead))
            .child(TextArea::new(t.pair.paste, pasted).hint(t.pair.paste_hint))
            .child(live_if(move || {
                problem.get().map(|problem| {
                    p("notice warn")
                        .attr("role", "alert")
                        .text(problem.sentence(t))
                })
            }))
            .child(
                div("actions stacked")
                    .child(button("button", t.pair.read, move || {
                        read(pasted.get_untracked().as_bytes())
                    }))
                    .child(pick_file(t.pair.open_file, pick)),
            )
            .child(scanner(read))
    };
    let shown = move |card: Card| {
        let name = card.name.to_string();
        let about = div("card stack")
            .child(el("h2").text((t.pair.found)(&name)))
            .child(facts(&card));
        let known = session
            .contacts
            .with_untracked(|all| Sender::recognise(&card.key, &card.name, all));
        let known = match known {
            Sender::New => None,
            Sender::Known(_) => Some(p("notice").text(t.pair.renewed)),
            Sender::NewKeyForName(_) => {
                let said = (t.pair.namesake)(&name);
                Some(p("notice warn").attr("role", "alert").text(said))
            }
        };
        let accept = move || {
            session.pair(app, card.clone(), move |contact| {
                app.go_instead(Route::Number(contact.id))
            })
        };
        let actions = div("actions stacked")
            .child(button("button", (t.pair.accept)(&name), accept))
            .child(button("button plain", t.common.cancel, move || {
                found.set(None)
            }));
        div("stack wide")
            .attr("role", "status")
            .child(about)
            .child_if(known)
            .child(actions)
    };
    all([
        head(t.pair.title),
        live(move || match found.get() {
            Some(card) => shown(card),
            None => form(),
        }),
    ])
}
