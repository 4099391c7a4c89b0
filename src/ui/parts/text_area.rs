//! A labelled box to type in, of one line or many.

use leptos::prelude::*;

use crate::domain::free_text::FreeText;
use crate::ui::context::t;

/// A box to type in. What was typed is never cut: too much is said instead.
#[component]
pub fn TextArea(
    /// What is asked.
    #[prop(into)]
    label: String,
    /// An example or a word of ease; stands in the empty box.
    #[prop(into, optional)]
    hint: String,
    /// A line under the label that stays; nothing when empty.
    #[prop(into, optional)]
    help: String,
    /// What stands in it.
    text: RwSignal<String>,
    /// One line is enough.
    #[prop(optional)]
    short: bool,
    /// The label is already the page's title and only has to be read aloud.
    #[prop(optional)]
    titled: bool,
) -> impl IntoView {
    let too_long = move || text.with(|text| FreeText::parse(text).is_err());
    let error = move || too_long().then(|| view! { <p class="error" role="alert">{t().check_in.too_long}</p> });
    let label_class = if titled { "visually-hidden" } else { "label" };
    let help = (!help.is_empty()).then(|| view! { <span class="hint">{help}</span> });
    let typed = move |value: String| text.set(value);
    let field = if short {
        view! {
            <input
                class="input" type="text" placeholder=hint autocomplete="off" prop:value=text
                aria-invalid=move || too_long().to_string()
                on:input:target=move |event| typed(event.target().value())
            />
        }
        .into_any()
    } else {
        view! {
            <textarea
                class="input" placeholder=hint autocomplete="off" prop:value=text
                aria-invalid=move || too_long().to_string()
                on:input:target=move |event| typed(event.target().value())
            ></textarea>
        }
        .into_any()
    };
    view! {
        <div class="labelled">
            <label class="labelled">
                <span class=label_class>{label}</span>
                {help}
                {field}
            </label>
            {error}
        </div>
    }
}
