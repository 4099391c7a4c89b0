//! A dialog over the page: the browser's own, so that focus and Escape work as they should.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::ui::context::t;

/// A dialog that is open while the signal is on.
#[component]
pub fn Sheet(
    /// Whether it lies open.
    open: RwSignal<bool>,
    /// Its title.
    #[prop(into)]
    title: String,
    /// What stands in it.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    Effect::new(move || {
        let Some(dialog) = dialog.get() else { return };
        match (open.get(), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => (),
        }
    });
    let label = title.clone();
    view! {
        <dialog class="sheet" node_ref=dialog aria-label=label on:close=move |_| open.set(false)>
            <div class="sheet-body">
                <div class="sheet-head">
                    <h2>{title}</h2>
                    <button type="button" class="button small soft" on:click=move |_| open.set(false)>{t().common.close}</button>
                </div>
                {children()}
            </div>
        </dialog>
    }
}
