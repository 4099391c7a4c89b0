//! What a coach answered: opened here, shown beside what it answers as the coach's words, and the learner's to accept or not.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::answer::{Answer, Answers, Value};
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Contact;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::inbox::Sender;
use crate::domain::line::Line;
use crate::domain::question_set::{OwnQuestion, QuestionSet};
use crate::domain::reply::{proposed_agreement, proposed_question, replies_to};
use crate::domain::shared::SharedItem;
use crate::domain::word::Word;
use crate::route::Route;
use crate::text::Texts;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, live_if, p};
use crate::ui::parts::answers::{attached, called, items};
use crate::ui::parts::head::{head_with, section};
use crate::ui::parts::link::link;
use crate::ui::parts::opener::{Close, opener};
use crate::ui::session::Session;
use crate::ui::wiring::Book;
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
    let shown = known.then(|| items(parcel.letter.items.clone(), session.today()));
    let keep = (known && !parcel.repeated).then(|| {
        let parcel = parcel.clone();
        button("button", t.common.save, move || {
            session.keep_parcel(app, parcel.clone(), move |_| {
                app.say(app.texts().common.saved);
                close.run();
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
            move || close.run(),
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
    let t = t();
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
    let label = (t.coach.from)(&name);
    let choosing = Choosing {
        app: app(),
        session,
        item: item.clone(),
        from,
        name: name.clone(),
    };
    el("article")
        .class("card stack note-of")
        .attr("aria-label", label)
        .child(
            div("actions")
                .child(el("h3").class("title").text(name))
                .child_if(sort),
        )
        .child_if(to)
        .children(said)
        .child_if(attached(item))
        .child(live(move || choosing.draw()))
        .into()
}

/// An answer of the learner's own, of which nothing is said yet but what it answers.
pub fn answer_to(book: &Book, t: &Texts, to: &SharedItem) -> Draft {
    let mut draft = begin_draft(book, Kind::Reply, t.lang);
    let line = called(to).map(|words| Value::Lines(vec![Line::to(to.id, words)]));
    let answer = line.and_then(|line| t.answered(Kind::Reply, Question::ReplyTo, line));
    draft.answers.extend(answer);
    draft
}

/// What a learner does with a reply. Leaving it is an answer too.
struct Choosing {
    app: App,
    session: Session,
    item: SharedItem,
    from: Id,
    name: String,
}

impl Choosing {
    /// What was taken over, what was answered, or what can be chosen.
    fn draw(&self) -> El {
        let t = t();
        let own = self.session.journal.with(|journal| {
            let mut own = journal.papers(Kind::Reply);
            own.find(|it| it.answers.leads_to(self.item.id)).cloned()
        });
        match (self.offer(), own) {
            (Offer::Taken, None) => div("actions")
                .child(p("soft small").text(t.replies.accepted))
                .child(self.tell()),
            (Offer::Taken, Some(own)) => div("stack tight")
                .child(p("soft small").text(t.replies.accepted))
                .child(self.answered(&own)),
            (_, Some(own)) => self.answered(&own),
            (offer, None) => self.offers(offer),
        }
    }

    /// What can be taken over of it.
    fn offer(&self) -> Offer {
        let (t, session, from) = (t(), self.session, self.from);
        if let Some(question) = proposed_question(&self.item, from) {
            let set = session.set_of(Kind::DayStart);
            return match set.own(question.id) {
                Some(_) => Offer::Taken,
                None => Offer::Question(question),
            };
        }
        let name = session.contact(from).map(|contact| contact.card.name);
        let about = t.free_wording(Kind::Agreement, Question::About);
        let proposed = name
            .zip(about)
            .and_then(|(name, about)| proposed_agreement(&self.item, &name, about));
        let Some(answers) = proposed else {
            return match self.item.answers.word(Question::ReplySort) {
                Some(Word::Proposal) => Offer::Proposal,
                _ => Offer::Nothing,
            };
        };
        let made = session.journal.with(|journal| {
            let mut all = journal.papers(Kind::Agreement);
            all.any(|it| it.answers.leads_to(self.item.id))
        });
        match made {
            true => Offer::Taken,
            false => Offer::Agreement(answers),
        }
    }

    fn offers(&self, offer: Offer) -> El {
        let (app, session, t) = (self.app, self.session, t());
        let offered = !matches!(offer, Offer::Nothing);
        let take = match offer {
            Offer::Question(question) => {
                let accept = move || {
                    let mut set: QuestionSet = untrack(|| session.set_of(Kind::DayStart));
                    match set.add(question.clone()) {
                        Ok(()) => session.keep_set(app, set),
                        Err(_) => app.say(app.texts().replies.full),
                    }
                };
                Some(button("button small", t.replies.accept_question, accept))
            }
            Offer::Agreement(answers) => {
                let accept = move || {
                    let mut draft = begin_draft(&session.book(), Kind::Agreement, app.texts().lang);
                    draft.answers = answers.clone();
                    session.save(app, draft, None, move |kept| {
                        if let Some(entry) = kept {
                            app.go(Route::of(&entry));
                        }
                    });
                };
                Some(button("button small", t.replies.accept_agreement, accept))
            }
            Offer::Proposal => Some(self.choice(Word::Accepted)),
            Offer::Nothing | Offer::Taken => None,
        };
        let others = offered.then(|| [Word::Declined, Word::Later].map(|word| self.choice(word)));
        div("actions")
            .child_if(take)
            .children(others.into_iter().flatten())
            .child(link(
                Route::WriteAbout(self.item.id),
                "button small plain",
                t.replies.answer,
            ))
    }

    /// A word that is the whole answer.
    fn choice(&self, word: Word) -> El {
        let (app, session, item) = (self.app, self.session, self.item.clone());
        button("button small soft", t().word(word), move || {
            session.save(app, answering(app, session, &item, word), None, |_| ());
        })
    }

    /// Says what was answered, and whether the coach is to know it.
    fn answered(&self, own: &Arc<Entry>) -> El {
        let (app, session, t) = (self.app, self.session, t());
        let sort = own.answers.get(Question::ReplySort);
        let said = own.answers.get(Question::ReplyText);
        let words: Vec<String> = [sort, said]
            .into_iter()
            .flatten()
            .map(|it| t.answer(it))
            .collect();
        let id = own.id;
        let told = if session.is_ready(id) {
            link(Route::Talk, "button small soft", t.diary.is_ready)
        } else {
            let own = Arc::clone(own);
            button(
                "button small soft",
                (t.replies.tell)(&self.name),
                move || session.put_ready(app, session.usually(&own), || ()),
            )
            .into()
        };
        let more = said.is_none().then(|| {
            link(
                Route::Answer(id, Question::ReplyText),
                "button small plain",
                t.replies.more,
            )
        });
        let gone = Arc::clone(own);
        let otherwise = button("button small plain", t.replies.otherwise, move || {
            session.delete(app, &gone, || ())
        });
        div("stack tight")
            .child(
                p("words")
                    .attr("dir", "auto")
                    .text((t.replies.you)(&words.join("\n"))),
            )
            .child(div("actions").child(told).child_if(more).child(otherwise))
    }

    /// Lets the coach know that it was taken over.
    fn tell(&self) -> El {
        let (app, session, item) = (self.app, self.session, self.item.clone());
        button(
            "button small soft",
            (t().replies.tell)(&self.name),
            move || {
                let answer = answering(app, session, &item, Word::Accepted);
                session.save(app, answer, None, move |kept| {
                    if let Some(entry) = kept {
                        session.put_ready(app, session.usually(&entry), || ());
                    }
                });
            },
        )
    }
}

fn answering(app: App, session: Session, to: &SharedItem, word: Word) -> Draft {
    let t = app.texts();
    let mut draft = answer_to(&session.book(), t, to);
    let sort = t.in_word(Kind::Reply, Question::ReplySort, word);
    draft.answers.extend(sort);
    draft
}

/// What can be taken over of a reply.
enum Offer {
    Nothing,
    /// It was, before.
    Taken,
    Proposal,
    Question(OwnQuestion),
    Agreement(Answers),
}
