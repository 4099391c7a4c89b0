//! A photo: from the camera or from a file, made smaller and without what the camera wrote in it; and shown.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::card::in_words;
use super::growing::Growing;
use super::row::{Row, panel as box_for, trouble};
use crate::browser::object_url::ObjectUrl;
use crate::browser::picture::take_over;
use crate::domain::attachment::{Attachment, AttachmentKind};
use crate::ui::context::t;
use crate::ui::dom::{button, div, el, live, p};
use crate::ui::parts::pick_file::pick;
use crate::ui::session::Session;

/// What a photo is chosen from. The browser says itself what it can open.
const PICTURES: &str = "image/*";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Choosing,
    Busy,
    Unreadable,
}

/// The place where a photo is chosen.
pub fn panel(row: Row) -> AnyView {
    let t = t();
    let state = RwSignal::new(State::Choosing);
    let take = move |file: File| {
        state.set(State::Busy);
        spawn_local(take(row, state, file));
    };
    let said = live(move || match state.get() {
        State::Choosing => p("soft small").text(t.media.photo_lead).into(),
        State::Busy => p("soft small")
            .attr("role", "status")
            .text(t.media.photo_busy)
            .into(),
        State::Unreadable => trouble(Some(t.media.photo_unreadable)),
    });
    box_for(t.media.photo)
        .child(
            div("actions")
                .child(pick(t.media.camera, PICTURES, Some("environment"), take))
                .child(pick(t.media.photo_file, PICTURES, None, take))
                .child(button("button small plain", t.common.cancel, move || {
                    row.is_done(None)
                })),
        )
        .child(said)
        .into()
}

async fn take(row: Row, state: RwSignal<State>, file: File) {
    let Ok(picture) = take_over(&file).await else {
        state.try_set(State::Unreadable);
        return;
    };
    let growing = Growing::begin(row.session, AttachmentKind::Photo, picture.media);
    let Some(mut growing) = growing else {
        return;
    };
    match growing.take(&picture.bytes).await {
        Ok(()) => {
            row.place.add(growing.id());
            row.is_done(Some(growing.id()));
        }
        Err(problem) => {
            row.session.let_go_of([growing.id()]);
            row.app.complain(problem);
            state.try_set(State::Choosing);
        }
    }
}

/// A photo in the page.
pub fn shown(session: Session, attachment: Attachment) -> AnyView {
    let t = t();
    let address = StoredValue::new_local(None::<ObjectUrl>);
    let source = RwSignal::new(None::<String>);
    let broken = RwSignal::new(false);
    let named = StoredValue::new(in_words(session, &attachment));
    spawn_local(async move {
        let bytes = session.bytes_of(&attachment).await.ok();
        let url = bytes.and_then(|bytes| ObjectUrl::new(&bytes, attachment.media().name()).ok());
        match url {
            Some(url) => {
                source.try_set(Some(url.as_str().to_owned()));
                address.try_update_value(|place| *place = Some(url));
            }
            None => drop(broken.try_set(true)),
        }
    });
    live(move || match (source.get(), broken.get()) {
        (_, true) => trouble(Some(t.media.photo_broken)),
        (None, false) => p("soft small").text(t.common.loading).into(),
        (Some(source), false) => el("img")
            .class("photo")
            .attr("src", source)
            .live_attr("alt", move || {
                Some(named.with_value(|named| named()).into())
            })
            .on("error", move |_| broken.set(true))
            .into(),
    })
}
