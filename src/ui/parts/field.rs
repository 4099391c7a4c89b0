//! "Hoe ben je erbij?": a field of prettig by energie, set by finger, mouse or keys.
//!
//! For keys and screen readers it is two sliders, one an axis, that speak their
//! value in words; for a pointer it is the whole field.

use leptos::html::Div;
use leptos::prelude::*;
use web_sys::PointerEvent;

use crate::browser::page;
use crate::chart::day_mark::{Canvas, day_mark};
use crate::domain::id::Id;
use crate::domain::mood::{Axis, Mood};
use crate::ui::context::t;

/// How far one key press moves.
const STEP: &str = "10";

/// The two-axis field.
#[component]
pub fn Field(
    /// The place, if one was set.
    #[prop(into)]
    mood: Signal<Option<Mood>>,
    /// The entry, for the phase of the line.
    id: Id,
    /// Called with the new place, or with none when it is taken away.
    set: impl Fn(Option<Mood>) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let t = t();
    let ground = NodeRef::<Div>::new();
    let dragging = RwSignal::new(false);
    let place = move |event: &PointerEvent| {
        let Some(ground) = ground.get_untracked() else { return };
        let (left, top, width, height) = page::box_of(&ground);
        if width > 0.0 && height > 0.0 {
            let across = (f64::from(event.client_x()) - left) / width;
            let up = 1.0 - (f64::from(event.client_y()) - top) / height;
            set(Some(Mood::new((across * 200.0 - 100.0).round() as i32, (up * 200.0 - 100.0).round() as i32)));
        }
    };
    let down = move |event: PointerEvent| {
        // Not prevented on purpose: a press beside the sliders must still take focus from a text box.
        if let Some(ground) = ground.get_untracked() {
            let _ = ground.set_pointer_capture(event.pointer_id());
        }
        dragging.set(true);
        place(&event);
    };
    let drag = move |event: PointerEvent| {
        if dragging.get_untracked() {
            place(&event);
        }
    };
    let line = move || day_mark(mood.get(), id, Canvas::FIELD).path;
    let knob = move || {
        mood.get().map(|mood| {
            view! {
                <div
                    class="field-knob"
                    style:left=format!("{:.1}%", mood.pleasant.share() * 100.0)
                    style:top=format!("{:.1}%", (1.0 - mood.energy.share()) * 100.0)
                ></div>
            }
        })
    };
    let words = move || mood.get().map_or_else(|| t.check_in.field_hint.to_owned(), |mood| t.mood(mood));
    let clear = move || {
        mood.get().map(|_| {
            view! { <button type="button" class="button small plain" on:click=move |_| set(None)>{t.check_in.field_clear}</button> }
        })
    };
    view! {
        <div class="field" role="group" aria-label=t.check_in.field>
            <div
                class="field-ground"
                node_ref=ground
                on:pointerdown=down
                on:pointermove=drag
                on:pointerup=move |_| dragging.set(false)
                on:pointercancel=move |_| dragging.set(false)
            >
                <svg class="field-line" class:quiet=move || mood.get().is_none() viewBox="0 0 320 220" preserveAspectRatio="none" aria-hidden="true">
                    <path d=line />
                </svg>
                <span class="field-axis full" aria-hidden="true">{t.check_in.full}</span>
                <span class="field-axis empty" aria-hidden="true">{t.check_in.empty}</span>
                <span class="field-axis heavy" aria-hidden="true">{t.check_in.heavy}</span>
                <span class="field-axis light" aria-hidden="true">{t.check_in.light}</span>
                {knob}
            </div>
            <AxisSlider name=t.check_in.axis_pleasant mood set of=|mood| mood.pleasant moved=|mood, to| Mood { pleasant: to, ..mood } />
            <AxisSlider name=t.check_in.axis_energy mood set of=|mood| mood.energy moved=|mood, to| Mood { energy: to, ..mood } />
            <div class="field-words"><span>{words}</span>{clear}</div>
        </div>
    }
}

/// One axis as a slider, only seen by keys and screen readers.
#[component]
fn AxisSlider(
    name: &'static str,
    mood: Signal<Option<Mood>>,
    set: impl Fn(Option<Mood>) + Copy + Send + Sync + 'static,
    of: fn(Mood) -> Axis,
    moved: fn(Mood, Axis) -> Mood,
) -> impl IntoView {
    let t = t();
    let value = move || of(mood.get().unwrap_or_default()).get();
    let spoken = move || mood.get().map_or_else(|| t.check_in.field_unset.to_owned(), |mood| t.mood(mood));
    view! {
        <input
            class="visually-hidden"
            type="range"
            min="-100"
            max="100"
            step=STEP
            aria-label=name
            aria-valuetext=spoken
            prop:value=value
            on:input:target=move |event| {
                if let Ok(to) = event.target().value().parse() {
                    set(Some(moved(mood.get_untracked().unwrap_or_default(), Axis::new(to))));
                }
            }
        />
    }
}
