//! "Wat ik deelde": each parcel, when it went, and exactly the words it had; what the entry says now, and asking it back.

use leptos::prelude::*;

use crate::domain::answer::Answer;
use crate::domain::basket::ReadyItem;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::sent::Sent;
use crate::domain::shared::SharedItem;
use crate::domain::since::Since;
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, p};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::parts::answers::item;
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::{head, head_with, section};
use crate::ui::parts::link::link;
use crate::ui::session::Session;

/// The log of what was shared.
pub fn shared_page() -> AnyView {
    let t = t();
    let session = session();
    let list = live(move || {
        let sent = session.sent.get();
        if sent.is_empty() {
            return p("soft").text(t.me.shared_empty);
        }
        let asking = sent.iter().filter(|it| !it.letter.recall.is_empty());
        let asking: Vec<Sent> = asking.cloned().collect();
        let rows = sent.iter().map(|it| {
            let card = CardLink::new(Route::Parcel(it.letter.id), about(session, it));
            let card = card.line(went(session, it));
            let mut items = it.letter.items.iter();
            let asked = items.any(|item| it.asked_back(item.id, &asking).is_some());
            el("li").child(if asked {
                card.badge(t.giving.asked)
            } else {
                card
            })
        });
        div("stack")
            .child(p("soft").text(t.share.copy_lead))
            .child(el("ul").class("stack").children(rows))
    });
    all([head(t.me.shared), list])
}

/// One parcel.
pub fn parcel_page(id: Id) -> AnyView {
    let (t, session) = (t(), session());
    let parcel = Memo::new(move |_| {
        let find = |sent: &Vec<Sent>| sent.iter().find(|it| it.letter.id == id).cloned();
        session.sent.with(find)
    });
    live(move || match parcel.get() {
        Some(sent) => one(session, &sent),
        None => not_here(t.shell.not_found, Route::Shared),
    })
}

/// A parcel in the log.
pub fn find(session: Session, parcel: Id) -> Option<Sent> {
    session
        .sent
        .with_untracked(|sent| sent.iter().find(|it| it.letter.id == parcel).cloned())
}

/// How a reader is called, also one who was removed.
pub fn called(session: Session, contact: Id) -> String {
    session.contact(contact).map_or_else(
        || t().me.former_coach.to_owned(),
        |contact| contact.card.name.to_string(),
    )
}

fn about(session: Session, sent: &Sent) -> String {
    let t = t();
    (t.me.shared_to)(&called(session, sent.to), &t.contents(&sent.letter))
}

fn went(session: Session, sent: &Sent) -> String {
    let t = t();
    match sent.went {
        Some(went) => (t.me.shared_went)(&t.moment(went, session.today())),
        None => t.me.shared_not.to_owned(),
    }
}

fn one(session: Session, sent: &Sent) -> AnyView {
    let (app, t) = (app(), t());
    let letter = &sent.letter;
    let note = letter.note.as_ref().map(|note| {
        div("card")
            .child(p("soft small").text(t.share.note))
            .child(p("").attr("dir", "auto").text(note.to_string()))
    });
    let holds_something = !letter.items.is_empty() || letter.note.is_some();
    let asked = session.sent.with(|all| {
        let mut items = letter.items.iter();
        !letter.items.is_empty() && items.all(|item| sent.asked_back(item.id, all).is_some())
    });
    let action = match sent.went {
        Some(_) if holds_something => Some(link(
            Route::AskBack(letter.id),
            "button soft",
            match asked {
                true => t.giving.ask_back_again,
                false => t.giving.ask_back,
            },
        )),
        Some(_) => None,
        None => {
            let sent = sent.clone();
            let went = move || session.say_it_went(app, sent.clone(), || ());
            Some(button("button soft", t.giving.went_after_all, went).into())
        }
    };
    let rows = letter
        .items
        .iter()
        .map(|it| el("li").child(shown(session, sent, it)));
    all([
        head_with(about(session, sent), went(session, sent)),
        div("stack wide")
            .child_if((!letter.recall.is_empty()).then(|| asks(session, sent)))
            .child_if(note)
            .child(el("ul").class("stack wide").children(rows))
            .child(div("actions").child_if(action).child(link(
                Route::Shared,
                "button plain",
                t.giving.back_to_log,
            )))
            .into(),
    ])
}

