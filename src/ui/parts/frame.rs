//! The frame around every page: header with Hulp and Snel weg, content, tabs.

use leptos::prelude::*;

use super::help::Help;
use super::icon::{Icon, IconView};
use super::link::follow;
use super::toasts::Toasts;
use crate::browser::page;
use crate::domain::contact::Role;
use crate::route::Route;
use crate::ui::context::{Phase, app, t};
use crate::ui::session::Session;

/// Where "Snel weg" goes: a page of nothing in particular, without anything of ours in its name.
const NEUTRAL: &str = "/start.html";

/// The frame. It stands whether or not a book lies open, so that help is always there.
#[component]
pub fn Frame(
    /// The page.
    children: Children,
) -> impl IntoView {
    let app = app();
    let t = t();
    let session = match app.phase.get_untracked() {
        Phase::Open(session) => Some(session),
        _ => None,
    };
    let tabs = session.map(|session| view! { <Tabs role=session.role() /> });
    let example = session.filter(|session| session.example).map(|session| view! { <ExampleBand session /> });
    view! {
        <div class="shell" data-tabs=session.map(|_| "")>
            <a class="skip" href="#content" on:click=|event| { event.prevent_default(); page::focus_first("h1"); }>{t.shell.skip}</a>
            <header class="header">
                <a class="brand" href="/" on:click=follow(Route::Home)>
                    <svg viewBox="0 0 40 28" aria-hidden="true"><path d="M2 17c3-1 4 5 7 3s3-16 7-16 3 20 8 20 4-12 7-11 3 5 7 4" /></svg>
                    {t.common.app}
                </a>
                <button type="button" class="button small pill" on:click=move |_| app.help.set(true)>{t.shell.help}</button>
                <button type="button" class="button small pill" on:click=|_| page::leave_for(NEUTRAL)>{t.shell.leave}</button>
            </header>
            {example}
            <main class="content" id="content">{children()}</main>
            {tabs}
        </div>
        <Help />
        <Toasts />
    }
}

/// The tabs: below on a phone, beside on a wide screen.
#[component]
fn Tabs(role: Role) -> impl IntoView {
    let app = app();
    let t = t();
    let tabs = match role {
        Role::Learner => vec![
            (Route::Home, Icon::Voice, t.shell.today),
            (Route::Diary, Icon::Book, t.shell.diary),
            (Route::Talk, Icon::Talk, t.shell.talk),
            (Route::Me, Icon::Person, t.shell.me),
        ],
        Role::Coach => vec![
            (Route::Home, Icon::Inbox, t.shell.inbox),
            (Route::Learners, Icon::People, t.shell.learners),
            (Route::Me, Icon::Person, t.shell.me),
        ],
    };
    let tab = |(route, icon, name): (Route, Icon, &'static str)| {
        let here = move || (app.route.get().map(|page| page.tab_for(role)) == Some(route)).then_some("page");
        view! {
            <li>
                <a href=route.path() aria-current=here on:click=follow(route)>
                    <IconView icon />
                    {name}
                </a>
            </li>
        }
    };
    view! { <nav class="tabs" aria-label=t.shell.tabs><ul>{tabs.into_iter().map(tab).collect_view()}</ul></nav> }
}

/// Says that this is an example, and takes it away in one tap.
#[component]
fn ExampleBand(session: Session) -> impl IntoView {
    let app = app();
    let t = t();
    view! {
        <div class="example-band">
            <span>{t.shell.example}</span>
            <button type="button" class="button small soft" on:click=move |_| session.erase(app)>{t.shell.example_leave}</button>
        </div>
    }
}
