//! Where chance comes from: always an argument, so that the core can be tested and never reaches for a browser.
//!
//! The app's source is the browser's `crypto.getRandomValues` (`browser::random`).

use core::convert::Infallible;

use hpke::rand_core::{TryCryptoRng, TryRng};

use crate::domain::id::Id;

/// A source of random bytes, good enough for keys.
pub trait Random {
    /// Fills all of `bytes`.
    fn fill(&self, bytes: &mut [u8]);

    /// So many random bytes.
    fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.fill(&mut bytes);
        bytes
    }

    /// A new name for a record.
    fn id(&self) -> Id {
        Id::new(self.bytes())
    }
}

/// The same source in the shape that `hpke` asks for.
pub(super) struct Source<'a, R>(pub &'a R);

impl<R: Random> TryRng for Source<'_, R> {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_le_bytes(self.0.bytes()))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_le_bytes(self.0.bytes()))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
        self.0.fill(bytes);
        Ok(())
    }
}

impl<R: Random> TryCryptoRng for Source<'_, R> {}

/// The same bytes every time, for native tests and frozen vectors.
// SECURITY: it does not exist in the app: the app is only ever built for wasm32.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Debug)]
pub struct Counted {
    seed: u64,
    blocks: core::sync::atomic::AtomicU64,
}

#[cfg(not(target_arch = "wasm32"))]
impl Counted {
    /// A stream of its own for every `seed`: SHA-256(seed ‖ 0), SHA-256(seed ‖ 1) and so on, both as `u64` little-endian.
    pub const fn new(seed: u64) -> Self {
        Self {
            seed,
            blocks: core::sync::atomic::AtomicU64::new(0),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Random for Counted {
    /// Every call begins at a new block, so that one draw never shifts the bytes of the next.
    fn fill(&self, bytes: &mut [u8]) {
        use sha2::{Digest, Sha256};
        for chunk in bytes.chunks_mut(32) {
            let block = self
                .blocks
                .fetch_add(1, core::sync::atomic::Ordering::Relaxed);
            let digest = Sha256::new()
                .chain_update(self.seed.to_le_bytes())
                .chain_update(block.to_le_bytes())
                .finalize();
            chunk
                .iter_mut()
                .zip(&digest)
                .for_each(|(byte, random)| *byte = *random);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counted_source_repeats_itself_and_never_a_draw() {
        let (one, again, other) = (Counted::new(1), Counted::new(1), Counted::new(2));
        let first = one.id();
        assert_eq!(first, again.id());
        assert_ne!(first, one.id());
        assert_ne!(first, other.id());
        let long: [u8; 70] = one.bytes();
        assert_ne!(long[..32], long[32..64]);
    }
}
