//! The seal between two people: RFC 9180 HPKE in Auth mode.
//!
//! DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305. Only the reader can open it, the
//! reader knows who wrote it, and nobody else can be shown proof of that. The sealed bytes go
//! into a parcel.
// SECURITY: who steals the reader's secret reads all that was sealed to it, and can seal to that
// reader in anyone's name (RFC 9180, section 9.1.1). Both are for the lock on the book to prevent.

use hpke::kem::X25519HkdfSha256 as Dh;
use hpke::{Deserializable, Kem, OpModeR, OpModeS, Serializable};
pub use mijn_stem_cipher::between::TAG;
use mijn_stem_cipher::between::{OpenerContext, SealerContext, open, seal};

use super::identity::Identity;
use super::random::{Random, Source};
use super::seal::Unsealable;
use crate::domain::contact::PublicKey;

/// The key is none that anything can be sealed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing can be sealed to this key")]
pub struct NotAKey;

/// Seals messages to one reader, in order.
pub struct Sealer {
    enc: [u8; 32],
    context: SealerContext,
}

/// Opens messages of one [`Sealer`], in the same order.
pub struct Opener(OpenerContext);

/// `hpke`'s form of a public key. Any 32 bytes have one.
fn key(bytes: &[u8; 32]) -> Option<<Dh as Kem>::PublicKey> {
    Deserializable::from_bytes(bytes).ok()
}

impl Sealer {
    /// Begins to seal; `info` tells this use of the keys from every other.
    ///
    /// # Errors
    /// [`NotAKey`] when the reader's key is one of the few that every secret is shared with (RFC 9180, section 7.1.4).
    pub fn new(
        from: &Identity,
        to: &PublicKey,
        info: &[u8],
        random: &impl Random,
    ) -> Result<Self, NotAKey> {
        let own = key(from.public().bytes()).ok_or(NotAKey)?;
        let mode = OpModeS::Auth((from.secret.clone(), own));
        let to = key(to.bytes()).ok_or(NotAKey)?;
        let (enc, context): (<Dh as Kem>::EncappedKey, _) =
            hpke::setup_sender_with_rng(&mode, &to, info, &mut Source(random))
                .map_err(|_| NotAKey)?;
        Ok(Self {
            enc: enc.to_bytes().into(),
            context,
        })
    }

    /// The encapsulated key, which the reader needs and anyone may see.
    pub const fn enc(&self) -> &[u8; 32] {
        &self.enc
    }

    /// Seals the next message; it grows by [`TAG`] bytes.
    pub fn seal(&mut self, aad: &[u8], plain: &[u8]) -> Vec<u8> {
        #[expect(
            clippy::expect_used,
            reason = "only a text of 256 GiB or the 2^64th message fails"
        )]
        seal(&mut self.context, aad, plain).expect("a message fits in memory")
    }
}

impl Opener {
    /// Begins to open what `from` sealed to `me` with the same `info`.
    ///
    /// # Errors
    /// [`Unsealable`] when a key is one of the few that every secret is shared with (RFC 9180, section 7.1.4).
    pub fn new(
        me: &Identity,
        from: &PublicKey,
        enc: &[u8; 32],
        info: &[u8],
    ) -> Result<Self, Unsealable> {
        let mode = OpModeR::Auth(key(from.bytes()).ok_or(Unsealable)?);
        let enc = Deserializable::from_bytes(enc).map_err(|_| Unsealable)?;
        hpke::setup_receiver(&mode, &me.secret, &enc, info)
            .map(Self)
            .map_err(|_| Unsealable)
    }

    /// Opens the next message where it lies, because a large one does not need to lie in memory twice: the text takes
    /// its place. Whoever holds the bytes wipes them.
    ///
    /// # Errors
    /// [`Unsealable`] when it was sealed by or to someone else, or was changed.
    pub fn open<'a>(
        &mut self,
        aad: &[u8],
        sealed: &'a mut [u8],
    ) -> Result<&'a mut [u8], Unsealable> {
        open(&mut self.0, aad, sealed).ok_or(Unsealable)
    }
}

#[cfg(test)]
mod tests;
