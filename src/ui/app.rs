//! The app: opens the book, and draws the page of the address. Every page is named here once.

use leptos::prelude::*;
use web_sys::PopStateEvent;

use super::context::{App, Phase, app, t};
use super::pages::coach::inbox::InboxPage;
use super::pages::coach::learner::LearnerPage;
use super::pages::coach::learners::LearnersPage;
use super::pages::coach::me::CoachMePage;
use super::pages::common::not_found::NotFoundPage;
use super::pages::common::number::NumberPage;
use super::pages::learner::check_in::WritePage;
use super::pages::learner::diary::DiaryPage;
use super::pages::learner::entry::EntryPage;
use super::pages::learner::me::MePage;
use super::pages::learner::pair::PairPage;
use super::pages::learner::preview::{HelloPage, PreviewPage};
use super::pages::learner::shared::SharedPage;
use super::pages::learner::talk::TalkPage;
use super::pages::learner::today::TodayPage;
use super::pages::setup::welcome::WelcomePage;
use super::parts::frame::Frame;
use super::parts::head::Head;
use super::problem::Problem;
use super::session::Session;
use super::wiring::{self, OnShelf};
use crate::browser::page;
use crate::domain::contact::Role;
use crate::domain::settings::Theme;
use crate::route::Route;

impl App {
    /// Shows a book that was just opened.
    pub fn open(self, open: OnShelf) {
        let (lang, theme) = (open.contents.settings.lang, open.contents.settings.theme);
        let session = Session::new(open);
        App::paint(theme);
        self.lang.set(lang);
        self.phase.set(Phase::Open(session));
    }
}

/// The whole app.
#[component]
pub fn Root() -> impl IntoView {
    let app = App::new();
    provide_context(app);
    App::paint(Theme::Auto);
    page::on_window("popstate", move |_: PopStateEvent| {
        app.toast.set(None);
        app.route.set(Route::parse(&page::path()));
    });
    leptos::task::spawn_local(async move {
        match wiring::open_current().await {
            Ok(Some(open)) => app.open(open),
            Ok(None) => app.phase.set(Phase::NoBook),
            Err(problem) => app.phase.set(Phase::Closed(problem)),
        }
        page::remove("boot");
    });
    // The whole screen is drawn anew for another book or another language: both are rare,
    // and no page has to follow them by itself.
    move || {
        page::set_root("lang", app.lang.get().tag());
        match app.phase.get() {
            Phase::Opening => ().into_any(),
            Phase::NoBook => view! { <Frame><WelcomePage /></Frame> }.into_any(),
            Phase::Closed(problem) => view! { <Frame><ClosedPage problem /></Frame> }.into_any(),
            Phase::Open(session) => {
                provide_context(session);
                view! { <Frame><Page session /></Frame> }.into_any()
            }
        }
    }
}

/// The page of the address, for whoever's book lies open.
#[component]
fn Page(session: Session) -> impl IntoView {
    let app = app();
    let role = session.role();
    // The title, and the focus for who cannot see that the page changed.
    Effect::new(move |before: Option<()>| {
        app.route.track();
        let moved = before.is_some();
        page::after(0, move || page::enter(app.texts().common.app, moved));
    });
    move || {
        let Some(route) = app.route.get() else { return view! { <NotFoundPage /> }.into_any() };
        match (role, route) {
            (Role::Learner, Route::Home) => view! { <TodayPage /> }.into_any(),
            (Role::Learner, Route::Write(kind)) => view! { <WritePage kind /> }.into_any(),
            (Role::Learner, Route::Diary) => view! { <DiaryPage /> }.into_any(),
            (Role::Learner, Route::Entry(id)) => view! { <EntryPage id edit=false /> }.into_any(),
            (Role::Learner, Route::Edit(id)) => view! { <EntryPage id edit=true /> }.into_any(),
            (Role::Learner, Route::Talk) => view! { <TalkPage /> }.into_any(),
            (Role::Learner, Route::Preview) => view! { <PreviewPage /> }.into_any(),
            (Role::Learner, Route::Hello(contact)) => view! { <HelloPage contact /> }.into_any(),
            (Role::Learner, Route::Pair) => view! { <PairPage /> }.into_any(),
            (Role::Learner, Route::Me) => view! { <MePage /> }.into_any(),
            (Role::Learner, Route::Shared) => view! { <SharedPage /> }.into_any(),
            (Role::Coach, Route::Home) => view! { <InboxPage /> }.into_any(),
            (Role::Coach, Route::Learners) => view! { <LearnersPage /> }.into_any(),
            (Role::Coach, Route::Learner(id)) => view! { <LearnerPage id /> }.into_any(),
            (Role::Coach, Route::Me) => view! { <CoachMePage /> }.into_any(),
            (_, Route::Number(contact)) => view! { <NumberPage contact /> }.into_any(),
            _ => view! { <NotFoundPage /> }.into_any(),
        }
    }
}

/// The book could not be opened: why, and a way to try again. Help stays in reach.
#[component]
fn ClosedPage(problem: Problem) -> impl IntoView {
    let t = t();
    view! {
        <Head title=t.problem.not_open lead=problem.sentence(t) />
        <button type="button" class="button" on:click=|_| page::reload()>{t.problem.retry}</button>
    }
}
