//! Vandaag: what can be done now. Nothing here counts, reminds or is missing.

use leptos::prelude::*;

use crate::domain::answer::Answers;
use crate::domain::check_in::{Kind, Question};
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::journal::Journal;
use crate::domain::learning::{is_among, steps_on};
use crate::domain::line::Line;
use crate::domain::moment::{Day, PartOfDay};
use crate::domain::mood::Mood;
use crate::domain::talk;
use crate::route::Route;
use crate::ui::context::{session, t};
use crate::ui::dom::{all, button, div, el, live, live_if, p};
use crate::ui::newer_version;
use crate::ui::parts::backup_offer::backup_offer;
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::{head_with, section};
use crate::ui::session::Session;

/// The line on the card that stands out before anything was drawn today.
const SAMPLE: Id = Id::new([0x31; 16]);

/// The most steps that stand here: more would be a list to work through.
const STEPS: usize = 3;

/// Vandaag.
pub fn today_page() -> AnyView {
    let t = t();
    let session = session();
    let now = session.now();
    let today = now.day();
    let greeting = match now.part_of_day() {
        PartOfDay::Night => t.today.night,
        PartOfDay::Morning => t.today.morning,
        PartOfDay::Afternoon => t.today.afternoon,
        PartOfDay::Evening => t.today.evening,
    };
    // The check-in that fits the hour comes first; the other is as near.
    let evening = matches!(now.part_of_day(), PartOfDay::Evening);
    let order = if evening {
        [Kind::DayEnd, Kind::DayStart]
    } else {
        [Kind::DayStart, Kind::DayEnd]
    };
    let offers = live(move || {
        let done = order.map(|kind| {
            session
                .journal
                .with(|journal| journal.on(today, kind).is_some())
        });
        // What was done today gives its place to what was not.
        let stands_out = usize::from(done[0] && !done[1]);
        all((0..2).map(|place| {
            offer(
                session,
                order[place],
                place == stands_out && !done[place],
                done[place],
            )
        }))
    });
    let note = CardLink::new(Route::Write(Kind::Note), t.today.note)
        .line(begun(session, Kind::Note).map_or(t.today.note_lead, |_| t.today.go_on));
    let cards = div("stack")
        .child(offers)
        .child(note)
        .child(live_if(move || {
            session.is_whole().then(|| from_earlier(session, today))
        }));
    let beside = div("")
        .child(live_if(newer_version::offer))
        .child(live_if(move || {
            session.is_whole().then(|| {
                all([
                    live_if(move || backup_offer(session)),
                    live_if(move || of_today(session, today)),
                ])
            })
        }));
    all([
        head_with(greeting, t.day(today, today)),
        missing(session),
        div("two").child(cards).child(beside).into(),
    ])
}

/// What comes of what was written earlier: of a long diary it is there a moment later, under all that was there at once.
fn from_earlier(session: Session, today: Day) -> AnyView {
    let t = t();
    all([
        live_if(move || week(session, today)),
        live_if(move || one_thing(session, today)),
        live(move || steps(session, today)),
        live_if(move || next_talk(session, today)),
        live_if(move || agreements(session)),
        live_if(move || {
            let count = session.ready.with(Vec::len);
            (count > 0).then(|| {
                CardLink::new(Route::Talk, (t.today.ready)(count)).line(t.today.ready_lead)
            })
        }),
    ])
}

/// The word that something vanished, until its owner says that they know.
fn missing(session: Session) -> AnyView {
    let t = t();
    live_if(move || {
        session.missing.get().map(|missing| {
            let known = move || {
                session.place().accept_missing();
                session.missing.set(None);
            };
            let words = (t.tabs.missing)(missing.entries as usize, missing.left as usize);
            div("notice warn stack aside")
                .attr("role", "alert")
                .child(p("").text(words))
                .child(div("actions").child(button("button small soft", t.tabs.understood, known)))
        })
    })
}

/// A check-in to begin, or to go on with.
fn offer(session: Session, kind: Kind, accent: bool, done: bool) -> CardLink {
    let t = t();
    let lead = match (kind, done) {
        (_, true) => t.today.again,
        (Kind::DayEnd, false) => t.today.day_end_lead,
        (_, false) => t.today.day_start_lead,
    };
    let card = CardLink::new(Route::Write(kind), t.kind(kind));
    let card = match begun(session, kind) {
        Some((mood, id)) => card.line(t.today.go_on).mark(mood, id),
        None if accent => card.line(lead).mark(Some(Mood::default()), SAMPLE),
        None => card.line(lead),
    };
    if accent { card.accent() } else { card }
}

