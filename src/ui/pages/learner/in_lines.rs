//! A question that is answered in lines, in an order of the learner's own: steps, topics, what something belongs to.
//!
//! The rows are drawn anew only when there are others or they stand otherwise: what is being typed keeps its box.

use leptos::prelude::*;

use super::dates::day_field;
use super::writing::Writing;
use crate::domain::answer::{Pick, Value};
use crate::domain::check_in::Question;
use crate::domain::free_text::FreeText;
use crate::domain::line::Line;
use crate::domain::moment::Day;
use crate::domain::word::Word;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, all, button, div, el, fresh_id, live, nothing, submit};
use crate::ui::parts::ordered::{Row, ordered};
use crate::ui::problem::Problem;

/// The lines of one answer on the screen.
#[derive(Clone, Copy)]
struct Lines {
    writing: Writing,
    question: Question,
    /// As they are; it notifies with every change.
    now: RwSignal<Vec<Line>>,
    /// It notifies when rows came, went or moved.
    anew: Trigger,
}

/// The lines, and a box to add one.
pub fn in_lines(writing: Writing, question: Question, wording: String) -> AnyView {
    let lines = Lines {
        writing,
        question,
        now: RwSignal::new(untrack(|| lines_of(writing, question))),
        anew: Trigger::new(),
    };
    // What changes them from elsewhere, such as undoing, shows here too.
    Effect::new(move |_| {
        let kept = lines_of(writing, question);
        if lines.now.with_untracked(|now| *now != kept) {
            lines.now.set(kept);
            lines.anew.notify();
        }
    });
    let id = fresh_id();
    let rows = live(move || {
        lines.anew.track();
        let rows = lines.now.get_untracked();
        if rows.is_empty() {
            return nothing();
        }
        let rows = rows
            .iter()
            .enumerate()
            .map(|(at, line)| lines.row(at, line));
        let rows: Vec<Row> = rows.collect();
        let put = move |from: usize, to: usize| {
            lines.rearrange(|all| {
                if from < all.len() {
                    let line = all.remove(from);
                    all.insert(to.min(all.len()), line);
                }
            })
        };
        ordered(&id, wording.clone(), rows.into_iter(), put).into()
    });
    div("stack").child(rows).child(lines.adding()).into()
}

fn lines_of(writing: Writing, question: Question) -> Vec<Line> {
    let value = writing.value(question);
    value.map_or_else(Vec::new, |value| value.lines().to_vec())
}

impl Lines {
    /// Changes what stands in the rows.
    fn change(self, change: impl FnOnce(&mut Vec<Line>)) {
        self.now.update(change);
        let lines = self.now.get_untracked();
        let value = (!lines.is_empty()).then_some(Value::Lines(lines));
        self.writing.answer(self.question, value);
    }

    /// Changes which rows there are, or their order.
    fn rearrange(self, change: impl FnOnce(&mut Vec<Line>)) {
        self.change(change);
        self.anew.notify();
    }

    /// One thing of one line, followed as it changes.
    fn of<T>(self, at: usize, get: impl FnOnce(&Line) -> T) -> Option<T> {
        self.now.with(|all| all.get(at).map(get))
    }

    fn set(self, at: usize, change: impl FnOnce(&mut Line)) {
        self.change(|all| {
            if let Some(line) = all.get_mut(at) {
                change(line);
            }
        });
    }

    fn row(self, at: usize, line: &Line) -> Row {
        let t = t();
        let name = line.words.opening(60);
        let remove = button("button small plain", t.common.delete, move || {
            self.rearrange(|all| {
                if at < all.len() {
                    all.remove(at);
                }
            })
        })
        .attr("aria-label", format!("{}: {name}", t.common.delete));
        let body = match self.question {
            Question::Steps => all([self.ticking(at, &name), self.words(at, line), self.day(at)]),
            _ => all([self.words(at, line), self.mark(at, &name)]),
        };
        Row {
            body: div("stack tight").child(body).into(),
            name,
            more: Some(remove),
        }
    }

