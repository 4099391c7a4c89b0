//! "In je eigen agenda": dagstart and dagsluiting at own days and times, as a file for the learner's own calendar. A page without
//! a server can wake nobody, and says so. What is chosen here is kept nowhere: the calendar has it.

use leptos::prelude::*;

use crate::browser::files::{self, Growing};
use crate::domain::check_in::Kind;
use crate::domain::weekly::{TimeOfDay, Weekdays, Weekly};
use crate::export::ics::{self, Event, When};
use crate::ui::context::{app, session, t};
use crate::ui::dom::{Words, all, button, div, el, live_if, p};
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::switch::switch;
use crate::ui::parts::text_area::TextArea;
use crate::ui::parts::toggles::toggles;
use crate::ui::problem::Problem;
use crate::ui::wiring;

/// What can be put in, each at the time that is offered first.
const OFFERS: [(Kind, &str); 2] = [(Kind::DayStart, "09:00"), (Kind::DayEnd, "20:00")];
/// How long one takes in the calendar, in minutes.
const MINUTES: u8 = 15;

/// One check-in and when it comes back.
#[derive(Clone, Copy)]
struct Routine {
    kind: Kind,
    days: RwSignal<Vec<u8>>,
    at: RwSignal<String>,
    name: RwSignal<String>,
}

impl Routine {
    fn new((kind, at): (Kind, &str)) -> Self {
        let school = (0..7).filter(|day| Weekdays::SCHOOL.contains(*day));
        Self {
            kind,
            days: RwSignal::new(school.collect()),
            at: RwSignal::new(at.to_owned()),
            name: RwSignal::new(t().kind(kind).to_owned()),
        }
    }

    /// When it comes back; nothing when it does not.
    fn weekly(self) -> Result<Option<Weekly>, Problem> {
        let Some(days) = self.days.with_untracked(|days| Weekdays::new(days)) else {
            return Ok(None);
        };
        let at = self.at.with_untracked(|at| TimeOfDay::from_field(at));
        let at = at.ok_or(Problem(|texts| texts.no_time))?;
        Ok(Some(Weekly { days, at }))
    }

    fn card(self) -> AnyView {
        let t = t();
        let names = (0..7).map(|day| Words::from(t.weekday_short(day)));
        let day = |place: usize| u8::try_from(place).unwrap_or_default();
        let on = move |place: usize| self.days.with(|days| days.contains(&day(place)));
        let turn = move |place: usize| {
            self.days
                .update(|days| match days.iter().position(|it| *it == day(place)) {
                    Some(at) => drop(days.remove(at)),
                    None => days.push(day(place)),
                });
        };
        let days = div("labelled")
            .child(
                el("span")
                    .class("label")
                    .attr("aria-hidden", "true")
                    .text(t.to_calendar.days),
            )
            .child(toggles(t.to_calendar.days, names, on, turn).class("chips week-days"))
            .child(live_if(move || {
                let none = self.days.with(Vec::is_empty);
                none.then(|| {
                    p("soft small")
                        .attr("role", "status")
                        .text(t.to_calendar.none)
                })
            }));
        let at = el("input")
            .class("input")
            .attr("type", "time")
            .value(move || self.at.get())
            .on("input", move |event| {
                self.at.set(event_target_value(&event))
            });
        let at = el("label")
            .class("labelled time")
            .child(el("span").class("label").text(t.to_calendar.at))
            .child(at);
        let name = TextArea::line(t.to_calendar.name, self.name).help(t.to_calendar.name_hint);
        section(t.kind(self.kind))
            .child(div("card stack").child(days).child(at).child(name))
            .into()
    }
}

/// The page.
pub fn to_calendar_page() -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let routines = OFFERS.map(Routine::new);
    let sign = RwSignal::new(true);
    let file = move || -> Result<String, Problem> {
        let mut chosen = Vec::new();
        for routine in routines {
            if let Some(weekly) = routine.weekly()? {
                let name = routine.name.get_untracked();
                let name = name.trim();
                // A calendar shows something without a name as nothing at all.
                let name = if name.is_empty() {
                    t.kind(routine.kind)
                } else {
                    name
                };
                chosen.push((weekly, name.to_owned()));
            }
        }
        if chosen.is_empty() {
            return Err(Problem(|texts| texts.no_day));
        }
        let events = chosen.iter().map(|(weekly, title)| Event {
            id: wiring::new_id(),
            when: When::Weekly(weekly.clone()),
            minutes: MINUTES,
            title,
            note: t.to_calendar.note,
            sign: sign.get_untracked(),
        });
        let events: Vec<Event<'_>> = events.collect();
        Ok(ics::write(&events, session.today(), session.now()))
    };
    let save = move || match file() {
        Ok(text) => {
            let mut file = Growing::new("text/calendar;charset=utf-8");
            let saved = file
                .push_text(&text)
                .and_then(|()| files::save(ics::FILE_NAME, &file.finish()?));
            match saved {
                Ok(()) => app.say(t.to_calendar.saved),
                Err(_) => app.complain(Problem(|texts| texts.failed)),
            }
        }
        Err(problem) => app.complain(problem),
    };
    let signs = switch(
        t.to_calendar.sign,
        move || sign.get(),
        move |on| sign.set(on),
        el("span").text(t.to_calendar.sign),
    );
    all([
        head_with(t.to_calendar.title, t.to_calendar.lead),
        all(routines.map(Routine::card)),
        section(t.to_calendar.whole)
            .child(
                div("stack")
                    .child(div("card").child(signs))
                    .child(div("actions stacked").child(button("button", t.to_calendar.file, save)))
                    .child(p("soft small").text(t.to_calendar.change)),
            )
            .into(),
    ])
}
