//! Looking back: search, calendar and patterns say what a straightforward look at every entry says, over time zones,
//! clock changes and year ends.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that panics fails the test that asked"
)]

use std::fs;
use std::path::Path;

#[path = "patterns/calendar.rs"]
mod calendar;
#[path = "patterns/charts.rs"]
mod charts;
#[path = "patterns/diary.rs"]
mod diary;
#[path = "patterns/ics.rs"]
mod ics;
#[path = "patterns/pattern.rs"]
mod pattern;
#[path = "patterns/search.rs"]
mod search;

/// Compares with a file in tests/vectors that someone looked at. One that is missing is written anew, and the test fails
/// so that someone looks at it.
fn check_frozen(name: &str, made: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(name);
    let Ok(frozen) = fs::read_to_string(&path) else {
        fs::write(&path, made).unwrap();
        panic!("{name} was missing and has been written anew");
    };
    assert!(
        frozen == made,
        "{name} is no longer what it was when someone looked at it"
    );
}