/// The place and the name of a check-in that was begun.
fn begun(session: Session, kind: Kind) -> Option<(Option<Mood>, Id)> {
    session
        .draft(kind)
        .map(|draft| (draft.answers.mood(), draft.id))
}

/// The weekblik, from Friday on, until it was done that week. It can be done any time at "Mijn vragen".
fn week(session: Session, today: Day) -> Option<CardLink> {
    let t = t();
    let done = session.journal.with_untracked(|journal| {
        let mut all = journal.between(today.plus(-3), today).iter();
        all.any(|entry| entry.kind == Kind::Week)
    });
    (today.weekday() >= 4 && !done).then(|| {
        CardLink::new(Route::Write(Kind::Week), t.kind(Kind::Week))
            .line(begun(session, Kind::Week).map_or(t.today.week_lead, |_| t.today.go_on))
    })
}

/// The one thing of today's dagstart, kept or only begun. A step leads to the learning question that it is of.
fn one_thing(session: Session, today: Day) -> Option<CardLink> {
    session.journal.with(|journal| {
        let card = |answers: &Answers, from: Route| {
            let text = answers.text(Question::OneThing)?;
            let to = question_of(journal, answers, text).map_or(from, Route::LearningQuestion);
            Some(CardLink::new(to, text.opening(120)).line(t().today.one_thing))
        };
        match journal.on(today, Kind::DayStart) {
            Some(entry) => card(&entry.answers, Route::of(entry)),
            None => session.drafts.with(|drafts| {
                let draft = drafts.iter().find(|it| it.kind == Kind::DayStart)?;
                let of_today = draft.changes.is_none() && draft.touched.day() == today;
                of_today.then(|| card(&draft.answers, Route::Write(Kind::DayStart)))?
            }),
        }
    })
}

/// The next talk that has a moment.
fn next_talk(session: Session, today: Day) -> Option<CardLink> {
    let t = t();
    let next = session.journal.with(talk::to_come).into_iter().next()?;
    next.answers.get(Question::TalkWhen)?;
    let moment = talk::when(&next);
    (moment.day() >= today)
        .then(|| CardLink::new(Route::of(&next), t.today.talk).line(t.moment(moment, today)))
}

/// Agreements that are open: the first of them in its own words.
fn agreements(session: Session) -> Option<CardLink> {
    let t = t();
    let open = session.journal.with(talk::open_agreements);
    let first = open.first()?;
    let to = if open.len() == 1 {
        Route::of(first)
    } else {
        Route::Talk
    };
    Some(
        CardLink::new(to, t.today.agreements)
            .line(t.title(first))
            .line_in(first.lang),
    )
}

/// The learning question of which these words are a step, among those that the answers belong to.
fn question_of(journal: &Journal, answers: &Answers, words: &FreeText) -> Option<Id> {
    let about = answers.lines(Question::About).iter();
    let mut others = about.filter_map(|line| journal.get(line.to?));
    let is_step = |step: &Line| is_among(words, &step.words);
    let asked = others.find(|it| it.answers.lines(Question::Steps).iter().any(is_step))?;
    Some(asked.id)
}

/// A few of the open steps that were meant for today.
fn steps(session: Session, today: Day) -> AnyView {
    session.journal.with(|journal| {
        let steps = steps_on(journal, today).take(STEPS);
        all(steps.map(|(id, step)| {
            CardLink::new(Route::LearningQuestion(id), step.words.opening(120)).line(t().today.step)
        }))
    })
}

/// What was written about today.
fn of_today(session: Session, today: Day) -> Option<AnyView> {
    let t = t();
    session.journal.with(|journal| {
        let cards: Vec<AnyView> = journal
            .entries()
            .iter()
            .skip_while(|entry| entry.at.day() > today)
            .take_while(|entry| entry.at.day() == today)
            .map(|entry| el("li").child(CardLink::of(entry)).into())
            .collect();
        (!cards.is_empty()).then(|| {
            section(t.today.of_today)
                .child(el("ul").class("stack").children(cards))
                .into()
        })
    })
}
