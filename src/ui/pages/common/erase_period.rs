//! Erasing a period: what exactly goes and what a coach keeps is said as the days are chosen.

use leptos::prelude::*;

use crate::domain::moment::Day;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{all, button, div, live_if, p};
use crate::ui::parts::day_field::day_field;
use crate::ui::parts::head::section;
use crate::ui::parts::sheet::sheet;
use crate::ui::parts::what_goes::what_goes;
use crate::ui::task;
use crate::usecase::{self, Erasure, find_period};

/// The days, what goes, and the question.
pub fn erase_period() -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let (first, last) = (RwSignal::new(None::<Day>), RwSignal::new(None::<Day>));
    let sure = RwSignal::new(false);
    let found = move || {
        let (first, last) = first.get().zip(last.get())?;
        session.journal.track();
        (first <= last).then(|| find_period(&session.contents(), first, last))
    };
    let words = move || found().map(|erasure| what_goes(session, &erasure));
    let some = move || found().is_some_and(|erasure| erasure != Erasure::default());
    let go = move || {
        sure.set(false);
        let Some(erasure) = untrack(found) else {
            return;
        };
        let work = async move {
            let book = session.book();
            usecase::erase_period(&book, &erasure).await?;
            Ok(usecase::reload(&book).await?)
        };
        task::run(app, work, move |contents| {
            session.renew(app, contents);
            app.say(t.erase.done);
        });
    };
    let card = div("card stack")
        .child(p("").text(t.erase.period_lead))
        .child(
            div("pair")
                .child(day_field(t.erase.first, first))
                .child(day_field(t.erase.last, last)),
        )
        .child(
            div("stack tight")
                .attr("role", "status")
                .child(live_if(words)),
        )
        .child(
            div("actions").child(
                button("button small soft", t.erase.period, move || sure.set(true))
                    .live_flag("disabled", move || !some()),
            ),
        );
    let ask = [
        live_if(words),
        div("actions")
            .child(button("button", t.erase.go, go))
            .child(button("button plain", t.common.cancel, move || {
                sure.set(false)
            }))
            .into(),
    ];
    all([
        section(t.erase.period).child(card).into(),
        sheet("erase-period", sure, t.erase.period_sure, ask),
    ])
}
