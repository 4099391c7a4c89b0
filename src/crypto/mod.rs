//! Secrets and seals: the record at rest, the lock on its key, the letter between two people, and how two people
//! check each other.
//!
//! Everything here is pure: bytes in, bytes out. Randomness comes in as an argument,
//! nothing is kept, and no error says what was in the sealed text.

pub mod between;
pub mod frames;
pub mod identity;
pub mod key_slot;
pub mod random;
pub mod recovery_code;
pub mod safety_number;
pub mod seal;
pub mod stretch_job;

/// The bytes of hex digits, as specifications print their vectors.
#[cfg(test)]
fn hex(digits: &str) -> Vec<u8> {
    let nibble = |digit: u8| char::from(digit).to_digit(16).unwrap() as u8;
    digits
        .as_bytes()
        .chunks(2)
        .map(|pair| nibble(pair[0]) << 4 | nibble(pair[1]))
        .collect()
}
