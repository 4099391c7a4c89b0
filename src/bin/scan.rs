//! The worker that looks for a QR code in a picture: a program of its own, started by `browser::codes`.
//!
//! It gets pictures one by one and says what it read in each; it keeps nothing and asks nobody for anything.

#[cfg(target_arch = "wasm32")]
fn main() {
    mijn_stem::browser::codes::serve();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This is the app's worker: it runs in a browser.");
}
