//! Several people on one device: choosing whose book opens, and what one's own is called.

use leptos::prelude::*;

use crate::browser::{address, page};
use crate::domain::profile::Label;
use crate::route::Route;
use crate::ui::context::{App, Phase, app, open_session, t};
use crate::ui::dom::{Words, all, button, div, el, live_if, p, submit};
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::ui::session::Session;
use crate::ui::task;
use crate::ui::wiring::profiles::{self, Profile};

/// Whose book is to open. It says nothing of any of them but what it is called.
fn choose() -> AnyView {
    let (app, t) = (app(), t());
    let books = RwSignal::new(None::<Vec<Profile>>);
    task::run(app, profiles::list(), move |found| {
        books.try_set(Some(found));
    });
    let list = live_if(move || {
        books.get().map(|books| {
            let cards = books
                .into_iter()
                .enumerate()
                .map(|(place, book)| one(app, place, book));
            el("ul").class("stack").children(cards)
        })
    });
    let begin = move || {
        app.go_instead(Route::Home);
        app.phase.set(Phase::NoBook);
        page::after(0, || page::focus_first("h1"));
    };
    all([
        head_with(t.profiles.choose, t.profiles.choose_lead),
        list,
        div("section actions stacked")
            .child(button("button soft", t.profiles.new, begin))
            .into(),
    ])
}

fn one(app: App, place: usize, book: Profile) -> AnyView {
    let t = t();
    let name: Words = match &book.label {
        _ if book.example => t.shell.example.into(),
        Some(label) => label.to_string().into(),
        None => (t.profiles.unnamed)(place + 1).into(),
    };
    let words = el("span")
        .class("grow")
        .child(el("span").class("title").text(name));
    let book = StoredValue::new(book);
    let open = move || {
        let work = async move { profiles::choose(&book.get_value()).await };
        task::run(app, work, |()| address::start_over());
    };
    el("li")
        .child(
            button("card", "", open)
                .child(words)
                .child(icon(Icon::Onward)),
        )
        .into()
}

/// The profiles: before a book is open, whose it is to be; at Ik, one's own.
pub fn profile_page() -> AnyView {
    match open_session() {
        Some(session) => own(session),
        None => choose(),
    }
}

/// The profile at Ik: its name on this device, and going to another.
fn own(session: Session) -> AnyView {
    let (app, t) = (app(), t());
    let text = RwSignal::new(
        session
            .label
            .with_untracked(|label| label.as_ref().map(ToString::to_string).unwrap_or_default()),
    );
    let save = move |event: web_sys::Event| {
        event.prevent_default();
        let Ok(label) = Label::parse(&text.get_untracked()) else {
            return app.complain(Problem(|texts| texts.label_long));
        };
        let place = session.place();
        let kept = label.clone();
        let work = async move { place.rename(kept).await };
        task::run(app, work, move |()| {
            session.label.set(label);
            app.say(t.common.saved);
        });
    };
    let form = el("form")
        .class("card stack")
        .on("submit", save)
        .child(TextArea::line(t.profiles.label, text).help(t.profiles.label_help))
        .child(div("actions").child(submit("button small soft", t.common.save)));
    let switch = move || {
        task::run(app, profiles::close(), |()| {
            task::quiet(address::start_over)
        })
    };
    all([
        head_with(t.profiles.title, t.profiles.lead),
        form.into(),
        section(t.profiles.switch)
            .child(p("soft").text(t.profiles.switch_lead))
            .child(div("actions stacked").child(button(
                "button soft",
                t.profiles.switch_go,
                switch,
            )))
            .into(),
    ])
}
