//! The wings of the house: pages that the first screen does not need, fetched right after it.
//!
//! The build splits the wasm at the program's own functions (`src/later.rs`, docs/decisions/0009-build.md), so this
//! file only knows how to ask for a wing, and what to show while it is on its way or when it does not come.

use core::pin::Pin;

use leptos::prelude::*;

use super::context::{App, Phase, app, t};
use super::dom::{all, button, div, live};
use super::media::{FetchMedia, Table, Unwanted};
use super::newer_version;
use super::pages::coach::duties::duties_page;
use super::pages::coach::find::find_page;
use super::pages::coach::inbox::inbox_page;
use super::pages::coach::learner::learner_page;
use super::pages::coach::learners::learners_page;
use super::pages::coach::me::coach_me_page;
use super::pages::coach::reply::reply_page;
use super::pages::coach::talking::talking_page;
use super::pages::coach::talks::talks_page;
use super::pages::common::backup::backup_page;
use super::pages::common::backup::restore::restore_page;
use super::pages::common::erase::erase_page;
use super::pages::common::export::export_page;
use super::pages::common::guide::guide_page;
use super::pages::common::home_screen::home_screen_page;
use super::pages::common::lock::settings::lock_page;
use super::pages::common::lock::unlock::unlock_page;
use super::pages::common::not_found::not_found_page;
use super::pages::common::number::number_page;
use super::pages::common::profiles::profile_page;
use super::pages::common::proof::proof_page;
use super::pages::learner::asking_back::ask_back_page;
use super::pages::learner::check_in::{write_about_page, write_page};
use super::pages::learner::diary::diary_page;
use super::pages::learner::entry::{Editing, entry_page};
use super::pages::learner::learning::list::learning_page;
use super::pages::learner::learning::one::learning_question_page;
use super::pages::learner::learning::show::show_page;
use super::pages::learner::looking_back::calendar::{calendar_page, day_page};
use super::pages::learner::looking_back::patterns::patterns_page;
use super::pages::learner::looking_back::search::search_page;
use super::pages::learner::me::me_page;
use super::pages::learner::mine::build_up::build_up_page;
use super::pages::learner::mine::card::{my_card_page, show_card_page};
use super::pages::learner::mine::people::people_page;
use super::pages::learner::my_questions::my_questions_page;
use super::pages::learner::pair::pair_page;
use super::pages::learner::plan_input::plan_input_page;
use super::pages::learner::preview::{before_sharing_page, hello_page, preview_page};
use super::pages::learner::replies::replies_page;
use super::pages::learner::shared::{parcel_page, shared_page};
use super::pages::learner::talk::talk_page;
use super::pages::learner::talks;
use super::pages::learner::to_calendar::to_calendar_page;
use super::pages::learner::usual::usual_page;
use super::parts::head::{head_with, title};
use super::session::Session;
use crate::browser::{page, requests};
use crate::domain::contact::Role;
use crate::route::Route;

/// Pages that come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wing {
    /// Writing a check-in, the diary, an entry: what comes right after Vandaag.
    Day,
    /// Everything a coach sees.
    Coach,
    /// Ik and what stands under it; a coach's lock too.
    Me,
    /// Leervragen, what a learner writes about themselves at Ik, and Gesprek: talks, pairing, the preview, sending. Together, since
    /// each two wings that share a function have a file for it: with nine wings there were 119 files.
    Own,
    /// Looking back: search, calendar, patterns.
    Look,
    /// The lock before a closed book.
    Lock,
}

impl Wing {
    const ALL: [Self; 6] = [
        Self::Day,
        Self::Own,
        Self::Me,
        Self::Look,
        Self::Lock,
        Self::Coach,
    ];
}

/// The table of a wing: the page at an address.
pub type Pages = fn(Route) -> AnyView;

/// What a wing brings.
#[derive(Clone, Copy)]
pub struct Brings {
    /// Its pages.
    pub pages: Pages,
    /// What is done as soon as it is there, and whenever a book is opened after that.
    pub then: Option<fn(App)>,
}

/// Fetches a wing; none when it cannot be had, and then it may be asked for again.
pub type Fetch = fn(Wing) -> Pin<Box<dyn Future<Output = Option<Brings>>>>;

