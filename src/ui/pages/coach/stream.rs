//! What a learner shared, the newest parcel first, in the learner's own words and layout: some of it at a time, what is
//! new marked, each thing with a way to answer it.

use core::ops::Range;
use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::inbox::note_of;
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Contact;
use crate::domain::desk::is_new;
use crate::domain::id::Id;
use crate::domain::inbox::Received;
use crate::domain::shared::SharedItem;
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, button, div, el, live, p};
use crate::ui::parts::answers::item;
use crate::ui::parts::link::link;
use crate::ui::parts::more::more;
use crate::ui::session::Session;

/// How many rows are drawn at once.
const WINDOW: usize = 30;

/// A row of the stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    /// A parcel begins.
    Parcel { letter: Id, new: bool },
    /// A thing in it; whether it was shared again later.
    Item { letter: Id, id: Id, again: bool },
}

/// Everything of a learner, the newest parcel first.
fn rows(received: &[Received], contact: &Contact) -> Vec<Row> {
    let mut newest: BTreeMap<Id, (i64, u64)> = BTreeMap::new();
    let theirs = || received.iter().filter(|it| it.from == contact.id);
    for parcel in theirs() {
        let order = parcel.letter.order();
        for item in &parcel.letter.items {
            let known = newest.entry(item.id).or_insert(order);
            *known = order.max(*known);
        }
    }
    let mut rows = Vec::new();
    for parcel in theirs().filter(|it| !it.is_hollow()) {
        let letter = parcel.letter.id;
        rows.push(Row::Parcel {
            letter,
            new: is_new(parcel, contact),
        });
        let order = parcel.letter.order();
        rows.extend(parcel.letter.items.iter().map(|item| Row::Item {
            letter,
            id: item.id,
            again: newest.get(&item.id).is_some_and(|it| *it > order),
        }));
    }
    rows
}

/// The stream; `drop` is asked to take a parcel away.
pub fn stream(contact: Contact, drop: Callback<Id>) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let name = contact.card.name.to_string();
    let learner = contact.id;
    // What was new when the page was opened stays marked while it lies open.
    let all = Memo::new(move |_| session.received.with(|received| rows(received, &contact)));
    live(move || {
        let all = all.get();
        if all.is_empty() {
            return p("card soft").text((t.desk.nothing)(&name)).into();
        }
        let last_new = all
            .iter()
            .rposition(|row| matches!(row, Row::Parcel { new: true, .. }));
        let count = all.len();
        let name = name.clone();
        let draw = move |range: Range<usize>| {
            if last_new.is_some_and(|last| range.contains(&last)) {
                // Once the page stands there.
                crate::browser::page::after(0, move || session.looked_at(app, learner));
            }
            let rows = all.get(range).unwrap_or_default();
            let drawn = session.received.with_untracked(|received| {
                let drawn = rows
                    .iter()
                    .filter_map(|row| draw(session, received, &name, *row, drop));
                drawn.collect::<Vec<El>>()
            });
            el("ul").class("stack stream").children(drawn).into()
        };
        more(count, WINDOW, Arc::new(draw))
    })
}

fn draw(
    session: Session,
    received: &[Received],
    name: &str,
    row: Row,
    drop: Callback<Id>,
) -> Option<El> {
    let (Row::Parcel { letter, .. } | Row::Item { letter, .. }) = row;
    let parcel = received.iter().find(|it| it.letter.id == letter)?;
    Some(match row {
        Row::Parcel { new, .. } => opening(session, name, parcel, new, drop),
        Row::Item { id, again, .. } => {
            let item = parcel.letter.items.iter().find(|it| it.id == id)?;
            thing(session, parcel.from, item, again)
        }
    })
}

/// Where a parcel begins: when it was opened, what was said with it, and a way to take it away.
fn opening(session: Session, name: &str, parcel: &Received, new: bool, drop: Callback<Id>) -> El {
    let t = t();
    let letter = &parcel.letter;
    let id = letter.id;
    let when = (t.coach.received)(&t.moment(parcel.opened, session.today()));
    let label = format!("{}: {when}", t.desk.drop);
    let head = div("actions parcel-head")
        .child(p("soft").text(when))
        .child_if(new.then(|| el("span").class("badge").text(t.desk.new)))
        .child(
            button("button small plain", t.desk.drop, move || drop.run(id))
                .attr("aria-label", label),
        );
    let note = letter.note.as_ref();
    let hello = letter.items.is_empty() && letter.recall.is_empty();
    el("li")
        .class("stack tight")
        .child(head)
        .child_if(note.map(|note| note_of(name, note.to_string())))
        .child_if(hello.then(|| p("card soft").text((t.coach.hello)(name))))
}

fn thing(session: Session, from: Id, shared: &SharedItem, again: bool) -> El {
    let t = t();
    let again = again.then(|| p("soft small").text(t.desk.again));
    let answer = link(
        Route::Reply(from, shared.id),
        "button small soft",
        t.replies.answer,
    );
    el("li")
        .class("stack tight")
        .child_if(again)
        .child(item(shared, session.today()))
        .child_if(answered(session, shared.id))
        .child(div("actions").child(answer))
}

/// What one answered to something, in a line each.
pub fn answered(session: Session, to: Id) -> Option<El> {
    let lines: Vec<El> = session.journal.with_untracked(|journal| {
        let own = journal.papers(Kind::Reply);
        let own = own.filter(|it| it.answers.leads_to(to));
        let line = |reply: &Arc<crate::domain::entry::Entry>| {
            let t = texts(reply.lang);
            let sort = reply.answers.get(Question::ReplySort);
            let sort = sort.map_or_else(|| t.kind(Kind::Reply).to_owned(), |sort| t.answer(sort));
            let when = t.day_in_line(reply.at.day(), session.today());
            p("soft small")
                .attr("lang", t.lang.tag())
                .text((t.desk.answered)(&sort, &when))
        };
        own.map(line).collect()
    });
    (!lines.is_empty()).then(|| div("").children(lines))
}
