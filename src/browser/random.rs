//! Randomness from the browser's own source.

use crate::crypto::random::Random;

/// `crypto.getRandomValues`.
#[derive(Debug, Clone, Copy, Default)]
pub struct BrowserRandom;

impl Random for BrowserRandom {
    fn fill(&self, bytes: &mut [u8]) {
        // SECURITY: without randomness nothing may be sealed; every browser that runs wasm has it.
        if getrandom::fill(bytes).is_err() {
            wasm_bindgen::throw_str("no randomness");
        }
    }
}
