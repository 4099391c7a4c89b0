//! Opbouw: one's own plan over time, in a line, in words and in a table. Nothing here says whether more is better.

use leptos::prelude::*;

use crate::chart::drawing::NARROWEST;
use crate::chart::stairs::{Level, Words, most, stairs};
use crate::chart::svg::svg;
use crate::domain::answer::Value;
use crate::domain::build_up::{Stage, stages};
use crate::domain::check_in::{Kind, Question};
use crate::domain::journal::Journal;
use crate::domain::moment::Day;
use crate::domain::word::Word;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, all, div, el, live, p};
use crate::ui::parts::head::head_with;
use crate::ui::parts::link::{anchor, link};

/// The page.
pub fn build_up_page() -> AnyView {
    let (t, session) = (t(), session());
    let today = session.today();
    let plan = live(move || {
        session.journal.with(|journal| {
            let stages = stages(journal);
            if stages.is_empty() {
                return p("soft").text(t.mine.build_empty);
            }
            let [hours, parts] = t.mine.per_week;
            let drawn = [
                drawn(&stages, hours, today, |stage| stage.hours),
                drawn(&stages, parts, today, |stage| stage.parts),
            ];
            div("card stack")
                .children(drawn.into_iter().flatten())
                .children(in_words(journal, &stages, today))
                .child(table(journal, &stages))
        })
    });
    let views: [AnyView; 3] = [
        head_with(t.kind(Kind::BuildUp), t.mine.build_lead),
        plan,
        div("actions section")
            .child(link(
                Route::Write(Kind::BuildUp),
                "button",
                t.mine.build_add,
            ))
            .into(),
    ];
    all(views)
}

/// The line of one measure; none where it was never said.
fn drawn(
    stages: &[Stage],
    name: &'static str,
    today: Day,
    much: fn(&Stage) -> Option<f64>,
) -> Option<El> {
    let t = t();
    let levels: Vec<Level> = stages
        .iter()
        .map(|stage| Level {
            from: stage.from.number(),
            much: much(stage),
        })
        .collect();
    let (first, last) = (stages.first()?.from, stages.last()?.from);
    // A plan for later is drawn with a week of it.
    let until = if last < today { today } else { last.plus(7) };
    let hundredths = (most(&levels)? * 100.0).round() as u32;
    // Resting alone is said in words; a line at nothing says no more.
    if hundredths == 0 {
        return None;
    }
    let most = t.hundredths(u16::try_from(hundredths).unwrap_or(u16::MAX));
    let (first, last) = (t.date_short(first), t.date_short(until));
    let words = Words {
        name,
        most: &most,
        first: &first,
        last: &last,
    };
    let drawing = stairs(&levels, until.number(), words, NARROWEST);
    Some(
        div("plot-frame")
            .attr("aria-hidden", "true")
            .drawing(svg(&drawing)),
    )
}

/// What is to come, what holds now, and what held before that.
fn in_words(journal: &Journal, stages: &[Stage], today: Day) -> Vec<El> {
    let t = t();
    let say = |stage: &Stage, with: fn(&str, &str) -> String| {
        let when = t.day(stage.from, today);
        p("").text(with(&when, &much(journal, stage)))
    };
    let begun = stages.partition_point(|stage| stage.from <= today);
    let (past, later) = stages.split_at(begun);
    let mut past = past.iter().rev();
    let now = past.next().map(|stage| say(stage, t.mine.build_now));
    let then = past.next().map(|stage| say(stage, t.mine.build_then));
    let later = later.iter().map(|stage| say(stage, t.mine.build_later));
    now.into_iter().chain(then).chain(later).collect()
}

/// How much a stage is, in words.
fn much(journal: &Journal, stage: &Stage) -> String {
    let t = t();
    let Some(entry) = journal.get(stage.entry) else {
        return String::new();
    };
    let numbers = [Question::BuildHours, Question::BuildParts].into_iter();
    let said = numbers.filter_map(|question| match entry.answers.get(question)? {
        Value::Number(measure) => Some(t.measure(measure)),
        _ => None,
    });
    let said: Vec<String> = said.collect();
    let rests = entry.answers.word(Question::BuildMove) == Some(Word::Rest);
    match (said.is_empty(), rests) {
        (false, _) => said.join(", "),
        (true, true) => t.mine.rest.to_owned(),
        (true, false) => t.mine.unsaid.to_owned(),
    }
}

/// All of it, newest first; each row leads to what was written.
fn table(journal: &Journal, stages: &[Stage]) -> El {
    let t = t();
    let head = t.mine.columns.into_iter();
    let head = head.map(|words| el("th").attr("scope", "col").text(words));
    let rows = stages.iter().rev().map(|stage| {
        let what = journal.get(stage.entry).and_then(|entry| {
            let text = entry.answers.text(Question::BuildWhat)?;
            Some(text.opening(90))
        });
        let (year, _, _) = stage.from.ymd();
        let day = format!("{} {year}", t.date_short(stage.from));
        let day = anchor(Route::Entry(stage.entry)).text(day);
        el("tr")
            .child(el("th").attr("scope", "row").child(day))
            .child(el("td").text(much(journal, stage)))
            .child(el("td").text(what.unwrap_or_default()))
    });
    el("table")
        .class("numbers plan")
        .attr("aria-label", t.mine.plan)
        .child(el("thead").child(el("tr").children(head)))
        .child(el("tbody").children(rows))
}
