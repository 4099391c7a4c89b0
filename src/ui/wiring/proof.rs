//! What the page that proves things looks at.

pub use crate::store::idb::inventory::{DatabaseKept, Seen, StoreKept, databases};
