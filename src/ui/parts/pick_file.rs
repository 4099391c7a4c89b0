//! A button that opens the device's own file chooser.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use crate::browser::files;
use crate::ui::dom::{Words, el};

/// Picks a text file.
pub fn pick_file(label: impl Into<Words>, picked: impl Fn(File) + 'static) -> AnyView {
    pick(label, ".txt,text/plain", None, picked)
}

/// Picks a file of the kinds that `accept` names; with `capture`, a phone opens that camera at once.
pub fn pick(
    label: impl Into<Words>,
    accept: &'static str,
    capture: Option<&'static str>,
    picked: impl Fn(File) + 'static,
) -> AnyView {
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
    let mut input = el("input")
        .attr("type", "file")
        .attr("accept", accept)
        .on("change", change);
    if let Some(camera) = capture {
        input = input.attr("capture", camera);
    }
    el("label")
        .class("button soft pick")
        .text(label)
        .child(input)
        .into()
}
