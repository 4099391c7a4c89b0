//! A card that leads somewhere: a mark or nothing, a title, a line, a badge.

use leptos::prelude::*;

use super::day_mark::DayMark;
use super::link::follow;
use crate::domain::id::Id;
use crate::domain::mood::Mood;
use crate::route::Route;

/// A card to tap.
#[component]
pub fn CardLink(
    /// Where it leads.
    to: Route,
    /// Its title.
    #[prop(into)]
    title: String,
    /// A line under it; nothing when empty.
    #[prop(into, optional)]
    line: String,
    /// The day mark of an entry.
    #[prop(optional)]
    mark: Option<(Option<Mood>, Id)>,
    /// A word at the end; nothing when empty.
    #[prop(into, optional)]
    badge: String,
    /// The one card that stands out.
    #[prop(optional)]
    accent: bool,
) -> impl IntoView {
    let mark = mark.map(|(mood, id)| view! { <DayMark mood id /> });
    let (before, after) = if accent { (None, mark) } else { (mark, None) };
    view! {
        <a href=to.path() class="card" class:accent=accent on:click=follow(to)>
            {before}
            <span class="grow">
                <span class="title">{title}</span>
                {(!line.is_empty()).then(|| view! { <span class="line clip">{line}</span> })}
            </span>
            {after}
            {(!badge.is_empty()).then(|| view! { <span class="badge">{badge}</span> })}
        </a>
    }
}
