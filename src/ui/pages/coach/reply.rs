//! A coach answers something that a learner shared: a word, a question back, a proposal, an agreement. It is sealed like everything
//! else, and the learner's to accept or not.

use leptos::prelude::*;

use crate::domain::answer::{Answer, Value};
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Contact;
use crate::domain::draft::Draft;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::line::Line;
use crate::domain::shared::SharedItem;
use crate::domain::word::Word;
use crate::route::Route;
use crate::text::{Texts, texts};
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{Words, all, div, el, live, live_if, p, submit};
use crate::ui::pages::common::not_found::not_here;
use crate::ui::parts::answers::item;
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::head_with;
use crate::ui::parts::send::{Sealed, send};
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::ui::session::{Session, ToSeal};
use crate::usecase::{Made, begin_draft};

/// What a coach can answer, in the order in which it is offered.
const SORTS: [Word; 6] = [
    Word::Read,
    Word::HeardYou,
    Word::AskBack,
    Word::Proposal,
    Word::ProposedAgreement,
    Word::ProposedQuestion,
];

/// The page: what was shared, and the answer to it.
pub fn reply_page(contact: Id, to: Id) -> AnyView {
    let session = session();
    let contact = session.contacts.with_untracked(|all| {
        let mut all = all.iter();
        all.find(|known| known.id == contact).cloned()
    });
    let shared = session.received.with_untracked(|received| {
        let mut items = received.iter().flat_map(|it| &it.letter.items);
        items.find(|item| item.id == to).cloned()
    });
    match contact.zip(shared) {
        None => not_here(t().shell.not_found, Route::Learners),
        Some((contact, shared)) => answering(session, contact, shared),
    }
}

#[derive(Clone, Copy)]
struct Form {
    sort: RwSignal<usize>,
    words: RwSignal<String>,
}

fn answering(session: Session, contact: Contact, shared: SharedItem) -> AnyView {
    let (app, t) = (app(), t());
    let form = Form {
        sort: RwSignal::new(0),
        words: RwSignal::new(String::new()),
    };
    let (sealed, busy) = (RwSignal::new(None::<Sealed>), RwSignal::new(false));
    let name = contact.card.name.to_string();
    let shown = item(&shared, session.today());
    let sorts = SORTS.map(|sort| Words::from(t.word(sort)));
    let lead = live_if(move || {
        let line = t.replies.leads[form.sort.get()];
        (!line.is_empty()).then(|| p("soft").text(line))
    });
    let words = TextArea::new(t.replies.words, form.words).hint(t.replies.words_hint);
    let seal = move |event: web_sys::Event| {
        event.prevent_default();
        match form.reply(app, session, &shared) {
            Ok(reply) => form.seal(app, session, contact.clone(), reply, sealed, busy),
            Err(problem) => app.complain(problem),
        }
    };
    let seal = el("form")
        .class("stack wide")
        .on("submit", seal)
        .child(choices(
            t.replies.how,
            "sort",
            sorts,
            move || form.sort.get(),
            move |place| form.sort.set(place),
        ))
        .child(lead)
        .child(words)
        .child(p("soft small").text((t.replies.honest)(&name)))
        .child(div("actions").child(
            submit("button", (t.share.seal)(&name)).live_flag("disabled", move || busy.get()),
        ));
    let writing = div("stack wide")
        .child(head_with(t.replies.title, (t.replies.lead)(&name)))
        .child(shown)
        .child(seal);
    all([
        el("div")
            .live_flag("hidden", move || sealed.with(Option::is_some))
            .child(writing)
            .into(),
        live(move || match sealed.get() {
            Some(sealed) => send(sealed),
            None => crate::ui::dom::nothing(),
        }),
    ])
}

impl Form {
    /// The reply as an entry of the coach's own; a word alone is enough for the first two.
    fn reply(self, app: App, session: Session, to: &SharedItem) -> Result<Draft, Problem> {
        let t = app.texts();
        let sort = SORTS
            .get(self.sort.get_untracked())
            .copied()
            .unwrap_or(Word::Read);
        let words = FreeText::parse(&self.words.get_untracked())?;
        if words.is_none() && !matches!(sort, Word::Read | Word::HeardYou) {
            return Err(Problem(|texts| texts.reply_empty));
        }
        let mut draft = begin_draft(&session.book(), Kind::Reply, t.lang);
        let about = about(to).map(|about| Value::Lines(vec![Line::to(to.id, about)]));
        put(&mut draft, t, Question::ReplyTo, about);
        draft
            .answers
            .extend(t.in_word(Kind::Reply, Question::ReplySort, sort));
        let question = match sort {
            Word::ProposedAgreement => Question::AgreedWhat,
            Word::ProposedQuestion => Question::ReplyAsk,
            _ => Question::ReplyText,
        };
        put(&mut draft, t, question, words.map(Value::Text));
        Ok(draft)
    }

    /// Keeps the reply, and seals it for the learner.
    fn seal(
        self,
        app: App,
        session: Session,
        to: Contact,
        reply: Draft,
        sealed: RwSignal<Option<Sealed>>,
        busy: RwSignal<bool>,
    ) {
        let from = session
            .settings
            .with_untracked(|settings| settings.name.clone());
        let Some(from) = from else {
            return app.complain(Problem(|texts| texts.no_name));
        };
        busy.set(true);
        session.save(app, reply, None, move |kept| {
            let Some(reply) = kept else {
                busy.try_set(false);
                return;
            };
            let parcel = ToSeal {
                from,
                to: to.clone(),
                items: vec![SharedItem::whole(&reply)],
                note: None,
                recall: Vec::new(),
            };
            let made = move |Made { text, sent }: Made| {
                busy.try_set(false);
                let after = Route::Learner(to.id);
                sealed.try_set(Some(Sealed {
                    text,
                    sent,
                    contact: to,
                    after,
                }));
            };
            session.make_parcel(app, parcel, made, move |_| {
                busy.try_set(false);
            });
        });
    }
}

/// What something shared goes by in a reply to it: its first words, else what it is.
pub fn about(item: &SharedItem) -> Option<FreeText> {
    let t = texts(item.lang);
    let mut values = item.answers.iter().map(Answer::value);
    let first = values.find_map(Value::text).map(|text| text.opening(120));
    let words = first.unwrap_or_else(|| t.kind(item.kind).to_owned());
    FreeText::parse(&words).ok().flatten()
}

fn put(draft: &mut Draft, t: &Texts, question: Question, value: Option<Value>) {
    let wording = t.free_wording(Kind::Reply, question);
    let answer = wording.zip(value);
    let answer = answer.and_then(|(wording, value)| Answer::new(question, wording, value).ok());
    draft.answers.extend(answer);
}
