//! A paper as its learner reads it: each answer with a way to change it, and what is not answered as an invitation.

use std::sync::Arc;

use leptos::prelude::*;

use super::link::{anchor, link};
use crate::domain::answer::{Answer, Value};
use crate::domain::check_in::Question;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::reach::{Way, pages};
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, all, div, el, live, nothing, p};
use crate::ui::media::{Media, media};

/// A paper, followed as it changes; none when it is gone.
pub type Paper = Memo<Option<Arc<Entry>>>;

/// The paper of that name.
pub fn paper(id: Id) -> Paper {
    let session = session();
    Memo::new(move |_| session.journal.with(|journal| journal.get(id).cloned()))
}

/// The answers but those to the questions that stand `elsewhere` on the page, each with its wording.
pub fn answered(paper: Paper, elsewhere: &'static [Question]) -> AnyView {
    live(move || {
        let Some(entry) = paper.get() else {
            return nothing();
        };
        let shown = |answer: &&Answer| !elsewhere.contains(&answer.question());
        let rows: Vec<El> = entry
            .answers
            .iter()
            .filter(shown)
            .map(|answer| row(&entry, answer))
            .collect();
        match rows.is_empty() {
            true => nothing(),
            false => div("card").child(div("answers").children(rows)).into(),
        }
    })
}

/// One answer, with what was spoken or drawn and the pages that it names.
fn row(entry: &Entry, answer: &Answer) -> El {
    let (t, said) = (t(), texts(entry.lang));
    let wording = answer.wording().to_string();
    let name = (t.learning.change)(&wording);
    let change = anchor(Route::Answer(entry.id, answer.question()))
        .class("button small plain")
        .attr("aria-label", name)
        .text(t.common.edit);
    let ids = answer.value().attachments().to_vec();
    let words = match answer.value() {
        // What is spoken or drawn stands there itself.
        Value::Attached(_) => answer.value().text().map(ToString::to_string),
        value => Some(said.answer(value)),
    };
    el("section")
        .class("answered")
        .child(el("h3").attr("lang", said.lang.tag()).text(wording))
        .child(change)
        .child_if(words.map(|words| p("words").attr("lang", said.lang.tag()).text(words)))
        .child(if ids.is_empty() {
            nothing()
        } else {
            media(Media::Shown(ids))
        })
        .child_if(named(answer.value()))
}

/// The pages that an answer names, to be opened elsewhere.
fn named(value: &Value) -> Option<El> {
    let found = pages(value.text()?.as_str());
    (!found.is_empty()).then(|| outside(found))
}

/// Links that lead out of the app, or to a telephone or mail program.
pub fn outside(found: Vec<Way>) -> El {
    let links = found.into_iter().map(|way| {
        let there = way.address.starts_with("http");
        let link = el("a")
            .class("button small soft")
            .attr("href", way.address)
            .text(way.words);
        if there {
            link.attr("rel", "noreferrer").attr("target", "_blank")
        } else {
            link
        }
    });
    div("actions").children(links)
}

/// Those of the questions that have no answer yet, as an invitation that opens.
pub fn invitation(
    paper: Paper,
    asks: &'static [Question],
    title: &'static str,
    lead: &'static str,
) -> AnyView {
    let t = t();
    live(move || {
        let Some(entry) = paper.get() else {
            return nothing();
        };
        let open = asks
            .iter()
            .filter(|asked| entry.answers.get(**asked).is_none());
        let chips: Vec<AnyView> = open
            .filter_map(|asked| {
                let wording = t.wording(entry.kind, *asked)?;
                Some(link(Route::Answer(entry.id, *asked), "chip", wording))
            })
            .collect();
        if chips.is_empty() {
            return nothing();
        }
        all([el("details")
            .class("fold")
            .child(el("summary").text(title))
            .child(
                div("stack")
                    .child(p("soft small").text(lead))
                    .child(div("chips").children(chips)),
            )])
    })
}
