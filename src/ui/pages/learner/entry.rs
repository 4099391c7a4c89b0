//! One entry: to read, change, put ready for a coach, or delete.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::answer::Answers;
use crate::domain::check_in::{Kind, Question};
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::shared::SharedItem;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, Words, all, div, el, nothing, p};
use crate::ui::media::{Media, media};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::pages::learner::check_in::{edit_page, edit_some};
use crate::ui::pages::learner::replies::replies_beside;
use crate::ui::parts::answers::answers;
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::day_mark::mark;
use crate::ui::parts::head::{section, title};
use crate::ui::parts::toggles::toggles;
use crate::ui::parts::ways::ways;
use crate::ui::session::Session;

/// What is changed of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Editing {
    /// Nothing: it is read.
    None,
    /// All of it.
    All,
    /// The answer to one question.
    One(Question),
}

/// An entry, to read or to change, or the word that it is not there.
pub fn entry_page(id: Id, edit: Editing) -> AnyView {
    // Read once: after deleting, this page is left.
    match session()
        .journal
        .with_untracked(|journal| journal.get(id).cloned())
    {
        None => not_here(t().diary.gone, Route::Diary),
        Some(entry) => match edit {
            Editing::None => reading(entry),
            Editing::All => edit_page(entry),
            Editing::One(question) => edit_some(entry, vec![vec![question]]),
        },
    }
}

/// Whether one wants to talk about it: for the learner alone, to find it back when an agenda is made.
fn marking(id: Id) -> AnyView {
    let (app, session, t) = (app(), session(), t());
    let marked = Memo::new(move |_| {
        let entry = session.journal.with(|journal| journal.get(id).cloned());
        entry.and_then(|entry| entry.answers.word(Question::Marked))
    });
    let offers = Question::Marked.offers();
    let on = move |place: usize| marked.get() == offers.get(place).copied();
    let turn = move |place: usize| {
        let word = offers.get(place).filter(|_| !untrack(|| on(place)));
        let answer = word.and_then(|word| app.texts().in_word(Kind::Note, Question::Marked, *word));
        let change = move |answers: &mut Answers| match &answer {
            Some(answer) => answers.set(answer.clone()),
            None => answers.skip(Question::Marked),
        };
        session.amend(app, id, change, || ());
    };
    let words = offers.iter().map(|word| Words::from(t.word(*word)));
    section(t.talks.marked)
        .child(p("soft").text(t.talks.marked_lead))
        .child(toggles(t.talks.marked, words, on, turn))
        .into()
}

/// What was spoken, photographed or drawn, if anything was.
fn attached(entry: &Entry) -> AnyView {
    let ids: Vec<Id> = entry.answers.attachments().collect();
    if ids.is_empty() {
        nothing()
    } else {
        media(Media::Shown(ids))
    }
}

fn reading(entry: Arc<Entry>) -> AnyView {
    let (t, session) = (t(), session());
    let today = session.today();
    let id = entry.id;
    let written = (entry.written.day() != entry.at.day())
        .then(|| (t.diary.written_later)(&t.moment(entry.written, today)));
    let edited = entry
        .edited
        .map(|edited| (t.diary.edited)(&t.moment(edited, today)));
    let history = written
        .into_iter()
        .chain(edited)
        .map(|line| p("soft small").text(line));
    let is_check_in = entry.kind.is_check_in();
    let when = t.moment(entry.at, today);
    // What lies beside the diary goes by its own words.
    let (name, line) = match is_check_in {
        true => (title(t.kind(entry.kind)), when),
        false if t.title(&entry) == t.kind(entry.kind) => (title(t.title(&entry)), when),
        false => (
            title(t.title(&entry)).attr("lang", entry.lang.tag()),
            t.kind(entry.kind).to_owned(),
        ),
    };
    let drawn = is_check_in.then(|| mark(entry.answers.mood(), id, "mark large"));
    let head = div("page-head entry-head")
        .child_if(drawn)
        .child(el("div").child(name).child(p("lead").text(line)));
    let body = div("stack wide")
        .child(
            div("card printed")
                .child(el("h2").class("print-only").text(t.kind(entry.kind)))
                .child(answers(&SharedItem::whole(&entry))),
        )
        .child(attached(&entry))
        .child(replies_beside(id))
        .child_if(leads(session, &entry))
        .child(media(Media::Aloud(entry.lang, t.spoken(&entry.answers))))
        .child(el("div").children(history))
        .child_if(is_check_in.then(|| marking(id)));
    let back = Route::list(entry.kind);
    all([head.into(), body.into(), ways(id, back, !is_check_in)])
}

/// What it belongs to, as far as that is still there.
fn leads(session: Session, entry: &Entry) -> Option<El> {
    let lines = entry.answers.iter().flat_map(|it| it.value().lines());
    let links: Vec<AnyView> = session.journal.with_untracked(|journal| {
        let there = lines.filter_map(|line| journal.get(line.to?));
        let link_to = |other: &Arc<Entry>| {
            CardLink::new(Route::of(other), t().title(other)).line(t().kind(other.kind))
        };
        there.map(|other| link_to(other).into()).collect()
    });
    (!links.is_empty()).then(|| section(t().check_in.belongs_to).children(links))
}
