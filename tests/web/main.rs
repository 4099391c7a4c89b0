//! The same stories, and what only a real database can tell, in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a panic in a story is the report"
)]
#![allow(
    clippy::cloned_ref_to_slice_refs,
    reason = "`[it.clone()]` says what is expected"
)]

#[path = "../model/between.rs"]
mod between;
mod browser;
mod connection;
#[path = "../faults/device.rs"]
#[allow(
    dead_code,
    reason = "shared with tests/faults.rs, which uses all of it"
)]
mod device;
#[path = "../model/dice.rs"]
mod dice;
mod frozen;
#[path = "../model/happen.rs"]
mod happen;
#[path = "../model/keeping.rs"]
mod keeping;
#[path = "../model/merge.rs"]
mod merge;
mod model;
#[path = "../model/plain.rs"]
mod plain;
mod proof;
mod sentinel;
mod shelf;
mod store;
mod stories;
mod stretch;
mod tabs;
#[path = "../model/tale.rs"]
mod tale;
#[path = "../model/words.rs"]
mod words;

use browser::{Browser, Counted};
use stories::Device;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! tell {
    ($($story:ident)+) => { $(
        #[wasm_bindgen_test]
        async fn $story() {
            stories::$story(&Browser::another()).await;
        }
    )+ };
}

every_story!(tell);
