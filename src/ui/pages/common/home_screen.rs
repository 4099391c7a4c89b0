//! Putting the app on the home screen, as a page of its own.

use leptos::prelude::*;

use crate::ui::context::t;
use crate::ui::dom::all;
use crate::ui::parts::head::head;
use crate::ui::parts::home_screen::home_screen;

/// How, and why.
pub fn home_screen_page() -> AnyView {
    all([head(t().install.title), home_screen().into()])
}
