//! What is spoken, photographed, drawn and read aloud: the place for it in a page, and the wing that it comes in.
//!
//! A page of the main part only says what it wants there ([`Media`]). All that does something about it comes after the
//! first screen (`ui::wing`), and is reached by one function.

mod aloud;
mod card;
mod describing;
mod easel;
mod growing;
mod photo;
mod player;
mod recording;
mod row;

use core::pin::Pin;
use std::sync::Arc;

use leptos::prelude::*;

use super::context::{App, app, t};
use super::dom::{all, button, live, nothing, p};
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::ui::session::Session;

/// The attachments of an answer that is being given.
#[derive(Clone)]
pub struct Attaching {
    /// Which there are, followed as that changes; none when the page was left.
    pub ids: Arc<dyn Fn() -> Option<Vec<Id>> + Send + Sync>,
    /// Makes these the attachments of the answer, unless the page was left.
    pub set: Arc<dyn Fn(Vec<Id>) + Send + Sync>,
}

/// Something that the wing draws.
#[derive(Clone)]
pub enum Media {
    /// Under a text field: speak, take a photo or draw, and what there is already.
    Row(Attaching),
    /// What belongs to an answer that is read.
    Shown(Vec<Id>),
    /// A button that reads words aloud, where a voice of the device can.
    Aloud(Lang, String),
}

/// Attachments that may go.
pub enum Unwanted {
    /// These, as far as nothing refers to them.
    These(Vec<Id>),
    /// All to which nothing refers, of another day.
    Any,
}

/// The table of the wing.
#[derive(Clone, Copy)]
pub struct Table {
    /// As [`draw`].
    pub draw: fn(Media) -> AnyView,
    /// As [`let_go`].
    pub let_go: fn(Session, Unwanted),
}

/// Fetches the wing; none when it cannot be had, and then it may be asked for again.
pub type FetchMedia = fn() -> Pin<Box<dyn Future<Output = Option<Table>>>>;

/// Takes attachments away. What fails, and what the wing comes too late for, goes another day. Only the split point
/// may call this, as [`draw`].
pub fn let_go(session: Session, unwanted: Unwanted) {
    match unwanted {
        Unwanted::These(ids) => session.let_go_of(ids),
        Unwanted::Any => session.sweep(),
    }
}

/// Draws any of it. Only the program's split point may call this: else it all would come with the first screen.
pub fn draw(media: Media) -> AnyView {
    match media {
        Media::Row(place) => row::row(place),
        Media::Shown(ids) => card::shown(ids),
        Media::Aloud(lang, words) => aloud::aloud(lang, words),
    }
}

/// The place for something in a page: it is there as soon as the wing is.
pub fn media(media: Media) -> AnyView {
    let app = app();
    let away = RwSignal::new(false);
    fetch(app, away);
    live(move || match (app.wings.media(), away.get()) {
        (Some(table), _) => (table.draw)(media.clone()),
        (None, true) if !matches!(media, Media::Aloud(..)) => {
            let again = button("button small soft", t().problem.retry, move || {
                away.set(false);
                fetch(app, away);
            });
            all([p("soft small").text(t().problem.page_away), again])
        }
        (None, _) => nothing(),
    })
}

fn fetch(app: App, away: RwSignal<bool>) {
    // Whoever draws the page around it is not to draw it anew when the wing comes.
    if untrack(|| app.wings.media()).is_none() {
        leptos::task::spawn_local(async move {
            if app.wings.get_media(app).await.is_none() {
                away.try_set(true);
            }
        });
    }
}
