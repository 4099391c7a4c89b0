//! The lock: before a closed book, and at Ik where it is set, changed and taken off.

mod code;
pub mod first;
mod new_secret;
mod prove;
pub mod settings;
pub mod unlock;

pub use code::show_code;
pub use new_secret::new_secret;
pub use prove::prove;

use std::future::Future;
use std::pin::Pin;

/// Work that a form hands to whoever placed it.
pub type Work<E> = Pin<Box<dyn Future<Output = Result<(), E>>>>;
