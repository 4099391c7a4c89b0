//! Microphone and camera: asking for one, and letting go of it.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MediaStream, MediaStreamConstraints, MediaStreamTrack};

use super::window;

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotCaptured {
    /// The person, or the browser for them, does not allow it.
    Denied,
    /// There is none, or another program has it.
    Missing,
    /// This browser cannot.
    Unable,
}

impl From<JsValue> for NotCaptured {
    fn from(error: JsValue) -> Self {
        let name = Reflect::get(&error, &"name".into()).ok();
        match name.and_then(|name| name.as_string()).as_deref() {
            Some("NotAllowedError" | "SecurityError") => Self::Denied,
            Some("NotFoundError" | "NotReadableError" | "AbortError" | "OverconstrainedError") => {
                Self::Missing
            }
            _ => Self::Unable,
        }
    }
}

/// An open microphone or camera, until this is dropped.
pub struct Capture(MediaStream);

impl Capture {
    /// What it hears or sees.
    pub const fn stream(&self) -> &MediaStream {
        &self.0
    }
}

impl Drop for Capture {
    fn drop(&mut self) {
        for track in self.0.get_tracks().iter() {
            if let Ok(track) = track.dyn_into::<MediaStreamTrack>() {
                track.stop();
            }
        }
    }
}

/// Asks for it.
///
/// # Errors
/// [`NotCaptured`].
pub async fn capture(wanted: &MediaStreamConstraints) -> Result<Capture, NotCaptured> {
    let window = window().map_err(|_| NotCaptured::Unable)?;
    let devices = window.navigator().media_devices()?;
    let asked = devices.get_user_media_with_constraints(wanted)?;
    Ok(Capture(JsFuture::from(asked).await?.dyn_into()?))
}
