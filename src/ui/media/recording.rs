//! Speaking into the page. Every second is sealed and kept while it is recorded; leaving the page only ends it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::growing::Growing;
use super::player::wave;
use super::row::{Row, clock, panel as box_for, trouble};
use crate::browser::capture::NotCaptured;
use crate::browser::recorder::{Recorder, Slices};
use crate::browser::{page, requests};
use crate::chart::waveform::{self, LINES};
use crate::domain::attachment::{AttachmentKind, MediaType};
use crate::ui::context::t;
use crate::ui::dom::{all, button, div, el, live, live_text, p};
use crate::ui::lock;

/// The longest recording, in seconds.
const LONGEST: f64 = 300.0;
/// How often the level is looked at, in milliseconds.
const LOOK_MS: i32 = 100;
/// What is louder than the hum of a quiet room.
const HEARD: u8 = 18;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Asking,
    Running,
    Paused,
    Refused(NotCaptured),
}

/// A recording that is being made, until its panel goes.
#[derive(Clone, Copy)]
struct Tape {
    row: Row,
    state: RwSignal<State>,
    /// Dropped, it ends, and the last of it still comes.
    recorder: StoredValue<Option<Recorder>, LocalStorage>,
    seconds: RwSignal<f64>,
    /// How loud it was lately.
    loud: RwSignal<Vec<u8>>,
    /// Whether anything was heard lately; none where that cannot be told.
    heard: RwSignal<Option<bool>>,
    unwanted: StoredValue<bool>,
}

/// The place where something is spoken. It begins at once.
pub fn panel(row: Row) -> AnyView {
    let t = t();
    let tape = Tape {
        row,
        state: RwSignal::new(State::Asking),
        recorder: StoredValue::new_local(None),
        seconds: RwSignal::new(0.0),
        loud: RwSignal::new(Vec::new()),
        heard: RwSignal::new(Some(true)),
        unwanted: StoredValue::new(false),
    };
    spawn_local(tape.record());
    let body = live(move || match tape.state.get() {
        State::Refused(why) => all([
            trouble(Some(match why {
                NotCaptured::Denied => t.media.denied,
                NotCaptured::Missing => t.media.no_microphone,
                NotCaptured::Unable => t.media.unable,
            })),
            div("actions")
                .child(button("button small", t.problem.retry, move || {
                    tape.state.set(State::Asking);
                    spawn_local(tape.record());
                }))
                .child(button("button small plain", t.common.cancel, move || {
                    row.is_done(None)
                }))
                .into(),
        ]),
        State::Asking => all([
            p("soft").text(t.media.asking),
            button("button small plain", t.common.cancel, move || {
                row.is_done(None)
            }),
        ]),
        State::Running | State::Paused => tape.controls(),
    });
    let said = live_text(move || {
        match (tape.state.get(), tape.heard.get()) {
            (State::Paused, _) => t.media.paused,
            (State::Running, Some(false)) => t.media.hears_nothing,
            (State::Running, _) => t.media.hears,
            (State::Asking | State::Refused(_), _) => "",
        }
        .to_owned()
    });
    box_for(t.media.recording)
        .child(body)
        .child(p("soft small").attr("role", "status").child(said))
        .into()
}

impl Tape {
    async fn record(self) {
        match Recorder::start().await {
            Err(why) => drop(self.state.try_set(State::Refused(why))),
            Ok((recorder, slices)) => {
                let media = recorder.media();
                // Where the panel went meanwhile, the microphone is let go with the recorder.
                let kept = self
                    .recorder
                    .try_update_value(|place| *place = Some(recorder));
                if kept.is_some() {
                    self.state.set(State::Running);
                    spawn_local(self.watch());
                    self.keep(slices, media).await;
                }
            }
        }
    }

    /// Keeps each slice as it comes, until the last.
    async fn keep(self, mut slices: Slices, media: MediaType) {
        let Some(mut growing) = Growing::begin(self.row.session, AttachmentKind::Voice, media)
        else {
            return;
        };
        let id = growing.id();
        let mut begun = false;
        while let Some(slice) = slices.next().await {
            if slice.is_empty() {
                continue;
            }
            if let Err(problem) = growing.take(&slice).await {
                self.row.app.complain(problem);
                self.stop();
                break;
            }
            lock::someone_is_there();
            if !begun {
                begun = true;
                self.row.has_begun(id);
            }
        }
        // Asked before the panel goes.
        let unwanted = self.unwanted.try_get_value() == Some(true);
        self.row.is_done(begun.then_some(id));
        if unwanted {
            self.row.remove(id);
        }
    }

    /// Follows the time and the level.
    async fn watch(self) {
        let mut last = requests::now();
        loop {
            page::wait(LOOK_MS).await;
            let now = requests::now();
            let passed = (now - last) / 1000.0;
            last = now;
            let level = self
                .recorder
                .try_with_value(|recorder| recorder.as_ref().map(Recorder::level));
            let Some(Some(level)) = level else {
                return;
            };
            if self.state.get_untracked() != State::Running {
                continue;
            }
            self.seconds.update(|seconds| *seconds += passed);
            if let Some(level) = level {
                self.loud.update(|loud| {
                    loud.push(level);
                    let surplus = loud.len().saturating_sub(LINES);
                    loud.drain(..surplus);
                });
            }
            let heard = level.map(|_| {
                self.loud.with_untracked(|loud| {
                    loud.len() < 10 || loud.iter().any(|level| *level > HEARD)
                })
            });
            if self.heard.get_untracked() != heard {
                self.heard.set(heard);
            }
            if self.seconds.get_untracked() >= LONGEST {
                self.stop();
                self.row.app.say(self.row.app.texts().media.full);
                return;
            }
        }
    }

    fn stop(self) {
        drop(self.recorder.try_update_value(Option::take));
    }

    fn pause(self, pause: bool) {
        self.recorder
            .with_value(|recorder| recorder.iter().for_each(|it| it.pause(pause)));
        self.state
            .set(if pause { State::Paused } else { State::Running });
    }

    fn controls(self) -> AnyView {
        let t = t();
        let paused = self.state.get() == State::Paused;
        let time = live_text(move || clock(self.seconds.get()));
        let meter = el("span").class("drawing").live_drawing(move || {
            let path = self.loud.with(|loud| waveform::path(loud, 0, LINES));
            wave("wave meter", &path, "")
        });
        let hold = if paused { t.media.go_on } else { t.media.hold };
        all([
            div("tape")
                .child(el("span").class("time").child(time))
                .child(el("span").class("soft small").text(t.media.at_most)),
            meter,
            div("actions")
                .child(button("button small", t.common.done, move || self.stop()))
                .child(button("button small soft", hold, move || {
                    self.pause(!paused)
                }))
                .child(button(
                    "button small plain",
                    t.media.throw_away,
                    move || {
                        self.unwanted.set_value(true);
                        self.stop();
                    },
                )),
        ])
    }
}
