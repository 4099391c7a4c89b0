//! A button that reads words aloud, by a voice that lives on the device. Where there is none, there is no button.

use leptos::prelude::*;

use crate::browser::speech::{self, Reading};
use crate::domain::lang::Lang;
use crate::ui::context::t;
use crate::ui::dom::{button, el, live_if, live_text};
use crate::ui::parts::icon::drawn;

const SPEAKER: &str =
    "M4 9.500h3.500L12 5.500v13l-4.500-4H4zM15.500 9a4 4 0 0 1 0 6M18 6.500a7.500 7.500 0 0 1 0 11";

/// The button.
pub fn aloud(lang: Lang, words: String) -> AnyView {
    let t = t();
    let can = RwSignal::new(speech::can_speak(lang.tag()));
    if !can.get_untracked() {
        speech::when_voices_come(move || {
            can.try_set(speech::can_speak(lang.tag()));
        });
    }
    // Silence when the page is left: it is dropped with it.
    let reading = StoredValue::new_local(None::<Reading>);
    let on = RwSignal::new(false);
    let words = StoredValue::new(words);
    let turn = move || {
        let begins = !on.get_untracked();
        // The old one is silenced first: it would silence the new one.
        reading.set_value(None);
        let next = begins
            .then(|| {
                let ended = move || {
                    on.try_set(false);
                };
                words.with_value(|words| speech::read(lang.tag(), words, ended))
            })
            .flatten();
        on.set(next.is_some());
        reading.set_value(next);
    };
    live_if(move || {
        can.get().then(|| {
            button("button small plain aloud", "", turn)
                .child(drawn(SPEAKER))
                .child(el("span").child(live_text(move || {
                    if on.get() {
                        t.media.silent
                    } else {
                        t.media.aloud
                    }
                    .to_owned()
                })))
        })
    })
}
