//! How a data key is locked away: wrapped under a passphrase or PIN, or under a recovery code.
//!
//! What comes out lies in the store's `slots`, byte for byte as `docs/formats.md` says. Turning a
//! passphrase into a key is slow by design and takes no store and no data key, so that a
//! worker can do it: [`Stretch::derive`].

use argon2::{Algorithm, Argon2, Block, Params, Version};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, Zeroizing};

use super::random::Random;
use super::recovery_code::RecoveryCode;
use super::seal::{DataKey, Unsealable, open, seal};

/// The version of both slots.
const VERSION: u8 = 1;
/// A sealed data key: nonce, key, tag.
const SEALED: usize = 24 + 32 + 16;
/// A passphrase slot without its checksum: version, memory, passes, lanes, salt, sealed key.
const PASSPHRASE: usize = 1 + 4 + 1 + 1 + 16 + SEALED;
/// A recovery slot without its checksum: version, sealed key.
const RECOVERY: usize = 1 + SEALED;
/// The checksum behind either.
const CHECK: usize = 8;
/// No slot of any version is longer.
const LONGEST: usize = 4096;

/// What someone chose to lock the book with: a PIN is a passphrase of digits.
///
/// It is the bytes of the text as it was typed: nothing is trimmed, folded or normalised. So é as
/// one character and as e with an accent differ; one device's keyboard always gives the same.
pub struct Passphrase(Zeroizing<Vec<u8>>);

/// Why a text is not taken as a passphrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PassphraseError {
    /// Fewer than [`Passphrase::SHORTEST`] characters.
    #[error("a passphrase has 6 characters or more")]
    TooShort,
    /// More than [`Passphrase::LONGEST`] bytes.
    #[error("a passphrase has 1024 bytes at most")]
    TooLong,
}

impl PassphraseError {
    /// A short name that stays the same, for a report.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooShort => "passphrase.too_short",
            Self::TooLong => "passphrase.too_long",
        }
    }
}

impl Passphrase {
    /// The fewest characters; for a PIN, digits.
    pub const SHORTEST: usize = 6;
    /// The most bytes.
    pub const LONGEST: usize = 1024;

    /// What was typed.
    ///
    /// # Errors
    /// [`PassphraseError`] when it is too short or too long.
    pub fn new(typed: &str) -> Result<Self, PassphraseError> {
        if typed.len() > Self::LONGEST {
            return Err(PassphraseError::TooLong);
        }
        if typed.chars().count() < Self::SHORTEST {
            return Err(PassphraseError::TooShort);
        }
        Ok(Self(Zeroizing::new(typed.as_bytes().to_vec())))
    }

    /// Its bytes, for Argon2id or to hand it to a worker, and for nothing else.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// How much work a guess is: memory and passes, within what is accepted; always one lane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KdfParams {
    memory_kib: u32,
    passes: u8,
}

impl KdfParams {
    /// 64 MiB and 3 passes.
    pub const USUAL: Self = Self {
        memory_kib: 64 * 1024,
        passes: 3,
    };
    /// 19 MiB and 2 passes, where memory or time runs out.
    pub const SMALL: Self = Self {
        memory_kib: 19 * 1024,
        passes: 2,
    };

    /// Parameters; none outside 19 to 256 MiB and 2 to 10 passes.
    // SECURITY: stored parameters pass here too, so that someone who changes a slot can make the lock neither cheap to guess nor endless to open.
    pub const fn new(memory_kib: u32, passes: u8) -> Option<Self> {
        let memory = 19 * 1024 <= memory_kib && memory_kib <= 256 * 1024;
        if memory && 2 <= passes && passes <= 10 {
            Some(Self { memory_kib, passes })
        } else {
            None
        }
    }

    /// KiB of memory.
    pub const fn memory_kib(self) -> u32 {
        self.memory_kib
    }

    /// Passes over it.
    pub const fn passes(self) -> u8 {
        self.passes
    }
}

/// The way from a passphrase to a key: nothing in it is secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// How much work it is.
    pub params: KdfParams,
    /// So that no two slots can be guessed at in one go.
    pub salt: [u8; 16],
}

