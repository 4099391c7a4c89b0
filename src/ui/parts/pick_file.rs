//! A button that opens the device's own file chooser.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{File, HtmlInputElement};

use crate::browser::files;
use crate::ui::dom::{El, Words, el};

/// What a parcel travels as.
const TEXT: &str = ".txt,text/plain";

/// Picks a text file.
pub fn pick_file(label: impl Into<Words>, picked: impl Fn(File) + 'static) -> AnyView {
    pick(label, TEXT, None, picked)
}

/// Picks any number of text files.
pub fn pick_files(label: impl Into<Words>, picked: impl Fn(Vec<File>) + 'static) -> AnyView {
    chooser(label, TEXT, picked, |input| input.flag("multiple", true))
}

/// Picks a file of the kinds that `accept` names; with `capture`, a phone opens that camera at once.
pub fn pick(
    label: impl Into<Words>,
    accept: &'static str,
    capture: Option<&'static str>,
    picked: impl Fn(File) + 'static,
) -> AnyView {
    let picked = move |files: Vec<File>| files.into_iter().take(1).for_each(&picked);
    chooser(label, accept, picked, |input| match capture {
        Some(camera) => input.attr("capture", camera),
        None => input,
    })
}

fn chooser(
    label: impl Into<Words>,
    accept: &'static str,
    picked: impl Fn(Vec<File>) + 'static,
    more: impl FnOnce(El) -> El,
) -> AnyView {
    let change = move |event: web_sys::Event| {
        let Some(input) = event
            .target()
            .and_then(|target| target.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        let files = files::listed(input.files());
        if !files.is_empty() {
            picked(files);
        }
        // So that picking the same file again is noticed.
        input.set_value("");
    };
    let input = el("input")
        .attr("type", "file")
        .attr("accept", accept)
        .on("change", change);
    el("label")
        .class("button soft pick")
        .text(label)
        .child(more(input))
        .into()
}
