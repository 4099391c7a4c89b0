//! A switch: a real checkbox with its label around it.

use leptos::prelude::*;

/// A labelled switch.
#[component]
pub fn Switch(
    /// Whether it is on.
    #[prop(into)]
    on: Signal<bool>,
    /// Called with what it becomes.
    change: impl Fn(bool) + 'static,
    /// What is switched, for who cannot see where it stands.
    #[prop(into)]
    name: String,
    /// What stands beside it.
    children: Children,
) -> impl IntoView {
    view! {
        <label class="switch">
            <span class="grow">{children()}</span>
            <input
                type="checkbox"
                role="switch"
                aria-label=name
                prop:checked=on
                on:change:target=move |event| change(event.target().checked())
            />
        </label>
    }
}
