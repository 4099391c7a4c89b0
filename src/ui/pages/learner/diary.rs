//! Dagboek: everything in time order, newest first. A day without anything is simply not there.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::entry::Entry;
use crate::domain::moment::Day;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{all, button, div, el, live, live_if, p};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::{head, section};
use crate::ui::parts::link::link;
use crate::ui::session::Session;

/// How many days are drawn at first, and how many more when asked for.
const DAYS: usize = 14;
const MORE: usize = 30;

/// The diary.
pub fn diary_page() -> AnyView {
    let t = t();
    let session = session();
    let shown = RwSignal::new(DAYS);
    // What comes into memory later is mostly older, and then nothing is drawn anew.
    let drawn = Memo::new(move |_| {
        session.journal.with(|journal| {
            let days = journal.days().take(shown.get());
            let days = days.map(|(day, entries)| (day, entries.to_vec()));
            days.collect::<Vec<(Day, Vec<Arc<Entry>>)>>()
        })
    });
    let days = live(move || {
        let today = session.today();
        drawn.with(|days| {
            all(days.iter().map(|(day, entries)| {
                let cards = entries
                    .iter()
                    .map(|entry| el("li").child(card(session, entry)));
                section(t.day_heading(*day, today)).child(el("ul").class("stack").children(cards))
            }))
        })
    });
    let more = live_if(move || {
        let hidden = session
            .journal
            .with(|journal| journal.days().nth(shown.get()).is_some());
        hidden.then(|| {
            p("section").child(button("button soft", t.diary.earlier, move || {
                shown.update(|shown| *shown += MORE)
            }))
        })
    });
    let empty = live_if(move || {
        let empty = session.journal.with(|journal| journal.entries().is_empty());
        empty.then(|| {
            div("card stack tight none-yet")
                .child(el("h2").text(t.diary.empty))
                .child(p("soft").text(t.diary.empty_lead))
        })
    });
    let damaged = live_if(move || {
        let damaged = session.damaged.get();
        (damaged > 0).then(|| p("notice warn").text((t.diary.damaged)(damaged)))
    });
    let ways = [
        (Route::Search, t.look.search),
        (Route::Calendar, t.look.calendar),
        (Route::Patterns, t.look.patterns),
    ];
    let ways =
        div("look-links").children(ways.map(|(to, words)| link(to, "button small soft", words)));
    let days = div("days").child(days).into();
    all([head(t.diary.title), ways.into(), damaged, empty, days, more])
}

/// An entry as a card to open it, among those of its day.
pub fn card(session: Session, entry: &Entry) -> CardLink {
    let card = match entry.kind.is_check_in() {
        true => CardLink::of(entry),
        false => beside(entry),
    };
    with_badges(session, entry, card)
}

/// The same among those of other days.
pub fn dated_card(session: Session, entry: &Entry) -> CardLink {
    let card = match entry.kind.is_check_in() {
        true => CardLink::dated(entry, session.today()),
        false => beside(entry),
    };
    with_badges(session, entry, card)
}

/// What lies beside the diary goes by its own words.
fn beside(entry: &Entry) -> CardLink {
    let t = t();
    CardLink::new(Route::of(entry), t.title(entry))
        .title_in(entry.lang)
        .line(t.kind(entry.kind))
}

fn with_badges(session: Session, entry: &Entry, card: CardLink) -> CardLink {
    let t = t();
    let attached = t.with_attached(&session.attached_kinds(&entry.answers));
    let ready = session
        .is_ready(entry.id)
        .then(|| t.diary.ready_badge.to_owned());
    let badges: Vec<String> = attached.into_iter().chain(ready).collect();
    if badges.is_empty() {
        card
    } else {
        card.badge(badges.join(" · "))
    }
}
