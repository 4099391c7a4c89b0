//! "Mijn vragen": what someone asks themselves at each check-in. Switching, order, own questions, the morning's list.

use leptos::prelude::*;

use super::own_question::own_question;
use crate::domain::answer::Answers;
use crate::domain::check_in::{Kind, Question};
use crate::domain::free_text::FreeText;
use crate::domain::question_set::{Item, QuestionSet, RoutineItem};
use crate::route::Route;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{El, Words, all, button, div, el, live, p};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::ordered::{Row, ordered};
use crate::ui::parts::switch::switch;
use crate::ui::session::Session;

/// The check-ins whose questions are the learner's to choose.
const KINDS: [Kind; 3] = [Kind::DayStart, Kind::DayEnd, Kind::Week];

#[derive(Clone, Copy)]
struct Page {
    app: App,
    session: Session,
    kind: RwSignal<Kind>,
}

/// The page.
pub fn my_questions_page() -> AnyView {
    let t = t();
    let this = Page {
        app: app(),
        session: session(),
        kind: RwSignal::new(Kind::DayStart),
    };
    let kinds = KINDS.map(|kind| Words::from(t.kind(kind)));
    let chosen = move || {
        KINDS
            .iter()
            .position(|kind| *kind == this.kind.get())
            .unwrap_or(0)
    };
    all([
        head_with(t.sets.title, t.sets.lead),
        choices(t.sets.which, "set", kinds, chosen, move |place| {
            this.kind
                .set(KINDS.get(place).copied().unwrap_or(Kind::DayStart))
        }),
        live(move || this.set_of(this.kind.get())),
    ])
}

impl Page {
    fn now(self) -> QuestionSet {
        self.session.set_of(self.kind.get_untracked())
    }

    fn change(self, change: impl FnOnce(&mut QuestionSet)) {
        let mut set = self.now();
        change(&mut set);
        self.session.keep_set(self.app, set);
    }

    /// One set. What is asked follows as it changes; the forms below stay where they are.
    fn set_of(self, kind: Kind) -> AnyView {
        let t = t();
        let set = Memo::new(move |_| self.session.set_of(kind));
        let list = live(move || {
            let set = set.get();
            let rows = set.items().iter().map(|item| self.row(&set, *item));
            let rows: Vec<Row> = rows.collect();
            let put = move |from: usize, to: usize| {
                self.change(|set| {
                    if let Some(question) = set.items().get(from).map(|item| item.question) {
                        set.move_to(question, to);
                    }
                })
            };
            ordered("questions", t.sets.questions, rows.into_iter(), put)
        });
        let ways: [Words; 2] = [t.sets.by_screen.into(), t.sets.on_one_page.into()];
        let one_page = move || usize::from(set.with(|set| set.one_page));
        let routine = (kind == Kind::DayStart).then(|| self.routine(set));
        let now = CardLink::new(Route::Write(kind), (t.sets.do_now)(t.kind(kind)));
        let at = (kind != Kind::Week).then(|| {
            CardLink::new(Route::ToCalendar, t.to_calendar.title).line(t.to_calendar.line)
        });
        all([
            section(t.sets.questions).child(list).into(),
            div("section stack").child(now).child_if(at).into(),
            section(t.sets.add)
                .child(own_question(move |own| {
                    self.change(|set| {
                        // A full set says so at its own form.
                        let _ = set.add(own);
                    });
                }))
                .into(),
            all(routine),
            section(t.sets.how)
                .child(div("card").child(choices(
                    t.sets.how_lead,
                    "how",
                    ways,
                    one_page,
                    move |place| self.change(|set| set.one_page = place == 1),
                )))
                .into(),
        ])
    }

    fn row(self, set: &QuestionSet, item: Item) -> Row {
        let t = t();
        let question = item.question;
        let asked = t.asked(set, &Answers::default(), question);
        let name = asked.map_or(String::new(), |asked| asked.wording.to_string());
        let turn = move |on: bool| self.change(|set| set.switch(question, on));
        let more = match question {
            Question::Own(id) => Some(
                button("button small plain", t.common.delete, move || {
                    self.change(|set| set.remove(id))
                })
                .attr("aria-label", format!("{}: {name}", t.common.delete)),
            ),
            _ => None,
        };
        let words = el("span").text(name.clone());
        let body = switch(name.clone(), move || item.on, turn, words).into();
        Row { name, body, more }
    }

    /// What there is to tick of a morning.
    fn routine(self, set: Memo<QuestionSet>) -> El {
        let t = t();
        let typed = RwSignal::new(String::new());
        let words = move |item: &RoutineItem| match item {
            RoutineItem::Known(known) => t.routine(*known).to_owned(),
            RoutineItem::Own(own) => own.to_string(),
        };
        let list = live(move || {
            let chips: Vec<AnyView> = set.with(|set| {
                let items = set.routine().iter().enumerate();
                items
                    .map(|(place, item)| {
                        let word = words(item);
                        let name = (t.check_in.remove)(&word);
                        let remove = move || {
                            self.change(|set| {
                                let mut routine = set.routine().to_vec();
                                if place < routine.len() {
                                    routine.remove(place);
                                }
                                set.set_routine(routine);
                            })
                        };
                        button("chip own", word, remove)
                            .attr("aria-label", name)
                            .into()
                    })
                    .collect()
            });
            div("chips")
                .attr("role", "group")
                .attr("aria-label", t.sets.routine)
                .children(chips)
        });
        let add = move |event: web_sys::Event| {
            event.prevent_default();
            let word = FreeText::parse(&typed.get_untracked()).ok().flatten();
            if let Some(word) = word {
                self.change(|set| {
                    let mut routine = set.routine().to_vec();
                    routine.push(RoutineItem::Own(word));
                    set.set_routine(routine);
                });
                typed.set(String::new());
            }
        };
        let field = el("input")
            .class("input")
            .attr("aria-label", t.sets.routine_add)
            .attr("placeholder", t.sets.routine_add)
            .attr("autocomplete", "off")
            .attr("maxlength", "60")
            .value(move || typed.get())
            .on("input", move |event| typed.set(event_target_value(&event)));
        section(t.sets.routine)
            .child(p("soft").text(t.sets.routine_lead))
            .child(list)
            .child(
                el("form")
                    .class("inline-form")
                    .on("submit", add)
                    .child(field)
                    .child(crate::ui::dom::submit("button small soft", t.check_in.add)),
            )
    }
}
