//! Gesprek: who the coach is, and what lies ready, field by field.

use std::sync::Arc;

use leptos::prelude::*;

use super::talks::overview::{agreements, earlier, next_talk};
use crate::domain::attachment::Attachment;
use crate::domain::basket::ReadyItem;
use crate::domain::check_in::Question;
use crate::domain::contact::Contact;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::lang::Lang;
use crate::domain::settings::Settings;
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, live_if, live_text, p};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::day_mark::mark;
use crate::ui::parts::head::{head, section};
use crate::ui::parts::link::link;
use crate::ui::parts::switch::switch;
use crate::ui::session::Session;

/// What is ready, and for whom.
pub fn talk_page() -> AnyView {
    let t = t();
    let session = session();
    let coaches = live(move || {
        let contacts = session.contacts.get();
        match contacts.is_empty() {
            true => CardLink::new(Route::Pair, t.share.pair)
                .line(t.share.no_coach_lead)
                .into(),
            false => all([
                el("ul").class("stack").children(
                    contacts
                        .into_iter()
                        .map(|contact| el("li").child(coach(contact))),
                ),
                p("").child(link(Route::Pair, "button small plain", t.share.pair_more)),
            ]),
        }
    });
    // The same entries give the same list, so that a switch keeps its focus when it is turned.
    let entries = Memo::new(move |_| {
        let ready = session.ready.get();
        session.journal.with(|journal| {
            ready
                .iter()
                .filter_map(|item| journal.get(item.entry).cloned())
                .collect::<Vec<Arc<Entry>>>()
        })
    });
    let ready = live(move || match entries.with(Vec::is_empty) {
        true => div("card stack tight none-yet")
            .child(el("h3").text(t.share.ready_empty))
            .child(p("soft").text(t.share.ready_empty_lead))
            .into(),
        false => all([
            p("soft").text(t.share.choose),
            div("stack").children(
                entries
                    .get()
                    .into_iter()
                    .map(|entry| choosing(session, &entry)),
            ),
            div("actions stacked").child(live_if(move || {
                let someone = session.contacts.with(|contacts| !contacts.is_empty());
                someone.then(|| link(Route::Preview, "button", t.share.preview_go))
            })),
        ]),
    });
    let coach = section(t.me.coach).child(coaches).child(live_if(move || {
        let someone = session.contacts.with(|contacts| !contacts.is_empty());
        someone.then(|| CardLink::new(Route::Replies, t.replies.inbox).line(t.replies.inbox_lead))
    }));
    let ready = section(t.share.ready).child(ready).child(
        div("actions")
            .child(link(Route::Usual, "button small plain", t.giving.usual))
            .child(link(Route::Shared, "button small plain", t.me.shared))
            .child(link(
                Route::BeforeSharing,
                "button small plain",
                t.giving.first_link,
            )),
    );
    let plan = section(t.talks.school)
        .child(CardLink::new(Route::PlanInput, t.talks.plan_input).line(t.talks.plan_input_line));
    let going_on = div("").child(next_talk()).child(agreements()).child(ready);
    let around = div("").child(coach).child(earlier()).child(plan);
    all([
        head(t.share.title),
        div("two").child(going_on).child(around).into(),
    ])
}

fn coach(contact: Contact) -> CardLink {
    let card = CardLink::new(Route::Number(contact.id), contact.card.name.to_string())
        .checked(contact.checked.is_some());
    match contact.card.hours {
        Some(hours) => card.line(hours.to_string()),
        None => card,
    }
}

