//! Looking back: search, calendar and patterns say what a straightforward look at every entry says, over time zones,
//! clock changes and year ends.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a helper that panics fails the test that asked"
)]

#[path = "patterns/calendar.rs"]
mod calendar;
#[path = "patterns/charts.rs"]
mod charts;
#[path = "patterns/diary.rs"]
mod diary;
#[path = "patterns/pattern.rs"]
mod pattern;
#[path = "patterns/search.rs"]
mod search;
