//! A button that opens the device's own file chooser.

use leptos::prelude::*;
use web_sys::File;

use crate::browser::files;

/// Picks files.
#[component]
pub fn PickFile(
    /// What the button says.
    #[prop(into)]
    label: String,
    /// Called with what was picked.
    picked: impl Fn(Vec<File>) + 'static,
) -> impl IntoView {
    view! {
        <label class="button soft pick">
            {label}
            <input
                type="file"
                accept=".txt,text/plain"
                on:change:target=move |event| {
                    let input = event.target();
                    picked(files::all(input.files()));
                    // So that picking the same file again is noticed.
                    input.set_value("");
                }
            />
        </label>
    }
}
