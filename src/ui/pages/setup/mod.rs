//! The first start: who are you, what stays, what leaves.

pub mod coach;
pub mod examples;
pub mod learner;
pub mod welcome;
