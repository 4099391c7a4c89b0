//! Photos: made smaller and written anew, so that nothing of the camera is left in them.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, ImageBitmap};

use super::{Refused, files, window};
use crate::domain::attachment::MediaType;

/// The longest side of a kept photo, in pixels.
const LONGEST: f64 = 1600.0;
/// How faithful it is: no eye sees the difference on a phone.
const QUALITY: f64 = 0.82;

/// A photo as it is kept.
pub struct Picture {
    /// Its form: JPEG, or WebP where that is smaller.
    pub media: MediaType,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Reads a photo from a file, turns it upright, and makes it smaller.
///
/// Only its points are drawn over: where and when it was taken, and with what, stays behind.
///
/// # Errors
/// [`Refused`] when the browser makes no picture of it.
pub async fn take_over(file: &Blob) -> Result<Picture, Refused> {
    let window = window()?;
    let image = JsFuture::from(window.create_image_bitmap_with_blob(file)?).await?;
    let image: ImageBitmap = image.dyn_into()?;
    let (width, height) = (f64::from(image.width()), f64::from(image.height()));
    let scale = (LONGEST / width.max(height)).min(1.0);
    let (width, height) = (
        (width * scale).round().max(1.0),
        (height * scale).round().max(1.0),
    );
    let document = window.document();
    let document = document.ok_or_else(|| Refused::Failed("no document".to_owned()))?;
    let canvas: HtmlCanvasElement = document.create_element("canvas")?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d")?;
    let context = context.ok_or_else(|| Refused::Failed("no canvas".to_owned()))?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    // What is see-through would become black.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_image_bitmap_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    image.close();
    let jpeg = written(&canvas, MediaType::Jpeg).await?;
    let webp = written(&canvas, MediaType::Webp).await?;
    let smaller = [jpeg, webp].into_iter().flatten();
    let smaller = smaller.min_by_key(|picture| picture.bytes.len());
    smaller.ok_or_else(|| Refused::Failed("no picture".to_owned()))
}

/// The picture in a form; none where the browser does not write that.
async fn written(canvas: &HtmlCanvasElement, media: MediaType) -> Result<Option<Picture>, Refused> {
    let mut failed = None;
    let done = Promise::new(&mut |done, _| {
        failed = canvas
            .to_blob_with_type_and_encoder_options(&done, media.name(), &QUALITY.into())
            .err();
    });
    if let Some(error) = failed {
        return Err(error.into());
    }
    let Ok(blob) = JsFuture::from(done).await?.dyn_into::<Blob>() else {
        return Ok(None);
    };
    // A browser that does not know the form writes PNG instead.
    if MediaType::from_name(&blob.type_()) != Some(media) {
        return Ok(None);
    }
    let bytes = files::slice(&blob, 0.0, blob.size()).await?;
    Ok(Some(Picture { media, bytes }))
}
