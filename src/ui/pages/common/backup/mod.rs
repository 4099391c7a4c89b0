//! Reservekopie: one sealed file with everything, made here and restored here or on another device.

mod make;
mod preview;
pub mod restore;

pub use make::backup_page;
