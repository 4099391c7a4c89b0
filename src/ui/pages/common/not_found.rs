//! What is not there: said calmly, with a way back.

use leptos::prelude::*;

use crate::route::Route;
use crate::ui::context::t;
use crate::ui::dom::all;
use crate::ui::parts::head::head_with;
use crate::ui::parts::link::link;

/// An address that leads nowhere.
pub fn not_found_page() -> AnyView {
    not_here(t().shell.not_found, Route::Home)
}

/// Something that is not there any more, and where to go from here.
pub fn not_here(title: &'static str, back: Route) -> AnyView {
    let t = t();
    let label = if back == Route::Home {
        t.shell.home
    } else {
        t.common.back
    };
    all([
        head_with(title, t.shell.not_found_lead),
        link(back, "button soft", label),
    ])
}
