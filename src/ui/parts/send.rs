//! A sealed parcel on its way: share sheet, file or text. Nothing counts as sent until the learner says so.

use leptos::prelude::*;

use super::code::code;
use super::head::{head_with, section};
use crate::browser::{Refused, clipboard, files, page, share_sheet};
use crate::domain::contact::{Contact, Role};
use crate::domain::sent::Sent;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{all, button, div, el, live, nothing, p};
use crate::ui::problem::Problem;
use crate::ui::task;

/// A parcel that was sealed just now.
#[derive(Clone)]
pub struct Sealed {
    /// The text of the file.
    pub text: String,
    /// How it is remembered.
    pub sent: Sent,
    /// For whom.
    pub contact: Contact,
    /// Where one goes on from here.
    pub after: Route,
}

/// A page on which something is sealed, and the sending in its place once that is done. The page stays behind it, so that what
/// was typed is there after "terug".
pub fn then_send(page: impl Into<AnyView>, sealed: RwSignal<Option<Sealed>>) -> AnyView {
    all([
        div("")
            .live_flag("hidden", move || sealed.with(Option::is_some))
            .child(page.into())
            .into(),
        live(move || {
            let Some(sealed) = sealed.get() else {
                return nothing();
            };
            // What had the focus is hidden now.
            page::after(0, || page::focus_first("main > div:not([hidden]) h1"));
            send(sealed)
        }),
    ])
}

/// The ways to send it.
fn send(sealed: Sealed) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let Sealed {
        text,
        sent,
        contact,
        after,
    } = sealed;
    let name = contact.card.name.to_string();
    let (year, month, day) = sent.letter.sealed.day().ymd();
    let file = format!("mijn-stem-{year:04}-{month:02}-{day:02}.txt");
    let lead = (t.share.sealed_lead)(&name);
    let code_text = text.clone();
    let code_lead = match session.role() {
        Role::Learner => t.codes.show_lead,
        Role::Coach => t.codes.show_learner_lead,
    };
    let size = (t.share.size)(&t.size(text.len()));
    let went = move || {
        let name = name.clone();
        session.say_it_went(app, sent.clone(), move || {
            app.go_instead(after);
            app.say((t.share.went)(&name));
        });
    };
    let asked = section(t.share.went_ask).child(
        div("actions")
            .child(button("button soft", t.share.went_yes, went))
            .child(button("button plain", t.share.went_no, move || {
                app.go_instead(after)
            })),
    );
    let ways = hand_out(file, text.clone()).child(button("button soft", t.share.text, move || {
        copy(text.clone(), t.common.copied)
    }));
    el("div")
        .child(head_with(t.share.sealed, lead))
        .child(
            div("stack wide")
                .child(ways)
                .child(p("soft small").text(size))
                .child(code(code_text, code_lead))
                .child(asked),
        )
        .into()
}

/// The ways to hand out a text file: the share sheet where there is one, and saving it.
pub fn hand_out(file: String, text: String) -> crate::ui::dom::El {
    let (app, t) = (app(), t());
    let held = StoredValue::new((file, text));
    let offer = move || {
        let work = async move {
            let (file, text) = held.get_value();
            match share_sheet::offer(&file, &text).await {
                Ok(()) | Err(Refused::Cancelled) => Ok(()),
                Err(Refused::Failed(_)) => Err(Problem(|texts| texts.sheet_failed)),
            }
        };
        task::aside(app, work, |()| ());
    };
    let save = move || {
        if held
            .with_value(|(file, text)| files::save_text(file, text))
            .is_err()
        {
            app.complain(Problem(|texts| texts.failed));
        }
    };
    let sheet = share_sheet::takes_files();
    div("actions stacked")
        .child_if(sheet.then(|| button("button", t.share.sheet, offer)))
        .child(button(
            if sheet { "button soft" } else { "button" },
            t.share.file,
            save,
        ))
}

/// Copies a text, and says so.
pub fn copy(text: String, said: &'static str) {
    let app = app();
    let work = async move {
        clipboard::copy(&text)
            .await
            .map_err(|_| Problem(|texts| texts.copy_failed))
    };
    task::run(app, work, move |()| app.say(said));
}
