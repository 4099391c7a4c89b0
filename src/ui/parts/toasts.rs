//! The word at the foot of the screen, read aloud as it appears.

use leptos::prelude::*;

use crate::ui::context::{Toast, app};

/// The place where such words appear. It is always there, so that screen readers listen to it.
#[component]
pub fn Toasts() -> impl IntoView {
    let app = app();
    let show = move |Toast { text, action }: Toast| {
        let button = action.map(|(label, act)| {
            let act = move |_| {
                app.toast.set(None);
                act.run(());
            };
            view! { <button type="button" on:click=act>{label}</button> }
        });
        view! { <div class="toast"><span>{text}</span>{button}</div> }
    };
    view! { <div class="toasts" role="status">{move || app.toast.get().map(show)}</div> }
}
