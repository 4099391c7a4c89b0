//! A sealed parcel on its way: share sheet, file or text. Nothing counts as sent until the learner says so.

use leptos::prelude::*;

use super::head::Head;
use crate::browser::{Refused, clipboard, files, page, share_sheet};
use crate::domain::contact::Contact;
use crate::domain::sent::Sent;
use crate::route::Route;
use crate::ui::context::{app, session, t};
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
}

/// The ways to send it.
#[component]
pub fn Send(
    /// The parcel.
    sealed: Sealed,
) -> impl IntoView {
    let app = app();
    let t = t();
    let session = session();
    let Sealed { text, sent, contact } = sealed;
    let name = contact.card.name.to_string();
    let (year, month, day) = sent.letter.sealed.day().ymd();
    let file = format!("mijn-stem-{year:04}-{month:02}-{day:02}.txt");
    let text = StoredValue::new(text);
    let file = StoredValue::new(file);
    // The page changed under the reader: start at its title.
    page::after(0, || page::focus_first("main > div:not([hidden]) h1, main > h1"));
    let sheet = move |_| {
        let offer = async move {
            match share_sheet::offer(&file.get_value(), &text.get_value()).await {
                Ok(()) | Err(Refused::Cancelled) => Ok(()),
                Err(Refused::Failed(_)) => Err(crate::ui::problem::Problem(|texts| texts.sheet_failed)),
            }
        };
        task::run(app, offer, |()| ());
    };
    let save = move |_| {
        if files::save_text(&file.get_value(), &text.get_value()).is_err() {
            app.say(t.problem.failed);
        }
    };
    let copy = move |_| {
        let copy = async move { clipboard::copy(&text.get_value()).await.map_err(|_| crate::ui::problem::Problem(|texts| texts.copy_failed)) };
        task::run(app, copy, move |()| app.say(t.common.copied));
    };
    let went = {
        let name = name.clone();
        move |_| {
            let name = name.clone();
            session.say_it_went(app, sent.clone(), move || {
                app.go_instead(Route::Talk);
                app.say((t.share.went)(&name));
            });
        }
    };
    let with_app = share_sheet::takes_files().then(|| view! { <button type="button" class="button" on:click=sheet>{t.share.sheet}</button> });
    let save_class = if with_app.is_some() { "button soft" } else { "button" };
    view! {
        <div>
            <Head title=t.share.sealed lead=(t.share.sealed_lead)(&name) />
            <div class="stack wide">
                <div class="actions stacked">
                    {with_app}
                    <button type="button" class=save_class on:click=save>{t.share.file}</button>
                    <button type="button" class="button soft" on:click=copy>{t.share.text}</button>
                </div>
                <p class="soft small">{(t.share.size)(&t.size(text.with_value(String::len)))}</p>
                <section class="section">
                    <h2>{t.share.went_ask}</h2>
                    <div class="actions">
                        <button type="button" class="button soft" on:click=went>{t.share.went_yes}</button>
                        <button type="button" class="button plain" on:click=move |_| app.go_instead(Route::Talk)>{t.share.went_no}</button>
                    </div>
                </section>
            </div>
        </div>
    }
}
