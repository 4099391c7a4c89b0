//! Beginning with a lock: it is there before the first word is written.

use std::rc::Rc;

use leptos::prelude::*;

use super::settings::promises;
use super::{Work, new_secret, show_code};
use crate::browser::page;
use crate::crypto::key_slot::Passphrase;
use crate::crypto::recovery_code::RecoveryCode;
use crate::domain::contact::Role;
use crate::domain::settings::Settings;
use crate::ui::context::{Phase, app, t};
use crate::ui::dom::{all, button, div, live};
use crate::ui::parts::head::head_with;
use crate::ui::problem::Problem;
use crate::ui::wiring::{self, OnShelf};

/// The settings of a book that is to begin with a lock.
#[derive(Clone)]
pub struct Beginning(pub Settings);

/// Choosing the lock, and then the recovery code, for the settings that the first start gave along.
pub fn lock_first() -> AnyView {
    let (app, t) = (app(), t());
    let given = use_context::<Beginning>();
    let settings = given.map_or_else(
        || Settings::new(Role::Learner, app.lang.get_untracked()),
        |Beginning(settings)| settings,
    );
    let back = move || app.phase.set(Phase::NoBook);
    let started = StoredValue::new_local(None::<(OnShelf, RecoveryCode)>);
    let done = RwSignal::new(false);
    let settings = StoredValue::new(settings);
    let begin = move |passphrase: Passphrase| {
        Box::pin(async move {
            let new = wiring::start_locked(settings.get_value(), &passphrase).await?;
            started.set_value(Some(new));
            done.set(true);
            page::after(0, || page::focus_first("h1"));
            Ok(())
        }) as Work<Problem>
    };
    live(move || {
        done.track();
        match started.try_update_value(Option::take).flatten() {
            Some((open, code)) => {
                let open = StoredValue::new_local(Some(open));
                let enter = move || {
                    if let Some(open) = open.try_update_value(Option::take).flatten() {
                        app.open(open);
                    }
                };
                show_code(Rc::new(code), enter)
            }
            None => all([
                head_with(t.lock.first_title, t.lock.first_lead),
                new_secret(t.lock.first, begin),
                div("actions stacked")
                    .child(button("button plain", t.common.back, back))
                    .into(),
                promises(),
            ]),
        }
    })
}
