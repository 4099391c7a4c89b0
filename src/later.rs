//! Where the build splits the wasm: each function here becomes a file of its own, fetched when it is first called.
//!
//! SECURITY: the one file that may hold `unsafe`. It is all in the code that `wasm_split` writes: the two sides of a call
//! between files, whose types the compiler has checked. The library, where everything else is, forbids it.
#![allow(unsafe_code)]

use core::pin::Pin;

use mijn_stem::ui::media::{Table, draw, let_go};
use mijn_stem::ui::wing::{
    Brings, Wing, bundle_up, clear_out, coach_pages, day_pages, join, lock_pages, look_pages,
    me_pages, own_pages,
};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

/// Fetches a wing; none when it cannot be had.
pub fn fetch(wing: Wing) -> Pin<Box<dyn Future<Output = Option<Brings>>>> {
    match wing {
        Wing::Day => Box::pin(async { day().await.ok() }),
        Wing::Coach => Box::pin(async { coach().await.ok() }),
        Wing::Me => Box::pin(async { me().await.ok() }),
        Wing::Own => Box::pin(async { own().await.ok() }),
        Wing::Look => Box::pin(async { look().await.ok() }),
        Wing::Lock => Box::pin(async { lock().await.ok() }),
    }
}

/// Fetches what is spoken, photographed and drawn; none when it cannot be had.
pub fn fetch_media() -> Pin<Box<dyn Future<Output = Option<Table>>>> {
    Box::pin(async { media().await.ok() })
}

#[wasm_split(coach, fallible)]
fn coach() -> Result<Brings, SplitLoaderError> {
    Ok(Brings {
        pages: coach_pages,
        then: Some(clear_out),
    })
}

#[wasm_split(me, fallible)]
fn me() -> Result<Brings, SplitLoaderError> {
    Ok(Brings {
        pages: me_pages,
        then: Some(join),
    })
}

#[wasm_split(own, fallible)]
fn own() -> Result<Brings, SplitLoaderError> {
    Ok(Brings {
        pages: own_pages,
        then: None,
    })
}

#[wasm_split(lock, fallible)]
fn lock() -> Result<Brings, SplitLoaderError> {
    Ok(Brings {
        pages: lock_pages,
        then: None,
    })
}

#[wasm_split(media, fallible)]
fn media() -> Result<Table, SplitLoaderError> {
    Ok(Table { draw, let_go })
}

#[wasm_split(look, fallible)]
fn look() -> Result<Brings, SplitLoaderError> {
    Ok(Brings {
        pages: look_pages,
        then: Some(bundle_up),
    })
}

#[wasm_split(day, fallible)]
fn day() -> Result<Brings, SplitLoaderError> {
    Ok(Brings {
        pages: day_pages,
        then: None,
    })
}
