//! Dagboek: everything in time order, newest first. A day without anything is simply not there.

use core::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::page;
use crate::domain::entry::Entry;
use crate::domain::journal::Journal;
use crate::domain::moment::Day;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{all, button, div, el, live, live_if, p};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::{head, section};
use crate::ui::parts::link::link;
use crate::ui::session::Session;

/// How many entries are drawn at once, with the others of their days: a screen full. The rest comes when that is seen.
const AT_ONCE: usize = 6;
/// How many days are drawn then, and how many more when asked for.
const DAYS: usize = 14;
const MORE: usize = 30;

/// The diary.
pub fn diary_page() -> AnyView {
    let t = t();
    let session = session();
    let at_once = session.journal.with_untracked(screen_full);
    let shown = RwSignal::new(at_once);
    spawn_local(async move {
        page::idle().await;
        shown.try_update(|shown| *shown = DAYS.max(*shown));
    });
    let first = days(session, move || 0..at_once);
    let others = days(session, move || at_once..shown.get());
    let more = live_if(move || {
        let behind = |journal: &Journal| journal.days().nth(shown.get()).is_some();
        let hidden = shown.get() >= DAYS && session.journal.with(behind);
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
    let days = div("days").child(first).child(others).into();
    all([head(t.diary.title), ways.into(), damaged, empty, days, more])
}

/// How many of the newest days that is.
fn screen_full(journal: &Journal) -> usize {
    let mut entries = 0;
    let fit = journal.days().take_while(|(_, of_day)| {
        let fits = entries < AT_ONCE;
        entries += of_day.len();
        fits
    });
    fit.count().clamp(1, DAYS)
}

/// Some of the days with something in them, counted from the newest.
fn days(session: Session, which: impl Fn() -> Range<usize> + Send + Sync + 'static) -> AnyView {
    let t = t();
    // What comes into memory later is mostly older, and then nothing is drawn anew.
    let drawn = Memo::new(move |_| {
        let Range { start, end } = which();
        session.journal.with(|journal| {
            let days = journal.days().take(end).skip(start);
            let days = days.map(|(day, entries)| (day, entries.to_vec()));
            days.collect::<Vec<(Day, Vec<Arc<Entry>>)>>()
        })
    });
    live(move || {
        let today = session.today();
        drawn.with(|days| {
            all(days.iter().map(|(day, entries)| {
                let cards = entries
                    .iter()
                    .map(|entry| el("li").child(card(session, entry)));
                section(t.day_heading(*day, today)).child(el("ul").class("stack").children(cards))
            }))
        })
    })
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
