//! Searching the diary as one types: words, kinds, and whether something was shared.

use leptos::prelude::*;

use crate::domain::check_in::Kind;
use crate::domain::search::{Index, Query, Words as Typed};
use crate::domain::sent::shared_entries;
use crate::ui::context::{session, t};
use crate::ui::dom::{Words, all, div, el, live, p};
use crate::ui::pages::learner::diary::card;
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::head;
use crate::ui::parts::text_area::TextArea;
use crate::ui::parts::toggles::toggles;

/// How many that are found are drawn.
const MOST: usize = 50;

/// The page.
pub fn search_page() -> AnyView {
    let (t, session) = (t(), session());
    let typed = RwSignal::new(String::new());
    let kinds = RwSignal::new(Vec::<Kind>::new());
    let shared = RwSignal::new(0_usize);
    let index = StoredValue::new(Index::default());
    let found = live(move || {
        session.journal.with(|journal| {
            index.update_value(|index| {
                index.follow(journal, usize::MAX);
            })
        });
        let query = Query {
            words: Typed::typed(&typed.get()),
            kinds: kinds.get(),
            shared: match shared.get() {
                1 => Some(true),
                2 => Some(false),
                _ => None,
            },
            ..Query::default()
        };
        if query == Query::default() {
            return div("").child(p("soft").text(t.look.search_lead));
        }
        let went = session.sent.with(|sent| shared_entries(sent));
        index.with_value(|index| {
            let found: Vec<_> = index.find(&query, &went).collect();
            let cards = found
                .iter()
                .take(MOST)
                .map(|entry| el("li").child(card(session, entry)));
            div("stack")
                .child(
                    p("soft")
                        .attr("role", "status")
                        .text((t.look.found)(found.len())),
                )
                .child(el("ul").class("stack").children(cards))
        })
    });
    let words = Kind::ALL.map(|kind| Words::from(t.kind(kind)));
    let kind = |place: usize| Kind::ALL.get(place).copied();
    let on =
        move |place: usize| kind(place).is_some_and(|it| kinds.with(|kinds| kinds.contains(&it)));
    let turn = move |place: usize| {
        if let Some(it) = kind(place) {
            kinds.update(|kinds| match kinds.iter().position(|other| *other == it) {
                Some(at) => drop(kinds.remove(at)),
                None => kinds.push(it),
            });
        }
    };
    let ways = t.look.shared.map(Words::from);
    all([
        head(t.look.search),
        div("stack wide")
            .child(TextArea::line(t.look.words, typed).hint(t.look.words_hint))
            .child(toggles(t.look.kinds, words, on, turn))
            .child(choices(
                t.look.shared_ask,
                "shared",
                ways,
                move || shared.get(),
                move |place| shared.set(place),
            ))
            .child(found)
            .into(),
    ])
}
