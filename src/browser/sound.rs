//! Playing a recording, and what it looks like: its length, and how loud it is along the way.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AudioBuffer, Event, HtmlAudioElement, OfflineAudioContext};

use super::Refused;
use super::object_url::ObjectUrl;
use crate::chart::waveform::{LINES, loudness};

/// Samples per second when a recording is looked at: enough to see it by, and five minutes are ten megabytes.
const RATE: f32 = 8000.0;

/// What is worth looking again for.
const EVENTS: [&str; 6] = ["play", "pause", "ended", "timeupdate", "seeked", "error"];

/// What a recording looks like.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// How long it is.
    pub seconds: f64,
    /// How loud each part is, 0 to 100.
    pub loud: Vec<u8>,
}

/// Looks at a recording; none when the browser makes nothing of it.
pub async fn look(bytes: &[u8]) -> Option<Shape> {
    let context =
        OfflineAudioContext::new_with_number_of_channels_and_length_and_sample_rate(1, 1, RATE)
            .ok()?;
    let buffer = Uint8Array::from(bytes).buffer();
    let decoded = context.decode_audio_data(&buffer).ok()?;
    let decoded: AudioBuffer = JsFuture::from(decoded).await.ok()?.dyn_into().ok()?;
    // One part at a time, so that our own memory holds no whole recording.
    let part = (decoded.length() as usize / LINES).max(1);
    let mut samples = vec![0.0; part];
    let mut loud = Vec::with_capacity(LINES);
    for place in 0..LINES.min(decoded.length() as usize) {
        let from = (place * part) as u32;
        decoded
            .copy_from_channel_with_start_in_channel(&mut samples, 0, from)
            .ok()?;
        loud.push(loudness(&samples));
    }
    Some(Shape {
        seconds: decoded.duration(),
        loud,
    })
}

/// A recording that can be played. It falls silent when it is dropped.
pub struct Sound {
    element: HtmlAudioElement,
    _url: ObjectUrl,
    changed: Closure<dyn FnMut(Event)>,
}

impl Sound {
    /// A sound of these bytes; `changed` is called when it starts, stops or moves on.
    ///
    /// # Errors
    /// [`Refused`] when the browser cannot hold it.
    pub fn new(
        bytes: &[u8],
        kind: &str,
        mut changed: impl FnMut() + 'static,
    ) -> Result<Self, Refused> {
        let url = ObjectUrl::new(bytes, kind)?;
        let element = HtmlAudioElement::new_with_src(url.as_str())?;
        let changed = Closure::<dyn FnMut(Event)>::new(move |_| changed());
        for event in EVENTS {
            let listener = changed.as_ref().unchecked_ref();
            element.add_event_listener_with_callback(event, listener)?;
        }
        Ok(Self {
            element,
            _url: url,
            changed,
        })
    }

    /// Plays on from where it is, from the beginning at its end; or holds on. What the browser refuses it tells by an event.
    pub fn play(&self, play: bool) {
        let _ = if play {
            self.element
                .play()
                .map(|started| drop(JsFuture::from(started)))
        } else {
            self.element.pause()
        };
    }

    /// Whether it can be heard now.
    pub fn is_playing(&self) -> bool {
        !self.element.paused() && !self.element.ended()
    }

    /// Whether the browser cannot play it.
    pub fn is_broken(&self) -> bool {
        !js_sys::Reflect::get(&self.element, &"error".into()).is_ok_and(|error| error.is_null())
    }

    /// Where it is, in seconds.
    pub fn at(&self) -> f64 {
        self.element.current_time()
    }

    /// Goes to a place, in seconds.
    pub fn go_to(&self, seconds: f64) {
        self.element.set_current_time(seconds);
    }

    /// Plays so many times as fast, at the same pitch.
    pub fn set_speed(&self, speed: f64) {
        self.element.set_playback_rate(speed);
    }
}

impl Drop for Sound {
    fn drop(&mut self) {
        let _ = self.element.pause();
        // What pausing still tells would come when nobody listens any more.
        for event in EVENTS {
            let listener = self.changed.as_ref().unchecked_ref();
            let _ = self
                .element
                .remove_event_listener_with_callback(event, listener);
        }
    }
}
