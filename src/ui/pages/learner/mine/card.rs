//! Over mij: one paper that grows, and the part of it that tells others what helps, to show, print or share.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::answer::Answer;
use crate::domain::basket::ReadyItem;
use crate::domain::check_in::{Kind, Question};
use crate::domain::entry::Entry;
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, p};
use crate::ui::media::{Media, media};
use crate::ui::parts::head::{head_with, title};
use crate::ui::parts::link::link;
use crate::ui::parts::paper::{Paper, answered, invitation};
use crate::ui::parts::ways::ways;

/// All that is asked.
const ASKS: [Question; 7] = [
    Question::Strengths,
    Question::Interests,
    Question::Dreams,
    Question::Helps,
    Question::HelpsNot,
    Question::Signs,
    Question::ThenDo,
];

/// What stands on the card, in its order.
const SHOWN: [Question; 4] = [
    Question::Helps,
    Question::HelpsNot,
    Question::Signs,
    Question::ThenDo,
];

/// The paper, followed as it changes; none before it is begun.
fn mine() -> Paper {
    let session = session();
    Memo::new(move |_| {
        session
            .journal
            .with(|journal| journal.papers(Kind::MyCard).next().cloned())
    })
}

/// Over mij.
pub fn my_card_page() -> AnyView {
    let t = t();
    let paper = mine();
    let id = Memo::new(move |_| paper.with(|entry| entry.as_ref().map(|entry| entry.id)));
    let body = live(move || match id.get() {
        None => div("stack wide")
            .child(to_come())
            .child(div("actions").child(link(Route::Write(Kind::MyCard), "button", t.mine.begin))),
        Some(id) => div("stack wide")
            .child(answered(paper, &[]))
            .child(invitation(
                paper,
                &ASKS,
                t.mine.card_more,
                t.learning.behind_lead,
            ))
            .child(div("actions").child(link(Route::ShowCard, "button soft", t.mine.show)))
            .child(ways(id, Route::MyCard, false)),
    });
    all([head_with(t.kind(Kind::MyCard), t.mine.card_lead), body])
}

/// What it can be about, before it is begun.
fn to_come() -> El {
    let asked = ASKS.iter().filter_map(|it| t().wording(Kind::MyCard, *it));
    el("ul")
        .class("bullets")
        .children(asked.map(|words| el("li").text(words)))
}

/// The card.
pub fn show_card_page() -> AnyView {
    let (app, t, session) = (app(), t(), session());
    // Read once: nothing changes on this page.
    let entry = mine().get_untracked();
    let rows: Vec<El> = entry.iter().flat_map(shown).collect();
    let back = link(Route::MyCard, "button small plain", t.common.back);
    let (Some(entry), false) = (entry, rows.is_empty()) else {
        return all([head_with(t.mine.show_title, t.mine.show_empty), back]);
    };
    let id = entry.id;
    let item = StoredValue::new(ReadyItem::only(&entry, &SHOWN));
    let share = live(move || match session.is_ready(id) {
        true => link(Route::Talk, "button small soft", t.diary.is_ready),
        false => button("button small soft", t.mine.ready, move || {
            session.put_ready(app, item.get_value(), || ())
        })
        .into(),
    });
    let views: [AnyView; 3] = [
        div("actions")
            .child(back)
            .child(button("button small soft", t.learning.print, page::print))
            .child(share)
            .into(),
        p("soft small actions").text(t.mine.show_lead).into(),
        el("article")
            .class("printed showing")
            .child(title(t.mine.show_title))
            .children(rows)
            .into(),
    ];
    all(views)
}

/// What stands on the card: what was said to those questions, each under its wording.
fn shown(entry: &Arc<Entry>) -> impl Iterator<Item = El> {
    let t = texts(entry.lang);
    let answers = SHOWN.into_iter().filter_map(|asked| {
        let mut all = entry.answers.iter();
        all.find(|answer| answer.question() == asked)
    });
    let said = |answer: &&Answer| {
        answer.value().text().is_some() || !answer.value().attachments().is_empty()
    };
    answers.filter(said).map(|answer| {
        let words = answer.value().text().map(ToString::to_string);
        let ids = answer.value().attachments().to_vec();
        let spoken = (!ids.is_empty()).then(|| media(Media::Shown(ids)));
        el("section")
            .attr("lang", t.lang.tag())
            .child(el("h2").text(answer.wording().to_string()))
            .child_if(words.map(|words| p("words").text(words)))
            .child_if(spoken)
    })
}