/// One entry that lies ready, with a switch for each answer.
fn choosing(session: Session, entry: &Arc<Entry>) -> El {
    let (app, t, said) = (app(), t(), texts(entry.lang));
    let id = entry.id;
    let (title, when) = (t.kind(entry.kind), t.moment(entry.at, session.today()));
    let about = format!("{title} {when}");
    let head = div("entry-head")
        .child(mark(entry.answers.mood(), id, "mark"))
        .child(
            div("grow")
                .child(el("h3").class("title").text(title))
                .child(p("soft").text(when)),
        );
    let rows = entry.answers.iter().flat_map(|answer| {
        let field = Row {
            part: Part::Field(answer.question()),
            title: answer.wording().to_string(),
            line: said.answer(answer.value()),
        };
        // What is attached has a switch of its own beside that of its field.
        let ids = answer.value().attachments().iter();
        let files = ids.filter_map(|id| Some(file(&session.attachment(*id)?)));
        let rows: Vec<Row> = core::iter::once(field).chain(files).collect();
        rows
    });
    let rows: Vec<El> = rows
        .map(|it| row(session, id, it, &about, said.lang))
        .collect();
    el("article")
        .class("card")
        .attr("aria-label", about.clone())
        .child(head)
        .children(rows)
        .child(
            div("actions")
                .child(button("button small plain", t.share.take_back, move || {
                    session.take_back(app, id)
                }))
                .child(remembering(session, entry)),
        )
}

/// Remembers for the next time what goes along, where that is not what usually does.
fn remembering(session: Session, entry: &Arc<Entry>) -> AnyView {
    let (app, t) = (app(), t());
    let entry = Arc::clone(entry);
    live_if(move || {
        let item = lies_ready(session, entry.id);
        let usual = session.settings.with(|all| all.is_usual(&entry, &item));
        let entry = Arc::clone(&entry);
        let remember = move || {
            let change = |settings: &mut Settings| settings.remember(&entry, &item);
            session.set(app, change, move || app.say(t.giving.remembered));
        };
        (!usual).then(|| button("button small plain", t.giving.remember, remember))
    })
}

/// An entry as it lies ready, followed.
fn lies_ready(session: Session, entry: Id) -> ReadyItem {
    let item = session
        .ready
        .with(|ready| ready.iter().find(|item| item.entry == entry).cloned());
    item.unwrap_or_else(|| ReadyItem::new(entry))
}

/// What a switch keeps back.
#[derive(Clone, Copy)]
enum Part {
    Field(Question),
    File(Id),
}

impl Part {
    fn goes(self, item: &ReadyItem) -> bool {
        match self {
            Self::Field(question) => !item.kept_back.contains(&question),
            Self::File(id) => !item.files_back.contains(&id),
        }
    }

    fn toggle(self, item: &mut ReadyItem) {
        match self {
            Self::Field(question) => item.toggle(question),
            Self::File(id) => item.toggle_file(id),
        }
    }
}

/// An answer or an attachment, and how it reads.
struct Row {
    part: Part,
    title: String,
    line: String,
}

fn file(attachment: &Attachment) -> Row {
    let line = attachment.line.as_ref().map(ToString::to_string);
    Row {
        part: Part::File(attachment.id),
        title: t().attached_kind(attachment.kind()).to_owned(),
        line: line.unwrap_or_default(),
    }
}

/// One of them, with the switch that keeps it back.
fn row(session: Session, entry: Id, row: Row, about: &str, lang: Lang) -> El {
    let (app, t) = (app(), t());
    let Row { part, title, line } = row;
    let item = move || lies_ready(session, entry);
    let goes = move || part.goes(&item());
    let change = move |_| {
        let mut item = untrack(item);
        part.toggle(&mut item);
        session.put_ready(app, item, || ());
    };
    let name = (t.share.field_of)(&title, about);
    let beside = all([
        el("span")
            .class("title")
            .attr("lang", lang.tag())
            .text(title),
        el("span")
            .class("line what clip")
            .attr("lang", lang.tag())
            .text(line),
        el("span").class("small soft").child(live_text(move || {
            if goes() { t.share.goes } else { t.share.stays }.to_owned()
        })),
    ]);
    el("div")
        .live_attr("class", move || {
            Some(
                if goes() {
                    "field-choice"
                } else {
                    "field-choice back"
                }
                .into(),
            )
        })
        .child(switch(name, goes, change, beside))
}
