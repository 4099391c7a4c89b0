//! A QR code to hold before someone's camera, folded away until it is asked for; and the word that something is too large for one.

use leptos::prelude::*;

use super::fold::fold;
use crate::parcel::qr::{draw, fits};
use crate::ui::context::t;
use crate::ui::dom::{div, el, p};

/// The code of a text, with a line on what to do with it.
pub fn code(text: String, lead: &'static str) -> AnyView {
    let t = t();
    if !fits(&text) {
        return p("soft small").text(t.codes.too_large).into();
    }
    fold(t.codes.show, move || {
        let drawn = draw(&text).map(|code| {
            // Only numbers go into the markup. The edges of squares stay sharp however it is stretched.
            let markup = format!(
                "<svg viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\" aria-hidden=\"true\"><path d=\"{path}\"/></svg>",
                side = code.side,
                path = code.path,
            );
            el("div")
                .class("qr")
                .attr("role", "img")
                .attr("aria-label", t.codes.shown)
                .drawing(markup)
        });
        div("stack")
            .child(p("soft small").text(lead))
            .child_if(drawn)
    })
    .into()
}
