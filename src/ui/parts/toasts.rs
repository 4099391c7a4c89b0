//! The word at the foot of the screen, read aloud as it appears.

use leptos::prelude::*;

use crate::ui::context::{Toast, app};
use crate::ui::dom::{button, div, el, live_if};

/// The place where such words appear. It is always there, so that screen readers listen to it.
pub fn toasts() -> AnyView {
    let app = app();
    let show = move |Toast { text, action }: Toast| {
        let act = action.map(|(label, act)| {
            button("", label, move || {
                app.toast.set(None);
                act();
            })
        });
        div("toast").child(el("span").text(text)).child_if(act)
    };
    div("toasts")
        .attr("role", "status")
        .child(live_if(move || app.toast.get().map(show)))
        .into()
}
