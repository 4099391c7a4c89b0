//! The steps of a learning question: to tick, to add, and to take along for today. Their order, days and words are changed
//! where the question about them is answered.

use leptos::prelude::*;

use crate::domain::answer::Answers;
use crate::domain::check_in::{Kind, Question};
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::learning::{add_line, belong, is_among, make_one_thing, tick};
use crate::domain::line::Line;
use crate::domain::moment::Day;
use crate::route::Route;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, live_if, p, submit};
use crate::ui::parts::head::section;
use crate::ui::parts::link::link;
use crate::ui::parts::paper::Paper;
use crate::ui::parts::text_area::TextArea;
use crate::ui::session::Session;
use crate::ui::task;
use crate::usecase::begin_draft;

/// The steps of that learning question.
pub fn steps(id: Id, asked: Paper) -> AnyView {
    let t = t();
    let lines = Memo::new(move |_| {
        asked.with(|entry| {
            let lines = entry.as_ref().map(|it| it.answers.lines(Question::Steps));
            lines.unwrap_or_default().to_vec()
        })
    });
    // Drawn anew only when the words change, so that a box that is ticked keeps its focus.
    let drawn = Memo::new(move |_| {
        let with = |line: &Line| (line.words.clone(), line.on);
        lines.with(|lines| lines.iter().map(with).collect::<Vec<_>>())
    });
    let list = live(move || match drawn.with(Vec::is_empty) {
        true => p("soft").text(t.learning.no_steps).into(),
        false => all([
            el("ul").class("ladder").children(
                drawn
                    .get()
                    .into_iter()
                    .enumerate()
                    .map(|(place, (words, on))| step(id, lines, place, words, on)),
            ),
            div("actions").child(link(
                Route::Answer(id, Question::Steps),
                "button small plain",
                t.learning.arrange,
            )),
        ]),
    });
    let wording = t.wording(Kind::LearningQuestion, Question::Steps);
    section(wording.unwrap_or_default())
        .child(list)
        .child(add(id, lines))
        .into()
}

/// One step: its box, and whether it is for today.
fn step(id: Id, lines: Memo<Vec<Line>>, place: usize, words: FreeText, on: Option<Day>) -> El {
    let (app, t, session) = (app(), t(), session());
    let line = move || lines.with(|lines| lines.get(place).cloned());
    let done = move || line().is_some_and(|line| line.done.is_some());
    let turn = move |event: web_sys::Event| {
        // The box shows what is kept, and turns when it is.
        event.prevent_default();
        if let Some(line) = untrack(line) {
            let done = line.done.is_none().then(|| session.now());
            session.amend(app, id, move |answers| tick(answers, &line, done), || ());
        }
    };
    let day = on.map(|day| {
        let day = t.day_in_line(day, session.today());
        el("span").class("line").text((t.check_in.line_on)(&day))
    });
    let label = el("label")
        .class("rung")
        .child(
            el("input")
                .attr("type", "checkbox")
                .checked(done)
                .on("click", turn),
        )
        .child(
            el("span")
                .class("grow")
                .child(
                    el("span")
                        .class("words")
                        .attr("dir", "auto")
                        .text(words.to_string()),
                )
                .child_if(day),
        );
    let today = live_if(move || {
        let open = !done();
        let words = words.clone();
        open.then(|| for_today(app, session, id, words))
    });
    el("li").child(label).child(today)
}

/// Taking a step along for today, or the word that it is.
fn for_today(app: App, session: Session, id: Id, words: FreeText) -> AnyView {
    let t = app.texts();
    let step = words.clone();
    let today = session.today();
    let stands = Memo::new(move |_| {
        let stands = |answers: &Answers| {
            let there = answers.text(Question::OneThing);
            there.is_some_and(|it| is_among(it, &step)) && answers.leads_to(id)
        };
        let kept = session.journal.with(|journal| {
            let entry = journal.on(today, Kind::DayStart);
            entry.is_some_and(|entry| stands(&entry.answers))
        });
        kept || session.drafts.with(|drafts| {
            let mut starts = drafts.iter().filter(|it| it.kind == Kind::DayStart);
            starts.any(|draft| draft.changes.is_none() && stands(&draft.answers))
        })
    });
    live(move || {
        let words = words.clone();
        match stands.get() {
            true => p("soft small").text(t.learning.is_one_thing),
            false => button("button small plain", t.learning.one_thing, move || {
                take_along(app, session, id, words.clone())
            }),
        }
    })
}

/// A step becomes the one thing of today's dagstart: of the one that was done, of one that was begun, or of a new one.
fn take_along(app: App, session: Session, id: Id, step: FreeText) {
    let t = app.texts();
    let wordings = [Question::OneThing, Question::About]
        .map(|question| t.free_wording(Kind::DayStart, question));
    let called = session.journal.with_untracked(|journal| {
        let asked = journal.get(id)?;
        FreeText::parse(&t.title(asked)).ok().flatten()
    });
    let ([Some(one_thing), Some(about)], Some(called)) = (wordings, called) else {
        return;
    };
    let change = move |answers: &mut Answers| {
        make_one_thing(answers, &one_thing, &step);
        belong(answers, &about, id, &called);
    };
    let said = move || app.say(t.learning.made_one_thing);
    let today = session.today();
    let done = session
        .journal
        .with_untracked(|journal| Some(journal.on(today, Kind::DayStart)?.id));
    match done {
        Some(entry) => session.amend(app, entry, change, said),
        None => {
            let begun = session.draft(Kind::DayStart);
            let mut draft =
                begun.unwrap_or_else(|| begin_draft(&session.book(), Kind::DayStart, t.lang));
            change(&mut draft.answers);
            draft.touched = session.now();
            task::run(app, session.keep_draft(draft), move |()| said());
        }
    }
}

/// One step more, from a line.
fn add(id: Id, lines: Memo<Vec<Line>>) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let typed = RwSignal::new(String::new());
    let go = move |event: web_sys::Event| {
        event.prevent_default();
        if lines.with_untracked(Vec::len) == Line::MOST {
            return app.say(t.learning.steps_full);
        }
        let words = match FreeText::parse(&typed.get_untracked()) {
            Ok(Some(words)) => words,
            Ok(None) => return,
            Err(error) => return app.complain(error.into()),
        };
        let Some(wording) = t.free_wording(Kind::LearningQuestion, Question::Steps) else {
            return;
        };
        let change = move |answers: &mut Answers| {
            let line = Line::new(words.clone());
            add_line(answers, Question::Steps, &wording, line);
        };
        session.amend(app, id, change, move || {
            typed.try_set(String::new());
        });
    };
    el("form")
        .class("inline-form")
        .on("submit", go)
        .child(el("div").child(TextArea::line(t.learning.add_step, typed)))
        .child(submit("button small soft", t.check_in.add))
        .into()
}
