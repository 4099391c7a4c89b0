//! A talk with a learner: their topics in their order, one at a time, large and quiet; the coach's own notes under it, and
//! agreements, which the learner gets as proposals.

use std::sync::Arc;

use leptos::prelude::*;

use super::notes::notes;
use super::reply::with_shared;
use super::sealing::{doers, seal};
use crate::domain::answer::{Pick, Value};
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Contact;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::line::Line;
use crate::domain::shared::SharedItem;
use crate::domain::word::Word;
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{App, app, t};
use crate::ui::dom::{El, Words, button, div, el, live_if, p};
use crate::ui::parts::agreement_form::{Agreed, agreement_form};
use crate::ui::parts::answers::called;
use crate::ui::parts::fold::fold;
use crate::ui::parts::head::section;
use crate::ui::parts::link::link;
use crate::ui::parts::send::{Sealed, then_send};
use crate::ui::parts::topics::topics;
use crate::ui::problem::Problem;
use crate::ui::session::Session;
use crate::usecase::begin_draft;

/// The page.
pub fn talking_page(learner: Id, talk: Id) -> AnyView {
    with_shared(learner, talk, |session, contact, talk| {
        let sealed = RwSignal::new(None::<Sealed>);
        let page = talking(session, contact, talk, sealed);
        then_send(page, sealed)
    })
}

fn talking(
    session: Session,
    contact: Contact,
    talk: SharedItem,
    sealed: RwSignal<Option<Sealed>>,
) -> AnyView {
    let t = t();
    let name = contact.card.name.to_string();
    let without = ((t.desk.talk_with)(&name), t.talks.no_topics);
    let topics = topics(&talk.answers, Some(name), without);
    // What someone does not want to talk about comes before what they do want, for whoever asks the questions.
    let not_about = talk.answers.lines(Question::NotAbout);
    let not_about = (!not_about.is_empty()).then(|| {
        let lines = not_about.iter();
        let lines = lines.map(|line| el("li").attr("dir", "auto").text(line.words.to_string()));
        let asked = t
            .wording(Kind::Talk, Question::NotAbout)
            .unwrap_or_default();
        div("notice")
            .child(p("title").text(asked))
            .child(el("ul").children(lines))
    });
    let own = {
        let contact = contact.clone();
        fold(t.desk.notes, move || notes(&contact))
    };
    let learner = contact.id;
    topics
        .child_if(not_about)
        .child(own)
        .child(agreeing(session, contact, talk, sealed))
        .child(div("actions stacked").child(link(Route::Learner(learner), "button", t.talks.stop)))
        .into()
}

/// Agreements of this talk: a short form for one more, those that were noted, and sealing them.
fn agreeing(
    session: Session,
    contact: Contact,
    talk: SharedItem,
    sealed: RwSignal<Option<Sealed>>,
) -> AnyView {
    let (app, t) = (app(), t());
    let name = contact.card.name.to_string();
    let (id, to) = (talk.id, contact.id);
    let doers = StoredValue::new(doers(t, &contact));
    let words = doers.with_value(|all| {
        let words = all.iter().flatten();
        words.map(|it| Words::from(it.word.to_string())).collect()
    });
    let empty = Problem(|texts| texts.agreed_empty);
    let about = called(&talk).map(|words| Value::Lines(vec![Line::to(id, words)]));
    let form = agreement_form(Kind::Reply, words, empty, move |agreed, kept| {
        let who = doers.with_value(|all| all.get(agreed.who).cloned().flatten());
        keep(app, session, about.clone(), who, agreed, kept);
    });
    let busy = RwSignal::new(false);
    let noted = Memo::new(move |_| waiting(session, to, id));
    let list = live_if(move || {
        let noted = noted.get();
        let contact = contact.clone();
        (!noted.is_empty()).then(|| {
            let rows = noted.iter().map(|it| row(app, session, it));
            let all: Vec<Entry> = noted.iter().map(|it| (**it).clone()).collect();
            let go = move || seal(app, session, contact.clone(), &all, sealed, busy);
            div("stack")
                .child(el("ul").class("stack").children(rows))
                .child(p("soft small").text((t.desk.agree_lead)(&name)))
                .child(
                    div("actions").child(
                        button("button soft", (t.share.seal)(&name), go)
                            .live_flag("disabled", move || busy.get()),
                    ),
                )
        })
    });
    section(t.talks.agreements)
        .child(list)
        .child(
            el("details")
                .class("fold")
                .child(el("summary").text(t.talks.agree))
                .child(form),
        )
        .into()
}

/// The agreements that were noted in a talk and are in no parcel yet, the oldest first.
fn waiting(session: Session, learner: Id, talk: Id) -> Vec<Arc<Entry>> {
    session.sent.with(|sent| {
        let theirs = sent.iter().filter(|it| it.to == learner);
        let told: Vec<Id> = theirs
            .flat_map(|it| it.letter.items.iter().map(|item| item.id))
            .collect();
        session.journal.with(|journal| {
            let replies = journal.papers(Kind::Reply);
            let noted = replies.filter(|it| {
                it.answers.leads_to(talk)
                    && it.answers.text(Question::AgreedWhat).is_some()
                    && !told.contains(&it.id)
            });
            let mut noted: Vec<Arc<Entry>> = noted.cloned().collect();
            noted.reverse();
            noted
        })
    })
}

fn row(app: App, session: Session, agreement: &Arc<Entry>) -> El {
    let (t, said) = (t(), texts(agreement.lang));
    let answers = &agreement.answers;
    let what = answers.text(Question::AgreedWhat);
    let what = what.map(ToString::to_string).unwrap_or_default();
    let who = answers.get(Question::AgreedWho).map(|who| said.answer(who));
    let by = answers
        .get(Question::AgreedBy)
        .map(|by| (said.check_in.line_on)(&said.answer(by)));
    let line: Vec<String> = [who, by].into_iter().flatten().collect();
    let label = format!("{}: {what}", t.common.delete);
    let gone = Arc::clone(agreement);
    el("li")
        .class("card row")
        .child(
            el("div")
                .child(p("title").attr("dir", "auto").text(what))
                .child(
                    p("soft")
                        .attr("lang", said.lang.tag())
                        .text(line.join(" · ")),
                ),
        )
        .child(
            div("actions").child(
                button("button small plain", t.common.delete, move || {
                    session.delete(app, &gone, || ())
                })
                .attr("aria-label", label),
            ),
        )
}

/// Keeps an agreement as what it is to the learner: a proposal.
fn keep(
    app: App,
    session: Session,
    about: Option<Value>,
    who: Option<Pick<Word>>,
    agreed: Agreed,
    kept: Callback<()>,
) {
    let t = app.texts();
    let mut draft = begin_draft(&session.book(), Kind::Reply, t.lang);
    draft.answers.extend(
        [
            (Question::ReplyTo, about),
            (Question::AgreedWhat, Some(Value::Text(agreed.what))),
            (Question::AgreedWho, who.map(|it| Value::Words(vec![it]))),
            (Question::AgreedBy, agreed.by.map(Value::Day)),
        ]
        .into_iter()
        .filter_map(|(question, value)| t.answered(Kind::Reply, question, value?)),
    );
    draft
        .answers
        .extend(t.in_word(Kind::Reply, Question::ReplySort, Word::ProposedAgreement));
    session.save(app, draft, None, move |entry| {
        if entry.is_some() {
            kept.run(());
        }
    });
}
