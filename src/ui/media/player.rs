//! A recording to listen to: play, hold, go to a place, faster; and drawn, so that one sees where something is said.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::card::in_words;
use super::row::{clock, trouble};
use crate::browser::sound::{self, Shape, Sound};
use crate::chart::waveform::{self, HEIGHT, LINES, WIDTH};
use crate::domain::attachment::Attachment;
use crate::ui::context::t;
use crate::ui::dom::{button, div, el, live, live_text, p};
use crate::ui::parts::icon::drawn;
use crate::ui::session::Session;

const PLAY: &str = "M8 5.500v13l10.500-6.500z";
const HOLD: &str = "M8.500 5.500v13M15.500 5.500v13";

/// How fast, in hundredths.
const SPEEDS: [u16; 4] = [100, 125, 150, 200];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Coming,
    Here,
    Broken,
}

#[derive(Clone, Copy)]
struct Player {
    state: RwSignal<State>,
    /// Silent once this is dropped.
    sound: StoredValue<Option<Sound>, LocalStorage>,
    shape: RwSignal<Option<Shape>>,
    playing: RwSignal<bool>,
    at: RwSignal<f64>,
    /// A place in [`SPEEDS`].
    speed: RwSignal<usize>,
}

/// The player of a recording.
pub fn player(session: Session, attachment: Attachment) -> AnyView {
    let t = t();
    let player = Player {
        state: RwSignal::new(State::Coming),
        sound: StoredValue::new_local(None),
        shape: RwSignal::new(None),
        playing: RwSignal::new(false),
        at: RwSignal::new(0.0),
        speed: RwSignal::new(0),
    };
    let named = in_words(session, &attachment);
    spawn_local(player.fetch(session, attachment));
    let body = live(move || match player.state.get() {
        State::Coming => p("soft small").text(t.common.loading).into(),
        State::Broken => trouble(Some(t.media.voice_broken)),
        State::Here => player.controls(),
    });
    div("player")
        .attr("role", "group")
        .live_attr("aria-label", move || Some(named().into()))
        .child(body)
        .into()
}

impl Player {
    async fn fetch(self, session: Session, attachment: Attachment) {
        let Ok(bytes) = session.bytes_of(&attachment).await else {
            self.state.try_set(State::Broken);
            return;
        };
        let sound = Sound::new(&bytes, attachment.media().name(), move || self.follow());
        let Ok(sound) = sound else {
            self.state.try_set(State::Broken);
            return;
        };
        self.sound.try_update_value(|place| *place = Some(sound));
        self.state.try_set(State::Here);
        let shape = sound::look(&bytes).await;
        self.shape.try_set(shape);
    }

    /// What the sound does now.
    fn follow(self) {
        let now = self.sound.try_with_value(|sound| {
            let sound = sound.as_ref()?;
            Some((sound.is_broken(), sound.is_playing(), sound.at()))
        });
        if let Some((broken, playing, at)) = now.flatten() {
            if broken {
                self.state.try_set(State::Broken);
            }
            self.playing.try_set(playing);
            self.at.try_set(at);
        }
    }

    fn with(self, act: impl FnOnce(&Sound)) {
        self.sound.with_value(|sound| {
            if let Some(sound) = sound {
                act(sound);
            }
        });
    }

    /// How far it is, as a place among the lines.
    fn line(self) -> usize {
        let whole = self.seconds();
        if whole > 0.0 {
            (self.at.get() / whole * LINES as f64).round() as usize
        } else {
            0
        }
    }

    /// How long it is; as far as it was heard where that is not known.
    fn seconds(self) -> f64 {
        let known = self.shape.with(|shape| shape.as_ref().map(|it| it.seconds));
        known.unwrap_or_else(|| self.at.get())
    }

    fn controls(self) -> AnyView {
        let t = t();
        let play = el("button")
            .attr("type", "button")
            .class("button square play")
            .live_attr("aria-label", move || {
                let word = if self.playing.get() {
                    t.media.hold
                } else {
                    t.media.play
                };
                Some(word.into())
            })
            .on("click", move |_| {
                self.with(|sound| sound.play(!sound.is_playing()));
            })
            .child(live(move || {
                drawn(if self.playing.get() { HOLD } else { PLAY })
            }));
        let lines = el("span").class("drawing").live_drawing(move || {
            let here = self.line();
            let part = |from, until| {
                let path = |shape: &Shape| waveform::path(&shape.loud, from, until);
                self.shape
                    .with(|shape| shape.as_ref().map(path))
                    .unwrap_or_default()
            };
            wave("wave", &part(0, here), &part(here, LINES))
        });
        let place = el("input")
            .attr("type", "range")
            .attr("min", "0")
            .attr("step", "1")
            .live_attr("max", move || {
                Some(self.seconds().ceil().to_string().into())
            })
            .attr("aria-label", t.media.place)
            .live_attr("aria-valuetext", move || Some(self.time().into()))
            .value(move || self.at.get().floor().to_string())
            .on("input", move |event| {
                if let Ok(seconds) = event_target_value(&event).parse::<f64>() {
                    self.with(|sound| sound.go_to(seconds));
                    self.at.set(seconds);
                }
            });
        let faster = move || {
            self.speed
                .update(|speed| *speed = (*speed + 1) % SPEEDS.len());
            let speed = f64::from(SPEEDS[self.speed.get_untracked()]) / 100.0;
            self.with(|sound| sound.set_speed(speed));
        };
        let speed = button("button small plain speed", "", faster)
            .live_attr("aria-label", move || {
                Some((t.media.speed)(&t.hundredths(SPEEDS[self.speed.get()])).into())
            })
            .child(live_text(move || {
                format!("{}×", t.hundredths(SPEEDS[self.speed.get()]))
            }));
        let time = el("span")
            .class("soft small time")
            .attr("aria-hidden", "true")
            .child(live_text(move || self.time()));
        div("playing")
            .child(play)
            .child(div("track").child(lines).child(place))
            .child(div("foot-line").child(time).child(speed))
            .into()
    }

    /// "0:12 / 1:05", for who sees it and who hears it.
    fn time(self) -> String {
        format!("{} / {}", clock(self.at.get()), clock(self.seconds()))
    }
}

/// The drawing of a recording: what was heard, and what was not yet.
pub fn wave(class: &str, past: &str, coming: &str) -> String {
    format!(
        "<svg class=\"{class}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"past\" d=\"{past}\"/><path d=\"{coming}\"/></svg>"
    )
}
