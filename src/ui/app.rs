//! The app: opens the book, and draws the page of the address. What the first screen needs is named here, the rest in `ui::wing`.

use std::rc::Rc;

use leptos::prelude::*;

use super::context::{App, Phase, app, t};
use super::dom::{all, button, div, live, nothing};
use super::lock;
use super::media::FetchMedia;
use super::pages::common::not_found::not_found_page;
use super::pages::learner::today::today_page;
use super::pages::setup::welcome::welcome_page;
use super::parts::frame::frame;
use super::parts::head::head_with;
use super::problem::Problem;
use super::session::{Reading, Session};
use super::task;
use super::wing::{Fetch, Wing, page_in, waiting};
use super::wiring::{self, Found, Gone, OnShelf, Place};
use crate::browser::{address, page};
use crate::domain::contact::Role;
use crate::domain::settings::Look;
use crate::route::Route;

impl App {
    /// Shows a book that was just opened.
    pub fn open(self, open: OnShelf) {
        let (lang, look) = (open.contents.settings.lang, open.contents.settings.look);
        let session = Session::new(self, open);
        Self::paint(look);
        self.lang.set(lang);
        self.phase.set(Phase::Open(session));
        lock::begin(self);
        session.read_on(self);
    }

    /// Shows the lock of a closed book.
    pub fn show_lock(self, place: Rc<Place>) {
        let place = self.outliving(|| StoredValue::new_local(place));
        self.phase.set(Phase::Locked(place));
    }

    /// Waits until the page of the address is on the screen, if it does without the older diary.
    pub async fn first_page_stands(self, session: Session) {
        let (role, route) = (session.role(), self.route.get_untracked());
        let Some(route) = route.filter(|it| is_first(role, *it)) else {
            return;
        };
        if let Some(wing) = wing_of(role, route) {
            self.wings.come(wing).await;
        }
        page::idle().await;
    }

    /// The page of the address came later than the address: it is entered now, unless the focus went elsewhere meanwhile.
    pub fn entered_late(self) {
        if self.moved.get_value() && page::focus_is_free() {
            page::focus_first("h1");
        }
    }
}

/// The whole app; `fetch` and `fetch_media` bring the wings that the first screen does not need.
pub fn root(fetch: Fetch, fetch_media: FetchMedia) -> impl IntoView {
    address::take_over();
    let app = App::begin(fetch, fetch_media);
    provide_context(app);
    App::paint(Look::default());
    page::set_title(app.texts().common.app);
    address::on_move(move || {
        app.toast.set(None);
        app.route.set(Route::parse(&address::path()));
    });
    lock::watch(app);
    // A guess: most who open the app are learners, and the page comes while the book is being opened.
    if let Some(wing) = app
        .route
        .get_untracked()
        .and_then(|it| wing_of(Role::Learner, it))
    {
        leptos::task::spawn_local(app.wings.come(wing));
    }
    leptos::task::spawn_local(async move {
        let found = wiring::open_current().await;
        // To open it and to draw it are two pieces of work, and the screen gets a turn between them.
        page::turn().await;
        match found {
            Ok(Found::Open(open)) => app.open(*open),
            Ok(Found::Locked(place)) => app.show_lock(place),
            Ok(Found::Vanished(gone)) => app.phase.set(Phase::Vanished(gone)),
            Ok(Found::Several) => app.phase.set(Phase::Several),
            Ok(Found::Nobody) => app.phase.set(Phase::NoBook),
            Err(problem) => app.phase.set(Phase::Closed(problem)),
        }
        page::remove("boot");
        if !app.is_reading() {
            app.wings.fetch_all(app);
        }
    });
    // The focus for who cannot see that the page changed. Loading the page is no
    // change: the browser's own place for the focus stays.
    Effect::new(move |before: Option<bool>| {
        app.route.track();
        let shown = !matches!(app.phase.get(), Phase::Opening);
        let moved = before == Some(true) && matches!(app.phase.get_untracked(), Phase::Open(_));
        app.moved.set_value(moved);
        if moved {
            page::after(0, || page::focus_first("h1"));
        }
        shown
    });
    // The whole screen is drawn anew for another book or another language: both are rare,
    // and no page has to follow them by itself.
    live(move || {
        page::set_root("lang", app.lang.get().tag());
        match app.phase.get() {
            Phase::Opening => nothing(),
            Phase::NoBook => frame(None, live(move || first_page(app))),
            Phase::Several => frame(None, page_in(Wing::Me, Route::Profile)),
            Phase::Vanished(gone) => frame(None, vanished_page(gone)),
            Phase::Locked(_) => frame(None, page_in(Wing::Lock, Route::Home)),
            Phase::Closed(problem) => frame(None, closed_page(problem, page::reload)),
            Phase::Open(session) => {
                provide_context(session);
                frame(Some(session), live(move || current_page(session)))
            }
        }
    })
}

