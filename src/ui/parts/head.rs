//! The head of a page: its one h1 and a line under it.

use leptos::prelude::*;

/// The title of a page, focused when the page is entered.
#[component]
pub fn Head(
    /// The title.
    #[prop(into)]
    title: String,
    /// A line under it; nothing when empty.
    #[prop(into, optional)]
    lead: String,
) -> impl IntoView {
    let lead = (!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> });
    view! {
        <div class="page-head">
            <h1 tabindex="-1">{title}</h1>
            {lead}
        </div>
    }
}
