//! The pages, one file each: the learner's, the coach's, the first start's, and those for everyone.

pub mod coach;
pub mod common;
pub mod learner;
pub mod setup;
