//! One entry: to read, change, put ready for a coach, or delete.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::answer::{Answer, Answers, Pick, Value};
use crate::domain::basket::ReadyItem;
use crate::domain::check_in::{Kind, Question};
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::shared::SharedItem;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{Words, all, button, div, el, live, live_if, nothing, p};
use crate::ui::media::{Media, media};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::pages::learner::check_in::edit_page;
use crate::ui::parts::answers::answers;
use crate::ui::parts::day_mark::mark;
use crate::ui::parts::head::{section, title};
use crate::ui::parts::link::link;
use crate::ui::parts::sheet::sheet;
use crate::ui::parts::toggles::toggles;
use crate::ui::parts::what_goes::what_goes;
use crate::usecase::find_entry;

/// An entry, to read or to change, or the word that it is not there.
pub fn entry_page(id: Id, edit: bool) -> AnyView {
    // Read once: after deleting, this page is left.
    match session()
        .journal
        .with_untracked(|journal| journal.get(id).cloned())
    {
        None => not_here(t().diary.gone, Route::Diary),
        Some(entry) if edit => edit_page(entry),
        Some(entry) => reading(entry),
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
        let texts = app.texts();
        let wording = texts.wording(Kind::Note, Question::Marked);
        let free = |words: &str| FreeText::parse(words).ok().flatten();
        let answer = word.zip(wording).and_then(|(word, wording)| {
            let pick = Pick {
                known: Some(*word),
                word: free(texts.word(*word))?,
            };
            Answer::new(Question::Marked, free(wording)?, Value::Words(vec![pick])).ok()
        });
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
    let (app, t, session) = (app(), t(), session());
    let today = session.today();
    let id = entry.id;
    let sure = RwSignal::new(false);
    let written = (entry.written.day() != entry.at.day())
        .then(|| (t.diary.written_later)(&t.moment(entry.written, today)));
    let edited = entry
        .edited
        .map(|edited| (t.diary.edited)(&t.moment(edited, today)));
    let history = written
        .into_iter()
        .chain(edited)
        .map(|line| p("soft small").text(line));
    let held = StoredValue::new(ReadyItem::of(&entry));
    let share = live(move || match session.is_ready(id) {
        true => link(Route::Talk, "button soft", t.diary.is_ready),
        false => button("button", t.diary.put_ready, move || {
            session.put_ready(app, held.get_value(), || ())
        })
        .into(),
    });
    let is_check_in = entry.kind.is_check_in();
    let drawn = is_check_in.then(|| mark(entry.answers.mood(), id, "mark large"));
    let head = div("page-head entry-head").child_if(drawn).child(
        el("div")
            .child(title(t.kind(entry.kind)))
            .child(p("lead").text(t.moment(entry.at, today))),
    );
    let print = (!is_check_in).then(|| button("button small plain", t.talks.print, page::print));
    let body = div("stack wide")
        .child(
            div("card printed")
                .child(el("h2").class("print-only").text(t.kind(entry.kind)))
                .child(answers(&SharedItem::whole(&entry))),
        )
        .child(attached(&entry))
        .child(media(Media::Aloud(entry.lang, t.spoken(&entry.answers))))
        .child(el("div").children(history))
        .child_if(is_check_in.then(|| marking(id)))
        .child(
            div("actions")
                .child(share)
                .child(link(Route::Edit(id), "button soft", t.common.edit))
                .child_if(print)
                .child(button("button plain", t.common.delete, move || {
                    sure.set(true)
                })),
        );
    let delete = move || session.delete(app, &entry, move || app.go_instead(Route::Diary));
    let ask = [
        p("").text(t.diary.delete_lead).into(),
        live_if(move || {
            let now = || find_entry(&untrack(|| session.contents()), id);
            sure.get().then(|| what_goes(session, &now()))
        }),
        div("actions")
            .child(button("button", t.common.delete, delete))
            .child(button("button plain", t.common.cancel, move || {
                sure.set(false)
            }))
            .into(),
    ];
    all([
        head.into(),
        body.into(),
        sheet("delete", sure, t.diary.delete_sure, ask),
    ])
}
