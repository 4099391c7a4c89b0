//! A link to another page of the app, followed without loading anything.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, MouseEvent};

use crate::browser::{address, page};
use crate::route::Route;
use crate::ui::context::app;
use crate::ui::dom::{El, Words, el};

/// An element that leads to a page; words and looks are the caller's.
pub fn anchor(to: Route) -> El {
    let app = app();
    el("a")
        .attr("href", address::within(&to.path()))
        .on("click", move |event: Event| {
            // A reader who asks for a new tab gets one.
            if event
                .dyn_ref::<MouseEvent>()
                .is_some_and(page::is_plain_click)
            {
                event.prevent_default();
                app.go(to);
            }
        })
}

/// A link of a class with words.
pub fn link(to: Route, class: &'static str, words: impl Into<Words>) -> AnyView {
    anchor(to).class(class).text(words).into()
}