/// Writing and reading.
pub fn day_pages(route: Route) -> AnyView {
    match route {
        Route::Write(kind) => write_page(kind),
        Route::Diary => diary_page(),
        Route::WriteAbout(id) => write_about_page(id),
        Route::Entry(id) => entry_page(id, Editing::None),
        Route::Edit(id) => entry_page(id, Editing::All),
        Route::Answer(id, question) => entry_page(id, Editing::One(question)),
        _ => not_found_page(),
    }
}

/// The coach's pages.
pub fn coach_pages(route: Route) -> AnyView {
    match route {
        Route::Home | Route::Received => inbox_page(),
        Route::Learners => learners_page(),
        Route::Learner(id) => learner_page(id),
        Route::Reply(learner, item) => reply_page(learner, item),
        Route::Talk => talks_page(),
        Route::Find => find_page(),
        Route::Duties => duties_page(),
        Route::TalkWith(learner, talk) => talking_page(learner, talk),
        Route::Me => coach_me_page(),
        _ => not_found_page(),
    }
}

/// Ik and its lock.
pub fn me_pages(route: Route) -> AnyView {
    match route {
        Route::Me => me_page(),
        Route::Questions => my_questions_page(),
        Route::ToCalendar => to_calendar_page(),
        Route::Lock => lock_page(),
        Route::Backup => backup_page(),
        Route::Restore => restore_page(),
        Route::Export => export_page(),
        Route::Proof => proof_page(),
        Route::Guide => guide_page(),
        Route::HomeScreen => home_screen_page(),
        Route::Profile => profile_page(),
        Route::Erase => erase_page(),
        _ => not_found_page(),
    }
}

/// Leervragen, what a learner writes about themselves, talks, and all that is shared.
pub fn own_pages(route: Route) -> AnyView {
    match route {
        Route::Learning => learning_page(),
        Route::LearningQuestion(id) => learning_question_page(id),
        Route::Show(id) => show_page(id),
        Route::MyCard => my_card_page(),
        Route::ShowCard => show_card_page(),
        Route::People => people_page(),
        Route::BuildUp => build_up_page(),
        Route::CoachTalk(id) => talks::reading::talk_page(id),
        Route::Agenda(id) => talks::agenda::agenda_page(id),
        Route::TalkPlan(id) => talks::plan_page(id),
        Route::DuringTalk(id) => talks::during::during_page(id),
        Route::AfterTalk(id) => talks::after::after_page(id),
        Route::Agreement(id) => talks::agreement::agreement_page(id),
        Route::PlanInput => plan_input_page(),
        Route::Talk => talk_page(),
        Route::Preview => preview_page(),
        Route::Replies | Route::Received => replies_page(),
        Route::Hello(contact) => hello_page(contact),
        Route::Shared => shared_page(),
        Route::Parcel(id) => parcel_page(id),
        Route::AskBack(id) => ask_back_page(id),
        Route::Usual => usual_page(),
        Route::BeforeSharing => before_sharing_page(),
        Route::Pair => pair_page(),
        Route::Number(contact) => number_page(contact),
        _ => not_found_page(),
    }
}

/// The other tabs of the open book are joined, and the app is kept on the device: by the wing of Ik, which brings that along.
pub fn join(app: App) {
    if let Phase::Open(session) = app.phase.get_untracked() {
        session.join(app);
    }
    newer_version::look_out(app);
}

/// The diary, all of which looking back wants, is made quicker to read the next time.
pub fn bundle_up(app: App) {
    if let Phase::Open(session) = app.phase.get_untracked() {
        session.bundle_up();
    }
}

/// What a coach kept long enough goes, once that was warned about.
pub fn clear_out(app: App) {
    if let Phase::Open(session) = app.phase.get_untracked()
        && session.role() == Role::Coach
    {
        session.clear_out(app);
    }
}

/// Looking back.
pub fn look_pages(route: Route) -> AnyView {
    match route {
        Route::Search => search_page(),
        Route::Calendar => calendar_page(),
        Route::OnDay(day) => day_page(day),
        Route::Patterns => patterns_page(),
        _ => not_found_page(),
    }
}

/// The lock, wherever one wanted to go.
pub fn lock_pages(_: Route) -> AnyView {
    match app().phase.get_untracked() {
        Phase::Locked(place) => unlock_page(place.get_value()),
        _ => not_found_page(),
    }
}