    /// The words, which can be typed over. An empty box changes nothing: a line is taken away by its button.
    fn words(self, at: usize, line: &Line) -> AnyView {
        let app = crate::ui::context::app();
        let typed = move |text: String| match FreeText::parse(&text) {
            Ok(Some(words)) => self.set(at, |line| line.words = words),
            Ok(None) => {}
            Err(error) => app.complain(error.into()),
        };
        el("textarea")
            .class("input line-input")
            .attr("rows", "1")
            .attr("aria-label", (t().papers.line)(at + 1))
            .value({
                let words = line.words.to_string();
                move || words.clone()
            })
            .on("input", move |event| typed(event_target_value(&event)))
            .into()
    }

    fn ticking(self, at: usize, name: &str) -> AnyView {
        let session = session();
        let tick = move |_| {
            let now = session.now();
            self.set(at, |line| {
                line.done = if line.done.is_some() { None } else { Some(now) };
            });
        };
        let box_to_tick = el("input")
            .attr("type", "checkbox")
            .checked(move || self.of(at, |line| line.done.is_some()) == Some(true))
            .attr("aria-label", (t().papers.tick)(name))
            .on("change", tick);
        el("label")
            .class("tick")
            .child(box_to_tick)
            .child(el("span").text(t().papers.ticked))
            .into()
    }

    fn day(self, at: usize) -> AnyView {
        let day = self.of(at, |line| line.on).flatten();
        let field = day_field(
            move || day.map(Day::iso).unwrap_or_default(),
            move |day| self.set(at, |line| line.on = day),
        );
        el("details")
            .class("fold")
            .flag("open", day.is_some())
            .child(el("summary").text(t().papers.with_day))
            .child(field.attr("aria-label", t().papers.with_day))
            .into()
    }

    /// What one wants with it, where the question offers words for that.
    fn mark(self, at: usize, name: &str) -> AnyView {
        let offers = self.question.offers();
        if offers.is_empty() {
            return nothing();
        }
        let chosen = move || {
            let mark = self.of(at, |line| line.mark.as_ref().and_then(|mark| mark.known));
            mark.flatten().map_or("", Word::code).to_owned()
        };
        let choose = move |event: web_sys::Event| {
            let mark = Word::from_code(&event_target_value(&event)).and_then(|known| {
                let word = FreeText::parse(self.writing.texts().word(known));
                Some(Pick {
                    known: Some(known),
                    word: word.ok()??,
                })
            });
            self.set(at, |line| line.mark = mark);
        };
        let offer = |code: &'static str, word: &'static str| {
            el("option")
                .attr("value", code)
                .flag("selected", untrack(chosen) == code)
                .text(word)
        };
        let words = offers
            .iter()
            .map(|word| offer(word.code(), t().word(*word)));
        el("select")
            .class("input wish")
            .attr("aria-label", (t().papers.wish)(name))
            .on("change", choose)
            .child(offer("", t().papers.no_wish))
            .children(words)
            .into()
    }

    /// A box for one more.
    fn adding(self) -> El {
        let (app, t) = (crate::ui::context::app(), t());
        let typed = RwSignal::new(String::new());
        let add = move |event: web_sys::Event| {
            event.prevent_default();
            let words = match FreeText::parse(&typed.get_untracked()) {
                Ok(Some(words)) => words,
                Ok(None) => return,
                Err(error) => return app.complain(error.into()),
            };
            if self.now.with_untracked(Vec::len) >= Line::MOST {
                return app.complain(Problem(|texts| texts.lines_full));
            }
            self.rearrange(|all| all.push(Line::new(words)));
            typed.set(String::new());
        };
        let label = match self.question {
            Question::Steps => t.papers.add_step,
            Question::Topics => t.papers.add_topic,
            _ => t.papers.add_line,
        };
        let field = el("input")
            .class("input")
            .attr("aria-label", label)
            .attr("placeholder", label)
            .attr("autocomplete", "off")
            .value(move || typed.get())
            .on("input", move |event| typed.set(event_target_value(&event)));
        el("form")
            .class("inline-form")
            .on("submit", add)
            .child(field)
            .child(submit("button small soft", t.check_in.add))
    }
}
