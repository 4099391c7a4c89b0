//! Looking back: searching, a month at a glance, one day, and patterns.

pub mod calendar;
mod each_pattern;
mod pattern_card;
pub mod patterns;
pub mod search;
