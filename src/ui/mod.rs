//! The screens. They read signals, call use cases, and say what came of it; they decide nothing else.

pub mod app;
pub mod autosave;
pub mod context;
pub mod dom;
#[cfg(debug_assertions)]
mod gallery;
pub mod lock;
pub mod media;
pub mod newer_version;
pub mod pages;
pub mod parts;
pub mod pencil;
pub mod problem;
pub mod session;
pub mod task;
pub mod wing;
pub mod wiring;

use crate::browser::page;

/// Mounts the app. What panics shows a sentence that was in the page all along.
///
/// `fetch` and `fetch_media` bring the wings that the first screen does not need.
pub fn start(fetch: wing::Fetch, fetch_media: media::FetchMedia) {
    std::panic::set_hook(Box::new(|panic| {
        // Where, never what: a message may hold words someone typed.
        let place = panic.location().map(ToString::to_string);
        leptos::logging::error!("{}", place.unwrap_or_default());
        page::remove("boot");
        page::reveal("crashed");
    }));
    // To load the program and to mount it are two pieces of work, and the screen gets a turn between them.
    wasm_bindgen_futures::spawn_local(async move {
        page::turn().await;
        leptos::mount::mount_to_body(move || app::root(fetch, fetch_media));
    });
}
