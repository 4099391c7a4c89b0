//! Mijn Stem: a learner at home tells how they are, and hands a coach only what they choose.
//!
//! A functional core that knows no browser, and a thin shell that does. The path of
//! one saved check-in reads as imports:
//!
//! ```text
//! ui::pages::check_in -> usecase::save_check_in -> store::Vault -> store::Store <- store::idb
//! ui::pages::share    -> usecase::make_parcel   -> domain::shared -> parcel -> crypto
//! ui::pages::inbox    -> usecase::open_parcel   -> parcel -> crypto -> domain::inbox
//! ```
//!
//! ARCHITECTURE.md is the map of the house; docs/formats.md says what the bytes are.
#![forbid(unsafe_code)]

#[cfg(target_arch = "wasm32")]
pub mod browser;
pub mod chart;
pub mod crypto;
pub mod domain;
pub mod export;
pub mod parcel;
pub mod route;
pub mod store;
pub mod text;
#[cfg(target_arch = "wasm32")]
pub mod ui;
pub mod usecase;
pub mod wire;
