//! Files: saving one, and reading one that was picked or dropped.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, FilePropertyBag, HtmlAnchorElement, Url};

use super::{Refused, window};

const TEXT: &str = "text/plain;charset=utf-8";

/// A text file that is not on the disk yet.
pub(super) fn text_file(name: &str, text: &str) -> Result<File, Refused> {
    let options = FilePropertyBag::new();
    options.set_type("text/plain");
    Ok(File::new_with_str_sequence_and_options(
        &Array::of1(&text.into()),
        name,
        &options,
    )?)
}

/// Saves text as a file among the person's downloads.
///
/// # Errors
/// [`Refused`] when the browser cannot make the file.
pub fn save_text(name: &str, text: &str) -> Result<(), Refused> {
    let document = window()?
        .document()
        .ok_or_else(|| Refused::Failed("no document".to_owned()))?;
    let options = BlobPropertyBag::new();
    options.set_type(TEXT);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link = document.create_element("a")?;
    if let Some(link) = link.dyn_ref::<HtmlAnchorElement>() {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    Ok(Url::revoke_object_url(&url)?)
}

/// The bytes of a file, unless it is larger than `most`.
///
/// # Errors
/// [`Refused`] when the file cannot be read (it moved, or the disk is gone).
pub async fn read(file: &File, most: usize) -> Result<Option<Vec<u8>>, Refused> {
    if file.size() > most as f64 {
        return Ok(None);
    }
    let buffer = JsFuture::from(file.array_buffer()).await?;
    Ok(Some(Uint8Array::new(&buffer).to_vec()))
}

/// The first file of a list.
pub fn first(list: Option<FileList>) -> Option<File> {
    list.and_then(|list| list.get(0))
}

/// Fetches a text that belongs to the app itself.
///
/// # Errors
/// [`Refused`] when it cannot be had, for instance when there is no network.
pub async fn fetch_own(path: &str) -> Result<String, Refused> {
    let answer = JsFuture::from(window()?.fetch_with_str(path)).await?;
    let answer: web_sys::Response = answer.dyn_into()?;
    if !answer.ok() {
        return Err(Refused::Failed(format!("{path}: {}", answer.status())));
    }
    let text = JsFuture::from(answer.text()?).await?;
    text.as_string()
        .ok_or_else(|| Refused::Failed(format!("{path}: no text")))
}
