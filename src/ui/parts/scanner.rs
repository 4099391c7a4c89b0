//! Reading a QR code that someone else's screen shows: with the camera, or from a photo of it. No picture is kept.

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::File;

use super::pick_file::pick;
use crate::browser::camera::{self, Camera};
use crate::browser::capture::NotCaptured;
use crate::browser::codes::Reader;
use crate::browser::page;
use crate::text::Texts;
use crate::ui::context::t;
use crate::ui::dom::{button, div, el, live, p};

/// How long between two looks, in milliseconds: the screen and an old phone have their turn.
const PAUSE_MS: i32 = 120;
/// A full code is read at one size and not at another, so each look of the camera is at another.
const SIZES: [f64; 5] = [1.0, 0.8, 0.9, 0.7, 0.6];
/// A photo does not move: more sizes, and larger ones for where it is small.
const PHOTO_SIZES: [f64; 9] = [1.0, 2.0, 0.8, 1.25, 0.7, 0.9, 0.6, 1.5, 2.5];
/// What a photo is chosen from. The browser says itself what it can open.
const PICTURES: &str = "image/*";
/// The name of the camera's picture on the page.
const VIDEO: &str = "camera";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing is looked at. The word is what came of the last time.
    Resting(Option<&'static str>),
    /// The camera is on; which time it is, so that an earlier look ends when it was stopped.
    Looking(u32),
    /// A photo is read.
    Reading,
}

/// The ways to read a code; `found` is given its text, once.
pub fn scanner(found: impl Fn(&[u8]) + Copy + Send + 'static) -> AnyView {
    let t = t();
    let state = RwSignal::new(State::Resting(None));
    let times = StoredValue::new(0);
    live(move || match state.get() {
        State::Looking(time) => {
            page::after(0, move || spawn_local(look(t, state, time, found)));
            div("stack")
                .child(p("soft").attr("role", "status").text(t.codes.looking))
                .child(
                    el("video")
                        .class("viewfinder")
                        .attr("id", VIDEO)
                        .attr("aria-label", t.codes.viewfinder)
                        .flag("muted", true)
                        .flag("playsinline", true),
                )
                .child(
                    div("actions").child(button("button small soft", t.codes.stop, move || {
                        state.set(State::Resting(None))
                    })),
                )
        }
        resting => {
            let read = move |file: File| {
                state.set(State::Reading);
                spawn_local(self::read(t, state, file, found));
            };
            let said = match resting {
                State::Reading => Some(t.common.loading),
                State::Resting(said) => said,
                State::Looking(_) => None,
            };
            let said = said.map(|said| p("notice").attr("role", "status").text(said));
            div("stack").child_if(said).child(
                div("actions")
                    .child(button("button soft", t.codes.scan, move || {
                        times.update_value(|times| *times += 1);
                        state.set(State::Looking(times.get_value()));
                    }))
                    .child(pick(t.codes.photo, PICTURES, None, read)),
            )
        }
    })
}

/// Looks with the camera until there is a code, or it is stopped.
async fn look(
    t: &'static Texts,
    state: RwSignal<State>,
    time: u32,
    found: impl Fn(&[u8]) + Copy + 'static,
) {
    let goes_on = || state.try_get_untracked() == Some(State::Looking(time));
    let rest = |said| {
        if goes_on() {
            state.set(State::Resting(said));
        }
    };
    let camera = match Camera::open().await {
        Ok(camera) => camera,
        Err(NotCaptured::Denied) => return rest(Some(t.codes.denied)),
        Err(NotCaptured::Missing) => return rest(Some(t.codes.no_camera)),
        Err(NotCaptured::Unable) => return rest(Some(t.codes.unable)),
    };
    let (video, reader) = (camera.show_in(VIDEO).await, Reader::start().await);
    let (Ok(video), Some(mut reader)) = (video, reader) else {
        return rest(Some(t.codes.unable));
    };
    for size in SIZES.into_iter().cycle().take_while(|_| goes_on()) {
        match reader.read(&video, || camera::look(&video, size)).await {
            Some(text) if goes_on() => {
                state.set(State::Resting(None));
                return found(&text);
            }
            _ => page::wait(PAUSE_MS).await,
        }
    }
}

/// Reads the code in a photo.
async fn read(
    t: &'static Texts,
    state: RwSignal<State>,
    file: File,
    found: impl Fn(&[u8]) + Copy + 'static,
) {
    let said = match (camera::photo(&file).await, Reader::start().await) {
        (Ok(photo), Some(mut reader)) => {
            for size in PHOTO_SIZES {
                let text = reader.read(&photo.image, || photo.frame(size)).await;
                if let Some(text) = text {
                    if state.try_set(State::Resting(None)).is_none() {
                        found(&text);
                    }
                    return;
                }
            }
            t.codes.none_found
        }
        (Ok(_), None) => t.codes.unable,
        (Err(_), _) => t.media.photo_unreadable,
    };
    state.try_set(State::Resting(Some(said)));
}
