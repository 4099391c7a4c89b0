//! What every screen can ask for: where we are, in which language, and the word at the foot of the screen.

use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;

use super::media::FetchMedia;
use super::problem::Problem;
use super::session::Session;
use super::wing::{Fetch, Wings};
use super::wiring::{Gone, Place};
use crate::browser::{address, page};
use crate::domain::lang::Lang;
use crate::domain::settings::{Look, TextSize, Theme};
use crate::route::Route;
use crate::text::{Texts, texts};

/// How far the app has come.
#[derive(Clone, Copy)]
pub enum Phase {
    /// Looking which book lies open.
    Opening,
    /// Nobody has started here yet.
    NoBook,
    /// There are books, and none was chosen.
    Several,
    /// A book is no longer there.
    Vanished(Gone),
    /// A book with a lock on it.
    Locked(StoredValue<Rc<Place>, LocalStorage>),
    /// A book lies open.
    Open(Session),
    /// It could not be opened, for this reason.
    Closed(Problem),
}

/// How long a mere word stays, in milliseconds: long enough to read it twice.
const TOAST_MS: i32 = 8000;

/// What is done at a tap.
type Act = Arc<dyn Fn() + Send + Sync>;

/// The offer to put something back, for as long as it stands on the screen.
struct Offer {
    undone: AtomicBool,
    gone: Act,
}

impl Drop for Offer {
    fn drop(&mut self) {
        if !self.undone.load(Ordering::Relaxed) {
            let gone = Arc::clone(&self.gone);
            // Not in the middle of whatever took its place.
            page::after(0, move || gone());
        }
    }
}

/// A short word at the foot of the screen, with at most one thing to do about it.
#[derive(Clone)]
pub struct Toast {
    /// What it says.
    pub text: String,
    /// A label and what it does. It outlives the page that offered it.
    pub action: Option<(&'static str, Act)>,
}

/// The app as its screens see it.
#[derive(Clone, Copy)]
pub struct App {
    /// The page; none for an address that does not exist.
    pub route: RwSignal<Option<Route>>,
    /// How far the app has come.
    pub phase: RwSignal<Phase>,
    /// The language of the screen. Changing it draws the screen anew.
    pub lang: RwSignal<Lang>,
    /// The word at the foot of the screen.
    pub toast: RwSignal<Option<Toast>>,
    /// When all of the app was there, in milliseconds after the page began: what is requested later is told at Ik.
    pub ready: RwSignal<f64>,
    /// Whether "Hulp" lies open.
    pub help: RwSignal<bool>,
    /// The pages that come after the first screen.
    pub wings: Wings,
    /// A newer version of the app waits, and this begins anew with it.
    pub newer: RwSignal<Option<fn(App)>>,
    /// Whether we came to this page from another.
    pub moved: StoredValue<bool>,
    /// Who owns what outlives every screen.
    root: StoredValue<Option<Owner>>,
}

impl App {
    /// The app before anything was opened, in the language that the browser prefers.
    pub fn begin(fetch: Fetch, fetch_media: FetchMedia) -> Self {
        let lang = page::languages()
            .iter()
            .find_map(|tag| Lang::from_tag(tag))
            .unwrap_or_default();
        Self {
            route: RwSignal::new(Route::parse(&address::path())),
            phase: RwSignal::new(Phase::Opening),
            lang: RwSignal::new(lang),
            toast: RwSignal::new(None),
            ready: RwSignal::new(f64::INFINITY),
            help: RwSignal::new(false),
            wings: Wings::new(fetch, fetch_media),
            newer: RwSignal::new(None),
            moved: StoredValue::new(false),
            root: StoredValue::new(Owner::current()),
        }
    }

    /// Makes signals that belong to no screen: they live until the page is loaded anew.
    pub fn outliving<T>(self, make: impl FnOnce() -> T) -> T {
        match self.root.get_value() {
            Some(root) => root.with(make),
            None => make(),
        }
    }

    /// Whether a book lies open of which not all is here yet.
    pub fn is_reading(self) -> bool {
        match self.phase.get_untracked() {
            Phase::Open(session) => !untrack(|| session.is_whole()),
            _ => false,
        }
    }

    /// The texts of the present language. Not reactive: a change of language draws the screen anew.
    pub fn texts(self) -> &'static Texts {
        texts(self.lang.get_untracked())
    }

    /// Goes to a page; what was said at the foot of the last one goes away.
    pub fn go(self, route: Route) {
        self.toast.set(None);
        address::push(&route.path());
        self.route.set(Some(route));
    }

    /// Goes to a page that takes this one's place, so that "back" does not return here.
    pub fn go_instead(self, route: Route) {
        self.toast.set(None);
        address::replace(&route.path());
        self.route.set(Some(route));
    }

    /// Says something at the foot of the screen.
    pub fn say(self, text: impl Into<String>) {
        let text = text.into();
        self.toast.set(Some(Toast {
            text: text.clone(),
            action: None,
        }));
        // What can be acted upon stays; a mere word goes by itself, unless another came.
        page::after(TOAST_MS, move || {
            let same = |toast: &Option<Toast>| {
                toast
                    .as_ref()
                    .is_some_and(|toast| toast.action.is_none() && toast.text == text)
            };
            if self.toast.with_untracked(same) {
                self.toast.set(None);
            }
        });
    }

    /// Says something that can be acted upon.
    pub fn say_with(
        self,
        text: impl Into<String>,
        label: &'static str,
        act: impl Fn() + Send + Sync + 'static,
    ) {
        self.toast.set(Some(Toast {
            text: text.into(),
            action: Some((label, Arc::new(act))),
        }));
    }

    /// Says that something went, and offers to put it back; `gone` is called when that is no longer offered.
    pub fn say_undo(
        self,
        text: impl Into<String>,
        undo: impl Fn() + Send + Sync + 'static,
        gone: impl Fn() + Send + Sync + 'static,
    ) {
        let offer = Offer {
            undone: AtomicBool::new(false),
            gone: Arc::new(gone),
        };
        self.say_with(text, self.texts().common.undo, move || {
            offer.undone.store(true, Ordering::Relaxed);
            undo();
        });
    }

    /// Says what went wrong and what to do next.
    pub fn complain(self, problem: Problem) {
        self.say(problem.sentence(self.texts()));
    }

    /// Makes the screen look as was chosen.
    pub fn paint(look: Look) {
        let dark = match look.theme {
            Theme::Auto => page::prefers_dark(),
            Theme::Light => false,
            Theme::Dark => true,
        };
        page::set_root("data-theme", if dark { "dark" } else { "light" });
        let more = look.contrast || page::prefers_contrast();
        page::set_root("data-contrast", if more { "more" } else { "usual" });
        let size = match look.size {
            TextSize::Usual => "usual",
            TextSize::Large => "large",
            TextSize::Largest => "largest",
        };
        page::set_root("data-text", size);
    }
}

/// The app, from any screen.
pub fn app() -> App {
    expect_context()
}

/// The texts of the screen's language.
pub fn t() -> &'static Texts {
    app().texts()
}

/// The open book, from a screen that is drawn without one too.
pub fn open_session() -> Option<Session> {
    use_context()
}

/// The open book, from any screen that is only drawn when there is one.
pub fn session() -> Session {
    expect_context()
}
