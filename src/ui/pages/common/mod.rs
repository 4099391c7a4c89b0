//! Pages and pieces of pages that a learner and a coach share.

pub mod backup;
pub mod erase;
mod erase_period;
pub mod export;
pub mod guide;
pub mod home_screen;
pub mod lock;
pub mod not_found;
pub mod number;
pub mod profiles;
pub mod proof;
pub mod upkeep;
