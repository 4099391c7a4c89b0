//! When an open book closes: by the button, or by itself when nobody is there.
//!
//! Closing loads the page anew: the key, the words and everything drawn from them go with the old page, and what
//! comes up is the lock. What is still being kept is waited for; so a draft is never lost to the lock.

use std::cell::Cell;

use js_sys::Date;
use leptos::prelude::*;

use super::context::{App, Phase};
use super::session::Session;
use super::task;
use crate::browser::page;
use crate::domain::settings::Delay;

/// How long the button waits for what is being kept, in milliseconds.
const PATIENCE_MS: i32 = 3000;

thread_local! {
    /// When someone last touched the screen or a key, in milliseconds.
    static TOUCHED: Cell<f64> = const { Cell::new(0.0) };
    /// When the page went out of sight.
    static HIDDEN: Cell<Option<f64>> = const { Cell::new(None) };
    /// How often it was looked at: only the timer of the last time counts.
    static LOOKS: Cell<u32> = const { Cell::new(0) };
}

/// Begins to watch, once for the whole life of the page.
pub fn watch(app: App) {
    TOUCHED.set(Date::now());
    for touch in ["pointerdown", "keydown", "input", "wheel"] {
        page::on_window(touch, |_| TOUCHED.set(Date::now()));
    }
    page::on_window("visibilitychange", move |_| {
        let hidden = page::is_hidden();
        // Also out of the picture that a phone shows of its open apps.
        page::veil(hidden && locked_session(app).is_some());
        HIDDEN.set(hidden.then(Date::now).or(HIDDEN.get()));
        look(app);
        if !hidden {
            HIDDEN.set(None);
            // It may have been asleep while other tabs went on.
            if let Phase::Open(session) = app.phase.get_untracked()
                && let Some(company) = untrack(|| session.company())
            {
                company.follow();
            }
        }
    });
    // A page that comes back from the browser's own memory may be one that was closed.
    page::on_window("pageshow", |event| {
        if page::is_from_memory(&event) {
            page::reload();
        }
    });
}

/// Someone is there who touches nothing: they speak. Out of sight it counts for nothing.
pub fn someone_is_there() {
    if !page::is_hidden() {
        TOUCHED.set(Date::now());
    }
}

/// Waits until the moment at which a book that was just opened, or got a lock, may have to close.
pub fn begin(app: App) {
    TOUCHED.set(Date::now());
    look(app);
}

/// The open book, if it has a lock.
fn locked_session(app: App) -> Option<Session> {
    match app.phase.get_untracked() {
        Phase::Open(session) if session.locked.get_untracked() => Some(session),
        _ => None,
    }
}

/// Closes the book if its time has come; else looks again when it may have.
pub fn look(app: App) {
    let Some(session) = locked_session(app) else {
        return;
    };
    let (idle, hidden) = session
        .settings
        .with_untracked(|settings| (settings.lock_idle, settings.lock_hidden));
    let left =
        |since: f64, delay: Delay| since + f64::from(delay.minutes()) * 60_000.0 - Date::now();
    let mut wait = left(TOUCHED.get(), idle);
    if let Some(since) = HIDDEN.get() {
        wait = wait.min(left(since, hidden));
    }
    let this = LOOKS.get().wrapping_add(1);
    LOOKS.set(this);
    if wait <= 0.0 {
        close_soon();
    } else {
        page::after(wait as i32 + 1, move || {
            if LOOKS.get() == this {
                look(app);
            }
        });
    }
}

/// Closes the book because its owner asked, here and in its other tabs.
pub fn close_now(app: App, session: Session) {
    if let Some(company) = untrack(|| session.company()) {
        company.close();
    }
    close_soon();
    page::after(PATIENCE_MS, move || {
        if task::busy() {
            app.complain(super::problem::Problem(|texts| texts.not_locked_yet));
        }
    });
}

/// Closes the book as soon as everything is kept.
pub fn close_soon() {
    task::quiet(close);
}

fn close() {
    page::blank();
    page::reload();
}
