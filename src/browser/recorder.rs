//! The microphone: sound as the browser records it, slice by slice, and how loud it is now.
//!
//! <https://www.w3.org/TR/mediastream-recording/>. The microphone is let go as soon as the recorder is dropped.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AnalyserNode, AudioContext, Blob, BlobEvent, Event, MediaRecorder, MediaRecorderOptions,
    MediaStream, MediaStreamConstraints, RecordingState,
};

use super::capture::{Capture, NotCaptured, capture};
use super::window;
use crate::chart::waveform::loudness;
use crate::domain::attachment::MediaType;

/// A slice comes after so many milliseconds: a crash loses no more than this, and the one being kept.
const SLICE_MS: i32 = 1000;
/// Bits per second: speech is clear, and five minutes are little more than a megabyte.
const BITS: u32 = 32_000;
/// What we can play everywhere first.
const FORMS: [&str; 3] = [
    "audio/webm;codecs=opus",
    "audio/mp4",
    "audio/ogg;codecs=opus",
];
/// How many samples a look at the level takes: a twentieth of a second or so.
const SAMPLES: usize = 2048;

/// A recording that is being made. When it is dropped it stops, and its last slice still comes.
pub struct Recorder {
    recorder: MediaRecorder,
    media: MediaType,
    /// None where the level cannot be told.
    meter: Option<(AudioContext, AnalyserNode)>,
    /// Let go last.
    _microphone: Capture,
}

/// The slices of a recording, in their order.
pub struct Slices {
    coming: UnboundedReceiver<Blob>,
    _heard: [Closure<dyn FnMut(Event)>; 2],
}

impl Recorder {
    /// Asks for the microphone and begins.
    ///
    /// # Errors
    /// [`NotCaptured`].
    pub async fn start() -> Result<(Self, Slices), NotCaptured> {
        let window = window().map_err(|_| NotCaptured::Unable)?;
        if !Reflect::has(&window, &"MediaRecorder".into()).unwrap_or(false) {
            return Err(NotCaptured::Unable);
        }
        let form = FORMS
            .into_iter()
            .find(|form| MediaRecorder::is_type_supported(form));
        let form = form.ok_or(NotCaptured::Unable)?;
        let media = MediaType::from_name(form).ok_or(NotCaptured::Unable)?;
        let wanted = MediaStreamConstraints::new();
        wanted.set_audio_bool(true);
        let microphone = capture(&wanted).await?;
        let options = MediaRecorderOptions::new();
        options.set_mime_type(form);
        options.set_audio_bits_per_second(BITS);
        let recorder = MediaRecorder::new_with_media_stream_and_media_recorder_options(
            microphone.stream(),
            &options,
        )?;
        let slices = Slices::of(&recorder);
        recorder.start_with_time_slice(SLICE_MS)?;
        let recorder = Self {
            meter: meter(microphone.stream()),
            recorder,
            media,
            _microphone: microphone,
        };
        Ok((recorder, slices))
    }

    /// The form of its bytes.
    pub const fn media(&self) -> MediaType {
        self.media
    }

    /// Holds on for a while, or goes on. A recording that has ended stays ended.
    pub fn pause(&self, pause: bool) {
        let _ = if pause {
            self.recorder.pause()
        } else {
            self.recorder.resume()
        };
    }

    /// How loud it is now, 0 to 100; none where that cannot be told.
    pub fn level(&self) -> Option<u8> {
        let (_, analyser) = self.meter.as_ref()?;
        let mut samples = [0.0; SAMPLES];
        analyser.get_float_time_domain_data(&mut samples);
        Some(loudness(&samples))
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        if self.recorder.state() != RecordingState::Inactive {
            let _ = self.recorder.stop();
        }
        if let Some((context, _)) = &self.meter {
            let _ = context.close();
        }
    }
}

fn meter(stream: &MediaStream) -> Option<(AudioContext, AnalyserNode)> {
    let context = AudioContext::new().ok()?;
    let analyser = context.create_analyser().ok()?;
    analyser.set_fft_size(SAMPLES as u32);
    let source = context.create_media_stream_source(stream).ok()?;
    source.connect_with_audio_node(&analyser).ok()?;
    Some((context, analyser))
}

impl Slices {
    fn of(recorder: &MediaRecorder) -> Self {
        let (give, coming) = unbounded_channel();
        let give: Rc<RefCell<Option<UnboundedSender<Blob>>>> = Rc::new(RefCell::new(Some(give)));
        let ends = Rc::clone(&give);
        let at_slice = Closure::<dyn FnMut(Event)>::new(move |event: Event| {
            let slice = event.dyn_into::<BlobEvent>().ok();
            let slice = slice.and_then(|event| event.data());
            if let (Some(slice), Some(give)) = (slice, give.borrow().as_ref()) {
                let _ = give.send(slice);
            }
        });
        let at_end = Closure::<dyn FnMut(Event)>::new(move |_| drop(ends.take()));
        recorder.set_ondataavailable(Some(at_slice.as_ref().unchecked_ref()));
        recorder.set_onstop(Some(at_end.as_ref().unchecked_ref()));
        Self {
            coming,
            _heard: [at_slice, at_end],
        }
    }

    /// The bytes of the next slice; none when the recording has ended.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        let slice = self.coming.recv().await?;
        let buffer = JsFuture::from(slice.array_buffer()).await.ok()?;
        Some(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}
