//! "Wissen": what can be taken off this device, each with exactly what goes and what a coach keeps.

use leptos::prelude::*;

use super::erase_period::erase_period;
use crate::browser::address;
use crate::domain::contact::Role;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{all, button, div, p};
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::sheet::sheet;
use crate::ui::task;
use crate::ui::wiring::profiles;

/// The page.
pub fn erase_page() -> AnyView {
    let (app, t, session) = (app(), t(), session());
    all([
        head_with(t.erase.title, t.erase.lead),
        all((session.role() == Role::Learner).then(erase_period)),
        sure(
            "erase-profile",
            [t.erase.profile, t.erase.profile_lead, t.erase.profile_sure],
            move || session.erase(app),
        ),
        sure(
            "erase-all",
            [t.erase.all, t.erase.all_lead, t.erase.all_sure],
            move || erase_all(app),
        ),
    ])
}

/// A way to erase, after a second thought: its name, what goes, and the question.
fn sure(
    id: &'static str,
    [name, lead, question]: [&'static str; 3],
    erase: impl FnMut() + 'static,
) -> AnyView {
    let t = t();
    let open = RwSignal::new(false);
    let card = div("card stack")
        .child(p("").text(lead))
        .child(div("actions").child(button("button small soft", name, move || open.set(true))));
    let ask = [
        p("").text(lead).into(),
        div("actions")
            .child(button("button", t.erase.go, erase))
            .child(button("button plain", t.common.cancel, move || {
                open.set(false)
            }))
            .into(),
    ];
    all([
        section(name).child(card).into(),
        sheet(id, open, question, ask),
    ])
}

fn erase_all(app: App) {
    task::run(app, profiles::erase_all(), |()| address::start_over());
}
