//! A link to another page of the app, followed without loading anything.

use leptos::prelude::*;

use crate::browser::page;
use crate::route::Route;
use crate::ui::context::app;

/// Follows a link within the app, unless the reader asked for a new tab.
pub fn follow(route: Route) -> impl Fn(leptos::ev::MouseEvent) + Clone {
    let app = app();
    move |event| {
        if page::is_plain_click(&event) {
            event.prevent_default();
            app.go(route);
        }
    }
}

/// A link within the app.
#[component]
pub fn Link(
    /// Where it leads.
    to: Route,
    /// How it looks.
    #[prop(optional)]
    class: &'static str,
    /// What it says.
    children: Children,
) -> impl IntoView {
    view! { <a href=to.path() class=class on:click=follow(to)>{children()}</a> }
}
