//! A coach answers something that a learner shared: a word, a question back, a proposal, an agreement, when they are there;
//! typed or spoken. It is sealed like everything else, and the learner's to accept or not.

use leptos::prelude::*;

use super::sealing::{SORTS, asks, doers, seal, settle};
use crate::domain::answer::Value;
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Contact;
use crate::domain::draft::Draft;
use crate::domain::id::Id;
use crate::domain::line::Line;
use crate::domain::settings::Settings;
use crate::domain::shared::SharedItem;
use crate::domain::word::Word;
use crate::route::Route;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{Words, all, div, el, live, live_if, nothing, p, submit};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::pages::learner::questions::question;
use crate::ui::pages::learner::writing::Writing;
use crate::ui::parts::answers::{called, item};
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::head_with;
use crate::ui::parts::send::{Sealed, then_send};
use crate::ui::pencil::with_pencil;
use crate::ui::session::Session;
use crate::usecase::begin_draft;

/// What was shared, and with whom one talks about it.
pub fn with_shared(
    contact: Id,
    to: Id,
    page: impl FnOnce(Session, Contact, SharedItem) -> AnyView,
) -> AnyView {
    let session = session();
    let contact = session.contacts.with_untracked(|all| {
        let mut all = all.iter();
        all.find(|known| known.id == contact).cloned()
    });
    let shared = session.received.with_untracked(|received| {
        // The newest version of it.
        let parcels = received.iter();
        let mut newest: Vec<_> = parcels
            .filter_map(|it| {
                let item = it.letter.items.iter().find(|item| item.id == to)?;
                let theirs = contact.as_ref().is_some_and(|known| known.id == it.from);
                theirs.then(|| (it.letter.order(), item.clone()))
            })
            .collect();
        newest.sort_by_key(|(order, _)| *order);
        newest.pop().map(|(_, item)| item)
    });
    match contact.zip(shared) {
        None => not_here(t().shell.not_found, Route::Learners),
        Some((contact, shared)) => page(session, contact, shared),
    }
}

/// The page: what was shared, and the answer to it.
pub fn reply_page(contact: Id, to: Id) -> AnyView {
    with_shared(contact, to, |session, contact, shared| {
        let begun = session.drafts.with_untracked(|drafts| {
            let mut replies = drafts.iter().filter(|it| it.kind == Kind::Reply);
            let about = |it: &&Draft| it.changes.is_none() && it.answers.leads_to(to);
            replies.find(about).cloned()
        });
        let draft = begun.unwrap_or_else(|| fresh(app(), session, &shared));
        let id = draft.id;
        let begun = StoredValue::new((draft, contact, shared));
        with_pencil(id, move |pencil| {
            let (draft, contact, shared) = begun.get_value();
            // Another tab may have gone on with it before this one took over.
            let draft = session.begun(id).unwrap_or(draft);
            answering(session, Writing::new(draft, None, pencil), contact, &shared)
        })
    })
}

/// An answer of which nothing is said yet but what it answers, when one is there, and where.
fn fresh(app: App, session: Session, to: &SharedItem) -> Draft {
    let t = app.texts();
    let mut draft = begin_draft(&session.book(), Kind::Reply, t.lang);
    let about = called(to).map(|about| Value::Lines(vec![Line::to(to.id, about)]));
    let (hours, room) = session
        .settings
        .with_untracked(|settings: &Settings| (settings.hours.clone(), settings.room.clone()));
    for (question, value) in [
        (Question::ReplyTo, about),
        (Question::ReplyHours, hours.map(Value::Text)),
        (Question::ReplyRoom, room.map(Value::Text)),
    ] {
        let answer = value.and_then(|value| t.answered(Kind::Reply, question, value));
        draft.answers.extend(answer);
    }
    draft
}

/// What sort of answer it is, followed as that changes; "gelezen" until another is chosen.
fn sort_of(writing: Writing) -> usize {
    let word = writing.value(Question::ReplySort).and_then(|it| it.word());
    let mut sorts = SORTS.iter();
    sorts.position(|it| Some(*it) == word).unwrap_or_default()
}

