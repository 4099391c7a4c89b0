//! "Vraag terug": choosing what a coach is asked to delete, and what that can and cannot do. It is a parcel like any other.

use leptos::prelude::*;

use super::sealing::{Going, sealing};
use crate::domain::id::Id;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{Words, all, div, el};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::pages::learner::shared::{called, find};
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::link::link;
use crate::ui::parts::toggles::toggles;

/// Asking back what was in a parcel.
pub fn ask_back_page(parcel: Id) -> AnyView {
    let (t, session) = (t(), session());
    let Some(sent) = find(session, parcel) else {
        return not_here(t.shell.not_found, Route::Shared);
    };
    let name = called(session, sent.to);
    let head = head_with(t.giving.ask_back, (t.giving.ask_back_lead)(&name));
    let contacts = session.contacts.get_untracked();
    let reader = contacts.iter().find(|it| it.id == sent.to).cloned();
    // Of a coach who was removed only the learner knows who it is now.
    let (first, contacts) = match reader {
        Some(reader) => (Some(reader), Vec::new()),
        None => (contacts.first().cloned(), contacts),
    };
    let Some(first) = first else {
        let pair = link(Route::Pair, "button", t.share.pair);
        let said = el("p").class("notice").text(t.giving.ask_back_no_coach);
        return all([head, div("stack wide").child(said).child(pair).into()]);
    };
    let items = &sent.letter.items;
    let words: Vec<Words> = items
        .iter()
        .map(|item| {
            format!(
                "{}, {}",
                t.kind(item.kind),
                t.moment(item.at, session.today())
            )
            .into()
        })
        .collect();
    let ids: Vec<Id> = items.iter().map(|item| item.id).collect();
    let chosen = RwSignal::new(vec![true; ids.len()]);
    // With all of it also the parcel itself, so that a word that went with it goes too.
    let asks = move |chosen: &[bool]| -> Vec<Id> {
        let picked = ids.iter().zip(chosen).filter(|(_, on)| **on);
        let whole = chosen.iter().all(|on| *on).then_some(parcel);
        whole.into_iter().chain(picked.map(|(id, _)| *id)).collect()
    };
    let recall = RwSignal::new(chosen.with_untracked(|chosen| asks(chosen)));
    let on = move |place: usize| chosen.with(|all| all.get(place) == Some(&true));
    let asks = StoredValue::new(asks);
    let turn = move |place: usize| {
        chosen.update(|all| {
            if let Some(on) = all.get_mut(place) {
                *on = !*on;
            }
        });
        let asked = chosen.with_untracked(|chosen| asks.with_value(|asks| asks(chosen)));
        recall.set(asked);
    };
    let choose = (!words.is_empty()).then(|| {
        section(t.giving.ask_back_which).child(toggles(t.giving.ask_back_which, words, on, turn))
    });
    let honest = t
        .giving
        .ask_back_honest
        .iter()
        .map(|line| el("li").child(el("span").text(*line)));
    let shown = all([
        head,
        div("stack wide")
            .child_if(choose)
            .child(el("ul").class("bullets").children(honest))
            .into(),
    ]);
    let going = Going {
        items: Vec::new(),
        recall: Some(recall),
        after: Route::Parcel(parcel),
    };
    sealing(going, contacts, first, shown)
}
