//! "Hoe ben je erbij?": a field of prettig by energie, set by finger, mouse or keys.
//!
//! For keys and screen readers it is two sliders, one an axis, that speak their
//! value in words; for a pointer it is the whole field.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use crate::browser::page;
use crate::chart::day_mark::{Canvas, day_mark};
use crate::domain::id::Id;
use crate::domain::mood::{Axis, Mood};
use crate::ui::context::t;
use crate::ui::dom::{El, button, div, el, live_if, live_text};

/// How far one key press moves.
const STEP: &str = "10";

/// The two-axis field. The id gives the line its phase; `set` is called with the new place, or none when it is taken away,
/// and whether that is in the middle of a movement.
pub fn field(
    mood: Signal<Option<Mood>>,
    id: Id,
    set: impl Fn(Option<Mood>, bool) + Copy + Send + Sync + 'static,
) -> AnyView {
    let t = t();
    let dragging = RwSignal::new(false);
    let place = move |event: &Event, moving: bool| {
        let ground = event
            .current_target()
            .and_then(|target| target.dyn_into::<Element>().ok());
        let (Some(ground), Some(pointer)) = (ground, event.dyn_ref::<PointerEvent>()) else {
            return;
        };
        let (left, top, width, height) = page::box_of(&ground);
        if width > 0.0 && height > 0.0 {
            let across = (f64::from(pointer.client_x()) - left) / width;
            let up = 1.0 - (f64::from(pointer.client_y()) - top) / height;
            let mood = Mood::new(
                (across * 200.0 - 100.0).round() as i32,
                (up * 200.0 - 100.0).round() as i32,
            );
            set(Some(mood), moving);
        }
    };
    let down = move |event: Event| {
        page::hold_pointer(&event);
        dragging.set(true);
        place(&event, false);
    };
    let drag = move |event: Event| {
        if dragging.get_untracked() {
            place(&event, true);
        }
    };
    let line = move || {
        let mood = mood.get();
        let quiet = if mood.is_none() { " quiet" } else { "" };
        let path = day_mark(mood, id, Canvas::FIELD).path;
        // The knob stands in a drawing without a view box, so that it stays round in any field.
        let knob = mood.map(knob).unwrap_or_default();
        format!(
            "<svg class=\"field-line{quiet}\" viewBox=\"0 0 320 220\" preserveAspectRatio=\"none\"><path d=\"{path}\"/></svg><svg class=\"field-line\">{knob}</svg>"
        )
    };
    let axis = |class: &'static str, word: &'static str| {
        el("span")
            .class(class)
            .attr("aria-hidden", "true")
            .text(word)
    };
    let ground = div("field-ground")
        .on("pointerdown", down)
        .on("pointermove", drag)
        .on("pointerup", move |_| dragging.set(false))
        .on("pointercancel", move |_| dragging.set(false))
        .child(
            el("span")
                .class("drawing")
                .attr("aria-hidden", "true")
                .live_drawing(line),
        )
        .child(axis("field-axis full", t.check_in.full))
        .child(axis("field-axis empty", t.check_in.empty))
        .child(axis("field-axis heavy", t.check_in.heavy))
        .child(axis("field-axis light", t.check_in.light));
    let words = move || {
        mood.get()
            .map_or_else(|| t.check_in.field_hint.to_owned(), |mood| t.mood(mood))
    };
    let clear = move || {
        mood.get().map(|_| {
            button("button small plain", t.check_in.field_clear, move || {
                set(None, false)
            })
        })
    };
    div("field")
        .attr("role", "group")
        .attr("aria-label", t.check_in.field)
        .child(ground)
        .child(slider(
            t.check_in.axis_pleasant,
            mood,
            set,
            |mood| mood.pleasant,
            |mood, to| Mood {
                pleasant: to,
                ..mood
            },
        ))
        .child(slider(
            t.check_in.axis_energy,
            mood,
            set,
            |mood| mood.energy,
            |mood, to| Mood { energy: to, ..mood },
        ))
        .child(
            div("field-words")
                .child(el("span").child(live_text(words)))
                .child(live_if(clear)),
        )
        .into()
}

/// The knob's circle, its place in whole percents.
fn knob(mood: Mood) -> String {
    let across = (mood.pleasant.get() + 100) / 2;
    let down = (100 - mood.energy.get()) / 2;
    format!("<circle class=\"field-knob\" cx=\"{across}%\" cy=\"{down}%\" r=\"19\"/>")
}

/// One axis as a slider, only seen by keys and screen readers.
fn slider(
    name: &'static str,
    mood: Signal<Option<Mood>>,
    set: impl Fn(Option<Mood>, bool) + Copy + 'static,
    of: fn(Mood) -> Axis,
    moved: fn(Mood, Axis) -> Mood,
) -> El {
    let t = t();
    let spoken = move || {
        mood.get()
            .map_or_else(|| t.check_in.field_unset.to_owned(), |mood| t.mood(mood))
    };
    el("input")
        .class("visually-hidden")
        .attr("type", "range")
        .attr("min", "-100")
        .attr("max", "100")
        .attr("step", STEP)
        .attr("aria-label", name)
        .live_attr("aria-valuetext", move || Some(spoken().into()))
        .value(move || of(mood.get().unwrap_or_default()).get().to_string())
        .on("input", move |event| {
            if let Ok(to) = event_target_value(&event).parse() {
                let place = moved(mood.get_untracked().unwrap_or_default(), Axis::new(to));
                set(Some(place), false);
            }
        })
}
