//! What is not there: said calmly, with a way back.

use leptos::prelude::*;

use crate::route::Route;
use crate::ui::context::t;
use crate::ui::parts::head::Head;
use crate::ui::parts::link::Link;

/// A page for what is not there.
#[component]
pub fn NotFoundPage(
    /// What is not there; the page itself unless said.
    #[prop(optional)]
    title: Option<&'static str>,
    /// Where to go from here.
    #[prop(default = Route::Home)]
    back: Route,
) -> impl IntoView {
    let t = t();
    view! {
        <Head title=title.unwrap_or(t.shell.not_found) lead=t.shell.not_found_lead />
        <Link to=back class="button soft">{if back == Route::Home { t.shell.home } else { t.common.back }}</Link>
    }
}
