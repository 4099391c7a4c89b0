//! The device's own share sheet, where there is one.

use js_sys::Array;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, FilePropertyBag, ShareData};

use super::{Refused, files, window};

/// Whether a text file can be handed to another app.
pub fn takes_files() -> bool {
    let can = || -> Result<bool, Refused> {
        let navigator = window()?.navigator();
        if !js_sys::Reflect::has(&navigator, &JsValue::from_str("canShare"))? {
            return Ok(false);
        }
        Ok(navigator.can_share_with_data(&data("proef.txt", "proef")?))
    };
    can().unwrap_or(false)
}

/// Offers a file that is made already to another app of the person's choice.
///
/// # Errors
/// As [`offer`].
pub async fn offer_file(name: &str, blob: &Blob) -> Result<(), Refused> {
    let options = FilePropertyBag::new();
    options.set_type("text/plain");
    let file = File::new_with_blob_sequence_and_options(&Array::of1(blob), name, &options)?;
    let data = ShareData::new();
    data.set_files(&Array::of1(&file));
    JsFuture::from(window()?.navigator().share_with_data(&data)).await?;
    Ok(())
}

/// Offers a text file to another app of the person's choice.
///
/// # Errors
/// [`Refused::Cancelled`] when the person closed the sheet, else [`Refused::Failed`].
pub async fn offer(name: &str, text: &str) -> Result<(), Refused> {
    let data = data(name, text)?;
    JsFuture::from(window()?.navigator().share_with_data(&data)).await?;
    Ok(())
}

fn data(name: &str, text: &str) -> Result<ShareData, Refused> {
    let data = ShareData::new();
    data.set_files(&Array::of1(&files::text_file(name, text)?.into()));
    Ok(data)
}
