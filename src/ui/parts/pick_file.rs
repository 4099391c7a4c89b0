//! A button that opens the device's own file chooser.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use crate::browser::files;
use crate::ui::dom::{Words, el};

/// Picks a text file.
pub fn pick_file(label: impl Into<Words>, picked: impl Fn(File) + 'static) -> AnyView {
    let change = move |event: web_sys::Event| {
        let Some(input) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        if let Some(file) = files::first(input.files()) {
            picked(file);
        }
        // So that picking the same file again is noticed.
        input.set_value("");
    };
    let input = el("input")
        .attr("type", "file")
        .attr("accept", ".txt,text/plain")
        .on("change", change);
    el("label")
        .class("button soft pick")
        .text(label)
        .child(input)
        .into()
}
