//! The camera as a row of pictures, and a picture from a file: both as grey points, and never kept.

use js_sys::{Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlVideoElement, ImageBitmap,
    MediaStreamConstraints,
};

use super::capture::{Capture, NotCaptured, capture};
use super::{Refused, window};

/// The longest side of a picture, in points: enough for a full code, and quickly looked at.
const LONGEST: f64 = 1280.0;
/// A photo of a code may show it small.
const LONGEST_PHOTO: f64 = 2048.0;
/// The most points of a picture that is made larger than it is.
const MOST_POINTS: f64 = 6_000_000.0;

/// An open camera, until this is dropped.
pub struct Camera(Capture);

/// A picture in grey.
pub struct Frame {
    /// How many points wide it is.
    pub width: u32,
    /// The points, row by row.
    pub grey: Vec<u8>,
}

impl Camera {
    /// Asks for the camera: that at the back, where there are several.
    ///
    /// # Errors
    /// [`NotCaptured`].
    pub async fn open() -> Result<Self, NotCaptured> {
        let wanted = Object::new();
        Reflect::set(&wanted, &"facingMode".into(), &"environment".into())?;
        let width = Object::new();
        Reflect::set(&width, &"ideal".into(), &LONGEST.into())?;
        Reflect::set(&wanted, &"width".into(), &width)?;
        let constraints = MediaStreamConstraints::new();
        constraints.set_video(&wanted);
        Ok(Self(capture(&constraints).await?))
    }

    /// Shows what it sees in the video of the page with this id, and gives that.
    ///
    /// # Errors
    /// [`Refused`] when there is none, or the browser does not play it.
    pub async fn show_in(&self, id: &str) -> Result<HtmlVideoElement, Refused> {
        let document = window()?.document();
        let video = document.and_then(|document| document.get_element_by_id(id));
        let video = video.and_then(|video| video.dyn_into::<HtmlVideoElement>().ok());
        let video = video.ok_or_else(|| Refused::Failed("no video".to_owned()))?;
        video.set_src_object(Some(self.0.stream()));
        JsFuture::from(video.play()?).await?;
        Ok(video)
    }
}

/// What a video shows now, as large as it is looked at or so many times that; none before its first picture.
pub fn look(video: &HtmlVideoElement, times: f64) -> Option<Frame> {
    let size = (video.video_width(), video.video_height());
    grey(size, LONGEST, times, |context, wide, high| {
        context.draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, wide, high)
    })
}

/// A photo, until this is dropped.
pub struct Photo {
    /// As the browser has it.
    pub image: ImageBitmap,
}

impl Photo {
    /// Its points, as large as it is looked at or so many times that; none when that is too much to look at.
    pub fn frame(&self, times: f64) -> Option<Frame> {
        let size = (self.image.width(), self.image.height());
        grey(size, LONGEST_PHOTO, times, |context, wide, high| {
            context.draw_image_with_image_bitmap_and_dw_and_dh(&self.image, 0.0, 0.0, wide, high)
        })
    }
}

impl Drop for Photo {
    fn drop(&mut self) {
        self.image.close();
    }
}

/// A photo from a file.
///
/// # Errors
/// [`Refused`] when the browser makes no picture of it.
pub async fn photo(file: &Blob) -> Result<Photo, Refused> {
    let image = JsFuture::from(window()?.create_image_bitmap_with_blob(file)?).await?;
    Ok(Photo {
        image: image.dyn_into()?,
    })
}

/// Draws something of a size, at most `longest`, so many times as large, and gives its points.
fn grey(
    (width, height): (u32, u32),
    longest: f64,
    times: f64,
    draw: impl FnOnce(&CanvasRenderingContext2d, f64, f64) -> Result<(), JsValue>,
) -> Option<Frame> {
    let (width, height) = (f64::from(width), f64::from(height));
    let scale = (longest / width.max(height)).min(1.0) * times;
    let (width, height) = ((width * scale).floor(), (height * scale).floor());
    if width < 1.0 || height < 1.0 || width * height > MOST_POINTS {
        return None;
    }
    let canvas = window().ok()?.document()?.create_element("canvas").ok()?;
    let canvas: HtmlCanvasElement = canvas.dyn_into().ok()?;
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    // What is see-through is paper.
    context.set_fill_style_str("#fff");
    context.fill_rect(0.0, 0.0, width, height);
    draw(&context, width, height).ok()?;
    let points = context.get_image_data(0.0, 0.0, width, height).ok()?.data();
    let (points, _) = points.0.as_chunks::<4>();
    let grey = points.iter().map(|[red, green, blue, _]| {
        let sum = 2 * u16::from(*red) + 5 * u16::from(*green) + u16::from(*blue);
        (sum / 8) as u8
    });
    Some(Frame {
        width: width as u32,
        grey: grey.collect(),
    })
}
