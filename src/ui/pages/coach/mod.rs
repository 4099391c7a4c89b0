//! The coach's pages.

pub mod inbox;
pub mod learner;
pub mod learners;
pub mod me;
pub mod reply;