/// Why no key was derived.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeriveError {
    /// The device has not enough memory free just now.
    #[error("there is not enough memory")]
    Memory,
    /// Whoever was to derive it broke off.
    #[error("deriving the key was broken off")]
    BrokenOff,
}

impl DeriveError {
    /// A short name that stays the same, for a report.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Memory => "derive.memory",
            Self::BrokenOff => "derive.broken_off",
        }
    }
}

impl Stretch {
    /// A new way, with a salt of its own.
    pub fn new(params: KdfParams, random: &impl Random) -> Self {
        Self {
            params,
            salt: random.bytes(),
        }
    }

    /// The key that wraps the data key: Argon2id (RFC 9106, version 0x13, one lane). It takes up to a second or more.
    ///
    /// # Errors
    /// [`DeriveError::Memory`] when the device cannot spare the memory.
    pub fn derive(&self, passphrase: &Passphrase) -> Result<WrappingKey, DeriveError> {
        let KdfParams { memory_kib, passes } = self.params;
        let params = Params::new(memory_kib, passes.into(), 1, Some(32))
            .map_err(|_| DeriveError::BrokenOff)?;
        let mut memory = Zeroizing::new(Vec::<Block>::new());
        memory
            .try_reserve_exact(params.block_count())
            .map_err(|_| DeriveError::Memory)?;
        memory.resize(params.block_count(), Block::default());
        let mut key = [0; 32];
        let done = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into_with_memory(
                passphrase.bytes(),
                &self.salt,
                &mut key,
                memory.as_mut_slice(),
            )
            .map(|()| WrappingKey::from_bytes(key))
            .map_err(|_| DeriveError::BrokenOff);
        key.zeroize();
        done
    }
}

/// A key that wraps a data key, by the very cipher that the data key seals records with.
pub struct WrappingKey(DataKey);

impl WrappingKey {
    /// The key that a worker derived.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(DataKey::from_bytes(bytes))
    }

    /// The key itself, for a worker to hand over.
    pub const fn bytes(&self) -> &[u8; 32] {
        self.0.bytes()
    }

    /// The key of a recovery code: HKDF-SHA256 (RFC 5869) without salt.
    // SECURITY: Argon2id makes each guess dear because people choose what can be guessed. Nobody guesses one of 2^128
    // random codes at any price, so here it would buy nothing and cost the wait; and no salt is needed for the same reason.
    pub fn of(code: &RecoveryCode) -> Self {
        let mut key = [0; 32];
        #[expect(clippy::expect_used, reason = "only more than 8160 bytes fail")]
        Hkdf::<Sha256>::new(None, code.bytes())
            .expand(b"mijn-stem recovery slot v1", &mut key)
            .expect("32 bytes can be had");
        let wrapping = Self::from_bytes(key);
        key.zeroize();
        wrapping
    }

    fn wrap(&self, aad: &[u8], key: &DataKey, random: &impl Random) -> Vec<u8> {
        seal(&self.0, aad, key.bytes(), random)
    }

    fn unwrap_key(&self, aad: &[u8], sealed: &[u8]) -> Result<DataKey, Unsealable> {
        let plain = open(&self.0, aad, sealed)?;
        let bytes = plain.as_slice().try_into().map_err(|_| Unsealable)?;
        Ok(DataKey::from_bytes(bytes))
    }
}

/// Why bytes are no slot that can be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeySlotError {
    /// Something in it is not as it was written.
    #[error("the key slot is damaged")]
    Damaged,
    /// A newer version of the app wrote it.
    #[error("the key slot is of a newer version")]
    FromTheFuture,
}

/// A data key under a passphrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PassphraseSlot {
    stretch: Stretch,
    sealed: Vec<u8>,
}

impl PassphraseSlot {
    /// How many bytes it takes.
    pub const LENGTH: usize = PASSPHRASE + CHECK;

    /// Locks the data key away under the key that `stretch` derived.
    pub fn wrap(
        stretch: Stretch,
        wrapping: &WrappingKey,
        key: &DataKey,
        random: &impl Random,
    ) -> Self {
        let sealed = wrapping.wrap(&passphrase_aad(stretch.params), key, random);
        Self { stretch, sealed }
    }

    /// How to derive the key that it opens with.
    pub const fn stretch(&self) -> Stretch {
        self.stretch
    }

