//! The seal on every record at rest: XChaCha20-Poly1305 under the book's data key.
//!
//! Sealed bytes go to the store, the data key to a key slot. The additional data names
//! the record's place, so that a record moved to another place does not open.

use mijn_stem_cipher::at_rest as cipher;
use mijn_stem_cipher::at_rest::{KEY, NONCE};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use super::random::Random;

/// The key of one book. Whoever has it reads everything in that book.
#[derive(ZeroizeOnDrop)]
pub struct DataKey([u8; KEY]);

/// The sealed bytes do not open: another key, another place, or changed bytes. Which of these cannot be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sealed bytes do not open")]
pub struct Unsealable;

impl DataKey {
    /// A new key.
    pub fn generate(random: &impl Random) -> Self {
        Self(random.bytes())
    }

    /// The key that was kept.
    pub const fn from_bytes(bytes: [u8; KEY]) -> Self {
        Self(bytes)
    }

    /// The key itself, to be put in a key slot and nowhere else.
    pub const fn bytes(&self) -> &[u8; KEY] {
        &self.0
    }
}

/// Seals `plain`: 24 bytes of nonce, then XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03) over it and `aad`.
// SECURITY: a random nonce of 192 bits does not repeat, however many records a book gets and wherever it is copied.
pub fn seal(key: &DataKey, aad: &[u8], plain: &[u8], random: &impl Random) -> Vec<u8> {
    let nonce: [u8; NONCE] = random.bytes();
    let mut sealed = nonce.to_vec();
    cipher::seal(&key.0, &nonce, aad, plain, &mut sealed);
    sealed
}

/// Opens what [`seal`] sealed with the same key and the same `aad`.
///
/// # Errors
/// [`Unsealable`] when anything at all is different.
pub fn open(key: &DataKey, aad: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Unsealable> {
    let (nonce, rest) = sealed.split_first_chunk::<NONCE>().ok_or(Unsealable)?;
    cipher::open(&key.0, nonce, aad, rest).ok_or(Unsealable)
}

#[cfg(test)]
mod tests {
    use mijn_stem_cipher::at_rest::TAG;

    use super::super::random::Counted;
    use super::*;

    const AAD: &[u8] = b"mijn-stem|entry|1|1|1";

    #[test]
    fn it_opens_with_the_same_key_at_the_same_place_only() {
        let random = Counted::new(1);
        let key = DataKey::generate(&random);
        let sealed = seal(&key, AAD, b"brood gebakken", &random);
        assert_eq!(sealed.len(), NONCE + 14 + TAG);
        assert_eq!(
            open(&key, AAD, &sealed).as_deref().map(Vec::as_slice),
            Ok(b"brood gebakken".as_slice())
        );
        assert_eq!(
            open(&key, b"mijn-stem|entry|2|1|1", &sealed),
            Err(Unsealable)
        );
        assert_eq!(
            open(&DataKey::generate(&random), AAD, &sealed),
            Err(Unsealable)
        );
    }

    #[test]
    fn no_bit_can_be_changed_and_no_byte_missed() {
        let random = Counted::new(2);
        let key = DataKey::generate(&random);
        let sealed = seal(&key, AAD, b"moe", &random);
        for bit in 0..sealed.len() * 8 {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(open(&key, AAD, &changed), Err(Unsealable), "bit {bit}");
        }
        for length in 0..sealed.len() {
            assert_eq!(
                open(&key, AAD, &sealed[..length]),
                Err(Unsealable),
                "{length} bytes"
            );
        }
    }

    #[test]
    fn the_same_text_never_looks_the_same() {
        let random = Counted::new(3);
        let key = DataKey::generate(&random);
        assert_ne!(seal(&key, AAD, b"", &random), seal(&key, AAD, b"", &random));
    }

    /// draft-irtf-cfrg-xchacha-03, appendix A.3.1.
    #[test]
    fn it_is_the_cipher_of_the_draft() {
        struct Nonce;
        impl Random for Nonce {
            fn fill(&self, bytes: &mut [u8]) {
                bytes
                    .iter_mut()
                    .zip(0x40..)
                    .for_each(|(byte, value)| *byte = value);
            }
        }
        let key = DataKey::from_bytes(core::array::from_fn(|n| 0x80 + n as u8));
        let aad = [
            0x50, 0x51, 0x52, 0x53, 0xc0, 0xc1, 0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7,
        ];
        let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
        let sealed = seal(&key, &aad, plain, &Nonce);
        let tag = [
            0xc0, 0x87, 0x59, 0x24, 0xc1, 0xc7, 0x98, 0x79, 0x47, 0xde, 0xaf, 0xd8, 0x78, 0x0a,
            0xcf, 0x49,
        ];
        assert_eq!(sealed[NONCE..NONCE + 4], [0xbd, 0x6d, 0x17, 0x9d]);
        assert_eq!(sealed[sealed.len() - TAG..], tag);
    }
}
