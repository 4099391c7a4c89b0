//! A talk with a learner: their topics in their order, one at a time, large and quiet; the coach's own notes under it, and
//! agreements, which the learner gets as proposals.

use std::sync::Arc;

use leptos::prelude::*;

use super::notes::notes;
use super::reply::with_shared;
use super::sealing::{doers, seal};
use crate::browser::page;
use crate::domain::answer::{Answer, Value};
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Contact;
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::line::Line;
use crate::domain::moment::Day;
use crate::domain::shared::SharedItem;
use crate::domain::word::Word;
use crate::route::Route;
use crate::ui::context::{App, app, t};
use crate::ui::dom::{El, Words, all, button, div, el, live, live_if, nothing, p, submit};
use crate::ui::parts::answers::called;
use crate::ui::parts::choices::choices;
use crate::ui::parts::day_field::day_field;
use crate::ui::parts::fold::fold;
use crate::ui::parts::head::{section, title};
use crate::ui::parts::link::link;
use crate::ui::parts::send::{Sealed, send};
use crate::ui::parts::text_area::TextArea;
use crate::ui::parts::turning::{Turn, turning};
use crate::ui::problem::Problem;
use crate::ui::session::Session;
use crate::usecase::begin_draft;

/// The page.
pub fn talking_page(learner: Id, talk: Id) -> AnyView {
    with_shared(learner, talk, |session, contact, talk| {
        let sealed = RwSignal::new(None::<Sealed>);
        let page = talking(session, contact, talk, sealed);
        all([
            el("div")
                .live_flag("hidden", move || sealed.with(Option::is_some))
                .child(page)
                .into(),
            live(move || match sealed.get() {
                Some(sealed) => send(sealed),
                None => nothing(),
            }),
        ])
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
    let topics = talk.answers.lines(Question::Topics).to_vec();
    let count = topics.len();
    let topics = StoredValue::new(topics);
    let here = RwSignal::new(0_usize);
    let to = move |place: usize| {
        if place < count {
            here.set(place);
            page::after(0, || page::focus_first("h1"));
        }
    };
    let turn = move |way: Turn| match way {
        Turn::Onward => to(here.get_untracked() + 1),
        Turn::Back => to(here.get_untracked().wrapping_sub(1)),
    };
    let with = name.clone();
    let topic = live(move || {
        let place = here.get();
        match topics.with_value(|topics| topics.get(place).cloned()) {
            None => all([
                AnyView::from(title((t.desk.talk_with)(&with))),
                p("lead").text(t.talks.no_topics).into(),
            ]),
            Some(topic) => all([
                AnyView::from(
                    p("soft").text(format!("{with} · {}", (t.talks.topic_of)(place + 1, count))),
                ),
                title(topic.words.to_string()).attr("dir", "auto").into(),
                all(topic.mark.map(|mark| {
                    p("").child(el("span").class("badge").text(mark.word.to_string()))
                })),
            ]),
        }
    });
    let pager = (count > 1).then(|| {
        let back = button("button small soft", t.talks.before, move || {
            to(here.get_untracked().wrapping_sub(1))
        })
        .live_flag("disabled", move || here.get() == 0);
        let on = button("button small soft", t.talks.after, move || {
            to(here.get_untracked() + 1)
        })
        .live_flag("disabled", move || here.get() + 1 >= count);
        div("actions").child(back).child(on)
    });
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
    turning(div("during stack wide"), turn)
        .child(div("topic-now").child(topic))
        .child_if(pager)
        .child_if(not_about)
        .child(own)
        .child(agreeing(session, contact, talk, sealed))
        .child(div("actions stacked").child(link(Route::Learner(learner), "button", t.talks.stop)))
        .into()
}

#[derive(Clone, Copy)]
struct Form {
    app: App,
    session: Session,
    contact: StoredValue<Contact>,
    talk: StoredValue<SharedItem>,
    what: RwSignal<String>,
    who: RwSignal<usize>,
    by: RwSignal<Option<Day>>,
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
    let form = Form {
        app,
        session,
        contact: StoredValue::new(contact.clone()),
        talk: StoredValue::new(talk),
        what: RwSignal::new(String::new()),
        who: RwSignal::new(0),
        by: RwSignal::new(None),
    };
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
                .child(form.draw()),
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
    let t = t();
    let answers = &agreement.answers;
    let what = answers.text(Question::AgreedWhat);
    let what = what.map(ToString::to_string).unwrap_or_default();
    let who = answers.get(Question::AgreedWho).map(|who| t.answer(who));
    let by = answers
        .get(Question::AgreedBy)
        .map(|by| (t.check_in.line_on)(&t.answer(by)));
    let line: Vec<String> = [who, by].into_iter().flatten().collect();
    let label = format!("{}: {what}", t.common.delete);
    let gone = Arc::clone(agreement);
    el("li")
        .class("card row")
        .child(
            el("div")
                .child(p("title").attr("dir", "auto").text(what))
                .child(p("soft").text(line.join(" · "))),
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

impl Form {
    fn draw(self) -> El {
        let t = t();
        let keep = move |event: web_sys::Event| {
            event.prevent_default();
            match FreeText::parse(&self.what.get_untracked()) {
                Ok(Some(what)) => self.keep(what),
                Ok(None) => self.app.complain(Problem(|texts| texts.agreed_empty)),
                Err(error) => self.app.complain(error.into()),
            }
        };
        let asked = |question| Words::from(t.wording(Kind::Reply, question).unwrap_or_default());
        let words = self.contact.with_value(|contact| doers(t, contact));
        let words = words.into_iter().flatten();
        let words = words.map(|it| Words::from(it.word.to_string()));
        el("form")
            .class("card stack wide")
            .on("submit", keep)
            .child(TextArea::line(asked(Question::AgreedWhat), self.what))
            .child(choices(
                asked(Question::AgreedWho),
                "who",
                words,
                move || self.who.get(),
                move |place| self.who.set(place),
            ))
            .child(day_field(asked(Question::AgreedBy), self.by))
            .child(div("actions").child(submit("button small", t.talks.agree_add)))
    }

    fn keep(self, what: FreeText) {
        let t = self.app.texts();
        let mut draft = begin_draft(&self.session.book(), Kind::Reply, t.lang);
        let doers = self.contact.with_value(|contact| doers(t, contact));
        let who = doers.get(self.who.get_untracked()).cloned().flatten();
        let to = self.talk.with_value(|talk| {
            let about = called(talk)?;
            Some(Value::Lines(vec![Line::to(talk.id, about)]))
        });
        draft.answers.extend(
            [
                (Question::ReplyTo, to),
                (Question::AgreedWhat, Some(Value::Text(what))),
                (Question::AgreedWho, who.map(|it| Value::Words(vec![it]))),
                (Question::AgreedBy, self.by.get_untracked().map(Value::Day)),
            ]
            .into_iter()
            .filter_map(|(question, value)| {
                let wording = t.free_wording(Kind::Reply, question)?;
                Answer::new(question, wording, value?).ok()
            }),
        );
        draft
            .answers
            .extend(t.in_word(Kind::Reply, Question::ReplySort, Word::ProposedAgreement));
        let app = self.app;
        self.session.save(app, draft, None, move |kept| {
            if kept.is_some() {
                app.say(app.texts().talks.kept);
                self.what.try_set(String::new());
                self.by.try_set(None);
            }
        });
    }
}