    /// The data key.
    ///
    /// # Errors
    /// [`Unsealable`] when the passphrase was another one, or someone changed the slot.
    pub fn open(&self, wrapping: &WrappingKey) -> Result<DataKey, Unsealable> {
        wrapping.unwrap_key(&passphrase_aad(self.stretch.params), &self.sealed)
    }

    /// The bytes to keep.
    pub fn to_bytes(&self) -> Vec<u8> {
        let KdfParams { memory_kib, passes } = self.stretch.params;
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&memory_kib.to_be_bytes());
        bytes.extend_from_slice(&[passes, 1]);
        bytes.extend_from_slice(&self.stretch.salt);
        bytes.extend_from_slice(&self.sealed);
        checked(bytes)
    }

    /// The slot that was kept.
    ///
    /// # Errors
    /// [`KeySlotError`]; also for parameters that are not accepted.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeySlotError> {
        let content: [u8; PASSPHRASE] = content(bytes)?;
        let [_, m0, m1, m2, m3, passes, lanes, rest @ ..] = content;
        let (salt, sealed) = rest.split_first_chunk().ok_or(KeySlotError::Damaged)?;
        let params = KdfParams::new(u32::from_be_bytes([m0, m1, m2, m3]), passes)
            .filter(|_| lanes == 1)
            .ok_or(KeySlotError::Damaged)?;
        Ok(Self {
            stretch: Stretch {
                params,
                salt: *salt,
            },
            sealed: sealed.to_vec(),
        })
    }
}

/// A data key under a recovery code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoverySlot {
    sealed: Vec<u8>,
}

impl RecoverySlot {
    /// How many bytes it takes.
    pub const LENGTH: usize = RECOVERY + CHECK;

    const AAD: &[u8] = b"mijn-stem|slot|recovery|1";

    /// Locks the data key away under a recovery code.
    pub fn wrap(code: &RecoveryCode, key: &DataKey, random: &impl Random) -> Self {
        Self {
            sealed: WrappingKey::of(code).wrap(Self::AAD, key, random),
        }
    }

    /// The data key.
    ///
    /// # Errors
    /// [`Unsealable`] when the code is another one, or someone changed the slot.
    pub fn open(&self, code: &RecoveryCode) -> Result<DataKey, Unsealable> {
        WrappingKey::of(code).unwrap_key(Self::AAD, &self.sealed)
    }

    /// The bytes to keep.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&self.sealed);
        checked(bytes)
    }

    /// The slot that was kept.
    ///
    /// # Errors
    /// [`KeySlotError`] when it is not whole, or of another version.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeySlotError> {
        let [_, sealed @ ..]: [u8; RECOVERY] = content(bytes)?;
        Ok(Self {
            sealed: sealed.to_vec(),
        })
    }
}

/// What the seal vouches for beside the key: the kind of slot, its version and its parameters.
// SECURITY: the salt needs no mention, as another salt is another wrapping key.
fn passphrase_aad(params: KdfParams) -> Vec<u8> {
    let KdfParams { memory_kib, passes } = params;
    format!("mijn-stem|slot|passphrase|{VERSION}|{memory_kib}|{passes}|1").into_bytes()
}

/// The bytes with the checksum behind them, so that damage is not told as a wrong passphrase.
fn checked(mut bytes: Vec<u8>) -> Vec<u8> {
    let check = Sha256::digest(&bytes);
    bytes.extend_from_slice(&check[..CHECK]);
    bytes
}

/// What stands before the checksum, if both are right.
fn content<const N: usize>(bytes: &[u8]) -> Result<[u8; N], KeySlotError> {
    let (content, check) = bytes
        .split_last_chunk::<CHECK>()
        .filter(|_| bytes.len() <= LONGEST)
        .ok_or(KeySlotError::Damaged)?;
    if !Sha256::digest(content).starts_with(check) {
        return Err(KeySlotError::Damaged);
    }
    // Version and checksum stay where they are in every version to come.
    match content.first() {
        Some(&VERSION) => content.try_into().map_err(|_| KeySlotError::Damaged),
        Some(_) => Err(KeySlotError::FromTheFuture),
        None => Err(KeySlotError::Damaged),
    }
}

#[cfg(test)]
mod tests;
