//! How to put the app on a device's home screen, and why.

use crate::browser::page;
use crate::ui::context::t;
use crate::ui::dom::{El, button, div, el, p};

/// Why, a button where the browser offers one, and how on each sort of device.
pub fn home_screen() -> El {
    let t = t();
    let own = page::offers_install()
        .then(|| div("actions").child(button("button", t.install.go, page::install)));
    let ways = t.install.on.iter().zip(t.install.how).map(|(on, how)| {
        div("stack tight")
            .child(el("h3").class("title").text(*on))
            .child(p("").text(how))
    });
    div("stack wide")
        .child(p("").text(t.install.why))
        .child(p("").text(t.install.safer))
        .child_if(own)
        .children(ways)
}
