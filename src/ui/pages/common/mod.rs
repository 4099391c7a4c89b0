//! Pages and pieces of pages that a learner and a coach share.

pub mod lock;
pub mod not_found;
pub mod number;
pub mod upkeep;
