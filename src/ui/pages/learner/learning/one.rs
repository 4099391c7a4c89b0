//! One learning question: how it stands, its steps, what lies behind it, and its log.

use leptos::prelude::*;

use super::steps::steps;
use crate::domain::check_in::{Kind, Question};
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::learning::standing;
use crate::domain::reach::pages;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, Words, all, div, el, live, live_text, p};
use crate::ui::media::{Media, media};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::pages::learner::diary::dated_card;
use crate::ui::parts::head::{section, title};
use crate::ui::parts::link::link;
use crate::ui::parts::paper::{Paper, answered, invitation, outside, paper};
use crate::ui::parts::toggles::toggles;
use crate::ui::parts::ways::ways;

/// What has a place of its own on the page.
const ELSEWHERE: [Question; 4] = [
    Question::Asking,
    Question::Standing,
    Question::Steps,
    Question::About,
];

/// What can be said about it, in the order of asking; all of it is optional.
const BEHIND: [Question; 11] = [
    Question::Spark,
    Question::Aim,
    Question::Picture,
    Question::Obstacle,
    Question::Smallest,
    Question::Why,
    Question::Known,
    Question::HowTo,
    Question::WhoWhat,
    Question::Worlds,
    Question::Found,
];

/// The page, or the word that it is not there.
pub fn learning_question_page(id: Id) -> AnyView {
    let t = t();
    let asked = paper(id);
    let there = |entry: &Entry| entry.kind == Kind::LearningQuestion;
    if !asked.with_untracked(|entry| entry.as_deref().is_some_and(there)) {
        return not_here(t.learning.gone, Route::Learning);
    }
    let name = live_text(move || {
        asked.with(|entry| entry.as_ref().map_or(String::new(), |entry| t.title(entry)))
    });
    let lang = asked.with_untracked(|entry| entry.as_ref().map(|entry| entry.lang.tag()));
    let spoken = asked.with_untracked(|entry| {
        let asking = entry.as_ref()?.answers.get(Question::Asking)?;
        let ids = asking.attachments().to_vec();
        (!ids.is_empty()).then(|| media(Media::Shown(ids)))
    });
    let behind = section(t.learning.behind)
        .child(answered(asked, &ELSEWHERE))
        .child(invitation(
            asked,
            &BEHIND,
            t.learning.behind_more,
            t.learning.behind_lead,
        ));
    let foot = div("stack section")
        .child(div("actions").child(link(Route::Show(id), "button soft", t.learning.show)))
        .child(ways(id, Route::Learning, false));
    all([
        div("page-head")
            .child(title("").attr("lang", lang.unwrap_or_default()).child(name))
            .into(),
        all(spoken),
        stands(id, asked),
        steps(id, asked),
        behind.into(),
        log(id),
        foot.into(),
    ])
}

/// How it stands: a tap, and it stands otherwise.
fn stands(id: Id, asked: Paper) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let words = Question::Standing.offers();
    let stands = Memo::new(move |_| {
        asked.with(|entry| entry.as_ref().map(|entry| standing(&entry.answers)))
    });
    let set = move |place: usize| {
        let word = words.get(place);
        let answer =
            word.and_then(|word| t.in_word(Kind::LearningQuestion, Question::Standing, *word));
        if let Some(answer) = answer {
            session.amend(app, id, move |it| it.set(answer.clone()), || ());
        }
    };
    let wording = t.wording(Kind::LearningQuestion, Question::Standing);
    toggles(
        wording.unwrap_or_default(),
        words.iter().map(|word| Words::from(t.word(*word))),
        move |place| stands.get() == words.get(place).copied(),
        set,
    )
    .into()
}

/// What was written about it, newest first; the same notes stand in the diary.
fn log(id: Id) -> AnyView {
    let (t, session) = (t(), session());
    let entries = Memo::new(move |_| {
        session.journal.with(|journal| {
            let belong = journal.all().filter(|entry| entry.answers.leads_to(id));
            belong.cloned().collect::<Vec<_>>()
        })
    });
    let cards = live(move || {
        let cards = entries.get().into_iter().map(|entry| {
            let found = entry.answers.iter().filter_map(|it| it.value().text());
            let found: Vec<_> = found.flat_map(|text| pages(text.as_str())).collect();
            let links = (!found.is_empty()).then(|| outside(found));
            el("li")
                .class("stack tight")
                .child(dated_card(session, &entry))
                .child_if(links)
        });
        el("ul").class("stack").children(cards.collect::<Vec<El>>())
    });
    section(t.learning.log)
        .child(p("soft").text(t.learning.log_lead))
        .child(div("actions").child(link(
            Route::WriteAbout(id),
            "button soft",
            t.learning.log_add,
        )))
        .child(cards)
        .into()
}
