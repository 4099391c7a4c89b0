//! Erasing a period: what exactly goes and what a coach keeps is said as the days are chosen.

use leptos::prelude::*;

use crate::domain::moment::Day;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{all, button, div, live_if, p};
use crate::ui::parts::day_field::day_field;
use crate::ui::parts::head::section;
use crate::ui::parts::sheet::sheet;
use crate::ui::session::Session;
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

/// What goes, and what others keep of it.
fn what_goes(session: Session, erasure: &Erasure) -> AnyView {
    let t = t();
    if *erasure == Erasure::default() {
        return p("soft").text(t.erase.nothing).into();
    }
    let counts = [
        erasure.entries.len(),
        erasure.drafts.len(),
        erasure.ready.len(),
        erasure.attachments.len(),
    ];
    let goes: Vec<String> = counts
        .into_iter()
        .zip(t.erase.sorts)
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    let keeps = erasure.shared.iter().map(|(contact, shared)| {
        let name = untrack(|| session.contact(*contact)).map_or_else(
            || t.me.former_coach.to_owned(),
            |contact| contact.card.name.to_string(),
        );
        p("").text((t.erase.keeps)(&name, shared.went + shared.perhaps))
    });
    all([
        p("").text((t.erase.goes)(&goes.join(", "))).into(),
        all(keeps),
    ])
}
