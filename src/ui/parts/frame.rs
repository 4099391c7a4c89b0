//! The frame around every page: header with Hulp and Snel weg, content, tabs.

use leptos::prelude::*;

use super::help::help;
use super::icon::{Icon, icon};
use super::link::anchor;
use super::toasts::toasts;
use crate::browser::{address, page};
use crate::domain::contact::Role;
use crate::route::Route;
use crate::ui::context::{app, t};
use crate::ui::dom::{El, all, button, div, el, live_if};
use crate::ui::lock;
use crate::ui::session::Session;

/// Where "Snel weg" goes: a page of nothing in particular, without anything of ours in its name.
const NEUTRAL: &str = "/start.html";

/// The name with its line.
const LOGO: &str = "<svg viewBox=\"0 0 40 28\"><path d=\"M2 17c3-1 4 5 7 3s3-16 7-16 3 20 8 20 4-12 7-11 3 5 7 4\"/></svg>";

/// The frame. It stands whether or not a book lies open, so that help is always there.
pub fn frame(session: Option<Session>, content: AnyView) -> AnyView {
    let app = app();
    let t = t();
    let skip = el("a")
        .class("skip")
        .attr("href", "#content")
        .text(t.shell.skip)
        .on("click", |event| {
            event.prevent_default();
            page::focus_first("h1");
        });
    let brand = anchor(Route::Home)
        .class("brand")
        .child(
            el("span")
                .class("drawing")
                .attr("aria-hidden", "true")
                .drawing(LOGO.to_owned()),
        )
        .child(el("span").class("brand-name").text(t.common.app));
    let close = live_if(move || {
        session
            .filter(|session| session.locked.get())
            .map(|session| {
                button("button small pill square", "", move || {
                    lock::close_now(app, session)
                })
                .attr("aria-label", t.lock.close)
                .child(icon(Icon::Lock))
            })
    });
    let header = el("header")
        .class("header")
        .child(brand)
        .child(close)
        .child(button("button small pill", t.shell.help, move || {
            app.help.set(true)
        }))
        .child(button("button small pill", t.shell.leave, || {
            address::vanish(NEUTRAL)
        }));
    let shell = div("shell")
        .flag("data-tabs", session.is_some())
        .child(skip)
        .child(header)
        .child_if(session.filter(|session| session.example).map(example_band))
        .child(
            el("main")
                .class("content")
                .attr("id", "content")
                .child(content),
        )
        .child_if(session.map(|session| tabs(session.role())));
    all([shell.into(), help(), toasts()])
}

/// The tabs: below on a phone, beside on a wide screen.
fn tabs(role: Role) -> El {
    let app = app();
    let t = t();
    let tabs = match role {
        Role::Learner => vec![
            (Route::Home, Icon::Voice, t.shell.today),
            (Route::Diary, Icon::Book, t.shell.diary),
            (Route::Learning, Icon::Question, t.shell.learning),
            (Route::Talk, Icon::Talk, t.shell.talk),
            (Route::Me, Icon::Person, t.shell.me),
        ],
        Role::Coach => vec![
            (Route::Home, Icon::Inbox, t.shell.inbox),
            (Route::Learners, Icon::People, t.shell.learners),
            (Route::Talk, Icon::Talk, t.shell.talks),
            (Route::Me, Icon::Person, t.shell.me),
        ],
    };
    let tab = |(route, picture, name): (Route, Icon, &'static str)| {
        let here = move || {
            (app.route.get().map(|page| page.tab_for(role)) == Some(route)).then(|| "page".into())
        };
        el("li").child(
            anchor(route)
                .live_attr("aria-current", here)
                .child(icon(picture))
                .text(name),
        )
    };
    el("nav")
        .class("tabs")
        .attr("aria-label", t.shell.tabs)
        .child(el("ul").children(tabs.into_iter().map(tab)))
}

/// Says that this is an example, and takes it away in one tap.
fn example_band(session: Session) -> El {
    let app = app();
    let t = t();
    div("example-band")
        .child(el("span").text(t.shell.example))
        .child(button(
            "button small soft",
            t.shell.example_leave,
            move || session.erase(app),
        ))
}
