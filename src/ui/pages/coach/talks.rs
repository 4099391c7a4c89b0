//! Gesprekken: the talks of all learners that are still to come, by date, as far as they shared them.

use leptos::prelude::*;

use crate::domain::check_in::Question;
use crate::domain::desk::{Shared, talks};
use crate::domain::talk::planned;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, all, el, live, p};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::fold::fold;
use crate::ui::parts::head::{head_with, section};
use crate::ui::session::Session;

/// The page.
pub fn talks_page() -> AnyView {
    let (t, session) = (t(), session());
    let list = live(move || {
        let today = session.today();
        session.contacts.track();
        session.received.with(|received| {
            let all = talks(received);
            if all.is_empty() {
                return p("card soft").text(t.desk.talks_none);
            }
            let on = |it: &&Shared<'_>| planned(&it.item.answers).map(|moment| moment.day());
            let coming = all
                .iter()
                .filter(|it| on(it).is_some_and(|day| day >= today));
            let wished = all.iter().filter(|it| on(it).is_none());
            // It may have been held, and nobody said so.
            let past: Vec<CardRow> = all
                .iter()
                .filter(|it| on(it).is_some_and(|day| day < today))
                .map(|it| CardRow::of(session, it))
                .collect();
            let coming = list(coming.map(|it| CardRow::of(session, it)));
            let wished: Vec<CardRow> = wished.map(|it| CardRow::of(session, it)).collect();
            let wished =
                (!wished.is_empty()).then(|| section(t.talks.wish).child(list(wished.into_iter())));
            let past = (!past.is_empty()).then(|| {
                let past = StoredValue::new(past);
                el("div")
                    .class("section")
                    .child(fold(t.desk.talks_past, move || {
                        list(past.get_value().into_iter())
                    }))
            });
            el("div").child(coming).child_if(wished).child_if(past)
        })
    });
    all([head_with(t.shell.talks, t.desk.talks_lead), list])
}

/// A talk as its card says it.
#[derive(Clone)]
struct CardRow {
    to: Route,
    name: String,
    line: String,
}

impl CardRow {
    fn of(session: Session, shared: &Shared<'_>) -> Self {
        let t = t();
        let Shared { from, item } = shared;
        let name = session.contact(*from);
        let name = name.map_or_else(String::new, |contact| contact.card.name.to_string());
        let when = match planned(&item.answers) {
            Some(moment) => t.moment(moment, session.today()),
            None => t.talks.wish.to_owned(),
        };
        let way = item.answers.get(Question::TalkWay).map(|way| t.answer(way));
        let topics = match item.answers.lines(Question::Topics).len() {
            0 => t.talks.no_topics.to_owned(),
            count => (t.talks.topics)(count),
        };
        let line: Vec<String> = [Some(when), way, Some(topics)]
            .into_iter()
            .flatten()
            .collect();
        Self {
            to: Route::TalkWith(*from, item.id),
            name,
            line: line.join(" · "),
        }
    }
}

fn list(rows: impl Iterator<Item = CardRow>) -> El {
    let cards = rows.map(|row| el("li").child(CardLink::new(row.to, row.name).line(row.line)));
    el("ul").class("stack").children(cards)
}
