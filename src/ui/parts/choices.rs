//! One of a few: real radio buttons that look like chips.

use leptos::prelude::*;

/// A choice among a few values.
#[component]
pub fn Choices<T: Copy + PartialEq + Send + Sync + 'static>(
    /// What is chosen.
    #[prop(into)]
    label: String,
    /// The group's name in the page.
    name: &'static str,
    /// Each value with its word.
    options: Vec<(T, String)>,
    /// The present value.
    #[prop(into)]
    value: Signal<T>,
    /// Called with the new value.
    choose: impl Fn(T) + Clone + 'static,
) -> impl IntoView {
    let options = options
        .into_iter()
        .map(|(option, word)| {
            let choose = choose.clone();
            view! {
                <label>
                    <input type="radio" name=name prop:checked=move || value.get() == option on:change=move |_| choose(option) />
                    <span class="chip">{word}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="labelled">
            <legend class="label">{label}</legend>
            <div class="choices">{options}</div>
        </fieldset>
    }
}
