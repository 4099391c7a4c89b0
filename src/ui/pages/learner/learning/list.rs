//! Leervragen: all of them by how they stand, and a new one from a single line. None stands lower for being let go.

use leptos::prelude::*;

use crate::domain::answer::Value;
use crate::domain::check_in::{Kind, Question};
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::learning::{STANDINGS, standing};
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, all, div, el, live, submit};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::link::link;
use crate::ui::parts::text_area::TextArea;
use crate::usecase::begin_draft;

/// The page.
pub fn learning_page() -> AnyView {
    let (t, session) = (t(), session());
    let all_of_them = live(move || {
        session.journal.with(|journal| {
            let standing_so = |word| {
                let cards: Vec<El> = journal
                    .papers(Kind::LearningQuestion)
                    .filter(|entry| standing(&entry.answers) == word)
                    .map(|entry| el("li").child(card(entry)))
                    .collect();
                let list = el("ul").class("stack");
                (!cards.is_empty()).then(|| section(t.word(word)).child(list.children(cards)))
            };
            let sections: Vec<El> = STANDINGS.into_iter().filter_map(standing_so).collect();
            match sections.is_empty() {
                true => examples(),
                false => all(sections),
            }
        })
    });
    all([
        head_with(t.learning.title, t.learning.lead),
        begin(),
        all_of_them,
    ])
}

/// One line, and it is there. Who would rather speak or draw begins at the first question of the whole form.
fn begin() -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let typed = RwSignal::new(String::new());
    let go = move |event: web_sys::Event| {
        event.prevent_default();
        let asking = match FreeText::parse(&typed.get_untracked()) {
            Ok(Some(asking)) => asking,
            Ok(None) => return,
            Err(error) => return app.complain(error.into()),
        };
        let mut draft = begin_draft(&session.book(), Kind::LearningQuestion, t.lang);
        let asking = Value::Text(asking);
        let answer = t.answered(Kind::LearningQuestion, Question::Asking, asking);
        draft.answers.extend(answer);
        session.save(app, draft, None, move |entry| {
            if let Some(entry) = entry {
                app.go(Route::LearningQuestion(entry.id));
            }
        });
    };
    let field = TextArea::line(t.learning.begin, typed).help(t.learning.begin_hint);
    let other = link(
        Route::Write(Kind::LearningQuestion),
        "button small plain",
        t.learning.begin_other,
    );
    el("form")
        .class("card stack")
        .on("submit", go)
        .child(field)
        .child(
            div("actions")
                .child(submit("button", t.learning.begin_go))
                .child(other),
        )
        .into()
}

/// What one can sound like, for whoever has none.
fn examples() -> AnyView {
    let t = t();
    let examples = t.learning.examples.map(|words| el("li").text(words));
    section(t.learning.empty)
        .child(el("ul").class("bullets").children(examples))
        .into()
}

/// A learning question as a card: what was found, or else the first step that is open.
fn card(entry: &Entry) -> CardLink {
    let t = t();
    let found = entry.answers.text(Question::Found);
    let mut steps = entry.answers.lines(Question::Steps).iter();
    let next = steps.find(|step| step.done.is_none());
    let line = found.or(next.map(|step| &step.words));
    let card =
        CardLink::new(Route::LearningQuestion(entry.id), t.title(entry)).title_in(entry.lang);
    match line {
        Some(line) => card.line(line.opening(120)).line_in(entry.lang),
        None => card,
    }
}
