//! What a coach answered: opened here, shown beside what it answers as the coach's words, and the learner's to accept or not.

use leptos::prelude::*;

use crate::domain::answer::Answer;
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Contact;
use crate::domain::id::Id;
use crate::domain::inbox::Sender;
use crate::domain::question_set::QuestionSet;
use crate::domain::reply::{proposed_agreement, proposed_question, replies_to};
use crate::domain::shared::SharedItem;
use crate::route::Route;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, live_if, p};
use crate::ui::parts::answers::items;
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::opener::{Close, opener};
use crate::ui::session::Session;
use crate::usecase::{Arrived, begin_draft};

/// The page: opening an answer, and those that were kept.
pub fn replies_page() -> AnyView {
    let (t, session) = (t(), session());
    let kept = live_if(move || {
        let shown: Vec<El> = session.received.with(|received| {
            let all = received.iter().filter(|it| !it.letter.items.is_empty());
            all.map(|it| {
                let name = name_of(session, it.from);
                let rows = it
                    .letter
                    .items
                    .iter()
                    .map(|item| reply(session, item, it.from));
                el("li")
                    .class("stack")
                    .child(
                        p("soft")
                            .text((t.replies.of)(&name, &t.moment(it.opened, session.today()))),
                    )
                    .children(rows)
            })
            .collect()
        });
        (!shown.is_empty())
            .then(|| section(t.replies.kept).child(el("ul").class("stack wide").children(shown)))
    });
    all([
        head_with(t.replies.inbox, t.replies.inbox_lead),
        opener([t.replies.drop, t.coach.paste], opened),
        kept,
    ])
}

/// What was opened: it is kept only from a coach one is paired with.
fn opened(parcel: Arrived, close: Close) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let name = parcel.letter.from.to_string();
    let known = matches!(parcel.sender, Sender::Known(_));
    let stranger = (!known).then(|| {
        p("notice warn")
            .attr("role", "alert")
            .text((t.replies.stranger)(&name))
    });
    let repeated = parcel
        .repeated
        .then(|| p("notice").attr("role", "status").text(t.coach.repeated));
    let kept_out =
        (parcel.kept_out > 0).then(|| p("notice warn").text((t.coach.kept_out)(parcel.kept_out)));
    let note = parcel.letter.note.as_ref();
    let note = note.map(|note| p("card").attr("dir", "auto").text(note.to_string()));
    let shown = known.then(|| items(&parcel.letter.items, session.today()));
    let keep = (known && !parcel.repeated).then(|| {
        let parcel = parcel.clone();
        button("button", t.common.save, move || {
            session.keep_parcel(app, parcel.clone(), move |_| {
                app.say(app.texts().common.saved);
                close.run(());
            })
        })
    });
    let from = (t.coach.from)(&name);
    el("section")
        .class("stack wide")
        .attr("aria-label", from.clone())
        .child(el("h2").class("title").text(from))
        .child_if(stranger)
        .child_if(repeated)
        .child_if(kept_out)
        .child_if(note)
        .child_if(shown)
        .child(div("actions").child_if(keep).child(button(
            "button plain",
            t.common.close,
            move || close.run(()),
        )))
        .into()
}

fn name_of(session: Session, contact: Id) -> String {
    let contact: Option<Contact> = session.contact(contact);
    contact.map_or_else(String::new, |contact| contact.card.name.to_string())
}

/// The coach's words beside an entry, marked as theirs; nothing where there are none.
pub fn replies_beside(entry: Id) -> AnyView {
    let (session, t) = (session(), t());
    live_if(move || {
        let found: Vec<(Id, SharedItem)> = session.received.with(|received| {
            let all = replies_to(received, entry);
            all.map(|(received, item)| (received.from, item.clone()))
                .collect()
        });
        (!found.is_empty()).then(|| {
            let cards = found.iter().map(|(from, item)| reply(session, item, *from));
            section(t.replies.beside).children(cards)
        })
    })
}

/// One reply, and what one can do with it.
fn reply(session: Session, item: &SharedItem, from: Id) -> AnyView {
    let (app, t) = (app(), t());
    let name = name_of(session, from);
    let sort = item.answers.get(Question::ReplySort);
    let sort = sort.map(|sort| el("span").class("badge").text(t.answer(sort)));
    let to = item.answers.lines(Question::ReplyTo);
    let to = to
        .first()
        .map(|line| p("soft small").text(line.words.to_string()));
    let said = item
        .answers
        .iter()
        .filter(|answer| !matches!(answer.question(), Question::ReplySort | Question::ReplyTo));
    let said = said.map(|answer: &Answer| {
        p("words")
            .attr("dir", "auto")
            .text(t.answer(answer.value()))
    });
    el("article")
        .class("card stack note-of")
        .attr("aria-label", (t.coach.from)(&name))
        .child(
            div("actions")
                .child(el("h3").class("title").text(name))
                .child_if(sort),
        )
        .child_if(to)
        .children(said)
        .child(accepting(app, session, item, from))
        .into()
}

/// A question or an agreement is accepted by its own button, once; leaving it is an answer too.
fn accepting(app: App, session: Session, item: &SharedItem, from: Id) -> AnyView {
    let item = item.clone();
    live(move || {
        let t = t();
        if let Some(question) = proposed_question(&item, from) {
            let set = session.set_of(Kind::DayStart);
            if set.own(question.id).is_some() {
                return p("soft small").text(t.replies.accepted);
            }
            let accept = move || {
                let mut set: QuestionSet = untrack(|| session.set_of(Kind::DayStart));
                match set.add(question.clone()) {
                    Ok(()) => session.keep_set(app, set),
                    Err(_) => app.say(app.texts().replies.full),
                }
            };
            return div("actions").child(button("button small", t.replies.accept_question, accept));
        }
        let Some(name) = session.contact(from).map(|contact| contact.card.name) else {
            return div("actions");
        };
        let about = t.free_wording(Kind::Agreement, Question::About);
        let Some(answers) = about.and_then(|about| proposed_agreement(&item, &name, about)) else {
            return div("actions");
        };
        let id = item.id;
        let made = session.journal.with(|journal| {
            let mut all = journal.papers(Kind::Agreement);
            all.any(|it| it.answers.leads_to(id))
        });
        if made {
            return p("soft small").text(t.replies.accepted);
        }
        let accept = move || {
            let mut draft = begin_draft(&session.book(), Kind::Agreement, app.texts().lang);
            draft.answers = answers.clone();
            session.save(app, draft, None, move |kept| {
                if let Some(entry) = kept {
                    app.go(Route::of(&entry));
                }
            });
        };
        div("actions").child(button("button small", t.replies.accept_agreement, accept))
    })
}
