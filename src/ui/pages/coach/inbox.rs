//! Postvak: open what a learner sent, see from whom, and keep it. Bad input changes nothing.

use super::keeping::warnings;
use crate::domain::desk::is_new;
use crate::domain::inbox::{Received, Sender};
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, Words, all, button, div, el, live, live_if, p};
use crate::ui::newer_version;
use crate::ui::parts::answers::items;
use crate::ui::parts::backup_offer::backup_offer;
use crate::ui::parts::card_link::{CardLink, checked_badge};
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::opener::{Close, opener};
use crate::ui::session::Session;
use crate::usecase::Arrived;
use leptos::prelude::*;

/// How many of the latest parcels are listed.
const LATEST: usize = 12;

/// The inbox.
pub fn inbox_page() -> AnyView {
    let (t, session) = (t(), session());
    let opener = opener([t.coach.drop, t.coach.paste], opened);
    let latest = live(move || {
        session.received.with(|all| match all.is_empty() {
            true => div("card stack tight none-yet")
                .child(el("h3").text(t.coach.empty))
                .child(p("soft").text(t.coach.empty_lead)),
            false => el("ul").class("stack").children(
                all.iter()
                    .take(LATEST)
                    .map(|received| el("li").child(row(session, received))),
            ),
        })
    });
    let beside = div("")
        .child(section(t.coach.latest).child(latest))
        .child(live_if(newer_version::offer))
        .child(live_if(move || backup_offer(session)));
    all([
        head_with(t.coach.inbox, t.coach.inbox_lead),
        warnings(None),
        div("two").child(div("").child(opener)).child(beside).into(),
    ])
}

/// One kept parcel in the list.
fn row(session: Session, received: &Received) -> CardLink {
    let t = t();
    let Received {
        from,
        opened,
        letter,
    } = received;
    let contact = session.contact(*from);
    let name = contact.as_ref().map_or_else(
        || letter.from.to_string(),
        |contact| contact.card.name.to_string(),
    );
    let new = contact.is_some_and(|contact| is_new(received, &contact));
    let line = format!(
        "{} · {}",
        t.contents(letter),
        (t.coach.received)(&t.moment(*opened, session.today()))
    );
    let card = CardLink::new(Route::Learner(*from), name).line(line);
    let card = if new { card.badge(t.desk.new) } else { card };
    match letter.marked() {
        Some(item) => card.mark(item.answers.mood(), item.id),
        None => card,
    }
}

/// A parcel that was opened: who it is from comes first, then what it says.
fn opened(parcel: Arrived, close: Close) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let name = parcel.letter.from.to_string();
    let known = match parcel.sender {
        Sender::Known(id) => Some(id),
        Sender::New | Sender::NewKeyForName(_) => None,
    };
    let said = |words: Words| -> AnyView { p("notice").attr("role", "status").text(words).into() };
    let about_sender = match (parcel.repeated, &parcel.sender) {
        (true, _) => Some(said(t.coach.repeated.into())),
        (false, Sender::Known(_)) => None,
        (false, Sender::New) => Some(said((t.coach.new_sender)(&name).into())),
        (false, Sender::NewKeyForName(_)) => Some(
            div("notice warn stack")
                .attr("role", "alert")
                .child(el("h3").text((t.coach.new_key)(&name)))
                .child(p("").text(t.coach.new_key_lead))
                .into(),
        ),
    };
    let checked = known
        .and_then(|id| session.contact(id))
        .is_some_and(|contact| contact.checked.is_some());
    let kept_out =
        (parcel.kept_out > 0).then(|| p("notice warn").text((t.coach.kept_out)(parcel.kept_out)));
    let letter = &parcel.letter;
    let nothing = letter.items.is_empty().then(|| {
        let said = match letter.recall.is_empty() {
            true => t.coach.hello,
            false => t.giving.wants_back,
        };
        p("card").text(said(&name))
    });
    let note = letter
        .note
        .as_ref()
        .map(|note| note_of(&name, note.to_string()));
    let shown = items(letter.items.clone(), session.today());
    let action = if parcel.repeated {
        let to = known.map_or(Route::Learners, Route::Learner);
        button("button", t.coach.to_learner, move || app.go(to))
    } else {
        let parcel = parcel.clone();
        button("button", t.coach.keep, move || {
            session.keep_parcel(app, parcel.clone(), move |from| match from {
                Some(from) if close.alone => app.go(Route::Learner(from)),
                _ => {
                    app.say(t.common.saved);
                    close.run();
                }
            })
        })
    };
    let from = (t.coach.from)(&name);
    el("section")
        .class("stack wide")
        .attr("aria-label", from.clone())
        .child(
            div("actions")
                .child(el("h2").class("title").text(from))
                .child(checked_badge(checked)),
        )
        .child_if(about_sender)
        .child_if(kept_out)
        .child_if(nothing)
        .child_if(note)
        .child(shown)
        .child(div("actions").child(action).child(button(
            "button plain",
            t.common.close,
            move || close.run(),
        )))
        .into()
}

/// What the learner says with it.
pub fn note_of(name: &str, note: String) -> El {
    div("card note-of")
        .child(p("soft small").text((t().coach.note_of)(name)))
        .child(p("").attr("dir", "auto").text(note))
}
