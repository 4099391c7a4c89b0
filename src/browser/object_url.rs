//! An address for bytes in memory, for the elements that show or play them. It holds until it is dropped, and a moment longer.

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag, Url};

use super::{Refused, page};

/// The address of bytes. Nothing of it leaves the page.
pub struct ObjectUrl(String);

impl ObjectUrl {
    /// An address for bytes of a media type.
    ///
    /// # Errors
    /// [`Refused`] when the browser has no room.
    pub fn new(bytes: &[u8], kind: &str) -> Result<Self, Refused> {
        let options = BlobPropertyBag::new();
        options.set_type(kind);
        let parts = Array::of1(&Uint8Array::from(bytes));
        let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options)?;
        Ok(Self(Url::create_object_url_with_blob(&blob)?))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// How long an address still holds that is no longer wanted: a picture that was just given it may be about to read it, also when its
/// page is left.
const HOLDS_MS: i32 = 1000;

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        let address = core::mem::take(&mut self.0);
        page::after(HOLDS_MS, move || drop(Url::revoke_object_url(&address)));
    }
}
