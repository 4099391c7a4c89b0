//! Back-ups: what goes in comes out, in an empty book and in a used one; and what was cut, changed, mixed
//! up or never was a back-up is refused and changes nothing.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that panics fails the test that asked"
)]

#[path = "backups/books.rs"]
mod books;
#[path = "backups/broken.rs"]
mod broken;
#[path = "backups/by_hand.rs"]
mod by_hand;
#[path = "faults/device.rs"]
#[allow(
    dead_code,
    reason = "shared with tests/faults.rs, which uses all of it"
)]
mod device;
#[path = "model/dice.rs"]
mod dice;
#[path = "backups/export.rs"]
mod export;
#[path = "backups/faults.rs"]
mod faults;
#[path = "backups/frozen.rs"]
mod frozen;
#[path = "backups/merging.rs"]
mod merging;
#[path = "backups/round_trip.rs"]
mod round_trip;
#[path = "model/words.rs"]
mod words;

use mijn_stem::crypto::random::Counted;
