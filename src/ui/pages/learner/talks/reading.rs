//! A talk as it stands: its agenda on one sheet, to print, to put ready, to begin with.

use std::sync::Arc;

use leptos::prelude::*;

use super::overview::{agreement_list, in_words};
use crate::browser::files::{self, Growing};
use crate::browser::page;
use crate::domain::answer::Value;
use crate::domain::check_in::{Kind, Question};
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::moment::Moment;
use crate::domain::shared::SharedItem;
use crate::domain::talk;
use crate::export::ics::{self, Event, When};
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, live_if, p};
use crate::ui::pages::learner::replies::replies_beside;
use crate::ui::parts::answers::answers;
use crate::ui::parts::head::{section, title};
use crate::ui::parts::link::link;
use crate::ui::parts::sheet::sheet;
use crate::ui::problem::Problem;
use crate::ui::session::Session;

/// How long a talk takes in a calendar, in minutes.
const MINUTES: u8 = 45;

/// The page.
pub fn talk_page(id: Id) -> AnyView {
    super::with_talk(id, reading)
}

fn reading(entry: Arc<Entry>) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let id = entry.id;
    let sure = RwSignal::new(false);
    let today = session.today();
    let (when, how) = in_words(&entry, today);
    let held = talk::is_held(&entry.answers);
    let next = if held {
        link(Route::AfterTalk(id), "button", t.talks.look_back)
    } else {
        link(Route::Agenda(id), "button", t.talks.agenda)
    };
    let begin = (!held).then(|| link(Route::DuringTalk(id), "button soft", t.talks.begin));
    let over = (!held).then(|| link(Route::AfterTalk(id), "button soft", t.talks.finish));
    let moment = match entry.answers.get(Question::TalkWhen) {
        Some(Value::When(moment)) if !held => Some(*moment),
        _ => None,
    };
    let calendar = moment.map(|moment| {
        button("button small plain", t.talks.to_calendar, move || {
            to_calendar(app, session, id, moment)
        })
    });
    let ready = StoredValue::new(session.usually(&entry));
    let share = live(move || match session.is_ready(id) {
        true => link(Route::Talk, "button soft", t.diary.is_ready),
        false => button("button soft", t.diary.put_ready, move || {
            session.put_ready(app, ready.get_value(), || ())
        })
        .into(),
    });
    let delete = {
        let entry = Arc::clone(&entry);
        move || session.delete(app, &entry, move || app.go_instead(Route::Talk))
    };
    let ask = [
        p("").text(t.talks.delete_lead).into(),
        div("actions")
            .child(button("button", t.common.delete, delete))
            .child(button("button plain", t.common.cancel, move || {
                sure.set(false)
            }))
            .into(),
    ];
    all([
        div("page-head")
            .child(title(when))
            .child(p("lead").text(how))
            .into(),
        div("stack wide")
            .child(agenda(&entry))
            .child(rest(&entry))
            .child(agreed(session, id))
            .child(replies_beside(id))
            .child(
                div("actions stacked")
                    .child(next)
                    .child_if(begin)
                    .child_if(over)
                    .child(share),
            )
            .child(
                div("actions")
                    .child(link(
                        Route::TalkPlan(id),
                        "button small plain",
                        t.talks.change_plan,
                    ))
                    .child_if(calendar)
                    .child(button("button small plain", t.talks.print, page::print))
                    .child(button("button small plain", t.common.delete, move || {
                        sure.set(true)
                    })),
            )
            .into(),
        sheet("delete", sure, t.talks.delete_sure, ask),
    ])
}

/// The agenda, as it goes on paper: one sheet, whatever the screen.
fn agenda(entry: &Entry) -> El {
    let t = texts(entry.lang);
    let lines = entry.answers.lines(Question::Topics);
    let topics = lines.iter().map(|line| {
        let mark = line
            .mark
            .as_ref()
            .map(|mark| el("span").class("badge").text(mark.word.to_string()));
        el("li")
            .child(el("span").class("topic").text(line.words.to_string()))
            .child_if(mark)
    });
    let list: AnyView = if lines.is_empty() {
        p("soft").text(t.talks.no_topics).into()
    } else {
        el("ol").class("topics").children(topics).into()
    };
    // On paper the year belongs to it.
    let when = match entry.answers.get(Question::TalkWhen) {
        Some(Value::When(moment)) => t.full_moment(*moment),
        _ => t.talks.wish.to_owned(),
    };
    let note = entry
        .answers
        .text(Question::Note)
        .map(|note| p("").text(note.to_string()));
    el("article")
        .class("card stack printed")
        .attr("lang", t.lang.tag())
        .attr("aria-label", t.talks.agenda)
        .child(el("h2").text(t.talks.agenda))
        .child(p("print-only").text(when))
        .child(list)
        .child_if(note)
}

/// What else was answered: how to talk, what not about, and afterwards how it was.
fn rest(entry: &Entry) -> AnyView {
    let shown = [
        Question::Topics,
        Question::Note,
        Question::TalkWhen,
        Question::TalkStanding,
    ];
    let rest = SharedItem::of(entry, |question| !shown.contains(&question), |_| true);
    live_if(move || (!rest.answers.is_empty()).then(|| div("card").child(answers(&rest))))
}

/// What was agreed in it.
fn agreed(session: Session, talk: Id) -> AnyView {
    live_if(move || {
        let of_talk = session.journal.with(|journal| {
            let all = journal.papers(Kind::Agreement);
            all.filter(|it| it.answers.leads_to(talk))
                .cloned()
                .collect::<Vec<_>>()
        });
        (!of_talk.is_empty())
            .then(|| section(t().talks.agreements).child(agreement_list(&of_talk, session)))
    })
}

/// The talk as a file for a calendar. It says no more than that there is one.
fn to_calendar(app: App, session: Session, id: Id, moment: Moment) {
    let t = app.texts();
    let event = Event {
        id,
        when: When::Once(moment),
        minutes: MINUTES,
        title: t.talks.calendar_name,
        note: "",
        sign: true,
    };
    let text = ics::write(&[event], session.today(), session.now());
    let mut file = Growing::new("text/calendar;charset=utf-8");
    let saved = file
        .push_text(&text)
        .and_then(|()| files::save(ics::FILE_NAME, &file.finish()?));
    match saved {
        Ok(()) => app.say(t.talks.calendar_saved),
        Err(_) => app.complain(Problem(|texts| texts.failed)),
    }
}
