//! The seal on something too long for memory: a row of frames under a key of its own.
//!
//! The STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár (2015) with XChaCha20-Poly1305: the
//! number of a frame, and whether it is the last, stand in its nonce. So a frame that was cut off,
//! left out, put in, repeated or moved does not open. The sealed frames go into a back-up.
// SECURITY: a nonce repeats only if a key is used for two rows of frames: whoever begins one draws a new key.

use mijn_stem_cipher::at_rest as cipher;
use mijn_stem_cipher::at_rest::NONCE;
pub use mijn_stem_cipher::at_rest::TAG;
use zeroize::Zeroizing;

use super::seal::{DataKey, Unsealable};

/// The most bytes in a frame; all but the last frame have as many.
pub const FRAME: usize = 64 * 1024;

/// Where a row of frames has come, at one side or the other.
struct Row {
    key: DataKey,
    aad: Vec<u8>,
    number: u64,
}

impl Row {
    fn new(key: &DataKey, aad: Vec<u8>) -> Self {
        Self {
            key: DataKey::from_bytes(*key.bytes()),
            aad,
            number: 0,
        }
    }

    /// 15 noughts, whether it is the last, and its number.
    fn next_nonce(&mut self, last: bool) -> [u8; NONCE] {
        let mut nonce = [0; NONCE];
        let (head, number) = nonce.split_at_mut(16);
        head[15] = last.into();
        number.copy_from_slice(&self.number.to_be_bytes());
        // 2^64 frames of 64 KiB are more than there will ever be.
        self.number = self.number.wrapping_add(1);
        nonce
    }
}

/// Seals frames in order.
pub struct Sealer(Row);

impl Sealer {
    /// Begins a row of frames under a key that seals nothing else; each frame vouches for `aad` too.
    pub fn new(key: &DataKey, aad: Vec<u8>) -> Self {
        Self(Row::new(key, aad))
    }

    /// Seals the next frame.
    pub fn seal(&mut self, plain: &[u8]) -> Vec<u8> {
        self.next(plain, false)
    }

    /// Seals the last frame.
    pub fn seal_last(mut self, plain: &[u8]) -> Vec<u8> {
        self.next(plain, true)
    }

    fn next(&mut self, plain: &[u8], last: bool) -> Vec<u8> {
        let nonce = self.0.next_nonce(last);
        let Row { key, aad, .. } = &self.0;
        let mut sealed = Vec::new();
        cipher::seal(key.bytes(), &nonce, aad, plain, &mut sealed);
        sealed
    }
}

/// Opens the frames of one [`Sealer`], in the same order.
pub struct Opener(Row);

impl Opener {
    /// Begins to open what was sealed with the same key and the same `aad`.
    pub fn new(key: &DataKey, aad: Vec<u8>) -> Self {
        Self(Row::new(key, aad))
    }

    /// Opens the next frame.
    ///
    /// # Errors
    /// [`Unsealable`] when it is another frame, or the last one, or was changed.
    pub fn open(&mut self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unsealable> {
        self.next(sealed, false)
    }

    /// Opens the last frame.
    ///
    /// # Errors
    /// [`Unsealable`] when it is another frame, or not the last one, or was changed.
    pub fn open_last(mut self, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unsealable> {
        self.next(sealed, true)
    }

    fn next(&mut self, sealed: &[u8], last: bool) -> Result<Zeroizing<Vec<u8>>, Unsealable> {
        let nonce = self.0.next_nonce(last);
        let Row { key, aad, .. } = &self.0;
        cipher::open(key.bytes(), &nonce, aad, sealed).ok_or(Unsealable)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> DataKey {
        DataKey::from_bytes([3; 32])
    }

    /// Three frames that say which they are.
    fn three() -> [Vec<u8>; 3] {
        let mut sealer = Sealer::new(&key(), b"head".to_vec());
        let [one, two] = [b"een", b"twee".as_slice()].map(|plain| sealer.seal(plain));
        [one, two, sealer.seal_last(b"drie")]
    }

    /// Opens frames, the last of them as the last; gives what they say, as far as they open.
    fn opened(frames: &[Vec<u8>], aad: &[u8]) -> Result<Vec<u8>, Unsealable> {
        let mut opener = Opener::new(&key(), aad.to_vec());
        let (last, first) = frames.split_last().unwrap();
        let mut all = Vec::new();
        for frame in first {
            all.extend_from_slice(&opener.open(frame)?);
        }
        all.extend_from_slice(&opener.open_last(last)?);
        Ok(all)
    }

    #[test]
    fn frames_open_in_their_order_and_in_no_other() {
        let [a, b, c] = three();
        let row = |frames: &[&Vec<u8>]| frames.iter().copied().cloned().collect::<Vec<_>>();
        assert_eq!(
            opened(&row(&[&a, &b, &c]), b"head"),
            Ok(b"eentweedrie".to_vec())
        );
        assert_eq!(opened(&row(&[&a, &b, &c]), b"heap"), Err(Unsealable));
        for wrong in [
            row(&[&a, &b]),
            row(&[&a]),
            row(&[&b, &a, &c]),
            row(&[&a, &c]),
            row(&[&a, &a, &b, &c]),
            row(&[&a, &b, &c, &c]),
            row(&[&c]),
        ] {
            assert_eq!(opened(&wrong, b"head"), Err(Unsealable), "{}", wrong.len());
        }
    }

    #[test]
    fn no_bit_of_a_frame_can_be_changed() {
        let frames = three();
        for (number, frame) in frames.iter().enumerate() {
            for bit in 0..frame.len() * 8 {
                let mut changed = frames.clone();
                changed[number][bit / 8] ^= 1 << (bit % 8);
                assert_eq!(
                    opened(&changed, b"head"),
                    Err(Unsealable),
                    "{number}, bit {bit}"
                );
            }
        }
    }
}
