//! How it works, on one page: for a learner or for a coach, in a minute first and then folded by what one wants to know.

use leptos::prelude::*;

use crate::domain::check_in::Kind;
use crate::domain::contact::Role;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, all, div, el, p};
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::link::link;

/// Pages to go on to, each by the name that stands on it.
type Links = Vec<(Route, &'static str)>;

/// The page.
pub fn guide_page() -> AnyView {
    let t = t();
    let (minute, topics, links) = match session().role() {
        Role::Learner => (&t.guide.minute, &t.guide.topics, learner_links()),
        Role::Coach => (&t.guide.coach_minute, &t.guide.coach_topics, coach_links()),
    };
    let minute = minute.iter().map(|line| el("li").text(*line));
    let topics = topics.iter().zip(links);
    all([
        head_with(t.guide.title, t.guide.lead),
        el("ul").class("bullets").children(minute).into(),
        section(t.guide.more)
            .child(div("stack").children(topics.map(topic)))
            .into(),
    ])
}

/// What is to be said about one thing, folded, and where to find it.
fn topic((said, links): (&[&'static str; 3], Links)) -> El {
    let [title, first, second] = *said;
    let links = links
        .into_iter()
        .map(|(to, name)| link(to, "button small soft", name));
    el("details")
        .class("card")
        .child(el("summary").child(el("h2").class("title").text(title)))
        .child(
            div("stack")
                .child(p("").text(first))
                .child(p("").text(second))
                .child(div("actions").children(links)),
        )
}

/// In the order of the learner's topics.
fn learner_links() -> [Links; 7] {
    let t = t();
    [
        vec![
            (Route::Proof, t.proof.title),
            (Route::HomeScreen, t.install.title),
        ],
        vec![
            (Route::Pair, t.pair.title),
            (Route::BeforeSharing, t.giving.first_link),
        ],
        vec![
            (Route::Talk, t.shell.talk),
            (Route::PlanInput, t.kind(Kind::PlanInput)),
        ],
        vec![(Route::Lock, t.lock.title)],
        vec![(Route::Backup, t.backup.title)],
        vec![(Route::Questions, t.sets.title)],
        vec![(Route::People, t.kind(Kind::Person))],
    ]
}

/// In the order of the coach's topics.
fn coach_links() -> [Links; 7] {
    let t = t();
    [
        vec![(Route::Me, t.coach.card)],
        vec![(Route::Home, t.shell.inbox)],
        vec![(Route::Talk, t.shell.talks), (Route::Find, t.look.search)],
        vec![(Route::Learners, t.shell.learners)],
        vec![(Route::Duties, t.duties.title)],
        vec![(Route::Learners, t.shell.learners)],
        vec![(Route::Lock, t.lock.title), (Route::Backup, t.backup.title)],
    ]
}