fn answering(session: Session, writing: Writing, contact: Contact, shared: &SharedItem) -> AnyView {
    let (app, t) = (app(), t());
    let (sealed, busy) = (RwSignal::new(None::<Sealed>), RwSignal::new(false));
    let name = contact.card.name.to_string();
    let shown = item(shared, session.today());
    let sorts = SORTS.map(|sort| Words::from(t.word(sort)));
    let sort = Memo::new(move |_| sort_of(writing));
    let choose = move |place: usize| {
        let answer = SORTS
            .get(place)
            .and_then(|sort| t.in_word(Kind::Reply, Question::ReplySort, *sort));
        writing.change(|draft| draft.answers.extend(answer));
    };
    let lead = live_if(move || Some(p("soft").text(*t.replies.leads.get(sort.get())?)));
    let learner = StoredValue::new(contact.clone());
    let fields = live(move || {
        let sort = SORTS.get(sort.get()).copied().unwrap_or(Word::Read);
        let fields = asks(sort).iter().map(|asked| match asked {
            Question::AgreedWho => who(writing, &learner.get_value()),
            Question::ReplyParts => parts(writing),
            asked => question(writing, *asked, false),
        });
        div("stack wide").children(fields)
    });
    // Sealed as soon as it is kept. Where sealing fails the button tries again, and nothing is written anew.
    Effect::new(move || {
        if let Some(reply) = writing.saved.get() {
            seal(app, session, learner.get_value(), &[reply], sealed, busy);
        }
    });
    let go = move |event: web_sys::Event| {
        event.prevent_default();
        if let Some(reply) = writing.saved.get_untracked() {
            return seal(app, session, learner.get_value(), &[reply], sealed, busy);
        }
        if session.settings.with_untracked(|it| it.name.is_none()) {
            return app.complain(crate::ui::problem::Problem(|texts| texts.no_name));
        }
        let chosen = untrack(|| sort_of(writing));
        choose(chosen);
        let sort = SORTS.get(chosen).copied().unwrap_or(Word::Read);
        let settled = writing
            .draft
            .with_untracked(|draft| settle(&draft.answers, sort));
        match settled {
            Ok(answers) => {
                writing.change(|draft| draft.answers = answers);
                writing.save();
            }
            Err(problem) => app.complain(problem),
        }
    };
    let form = el("form")
        .class("stack wide")
        .on("submit", go)
        .child(choices(
            t.replies.how,
            "sort",
            sorts,
            move || sort.get(),
            choose,
        ))
        .child(lead)
        .child(fields)
        .child(p("soft small").text((t.replies.honest)(&name)))
        .child(
            div("actions").child(
                submit("button", (t.share.seal)(&name))
                    .live_flag("disabled", move || busy.get() || writing.busy.get()),
            ),
        );
    let page = div("stack wide")
        .child(head_with(t.replies.title, (t.replies.lead)(&name)))
        .child(shown)
        .child(form);
    then_send(page, sealed)
}

/// Who does what is agreed.
fn who(writing: Writing, learner: &Contact) -> AnyView {
    let t = t();
    let doers = StoredValue::new(doers(t, learner));
    let words = doers.with_value(|all| {
        let words = all.iter().flatten();
        words
            .map(|it| Words::from(it.word.to_string()))
            .collect::<Vec<_>>()
    });
    let chosen = move || match writing.value(Question::AgreedWho) {
        Some(Value::Words(picks)) => doers.with_value(|all| {
            let place = all.iter().position(|it| it.as_ref() == picks.first());
            place.unwrap_or(usize::MAX)
        }),
        _ => usize::MAX,
    };
    let choose = move |place: usize| {
        let pick = doers.with_value(|all| all.get(place).cloned().flatten());
        let value = pick.map(|pick| Value::Words(vec![pick]));
        writing.answer(Question::AgreedWho, value);
    };
    let asked = t.wording(Kind::Reply, Question::AgreedWho);
    choices(asked.unwrap_or_default(), "who", words, chosen, choose)
}

/// What there is to choose from, or the ends of the scale; only where the way of answering asks for it.
fn parts(writing: Writing) -> AnyView {
    let shape = Memo::new(move |_| {
        let shape = writing.value(Question::ReplyShape);
        shape.and_then(|shape| shape.word())
    });
    live(move || {
        let lead = match shape.get() {
            Some(Word::AsScale) => t().replies.ends,
            Some(Word::AsOne | Word::AsSeveral) => t().replies.options,
            _ => return nothing(),
        };
        all([
            p("soft").text(lead).into(),
            question(writing, Question::ReplyParts, false),
        ])
    })
}
