//! Something folded away, drawn when it is opened: what nobody looks at costs nothing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::ui::dom::{El, Words, el, live_if};

/// A word to open it with; what is in it is drawn while it lies open.
pub fn fold(label: impl Into<Words>, draw: impl Fn() -> El + Send + 'static) -> El {
    folded("fold", el("summary").text(label), draw)
}

/// As [`fold`], with a class and a summary of its own.
pub fn folded(class: &'static str, summary: El, draw: impl Fn() -> El + Send + 'static) -> El {
    let open = RwSignal::new(false);
    el("details")
        .class(class)
        .on("toggle", move |event| {
            let details = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            open.set(details.is_some_and(|it| it.has_attribute("open")));
        })
        .child(summary)
        .child(live_if(move || open.get().then(&draw)))
}
