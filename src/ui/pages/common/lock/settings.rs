//! The lock at Ik: what it does and does not, setting it, when it closes, changing it and taking it off.

use std::rc::Rc;

use leptos::prelude::*;

use super::first::lock_first;
use super::new_secret::new_secret;
use super::prove::prove;
use super::{Work, show_code};
use crate::browser::page;
use crate::crypto::key_slot::Passphrase;
use crate::crypto::recovery_code::RecoveryCode;
use crate::domain::settings::{Delay, Settings};
use crate::ui::context::{app, open_session, session, t};
use crate::ui::dom::{Words, all, button, div, el, live, p};
use crate::ui::lock;
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::{head, head_with, section};
use crate::ui::problem::Problem;
use crate::ui::wiring::{self, Entered, Typed};
use crate::usecase;

/// What the owner of a lock can do with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    Change,
    NewCode,
    Remove,
}

/// How far the page has come.
#[derive(Clone, Copy)]
enum Stage {
    Overview,
    /// Showing that the lock is theirs.
    Prove(Wish),
    /// It is: choosing another passphrase.
    Change,
    /// A recovery code is on the screen.
    Code,
}

#[derive(Clone, Copy)]
struct Page {
    stage: RwSignal<Stage>,
    code: StoredValue<Option<Rc<RecoveryCode>>, LocalStorage>,
}

/// The page of the lock; where no book lies open, the lock of the one that is to begin.
pub fn lock_page() -> AnyView {
    if open_session().is_none() {
        return lock_first();
    }
    let this = Page {
        stage: RwSignal::new(Stage::Overview),
        code: StoredValue::new_local(None),
    };
    live(move || match this.stage.get() {
        Stage::Overview if session().locked.get_untracked() => this.overview(),
        Stage::Overview => this.offer(),
        Stage::Prove(wish) => this.prove(wish),
        Stage::Change => this.change(),
        Stage::Code => this.show(),
    })
}

impl Page {
    fn turn(self, stage: Stage) {
        if self.stage.try_set(stage).is_none() {
            page::after(0, || page::focus_first("h1"));
        }
    }

    fn cancel(self) -> AnyView {
        let back = move || self.turn(Stage::Overview);
        div("actions stacked")
            .child(button("button plain", t().common.cancel, back))
            .into()
    }

    /// No lock yet: what one does, and the form to set it.
    fn offer(self) -> AnyView {
        let (app, t, session) = (app(), t(), session());
        let set = move |passphrase: Passphrase| {
            Box::pin(async move {
                let code = wiring::set_lock(&session.book(), &passphrase).await?;
                session.locked.set(true);
                lock::begin(app);
                self.code.set_value(Some(Rc::new(code)));
                self.turn(Stage::Code);
                Ok(())
            }) as Work<Problem>
        };
        all([
            head_with(t.lock.title, t.lock.lead),
            new_secret(t.lock.set, set),
            promises(),
            p("section soft").text(t.lock.old_copies).into(),
        ])
    }

    /// There is a lock: when it closes, and what can be changed.
    fn overview(self) -> AnyView {
        let (t, session) = (t(), session());
        let entered = session.entered;
        let wish = move |wish| {
            self.turn(
                if wish == Wish::Change && entered == Entered::WithRecoveryCode {
                    Stage::Change
                } else {
                    Stage::Prove(wish)
                },
            )
        };
        let came_by_code =
            (entered == Entered::WithRecoveryCode).then(|| p("notice").text(t.lock.came_by_code));
        let change = div("actions stacked")
            .child(button("button soft", t.lock.change, move || {
                wish(Wish::Change)
            }))
            .child(button("button soft", t.lock.new_code, move || {
                wish(Wish::NewCode)
            }))
            .child(button("button soft", t.lock.remove, move || {
                wish(Wish::Remove)
            }));
        all([
            head_with(t.lock.title, t.lock.is_set),
            all(came_by_code),
            section(t.lock.by_itself)
                .child(
                    div("card stack wide")
                        .child(delay(t.lock.idle, "idle", |settings| {
                            &mut settings.lock_idle
                        }))
                        .child(delay(t.lock.hidden, "hidden", |settings| {
                            &mut settings.lock_hidden
                        })),
                )
                .into(),
            section(t.lock.change_title).child(change).into(),
            promises(),
        ])
    }

    /// Only who knows the secret changes the lock.
    fn prove(self, wish: Wish) -> AnyView {
        let (app, t, session) = (app(), t(), session());
        let (title, lead, label) = match wish {
            Wish::Change => (t.lock.change, t.lock.prove_lead, t.common.next),
            Wish::NewCode => (t.lock.new_code, t.lock.new_code_lead, t.lock.new_code_go),
            Wish::Remove => (t.lock.remove, t.lock.remove_lead, t.lock.remove),
        };
        let attempt = move |typed: Typed| {
            Box::pin(async move {
                let book = session.book();
                wiring::prove_secret(&book, &typed).await?;
                match wish {
                    Wish::Change => self.turn(Stage::Change),
                    Wish::NewCode => {
                        self.code
                            .set_value(Some(usecase::new_recovery_code(&book).await?.into()));
                        self.turn(Stage::Code);
                    }
                    Wish::Remove => {
                        usecase::remove_lock(&book).await?;
                        session.locked.set(false);
                        self.turn(Stage::Overview);
                        app.say(t.lock.removed);
                    }
                }
                Ok(())
            }) as Work<_>
        };
        all([
            head_with(title, lead),
            prove(Some(session.place()), label, attempt),
            self.cancel(),
        ])
    }

    fn change(self) -> AnyView {
        let (app, t, session) = (app(), t(), session());
        let change = move |passphrase: Passphrase| {
            Box::pin(async move {
                wiring::change_lock(&session.book(), &passphrase).await?;
                self.turn(Stage::Overview);
                app.say(t.lock.changed);
                Ok(())
            }) as Work<Problem>
        };
        all([
            head(t.lock.change),
            new_secret(t.common.save, change),
            self.cancel(),
        ])
    }

    fn show(self) -> AnyView {
        let shown = self.code.try_update_value(Option::take).flatten();
        all(shown.map(|code| show_code(code, move || self.turn(Stage::Overview))))
    }
}

/// What a lock does and what it does not, in the learner's words.
pub(super) fn promises() -> AnyView {
    let t = t();
    let list = |words: &'static [&'static str]| {
        el("ul")
            .class("bullets")
            .children(words.iter().map(|words| el("li").text(*words)))
    };
    all([
        section(t.lock.does_title).child(list(&t.lock.does)),
        section(t.lock.does_not_title).child(list(&t.lock.does_not)),
    ])
}

/// The choice of a delay.
fn delay(label: &'static str, name: &'static str, get: fn(&mut Settings) -> &mut Delay) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let chosen = move || {
        let now = session
            .settings
            .with(|settings| *get(&mut settings.clone()));
        Delay::CHOICES
            .iter()
            .position(|delay| *delay == now)
            .unwrap_or_default()
    };
    let words = t.lock.delays.map(Words::from);
    choices(label, name, words, chosen, move |place| {
        let delay = Delay::CHOICES.get(place).copied();
        let change = |settings: &mut Settings| {
            if let Some(delay) = delay {
                *get(settings) = delay;
            }
        };
        session.set(app, change, move || lock::begin(app));
    })
}
