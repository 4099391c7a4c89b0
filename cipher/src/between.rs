//! The messages of an HPKE context (RFC 9180): DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20-Poly1305.

use hpke::aead::{AeadCtxR, AeadCtxS, AeadTag, ChaCha20Poly1305};
use hpke::kdf::HkdfSha256;
use hpke::kem::X25519HkdfSha256;
use hpke::{Deserializable, HpkeError};

/// Where the sender has come.
pub type SealerContext = AeadCtxS<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>;
/// Where the reader has come.
pub type OpenerContext = AeadCtxR<ChaCha20Poly1305, HkdfSha256, X25519HkdfSha256>;

/// Bytes that every message grows by when it is sealed.
pub const TAG: usize = 16;

/// The next message, sealed, with its tag behind it.
///
/// # Errors
/// [`HpkeError`] for a text of 256 GiB, and for the 2^64th message.
pub fn seal(context: &mut SealerContext, aad: &[u8], plain: &[u8]) -> Result<Vec<u8>, HpkeError> {
    context.seal(plain, aad)
}

/// Opens the next message where it lies; none when anything at all is different.
pub fn open<'a>(
    context: &mut OpenerContext,
    aad: &[u8],
    sealed: &'a mut [u8],
) -> Option<&'a mut [u8]> {
    let (text, tag) = sealed.split_last_chunk_mut::<TAG>()?;
    let tag: AeadTag<ChaCha20Poly1305> = Deserializable::from_bytes(tag.as_slice()).ok()?;
    context
        .open_inout_detached((&mut *text).into(), aad, &tag)
        .ok()?;
    Some(text)
}
