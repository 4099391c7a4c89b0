//! What seals and opens much, compiled for speed: the ciphers of `crypto::seal`, `crypto::frames` and `crypto::between`.
//!
//! Generic code is compiled where it is named, and the app is built for size. Here it takes a fifth of the time (decision 0029).
#![forbid(unsafe_code)]
#![warn(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod at_rest;
pub mod between;
