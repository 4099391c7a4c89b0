//! What comes next with a learner: the agenda that they shared last, in their order, and the agreements that are open.

use leptos::prelude::*;

use super::stream::answered;
use crate::domain::answer::Value;
use crate::domain::check_in::Question;
use crate::domain::desk::{agreements, next_talk};
use crate::domain::id::Id;
use crate::domain::moment::Day;
use crate::domain::shared::SharedItem;
use crate::domain::talk::{by, outcome, planned};
use crate::domain::word::Word;
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, div, el, live_if, p};
use crate::ui::parts::head::section;
use crate::ui::parts::link::link;

/// The next agenda, with what else is given as its ways on; nothing while none was shared.
pub fn next_agenda(
    learner: Id,
    name: String,
    ways: impl Fn(&SharedItem) -> El + Send + 'static,
    printed: impl Fn() -> bool + Copy + Send + 'static,
) -> AnyView {
    let session = session();
    let next = Memo::new(move |_| {
        session
            .received
            .with(|received| next_talk(received, learner).cloned())
    });
    live_if(move || {
        let talk = next.get()?;
        let sheet = agenda(&talk, &name).live_attr("class", move || {
            Some(match printed() {
                true => "card stack printed".into(),
                false => "card stack".into(),
            })
        });
        Some(section(t().desk.agenda).child(sheet).child(ways(&talk)))
    })
}

/// An agenda as its learner made it, without a class of its own.
pub fn agenda(talk: &SharedItem, name: &str) -> El {
    let t = texts(talk.lang);
    let lines = talk.answers.lines(Question::Topics);
    let topics = lines.iter().map(|line| {
        let mark = line.mark.as_ref();
        let mark = mark.map(|mark| el("span").class("badge").text(mark.word.to_string()));
        el("li")
            .child(
                el("span")
                    .class("topic")
                    .attr("dir", "auto")
                    .text(line.words.to_string()),
            )
            .child_if(mark)
    });
    let list: AnyView = match lines.is_empty() {
        true => p("soft").text(t.talks.no_topics).into(),
        false => el("ol").class("topics").children(topics).into(),
    };
    let note = talk.answers.text(Question::Note);
    let note = note.map(|note| p("").attr("dir", "auto").text(note.to_string()));
    el("article")
        .attr("lang", t.lang.tag())
        .attr("aria-label", t.talks.agenda)
        .child(el("h3").class("title").text(when(talk)))
        .child(p("print-only").text(name.to_owned()))
        .child(list)
        .child_if(note)
}

/// When a talk is, with its year; or that it is wished for.
pub fn when(talk: &SharedItem) -> String {
    let t = texts(talk.lang);
    match planned(&talk.answers) {
        Some(moment) => t.full_moment(moment),
        None => t.talks.wish.to_owned(),
    }
}

/// The agreements that are open; nothing where none are.
pub fn open_agreements(learner: Id, name: String) -> AnyView {
    let session = session();
    let open = Memo::new(move |_| {
        session.received.with(|received| {
            let open = agreements(received, learner).into_iter();
            open.cloned().collect::<Vec<_>>()
        })
    });
    live_if(move || {
        let open = open.get();
        let today = session.today();
        (!open.is_empty()).then(|| {
            let rows = open.iter().map(|it| {
                let answer = link(
                    Route::Reply(learner, it.id),
                    "button small soft",
                    t().replies.answer,
                );
                el("li")
                    .class("card row")
                    .child(agreed(it, &name, today).child_if(answered(session, it.id)))
                    .child(div("actions").child(answer))
            });
            section(t().desk.agreements).child(el("ul").class("stack").children(rows))
        })
    })
}

/// What was agreed, who does it, by when, and how it went the last time.
fn agreed(item: &SharedItem, name: &str, today: Day) -> El {
    let t = texts(item.lang);
    let answers = &item.answers;
    let what = answers.text(Question::AgreedWhat);
    let what = what.map_or_else(|| t.kind(item.kind).to_owned(), ToString::to_string);
    let who = answers.get(Question::AgreedWho);
    let who = who.map(|who| match who {
        // Who said it is not who reads it.
        Value::Words(picks) if picks.iter().any(|it| it.known == Some(Word::Me)) => name.to_owned(),
        _ => t.answer(who),
    });
    let by = by(answers).map(|day| (t.check_in.line_on)(&t.day(day, today)));
    let went = outcome(answers).map(|word| t.word(word).to_owned());
    let line: Vec<String> = [who, by, went].into_iter().flatten().collect();
    el("div")
        .attr("lang", t.lang.tag())
        .child(p("title").attr("dir", "auto").text(what))
        .child(p("soft").text(line.join(" · ")))
}
