//! Starts the app in a browser. Everything else is in the library.

#[cfg(target_arch = "wasm32")]
mod later;

#[cfg(target_arch = "wasm32")]
fn main() {
    mijn_stem::ui::start(later::fetch, later::fetch_media);
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("Mijn Stem runs in a browser: try `cargo xtask serve`.");
}
