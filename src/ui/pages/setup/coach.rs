//! What a coach should know before the first parcel, and a name for the card.

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::contact::Role;
use crate::domain::free_text::FreeText;
use crate::domain::settings::Settings;
use crate::route::Route;
use crate::ui::context::{app, t};
use crate::ui::dom::{all, button, div, el, live, submit};
use crate::ui::pages::common::lock::first::Beginning;
use crate::ui::parts::head::head;
use crate::ui::parts::text_area::TextArea;
use crate::ui::wing::{Wing, page_in};
use crate::ui::{task, wiring};
use crate::usecase::change_settings;

/// One screen.
pub fn coach_intro(back: impl Fn() + Copy + Send + 'static) -> AnyView {
    let app = app();
    let t = t();
    let name = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let settings = move || {
        let name = FreeText::parse(&name.get_untracked()).inspect_err(|error| {
            app.complain((*error).into());
        });
        let settings = Settings::new(Role::Coach, app.lang.get_untracked());
        Some(Settings {
            name: name.ok()?,
            ..settings
        })
    };
    let locked = RwSignal::new(None::<Settings>);
    let begin = move |event: web_sys::Event| {
        event.prevent_default();
        let Some(settings) = settings() else { return };
        busy.set(true);
        let work = async move {
            let mut open = wiring::start(Role::Coach, app.lang.get_untracked()).await?;
            open.contents.settings.name = settings.name;
            change_settings(&open.book, &open.contents.settings).await?;
            Ok(open)
        };
        task::run_or(
            app,
            work,
            move |open| app.open(open),
            move |_| {
                busy.try_set(false);
            },
        );
    };
    let with_lock = move || {
        if let Some(settings) = settings() {
            locked.set(Some(settings));
            page::after(0, || page::focus_first("h1"));
        }
    };
    let intro = move || {
        let form = el("form")
            .class("section")
            .on("submit", begin)
            .child(TextArea::line(t.setup.coach_name, name).help(t.setup.coach_name_hint))
            .child(
                div("actions stacked")
                    .child(
                        submit("button", t.setup.start).live_flag("disabled", move || busy.get()),
                    )
                    .child(button("button soft", t.lock.first, with_lock))
                    .child(button("button plain", t.common.back, back)),
            );
        all([
            head(t.setup.coach_title),
            el("ul")
                .class("bullets")
                .children(t.setup.coach_lead.map(|point| el("li").text(point)))
                .into(),
            form.into(),
        ])
    };
    live(move || match locked.get() {
        Some(settings) => {
            provide_context(Beginning(settings));
            page_in(Wing::Me, Route::Lock)
        }
        None => intro(),
    })
}
