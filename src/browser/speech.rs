//! Reading aloud by a voice that lives on the device. One that lives elsewhere would be sent the words, so it is never used.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::window;

fn synthesis() -> Option<SpeechSynthesis> {
    let window = window().ok()?;
    let has = js_sys::Reflect::has(&window, &"speechSynthesis".into());
    has.ok().filter(|has| *has)?;
    window.speech_synthesis().ok()
}

/// A voice of the device for a language, such as `nl`.
// SECURITY: only `localService`: the words stay on the device.
fn voice(lang: &str) -> Option<SpeechSynthesisVoice> {
    let voices = synthesis()?.get_voices();
    let speaks = |voice: &SpeechSynthesisVoice| {
        let tag = voice.lang().to_lowercase();
        voice.local_service() && tag.split(['-', '_']).next() == Some(lang)
    };
    let mut voices = voices.iter().map(JsCast::unchecked_into);
    voices.find(speaks)
}

/// Whether there is such a voice.
pub fn can_speak(lang: &str) -> bool {
    voice(lang).is_some()
}

/// Calls back once when the browser knows its voices, which may be a moment after the page began.
pub fn when_voices_come(run: impl FnOnce() + 'static) {
    if let Some(synthesis) = synthesis() {
        let run = Closure::once_into_js(run);
        let _ = synthesis.add_event_listener_with_callback("voiceschanged", run.unchecked_ref());
    }
}

/// Words that are being read aloud. Silence when this is dropped.
pub struct Reading {
    synthesis: SpeechSynthesis,
    utterance: SpeechSynthesisUtterance,
    _ended: Closure<dyn FnMut()>,
}

/// Reads words aloud; `ended` is called when that is done or cut off. None without a voice for the language.
pub fn read(lang: &str, words: &str, ended: impl FnMut() + 'static) -> Option<Reading> {
    let (synthesis, voice) = (synthesis()?, voice(lang)?);
    let utterance = SpeechSynthesisUtterance::new_with_text(words).ok()?;
    utterance.set_voice(Some(&voice));
    utterance.set_lang(&voice.lang());
    let ended = Closure::<dyn FnMut()>::new(ended);
    utterance.set_onend(Some(ended.as_ref().unchecked_ref()));
    utterance.set_onerror(Some(ended.as_ref().unchecked_ref()));
    synthesis.cancel();
    synthesis.speak(&utterance);
    Some(Reading {
        synthesis,
        utterance,
        _ended: ended,
    })
}

impl Drop for Reading {
    fn drop(&mut self) {
        self.utterance.set_onend(None);
        self.utterance.set_onerror(None);
        self.synthesis.cancel();
    }
}
