//! One text has one writer: whoever edits it holds its pen, and another tab may read, or take the pen over.
//! Why stands in docs/decisions/0011-tabs.md.

use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::context::{App, app, session, t};
use super::dom::{all, button, div, live, nothing};
use super::parts::head::head_with;
use super::session::Session;
use super::wiring::Company;
use crate::browser::page;
use crate::browser::tabs::{Hold, Pen};
use crate::domain::id::Id;

/// How often a pen is asked for before another tab is believed to have it: this tab's own page may only just have let go.
const TRIES: usize = 4;

/// Who writes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Writer {
    Asking,
    Us,
    AnotherTab,
}

/// The right to write a text, on the page where that is done.
#[derive(Clone, Copy)]
pub struct Pencil {
    session: Session,
    text: Id,
    writer: RwSignal<Writer>,
    /// Kept until the page is left.
    pen: StoredValue<Option<Pen>, LocalStorage>,
}

/// Draws the page on which a text is written, for as long as this tab is the one that writes it.
pub fn with_pencil(text: Id, write: impl Fn(Pencil) -> AnyView + Send + 'static) -> AnyView {
    let (app, t) = (app(), t());
    let pencil = Pencil {
        session: session(),
        text,
        writer: RwSignal::new(match untrack(|| session().company()) {
            Some(_) => Writer::Asking,
            None => Writer::Us,
        }),
        pen: StoredValue::new_local(None),
    };
    // Until the wing with the other tabs is there, this one writes.
    Effect::new(move || {
        if let Some(company) = pencil.session.company() {
            spawn_local(pencil.ask(company));
        }
    });
    live(move || match pencil.writer.get() {
        Writer::Asking => nothing(),
        Writer::Us => {
            page::after(0, move || app.entered_late());
            // Whatever else changes, by this tab or another, what is being typed stays on the screen.
            untrack(|| write(pencil))
        }
        Writer::AnotherTab => all([
            head_with(t.tabs.elsewhere, t.tabs.elsewhere_lead),
            div("actions stacked")
                .child(button("button", t.tabs.take_over, move || {
                    spawn_local(pencil.take_over(app))
                }))
                .into(),
        ]),
    })
}

impl Pencil {
    async fn ask(self, company: Rc<dyn Company>) {
        for turn in 1..=TRIES {
            match company.ask_pen(self.text, self.when_lost()).await {
                Some(Hold::Busy) if turn == TRIES => self.is_with(Writer::AnotherTab),
                Some(Hold::Busy) => page::wait(60).await,
                Some(Hold::Held(pen)) => return self.hold(pen),
                None => return self.is_with(Writer::Us),
            }
        }
    }

    async fn take_over(self, app: App) {
        let Some(company) = untrack(|| self.session.company()) else {
            return;
        };
        let Some(pen) = company.take_pen(self.text, self.when_lost()).await else {
            return;
        };
        // What the other tab kept last is what this one goes on with.
        self.session.catch_up(app).await;
        self.hold(pen);
    }

    /// The text is finished: another tab may write it from now on.
    pub fn let_go(self) {
        self.pen.try_update_value(Option::take);
    }

    fn hold(self, pen: Pen) {
        // Where the page was left meanwhile, the pen is let go by being dropped.
        self.pen.try_update_value(|place| *place = Some(pen));
        self.is_with(Writer::Us);
    }

    fn when_lost(self) -> Box<dyn FnOnce()> {
        Box::new(move || self.is_with(Writer::AnotherTab))
    }

    fn is_with(self, writer: Writer) {
        // Drawn anew only when it changes: what is being typed stays.
        if self.writer.try_get_untracked() != Some(writer) {
            self.writer.try_set(writer);
        }
    }
}