/// The page of the address, for whoever's book lies open.
fn current_page(session: Session) -> AnyView {
    let Some(route) = app().route.get() else {
        #[cfg(debug_assertions)]
        if address::path() == super::gallery::PATH {
            return super::gallery::gallery_page();
        }
        return not_found_page();
    };
    let role = session.role();
    if is_first(role, route) {
        return page_of(role, route);
    }
    match session.reading.get() {
        Reading::Done => page_of(role, route),
        Reading::OnItsWay => waiting(),
        Reading::Broken(problem) => closed_page(problem, move || session.read_on(app())),
    }
}

/// What a learner's day begins with: it does without the older diary.
const fn is_first(role: Role, route: Route) -> bool {
    matches!(
        (role, route),
        (Role::Learner, Route::Home | Route::Write(_) | Route::Diary)
    )
}

/// The page of an address, as this role sees it.
fn page_of(role: Role, route: Route) -> AnyView {
    match wing_of(role, route) {
        Some(wing) => page_in(wing, route),
        None if (role, route) == (Role::Learner, Route::Home) => today_page(),
        None => not_found_page(),
    }
}

/// The wing that a page stands in, if it stands in one.
const fn wing_of(role: Role, route: Route) -> Option<Wing> {
    match (role, route) {
        (
            Role::Learner,
            Route::Write(_)
            | Route::Diary
            | Route::WriteAbout(_)
            | Route::Entry(_)
            | Route::Edit(_)
            | Route::Answer(..),
        ) => Some(Wing::Day),
        (Role::Learner, Route::Search | Route::Calendar | Route::OnDay(_) | Route::Patterns) => {
            Some(Wing::Look)
        }
        (
            Role::Learner,
            Route::CoachTalk(_)
            | Route::Agenda(_)
            | Route::TalkPlan(_)
            | Route::DuringTalk(_)
            | Route::AfterTalk(_)
            | Route::Agreement(_)
            | Route::PlanInput
            | Route::Learning
            | Route::LearningQuestion(_)
            | Route::Show(_)
            | Route::MyCard
            | Route::ShowCard
            | Route::People
            | Route::BuildUp
            | Route::Talk
            | Route::Preview
            | Route::Replies
            | Route::Received
            | Route::Hello(_)
            | Route::Pair
            | Route::Shared
            | Route::Parcel(_)
            | Route::AskBack(_)
            | Route::Usual
            | Route::BeforeSharing,
        )
        | (_, Route::Number(_)) => Some(Wing::Own),
        (Role::Learner, Route::Me | Route::Questions | Route::ToCalendar)
        | (
            _,
            Route::Lock
            | Route::Backup
            | Route::Restore
            | Route::Export
            | Route::Proof
            | Route::Guide
            | Route::HomeScreen
            | Route::Profile
            | Route::Erase,
        ) => Some(Wing::Me),
        (
            Role::Coach,
            Route::Home
            | Route::Received
            | Route::Learners
            | Route::Learner(_)
            | Route::Reply(..)
            | Route::Talk
            | Route::TalkWith(..)
            | Route::Find
            | Route::Duties
            | Route::Me,
        ) => Some(Wing::Coach),
        _ => None,
    }
}

/// Before anything was started: the first start, or a back-up that comes back.
fn first_page(app: App) -> AnyView {
    match app.route.get() {
        Some(Route::Restore) => page_in(Wing::Me, Route::Restore),
        _ => welcome_page(),
    }
}

/// A book is gone: that is said plainly, and the way to restore it.
fn vanished_page(gone: Gone) -> AnyView {
    let (app, t) = (app(), t());
    let accept = move |restore: bool| {
        task::run(app, gone.accept(), move |()| {
            if restore {
                app.go_instead(Route::Restore);
                app.phase.set(Phase::NoBook);
            } else {
                address::start_over();
            }
        })
    };
    all([
        head_with(
            t.tabs.vanished,
            (t.tabs.vanished_lead)(gone.entries as usize),
        ),
        div("actions stacked")
            .child(button("button", t.backup.restore, move || accept(true)))
            .child(button("button plain", t.tabs.vanished_go_on, move || {
                accept(false)
            }))
            .into(),
    ])
}

/// The book could not be opened, or not all of it: why, and a way to try again. Help stays in reach.
fn closed_page(problem: Problem, again: impl Fn() + 'static) -> AnyView {
    let t = t();
    all([
        head_with(t.problem.not_open, problem.sentence(t)),
        button("button", t.problem.retry, again).into(),
    ])
}
