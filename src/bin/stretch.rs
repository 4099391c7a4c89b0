//! The worker that turns a passphrase into a key: a program of its own, started by `browser::stretch`.
//!
//! It gets one job, gives one answer, and is ended; it keeps nothing and asks nobody for anything.

#[cfg(target_arch = "wasm32")]
fn main() {
    mijn_stem::browser::stretch::serve();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the app's worker: it runs in a browser.");
}
