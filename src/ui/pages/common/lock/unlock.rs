//! Before a closed book. It says nothing of what is in it.

use std::rc::Rc;

use leptos::prelude::*;

use super::prove::prove;
use crate::browser::page;
use crate::route::Route;
use crate::ui::context::{Phase, app, t};
use crate::ui::dom::{all, button, div};
use crate::ui::parts::head::head;
use crate::ui::task;
use crate::ui::wiring::{self, Entered, Place, profiles};

/// The lock screen.
pub fn unlock_page(place: Rc<Place>) -> AnyView {
    let (app, t) = (app(), t());
    let at = Rc::clone(&place);
    let attempt = move |typed| {
        let place = Rc::clone(&at);
        Box::pin(async move {
            let open = wiring::unlock(place, &typed).await?;
            let by_code = open.entered == Entered::WithRecoveryCode;
            app.open(open);
            if by_code {
                app.go_instead(Route::Lock);
            }
            Ok(())
        }) as super::Work<_>
    };
    let other = move || {
        task::run(app, profiles::close(), move |()| {
            app.phase.set(Phase::Several);
            page::after(0, || page::focus_first("h1"));
        })
    };
    all([
        head(t.lock.closed),
        prove(Some(place), t.lock.open, attempt),
        div("actions stacked")
            .child(button("button plain", t.profiles.other, other))
            .into(),
    ])
}
