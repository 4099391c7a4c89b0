//! Files: saving one, and reading one that was picked or dropped.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, File, FileList, FilePropertyBag, HtmlAnchorElement, Url};

use super::{Refused, address, page, window};

const TEXT: &str = "text/plain;charset=utf-8";
/// How long a browser is given to begin to read what is saved, in milliseconds.
const READ_BY_MS: i32 = 60_000;

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
    save(name, &blob(&Array::of1(&text.into()), TEXT)?)
}

/// Saves bytes as a file among the person's downloads.
///
/// # Errors
/// As [`save_text`].
pub fn save(name: &str, blob: &Blob) -> Result<(), Refused> {
    let document = window()?
        .document()
        .ok_or_else(|| Refused::Failed("no document".to_owned()))?;
    let url = Url::create_object_url_with_blob(blob)?;
    let link = document.create_element("a")?;
    if let Some(link) = link.dyn_ref::<HtmlAnchorElement>() {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // A busy browser begins to read it only later; without its address the file would never come.
    page::after(READ_BY_MS, move || drop(Url::revoke_object_url(&url)));
    Ok(())
}

fn blob(parts: &Array, kind: &str) -> Result<Blob, Refused> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    Ok(Blob::new_with_blob_sequence_and_options(parts, &options)?)
}

/// A file that grows part by part. The browser may put what it has on the disk, so it need not fit in memory.
pub struct Growing {
    kind: &'static str,
    whole: Array,
    loose: Array,
    size: usize,
}

impl Growing {
    /// How much is handed to the browser at once.
    const HEAP: usize = 4 * 1024 * 1024;

    /// An empty file of a media type.
    pub fn new(kind: &'static str) -> Self {
        Self {
            kind,
            whole: Array::new(),
            loose: Array::new(),
            size: 0,
        }
    }

    /// An empty text file.
    pub fn text() -> Self {
        Self::new(TEXT)
    }

    /// Puts text behind what is there.
    ///
    /// # Errors
    /// [`Refused`] when the browser has no room.
    pub fn push_text(&mut self, text: &str) -> Result<(), Refused> {
        self.push(&text.into(), text.len())
    }

    /// Puts bytes behind what is there.
    ///
    /// # Errors
    /// As [`Growing::push_text`].
    pub fn push_bytes(&mut self, bytes: &[u8]) -> Result<(), Refused> {
        self.push(Uint8Array::from(bytes).as_ref(), bytes.len())
    }

    fn push(&mut self, part: &wasm_bindgen::JsValue, size: usize) -> Result<(), Refused> {
        self.loose.push(part);
        self.size += size;
        if self.size >= Self::HEAP {
            self.whole.push(blob(&self.loose, self.kind)?.as_ref());
            self.loose = Array::new();
            self.size = 0;
        }
        Ok(())
    }

    /// All of it.
    ///
    /// # Errors
    /// As [`Growing::push_text`].
    pub fn finish(self) -> Result<Blob, Refused> {
        blob(&self.whole.concat(&self.loose), self.kind)
    }
}

/// The bytes of a file from one place until another; fewer when it ends before.
///
/// # Errors
/// [`Refused`] when the file cannot be read (it moved, or the disk is gone).
pub async fn slice(file: &Blob, from: f64, until: f64) -> Result<Vec<u8>, Refused> {
    let part = file.slice_with_f64_and_f64(from, until)?;
    let buffer = JsFuture::from(part.array_buffer()).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
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

/// The files of a list.
pub fn listed(list: Option<FileList>) -> Vec<File> {
    let all = list
        .iter()
        .flat_map(|list| (0..list.length()).filter_map(|at| list.get(at)));
    all.collect()
}

/// Fetches a text that belongs to the app itself.
///
/// # Errors
/// [`Refused`] when it cannot be had, for instance when there is no network.
pub async fn fetch_own(path: &str) -> Result<String, Refused> {
    let answer = JsFuture::from(window()?.fetch_with_str(&address::within(path))).await?;
    let answer: web_sys::Response = answer.dyn_into()?;
    if !answer.ok() {
        return Err(Refused::Failed(format!("{path}: {}", answer.status())));
    }
    let text = JsFuture::from(answer.text()?).await?;
    text.as_string()
        .ok_or_else(|| Refused::Failed(format!("{path}: no text")))
}
