//! What a learner writes about themselves at Ik: over mij, mijn mensen, opbouw.

pub mod build_up;
pub mod card;
pub mod people;
