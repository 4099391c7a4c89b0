//! What a coach should know before the first parcel, and a name for the card.

use leptos::prelude::*;

use crate::domain::contact::Role;
use crate::domain::free_text::FreeText;
use crate::ui::context::{app, t};
use crate::ui::dom::{all, button, div, el, submit};
use crate::ui::parts::head::head;
use crate::ui::parts::text_area::TextArea;
use crate::ui::{task, wiring};
use crate::usecase::change_settings;

/// One screen.
pub fn coach_intro(back: impl Fn() + 'static) -> AnyView {
    let app = app();
    let t = t();
    let name = RwSignal::new(String::new());
    let busy = RwSignal::new(false);
    let begin = move |event: web_sys::Event| {
        event.prevent_default();
        let name = match FreeText::parse(&name.get_untracked()) {
            Ok(name) => name,
            Err(error) => return app.complain(error.into()),
        };
        busy.set(true);
        let work = async move {
            let mut open = wiring::start(Role::Coach, app.lang.get_untracked()).await?;
            open.contents.settings.name = name;
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
    let form = el("form")
        .class("section")
        .on("submit", begin)
        .child(TextArea::line(t.setup.coach_name, name).help(t.setup.coach_name_hint))
        .child(
            div("actions stacked")
                .child(submit("button", t.setup.start).live_flag("disabled", move || busy.get()))
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
}
