//! Copying text.

use wasm_bindgen_futures::JsFuture;

use super::{Refused, window};

/// Puts text on the clipboard.
///
/// # Errors
/// [`Refused`] when the browser does not allow it.
pub async fn copy(text: &str) -> Result<(), Refused> {
    JsFuture::from(window()?.navigator().clipboard().write_text(text)).await?;
    Ok(())
}
