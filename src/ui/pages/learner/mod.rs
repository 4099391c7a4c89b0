//! The learner's pages.

mod belonging;
pub mod check_in;
mod dates;
pub mod diary;
pub mod entry;
mod in_lines;
mod in_words;
pub mod learning;
pub mod looking_back;
pub mod me;
pub mod mine;
mod mood_words;
pub mod my_questions;
pub mod own_question;
pub mod pair;
pub mod plan_input;
pub mod preview;
pub mod questions;
pub mod replies;
pub mod shared;
pub mod talk;
pub mod talks;
pub mod to_calendar;
pub mod today;
pub mod writing;
