//! Agreements: writing one down in a moment, and saying later how it went, without blame and with what was said before.

use std::sync::Arc;

use leptos::prelude::*;

use super::overview::{agreement_list, in_words};
use crate::domain::answer::{Answer, Answers, Pick, Value};
use crate::domain::check_in::{Kind, Question};
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::line::Line;
use crate::domain::word::Word;
use crate::route::Route;
use crate::text::Texts;
use crate::text::texts;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{El, Words, all, button, div, el, live, live_if, p};
use crate::ui::parts::agreement_form::{Agreed, agreement_form};
use crate::ui::parts::head::{section, title};
use crate::ui::parts::link::link;
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::ui::session::Session;
use crate::usecase::begin_draft;

/// The agreements of a talk, and a form for one more.
pub fn agreeing(talk: Id) -> AnyView {
    let (session, t) = (session(), t());
    let made = live(move || {
        let of_talk = session.journal.with(|journal| {
            let all = journal.papers(Kind::Agreement);
            all.filter(|it| it.answers.leads_to(talk))
                .cloned()
                .collect::<Vec<_>>()
        });
        agreement_list(&of_talk, session)
    });
    section(t.talks.agreements)
        .child(made)
        .child(
            el("details")
                .class("fold")
                .child(el("summary").text(t.talks.agree))
                .child(form(talk)),
        )
        .into()
}

/// What, who, by when: one short form.
fn form(talk: Id) -> El {
    let (app, session, t) = (app(), session(), t());
    let offers = Question::AgreedWho.offers();
    let words = offers.iter().map(|word| Words::from(t.word(*word)));
    let empty = Problem(|texts| texts.question_empty);
    agreement_form(
        Kind::Agreement,
        words.collect(),
        empty,
        move |agreed, kept| {
            keep(app, session, talk, agreed, kept);
        },
    )
}

fn keep(app: App, session: Session, talk: Id, agreed: Agreed, kept: Callback<()>) {
    let t = app.texts();
    let mut draft = begin_draft(&session.book(), Kind::Agreement, t.lang);
    let who = Question::AgreedWho.offers().get(agreed.who).copied();
    let who = who.and_then(|who| picked(t, who));
    let about = session.journal.with_untracked(|journal| {
        let talk = journal.get(talk)?;
        FreeText::parse(&in_words(talk, session.today()).0).ok()?
    });
    draft.answers.extend(
        [
            (Question::AgreedWhat, Some(Value::Text(agreed.what))),
            (Question::AgreedWho, who.map(|it| Value::Words(vec![it]))),
            (Question::AgreedBy, agreed.by.map(Value::Day)),
            (
                Question::About,
                about.map(|words| Value::Lines(vec![Line::to(talk, words)])),
            ),
        ]
        .into_iter()
        .filter_map(|(question, value)| t.answered(Kind::Agreement, question, value?)),
    );
    session.save(app, draft, None, move |entry| {
        if entry.is_some() {
            kept.run(());
        }
    });
}

fn picked(t: &Texts, word: Word) -> Option<Pick<Word>> {
    Some(Pick {
        known: Some(word),
        word: FreeText::parse(t.word(word)).ok()??,
    })
}

/// One agreement.
pub fn agreement_page(id: Id) -> AnyView {
    let session = session();
    let entry = Memo::new(move |_| session.journal.with(|journal| journal.get(id).cloned()));
    super::with_paper(id, Kind::Agreement, move |_| {
        let remark = RwSignal::new(String::new());
        live(move || match entry.get() {
            Some(agreement) => reading(agreement, remark),
            None => p("soft").text(t().diary.gone).into(),
        })
    })
}

fn reading(agreement: Arc<Entry>, remark: RwSignal<String>) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let said = texts(agreement.lang);
    let id = agreement.id;
    let who = agreement
        .answers
        .get(Question::AgreedWho)
        .map(|who| said.answer(who));
    let by = agreement
        .answers
        .get(Question::AgreedBy)
        .map(|by| (said.check_in.line_on)(&said.answer(by)));
    let line: Vec<String> = [who, by].into_iter().flatten().collect();
    let lines = agreement.answers.lines(Question::Outcomes);
    let history = (!lines.is_empty()).then(|| {
        let lines = lines.iter().rev().map(|line| el("li").text(t.line(line)));
        section(t.talks.history).child(el("ul").class("stack tight").children(lines))
    });
    let about = agreement.answers.lines(Question::About).iter();
    let about = about.filter_map(|line| {
        let to = session
            .journal
            .with_untracked(|all| all.get(line.to?).cloned())?;
        Some(p("").child(link(Route::of(&to), "", line.words.to_string())))
    });
    let outcomes = Question::Outcomes.offers().iter().map(|word| {
        button("button soft", t.word(*word), move || {
            went(app, session, id, *word, remark)
        })
    });
    let ready = StoredValue::new(session.usually(&agreement));
    let share = live(move || match session.is_ready(id) {
        true => link(Route::Talk, "button small soft", t.diary.is_ready),
        false => button("button small soft", t.diary.put_ready, move || {
            session.put_ready(app, ready.get_value(), || ())
        })
        .into(),
    });
    let entry = Arc::clone(&agreement);
    let delete = move || session.delete(app, &entry, move || app.go_instead(Route::Talk));
    all([
        AnyView::from(
            div("page-head")
                .attr("lang", said.lang.tag())
                .child(title(t.title(&agreement)))
                .child(p("lead").text(line.join(" · ")))
                .children(about),
        ),
        section(t.talks.how_was_it)
            .child(p("soft").text(t.talks.how_lead))
            .child(TextArea::new(t.talks.remark, remark))
            .child(div("pair").children(outcomes))
            .into(),
        live_if({
            let mut history = history;
            move || history.take()
        }),
        div("section actions")
            .child(share)
            .child(link(Route::Edit(id), "button small plain", t.common.edit))
            .child(button("button small plain", t.common.delete, delete))
            .into(),
    ])
}

/// Writes down how it went, now. A new agreement is written in the place of the old one, and belongs to it.
fn went(app: App, session: Session, id: Id, word: Word, remark: RwSignal<String>) {
    let t = app.texts();
    let Some(mark) = picked(t, word) else { return };
    let words = match FreeText::parse(&remark.get_untracked()) {
        Ok(words) => words.unwrap_or_else(|| mark.word.clone()),
        Err(error) => return app.complain(error.into()),
    };
    let line = Line {
        mark: Some(mark),
        done: Some(session.now()),
        ..Line::new(words)
    };
    let wording = t.wording(Kind::Agreement, Question::Outcomes);
    let wording = wording.and_then(|it| FreeText::parse(it).ok().flatten());
    let change = move |answers: &mut Answers| {
        let mut lines = answers.lines(Question::Outcomes).to_vec();
        lines.push(line.clone());
        let answer = wording.clone();
        let answer =
            answer.and_then(|it| Answer::new(Question::Outcomes, it, Value::Lines(lines)).ok());
        if let Some(answer) = answer {
            answers.set(answer);
        }
    };
    session.amend(app, id, change, move || {
        remark.try_set(String::new());
        app.say(app.texts().talks.kept);
        if word == Word::Anew {
            app.go(Route::Write(Kind::Agreement));
        }
    });
}
