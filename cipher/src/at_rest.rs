//! XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), for what stays on the device.

use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

/// Bytes of a key.
pub const KEY: usize = 32;
/// Bytes of a nonce.
pub const NONCE: usize = 24;
/// Bytes of the tag, which stands behind the sealed text.
pub const TAG: usize = 16;

/// Seals `plain` with `aad` vouched for, and puts it behind what stands in `sealed`, with its tag.
// SECURITY: a nonce must never be used twice with one key; the callers say how they see to that.
pub fn seal(key: &[u8; KEY], nonce: &[u8; NONCE], aad: &[u8], plain: &[u8], sealed: &mut Vec<u8>) {
    sealed.reserve_exact(plain.len() + TAG);
    let begin = sealed.len();
    sealed.extend_from_slice(plain);
    let (_, text) = sealed.split_at_mut(begin);
    #[expect(clippy::expect_used, reason = "only a text of 256 GiB fails")]
    let tag = XChaCha20Poly1305::new(key.into())
        .encrypt_inout_detached(&XNonce::from(*nonce), aad, text.into())
        .expect("a text fits in memory");
    sealed.extend_from_slice(&tag);
}

/// What [`seal`] sealed with the same key, nonce and `aad`; none when anything at all is different.
pub fn open(
    key: &[u8; KEY],
    nonce: &[u8; NONCE],
    aad: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    let (text, tag) = sealed.split_last_chunk::<TAG>()?;
    let mut plain = Zeroizing::new(text.to_vec());
    XChaCha20Poly1305::new(key.into())
        .decrypt_inout_detached(
            &XNonce::from(*nonce),
            aad,
            plain.as_mut_slice().into(),
            &Tag::from(*tag),
        )
        .ok()?;
    Some(plain)
}
