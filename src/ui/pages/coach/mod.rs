//! The coach's pages.

mod ahead;
pub mod duties;
pub mod find;
pub mod inbox;
mod keeping;
pub mod learner;
pub mod learners;
pub mod me;
mod notes;
pub mod reply;
mod sealing;
mod stream;
pub mod talking;
pub mod talks;
