//! Turning pages: a swipe, or an arrow key. It never takes the place of a button, and leaves alone what has a use for either.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent, PointerEvent};

use crate::ui::dom::El;

/// Which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// To the next.
    Onward,
    /// To the one before.
    Back,
}

/// How far a finger goes at least, in CSS pixels.
const FAR: i32 = 60;

/// What has a use of its own for a finger that slides, or for arrow keys.
const OWN_USE: &str =
    "input, textarea, select, canvas, audio, dialog, .field-ground, [role=slider]";

/// Makes an element call `turn` when it is swiped, or gets an arrow key.
pub fn turning(element: El, turn: impl Fn(Turn) + Copy + 'static) -> El {
    let from = StoredValue::new(None::<(i32, i32)>);
    let down = move |event: Event| {
        let finger = event.dyn_ref::<PointerEvent>();
        let finger = finger.filter(|it| it.is_primary() && it.pointer_type() == "touch");
        let free = finger.filter(|_| is_free(&event));
        from.set_value(free.map(|it| (it.client_x(), it.client_y())));
    };
    let up = move |event: Event| {
        let began = from.try_update_value(Option::take).flatten();
        if let Some(((x, y), finger)) = began.zip(event.dyn_ref::<PointerEvent>()) {
            let (across, down) = (finger.client_x() - x, finger.client_y() - y);
            // A slanting finger scrolls.
            if across.abs() >= FAR && across.abs() > 2 * down.abs() {
                turn(if across < 0 { Turn::Onward } else { Turn::Back });
            }
        }
    };
    let key = move |event: Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>().filter(|_| is_free(&event)) else {
            return;
        };
        if key.alt_key() || key.ctrl_key() || key.meta_key() || key.shift_key() {
            return;
        }
        match key.key().as_str() {
            "ArrowRight" => turn(Turn::Onward), // not words: a key
            "ArrowLeft" => turn(Turn::Back),    // not words: a key
            _ => (),
        }
    };
    element
        .attr("tabindex", "-1")
        .on("pointerdown", down)
        .on("pointerup", up)
        .on("pointercancel", move |_| from.set_value(None))
        .on("keydown", key)
}

fn is_free(event: &Event) -> bool {
    let target = event.target();
    let target = target.and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(OWN_USE), Ok(None)))
}
