//! Who someone is towards another person: an X25519 key pair.
//!
//! The public half goes on a card and in the head of a parcel; the secret half is kept
//! sealed with the book and leaves it only in a back-up.

use hpke::kem::X25519HkdfSha256 as Kem;
use hpke::{Deserializable, Kem as _, Serializable};
use zeroize::Zeroizing;

use super::random::Random;
use crate::domain::contact::PublicKey;

/// One person's key pair.
pub struct Identity {
    /// Zeroised by `hpke` when it is dropped.
    pub(super) secret: <Kem as hpke::Kem>::PrivateKey,
    public: PublicKey,
}

/// A secret is 32 bytes long; this was not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an X25519 secret: 32 bytes expected")]
pub struct NotASecret;

impl Identity {
    /// A new key pair.
    pub fn generate(random: &impl Random) -> Self {
        let (secret, public) = Kem::derive_keypair(Zeroizing::new(random.bytes::<32>()).as_slice());
        Self {
            secret,
            public: PublicKey::new(public.to_bytes().into()),
        }
    }

    /// The key pair whose secret was kept.
    ///
    /// # Errors
    /// [`NotASecret`] unless there are 32 bytes. Any 32 bytes do: RFC 7748, section 5, clamps them.
    pub fn from_secret(secret: &[u8]) -> Result<Self, NotASecret> {
        let secret = <Kem as hpke::Kem>::PrivateKey::from_bytes(secret).map_err(|_| NotASecret)?;
        let public = PublicKey::new(Kem::sk_to_pk(&secret).to_bytes().into());
        Ok(Self { secret, public })
    }

    /// The secret, to be kept sealed and nowhere else.
    pub fn secret(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.secret.to_bytes().into())
    }

    /// The public half.
    pub const fn public(&self) -> PublicKey {
        self.public
    }
}

#[cfg(test)]
mod tests {
    use super::super::{hex, random::Counted};
    use super::*;

    #[test]
    fn a_kept_secret_gives_the_same_person() {
        let someone = Identity::generate(&Counted::new(1));
        let again = Identity::from_secret(someone.secret().as_slice()).unwrap();
        assert_eq!(someone.public(), again.public());
        assert_ne!(
            someone.public(),
            Identity::generate(&Counted::new(2)).public()
        );
        assert!(Identity::from_secret(&[1; 31]).is_err());
    }

    /// RFC 7748, section 6.1: the key pair of Alice.
    #[test]
    fn it_is_the_curve_of_the_rfc() {
        let secret = hex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        let public = hex("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
        assert_eq!(
            Identity::from_secret(&secret)
                .unwrap()
                .public()
                .bytes()
                .as_slice(),
            public
        );
    }
}
