//! Leervragen: what a learner wants to find out, be able to do, or make.

pub mod list;
pub mod one;
pub mod show;
mod steps;
