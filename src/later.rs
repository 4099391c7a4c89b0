//! Where the build splits the wasm: each function here becomes a file of its own, fetched when it is first called.
//!
//! SECURITY: the one file that may hold `unsafe`. It is all in the code that `wasm_split` writes: the two sides of a call
//! between files, whose types the compiler has checked. The library, where everything else is, forbids it.
#![allow(unsafe_code)]

use core::pin::Pin;

use mijn_stem::ui::wing::{Pages, Wing, coach_pages, me_pages, sharing_pages};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Fetches a wing; none when it cannot be had.
pub fn fetch(wing: Wing) -> Pin<Box<dyn Future<Output = Option<Pages>>>> {
    match wing {
        Wing::Coach => Box::pin(async { coach().await.ok() }),
        Wing::Me => Box::pin(async { me().await.ok() }),
        Wing::Sharing => Box::pin(async { sharing().await.ok() }),
    }
}

#[wasm_split(coach, fallible)]
fn coach() -> Result<Pages, SplitLoaderError> {
    Ok(coach_pages)
}

#[wasm_split(me, fallible)]
fn me() -> Result<Pages, SplitLoaderError> {
    Ok(me_pages)
}

#[wasm_split(sharing, fallible)]
fn sharing() -> Result<Pages, SplitLoaderError> {
    Ok(sharing_pages)
}
