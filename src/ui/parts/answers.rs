//! An entry as it is read. The learner's preview and the coach's desk draw it with these same two parts.

use core::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::day_mark::mark;
use super::more::in_turns;
use super::picture::picture;
use crate::domain::answer::{Answer, Value};
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::moment::Day;
use crate::domain::shared::SharedItem;
use crate::text::{Texts, texts};
use crate::ui::context::session;
use crate::ui::dom::{El, all, div, el, p};
use crate::ui::media::{Media, media};

/// The answers, each under the wording it answered, in the language they were given in.
pub fn answers(item: &SharedItem) -> AnyView {
    let t = texts(item.lang);
    if item.answers.is_empty() {
        return p("soft")
            .attr("lang", t.lang.tag())
            .text(t.diary.nothing_answered)
            .into();
    }
    let rows = item.answers.iter().map(|answer| {
        // What goes by the name of the whole need not be read twice.
        let named = match answer.wording().as_str() == t.kind(item.kind) {
            true => "visually-hidden",
            false => "",
        };
        el("div")
            .child(el("dt").class(named).text(answer.wording().to_string()))
            .child(said(t, answer.value()))
    });
    el("dl")
        .class("answers")
        .attr("lang", t.lang.tag())
        .children(rows)
        .into()
}

/// What was answered. How much is attached stands apart from what someone wrote.
fn said(t: &'static Texts, value: &Value) -> El {
    match (value, value.text()) {
        (Value::Picture(kept), _) => el("dd").class("stack").child(picture(t, kept)),
        (Value::Attached(_), Some(words)) => {
            let count = (t.check_in.attached)(value.attachments().len());
            el("dd")
                .child(p("").text(words.to_string()))
                .child(p("soft small").text(count))
        }
        _ => el("dd").text(t.answer(value)),
    }
}

/// A whole item: mark, kind, moment and answers. What the item does not hold is not shown.
pub fn item(item: &SharedItem, today: Day) -> AnyView {
    let t = texts(item.lang);
    let (title, when) = (t.kind(item.kind), t.moment(item.at, today));
    let drawn = (item.kind.is_check_in()).then(|| mark(item.answers.mood(), item.id, "mark"));
    let head = div("entry-head").child_if(drawn).child(
        el("div")
            .child(el("h3").class("title").text(title))
            .child(p("soft").text(when.clone())),
    );
    el("article")
        .class("card stack")
        .attr("aria-label", format!("{title}, {when}"))
        .attr("lang", t.lang.tag())
        .child(head)
        .child(answers(item))
        .child_if(attached(item))
        .into()
}

/// What something shared goes by in an answer to it: its first words, else what it is.
pub fn called(item: &SharedItem) -> Option<FreeText> {
    let t = texts(item.lang);
    let mut values = item.answers.iter().map(Answer::value);
    let first = values.find_map(Value::text).map(|text| text.opening(120));
    let words = first.unwrap_or_else(|| t.kind(item.kind).to_owned());
    FreeText::parse(&words).ok().flatten()
}

/// What is attached and lies here: not what was sent and is gone.
pub fn attached(item: &SharedItem) -> Option<AnyView> {
    let session = session();
    let ids = item.answers.attachments();
    let here = |id: &Id| untrack(|| session.attachment(*id).is_some());
    let ids: Vec<Id> = ids.filter(here).collect();
    (!ids.is_empty()).then(|| media(Media::Shown(ids)))
}

/// Items in a list.
pub fn items(shared: Vec<SharedItem>, today: Day) -> AnyView {
    if shared.is_empty() {
        return all(core::iter::empty::<AnyView>());
    }
    let count = shared.len();
    let draw = move |range: Range<usize>| {
        let some = shared.get(range).unwrap_or_default().iter();
        all(some.map(|shared| el("li").child(item(shared, today))))
    };
    el("ul")
        .class("stack")
        .child(in_turns(count, Arc::new(draw)))
        .into()
}
