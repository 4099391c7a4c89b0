//! Twelve digits that two people read aloud, to be sure that nobody stands between them.
//!
//! Both screens work them out from both public keys; nothing is sent or kept.

use core::fmt;

use argon2::{Algorithm, Argon2, Params, Version};

use crate::domain::contact::PublicKey;

/// Tells this use of Argon2id from every other, and its version from the next.
const SALT: &[u8] = b"mijn-stem safety number v1";

/// The same twelve digits on both sides, written as `123 456 789 012`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SafetyNumber(u64);

impl SafetyNumber {
    /// The number of a pair, whichever of them asks: Argon2id (RFC 9106; 19 MiB, 2 passes, 1 lane)
    /// over both keys, the lower first. It takes some tens of milliseconds.
    // SECURITY: twelve digits are 2^40 guesses, and each costs 19 MiB. An impostor has to hand out a false card
    // before seeing the learner's key in the first parcel, and so must hit one number afterwards: with both
    // keys known beforehand, 2^20 false keys on either side would do.
    pub fn of(one: PublicKey, other: PublicKey) -> Self {
        let keys = [*one.min(other).bytes(), *one.max(other).bytes()];
        let mut digest = [0; 8];
        #[expect(
            clippy::expect_used,
            reason = "fixed parameters, well within what RFC 9106 allows"
        )]
        Params::new(19 * 1024, 2, 1, Some(digest.len()))
            .and_then(|params| {
                Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password_into(
                    keys.as_flattened(),
                    SALT,
                    &mut digest,
                )
            })
            .expect("the parameters are right");
        Self(u64::from_be_bytes(digest) % 1_000_000_000_000)
    }

    /// The four groups of three digits, as they are read aloud.
    pub fn groups(self) -> [u16; 4] {
        [1_000_000_000, 1_000_000, 1_000, 1].map(|unit| (self.0 / unit % 1000) as u16)
    }
}

impl fmt::Display for SafetyNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [a, b, c, d] = self.groups();
        write!(f, "{a:03} {b:03} {c:03} {d:03}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number was worked out with another implementation of Argon2id too (npm `@noble/hashes`).
    #[test]
    fn it_is_frozen_and_the_same_on_both_sides() {
        let (one, other) = (PublicKey::new([1; 32]), PublicKey::new([2; 32]));
        assert_eq!(SafetyNumber::of(one, other).to_string(), "007 299 129 576");
        assert_eq!(SafetyNumber::of(other, one), SafetyNumber::of(one, other));
        assert_ne!(
            SafetyNumber::of(one, PublicKey::new([3; 32])),
            SafetyNumber::of(one, other)
        );
    }

    #[test]
    fn a_small_number_keeps_its_noughts() {
        assert_eq!(SafetyNumber(7_000_012).to_string(), "000 007 000 012");
    }
}
