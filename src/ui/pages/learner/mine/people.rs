//! Mijn mensen: whom a learner can turn to, the first contact on top; and who is who around someone who is at home.

use leptos::prelude::*;

use crate::domain::answer::Value;
use crate::domain::check_in::{Kind, Question};
use crate::domain::entry::Entry;
use crate::domain::reach;
use crate::domain::word::Word;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, all, div, el, live, p};
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::link::{anchor, link};
use crate::ui::parts::paper::outside;

/// Whose work is explained, in the order of the texts.
const ROLES: [Word; 6] = [
    Word::Mentor,
    Word::YouthDoctor,
    Word::AttendanceOfficer,
    Word::Partnership,
    Word::SupportPoint,
    Word::Director,
];

/// The page.
pub fn people_page() -> AnyView {
    let (t, session) = (t(), session());
    let people = live(move || {
        session.journal.with(|journal| {
            let all_of_them = || journal.papers(Kind::Person);
            let (first, others): (Vec<_>, Vec<_>) = all_of_them().partition(|it| is_first(it));
            let people: Vec<El> = first
                .into_iter()
                .chain(others)
                .map(|entry| person(entry))
                .collect();
            match people.is_empty() {
                true => p("soft").text(t.mine.people_empty),
                false => el("ul").class("stack").children(people),
            }
        })
    });
    let roles = ROLES.into_iter().zip(t.mine.who_is_who);
    let roles = roles.map(|(role, words)| {
        el("details")
            .class("card")
            .child(el("summary").child(el("span").class("title").text(t.word(role))))
            .child(p("").text(words))
    });
    let views: [AnyView; 4] = [
        head_with(t.kind(Kind::Person), t.mine.people_lead),
        people,
        div("actions section")
            .child(link(
                Route::Write(Kind::Person),
                "button",
                t.mine.people_add,
            ))
            .into(),
        section(t.mine.roles)
            .child(p("soft").text(t.mine.roles_lead))
            .children(roles)
            .into(),
    ];
    all(views)
}

fn is_first(entry: &Entry) -> bool {
    entry.answers.get(Question::PersonFirst) == Some(&Value::YesNo(true))
}

/// One of them: who, what for, and how to reach them in one tap.
fn person(entry: &Entry) -> El {
    let t = t();
    let name = t.title(entry);
    let said = |question| Some(t.answer(entry.answers.get(question)?));
    let reach = entry.answers.text(Question::PersonReach);
    let ways = reach.map_or_else(Vec::new, |it| reach::ways(it.as_str()));
    let open = anchor(Route::Entry(entry.id))
        .class("button small plain")
        .attr("aria-label", format!("{} {name}", t.mine.open))
        .text(t.mine.open);
    let badge = is_first(entry).then(|| el("span").class("badge").text(t.mine.first));
    // What can be tapped as it stands is not said twice.
    let is_more = |line: &String| !ways.iter().any(|way| way.words == *line);
    let lines = [
        Question::PersonRole,
        Question::PersonFor,
        Question::PersonReach,
    ];
    let lines = lines.into_iter().filter_map(said).filter(is_more);
    let lines: Vec<String> = lines.collect();
    el("li").child(
        el("article")
            .class("card stack tight")
            .attr("aria-label", name.clone())
            .child(
                div("person")
                    .child(el("h2").class("title").text(name))
                    .child_if(badge)
                    .child(open),
            )
            .children(lines.into_iter().map(|line| p("words").text(line)))
            .child_if((!ways.is_empty()).then(|| outside(ways))),
    )
}