/// What a parcel asks back, and whether that was done.
fn asks(session: Session, sent: &Sent) -> El {
    let t = t();
    let titles = session.sent.with(|all| {
        let items = all.iter().flat_map(|it| &it.letter.items);
        let asked = |item: &&SharedItem| sent.letter.recall.contains(&item.id);
        let mut titles: Vec<String> = items
            .filter(asked)
            .map(|item| {
                format!(
                    "{}, {}",
                    t.kind(item.kind),
                    t.moment(item.at, session.today())
                )
            })
            .collect();
        titles.sort_unstable();
        titles.dedup();
        titles
    });
    div("card stack")
        .child(
            el("ul")
                .class("bullets")
                .children(titles.into_iter().map(|it| el("li").text(it))),
        )
        .child_if(sent.went.map(|_| how_far(session, sent)))
}

/// How far a request has come.
fn how_far(session: Session, request: &Sent) -> El {
    let t = t();
    let done = session
        .received
        .with(|received| request.carried_out(received));
    let said = match done {
        Some(read) => (t.giving.carried_out)(&t.moment(read, session.today())),
        None => t.giving.asked_unconfirmed.to_owned(),
    };
    p("").text(said)
}

/// One item as it went; under it whether it was asked back, and what there is now.
fn shown(session: Session, sent: &Sent, shared: &SharedItem) -> El {
    let t = t();
    let request = session
        .sent
        .with(|all| sent.asked_back(shared.id, all).cloned());
    let request = request.and_then(|request| {
        let when = t.moment(request.went?, session.today());
        let said = p("").text((t.giving.asked_back)(&when));
        let far = how_far(session, &request);
        Some(div("notice").child(said).child(far))
    });
    let shared = shared.clone();
    let drawn = item(&shared, session.today());
    div("stack")
        .child(drawn)
        .child_if(request)
        .child(live(move || {
            let now = session
                .journal
                .with(|journal| journal.get(shared.id).cloned());
            match now {
                Some(entry) => compared(session, &shared, &entry),
                None => p("soft").text(t.giving.gone),
            }
        }))
}

/// What the entry says now, what of it did not go along, and the ways on from here.
fn compared(session: Session, shared: &SharedItem, entry: &Entry) -> El {
    let (app, t) = (app(), t());
    let id = entry.id;
    let since = Since::of(shared, entry);
    let moved = since
        .moved
        .then(|| p("").text((t.giving.moved)(&t.moment(entry.at, session.today()))));
    let rows = since.changed.iter().map(|(then, now)| {
        let now = now.as_ref().map(|now| texts(entry.lang).answer(now));
        let now = now.unwrap_or_else(|| t.giving.no_answer.to_owned());
        let said = |when: &'static str, words: String| {
            el("div")
                .child(el("dt").text(when))
                .child(el("dd").attr("dir", "auto").text(words))
        };
        el("section")
            .class("stack tight")
            .child(el("h3").text(then.wording().to_string()))
            .child(
                el("dl")
                    .class("answers pair")
                    .child(said(t.giving.then, texts(shared.lang).answer(then.value())))
                    .child(said(t.giving.now, now)),
            )
    });
    let changed = match since.is_same() {
        true => p("soft").text(t.giving.same),
        false => section(t.giving.changed).child_if(moved).children(rows),
    };
    let stayed = since.stayed.iter().map(Answer::wording);
    let mut stayed: Vec<String> = stayed.map(|asked| format!("“{asked}”")).collect();
    if since.files_stayed > 0 {
        stayed.push((t.giving.files_stayed)(since.files_stayed));
    }
    let stayed = (!stayed.is_empty()).then(|| {
        let said = format!("{}: {}", t.giving.stayed, stayed.join(" · "));
        p("soft small").text(said)
    });
    let again = {
        let item = ReadyItem::again(shared, entry);
        live(move || match session.is_ready(id) {
            true => link(Route::Talk, "button small soft", t.diary.is_ready),
            false => {
                let item = item.clone();
                let done = move || app.say(t.giving.again_done);
                let again = move || session.put_ready(app, item.clone(), done);
                button("button small soft", t.giving.again, again).into()
            }
        })
    };
    div("stack")
        .child(changed)
        .child_if(stayed)
        .child(div("actions").child(again).child(link(
            Route::of(entry),
            "button small plain",
            t.giving.to_entry,
        )))
}