/// Which wings are here already.
#[derive(Clone, Copy)]
pub struct Wings {
    fetch: Fetch,
    fetch_media: FetchMedia,
    media: RwSignal<Option<Table>>,
    here: StoredValue<[Option<Brings>; Wing::ALL.len()]>,
}

impl Wings {
    /// None is here yet.
    pub fn new(fetch: Fetch, fetch_media: FetchMedia) -> Self {
        Self {
            fetch,
            fetch_media,
            media: RwSignal::new(None),
            here: StoredValue::new([None; Wing::ALL.len()]),
        }
    }

    /// Waits until a wing has come, or cannot be had; until it is asked for, it does nothing.
    pub async fn come(self, wing: Wing) {
        (self.fetch)(wing).await;
    }

    /// Fetches all of them, as soon as there is time, so that nothing has to be fetched later, and everything works without
    /// a network from then on.
    pub fn fetch_all(self, app: App) {
        leptos::task::spawn_local(async move {
            page::idle().await;
            for wing in Wing::ALL {
                self.get(app, wing).await;
            }
            self.get_media(app).await;
            // A lock is opened when all is here already, and then this comes twice.
            let now = requests::now();
            app.ready.update(|ready| *ready = ready.min(now));
        });
    }

    /// The wing with what is spoken, photographed and drawn, followed as it comes.
    pub fn media(self) -> Option<Table> {
        self.media.get()
    }

    /// Fetches that wing; none when it cannot be had.
    pub async fn get_media(self, app: App) -> Option<Table> {
        let table = (self.fetch_media)().await?;
        if self.media.get_untracked().is_none() {
            self.media.set(Some(table));
            if let Phase::Open(session) = app.phase.get_untracked() {
                self.let_go(session, Unwanted::Any);
            }
        }
        Some(table)
    }

    /// Takes attachments away, if that wing is here.
    pub fn let_go(self, session: Session, unwanted: Unwanted) {
        if let Some(table) = self.media.get_untracked() {
            (table.let_go)(session, unwanted);
        }
    }

    async fn get(self, app: App, wing: Wing) -> Option<Pages> {
        let brings = (self.fetch)(wing).await?;
        let mut before = None;
        self.here
            .update_value(|here| before = here[wing as usize].replace(brings));
        // As long as a diary is being read, it is not open yet; and whatever was here before did this when the book was opened.
        if let Some(then) = brings
            .then
            .filter(|_| before.is_none() && !app.is_reading())
        {
            then(app);
        }
        Some(brings.pages)
    }

    /// A book was opened, and all of it is here: the wings that are here do what they do then.
    pub fn opened(self, app: App) {
        for brings in self.here.get_value().into_iter().flatten() {
            if let Some(then) = brings.then {
                then(app);
            }
        }
    }
}

/// Where a page stands that belongs to a wing.
#[derive(Clone, Copy)]
enum Coming {
    OnItsWay,
    Here(Pages),
    Away,
}

/// What stands in the place of a page that is on its way.
pub fn waiting() -> AnyView {
    div("page-head waiting")
        .attr("aria-busy", "true")
        .child(title(t().common.loading))
        .into()
}

/// A page of a wing: at once if it is here, and otherwise as soon as it is.
pub fn page_in(wing: Wing, route: Route) -> AnyView {
    let app = app();
    if let Some(brings) = app.wings.here.with_value(|here| here[wing as usize]) {
        return (brings.pages)(route);
    }
    let coming = RwSignal::new(Coming::OnItsWay);
    fetch(app, wing, coming);
    live(move || match coming.get() {
        Coming::OnItsWay => waiting(),
        Coming::Here(pages) => pages(route),
        Coming::Away => all([
            head_with(t().problem.page_away, t().problem.page_away_lead),
            button("button", t().problem.retry, move || {
                coming.set(Coming::OnItsWay);
                fetch(app, wing, coming);
            })
            .into(),
        ]),
    })
}

fn fetch(app: App, wing: Wing, coming: RwSignal<Coming>) {
    leptos::task::spawn_local(async move {
        let came = app
            .wings
            .get(app, wing)
            .await
            .map_or(Coming::Away, Coming::Here);
        // Whoever left meanwhile is not called back.
        if coming.try_set(came).is_none() {
            page::after(0, move || app.entered_late());
        }
    });
}
