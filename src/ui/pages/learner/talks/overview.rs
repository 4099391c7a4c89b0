//! What stands on Gesprek about talks: the next one, or the ways to one; agreements that are open; and what was.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::answer::{Answer, Pick, Value};
use crate::domain::check_in::{Kind, Question};
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::moment::Day;
use crate::domain::talk::{self, held, open_agreements, to_come};
use crate::domain::word::Word;
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, live_if, p};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::head::section;
use crate::ui::parts::link::link;
use crate::ui::session::Session;
use crate::usecase::begin_draft;

/// The talk that comes, or how to get one.
pub fn next_talk() -> AnyView {
    let (app, session) = (app(), session());
    let coming = Memo::new(move |_| session.journal.with(to_come));
    live(move || {
        let coming = coming.get();
        let cards = coming.iter().enumerate();
        let cards: Vec<El> = cards
            .map(|(place, talk)| el("li").child(talk_card(talk, session, place == 0)))
            .collect();
        let t = t();
        let ways = match cards.is_empty() {
            true => all([
                AnyView::from(
                    CardLink::new(Route::Write(Kind::Talk), t.talks.plan).line(t.talks.plan_line),
                ),
                button("card", "", move || wish(app, session))
                    .child(
                        el("span")
                            .class("grow")
                            .child(el("span").class("title").text(t.talks.wish))
                            .child(el("span").class("line").text(t.talks.wish_line)),
                    )
                    .into(),
            ]),
            false => p("")
                .child(link(
                    Route::Write(Kind::Talk),
                    "button small plain",
                    t.talks.plan,
                ))
                .into(),
        };
        div("stack")
            .child(el("ul").class("stack").children(cards))
            .child(ways)
    })
}

fn talk_card(talk: &Arc<Entry>, session: Session, first: bool) -> CardLink {
    let t = t();
    let (title, line) = in_words(talk, session.today());
    let card = CardLink::new(Route::of(talk), title).line(line);
    if first {
        card.badge(t.talks.next)
    } else {
        card
    }
}

/// When a talk is, and how; the way it is said on a card.
pub fn in_words(talk: &Entry, today: Day) -> (String, String) {
    let t = t();
    let answers = &talk.answers;
    let title = match answers.get(Question::TalkWhen) {
        Some(Value::When(moment)) => t.moment(*moment, today),
        _ => t.talks.wish.to_owned(),
    };
    let way = answers.get(Question::TalkWay).map(|way| t.answer(way));
    let with = answers.text(Question::TalkWith).map(ToString::to_string);
    let topics = match answers.lines(Question::Topics).len() {
        0 => t.talks.no_topics.to_owned(),
        count => (t.talks.topics)(count),
    };
    let line: Vec<String> = [way, with, Some(topics)].into_iter().flatten().collect();
    (title, line.join(" · "))
}

/// A talk without a moment: the wish for one.
fn wish(app: App, session: Session) {
    let t = app.texts();
    let mut draft = begin_draft(&session.book(), Kind::Talk, t.lang);
    let words = |words: &str| FreeText::parse(words).ok().flatten();
    let wording = t
        .wording(Kind::Talk, Question::TalkStanding)
        .and_then(words);
    let answer = wording
        .zip(words(t.word(Word::Wished)))
        .and_then(|(wording, word)| {
            let wished = Pick {
                known: Some(Word::Wished),
                word,
            };
            Answer::new(Question::TalkStanding, wording, Value::Words(vec![wished])).ok()
        });
    if let Some(answer) = answer {
        draft.answers.set(answer);
    }
    session.save(app, draft, None, move |entry| {
        if let Some(entry) = entry {
            app.go(Route::of(&entry));
        }
    });
}

/// The agreements that are open.
pub fn agreements() -> AnyView {
    let session = session();
    let open = Memo::new(move |_| session.journal.with(open_agreements));
    live_if(move || {
        let open = open.get();
        let t = t();
        (!open.is_empty()).then(|| {
            section(t.talks.agreements)
                .child(p("soft").text(t.talks.open))
                .child(agreement_list(&open, session))
        })
    })
}

/// Agreements as cards.
pub fn agreement_list(agreements: &[Arc<Entry>], session: Session) -> El {
    let cards = agreements
        .iter()
        .map(|it| el("li").child(agreement_card(it, session)));
    el("ul").class("stack").children(cards)
}

/// An agreement on a card: what, who, by when, and how it went the last time.
pub fn agreement_card(agreement: &Entry, session: Session) -> CardLink {
    let (t, said) = (t(), texts(agreement.lang));
    let who = agreement
        .answers
        .get(Question::AgreedWho)
        .map(|who| said.answer(who));
    let by = talk::by(&agreement.answers)
        .map(|day| (said.check_in.line_on)(&said.day(day, session.today())));
    let line: Vec<String> = [who, by].into_iter().flatten().collect();
    let card = CardLink::new(Route::of(agreement), t.title(agreement))
        .title_in(agreement.lang)
        .line(line.join(" · "))
        .line_in(agreement.lang);
    match talk::outcome(&agreement.answers) {
        Some(went) => card.badge(t.word(went)),
        None => card,
    }
}

/// The talks that were held, folded away.
pub fn earlier() -> AnyView {
    let session = session();
    let held = Memo::new(move |_| session.journal.with(held));
    live_if(move || {
        let held = held.get();
        (!held.is_empty()).then(|| {
            let cards = held
                .iter()
                .map(|talk| el("li").child(talk_card(talk, session, false)));
            section(t().talks.held).child(el("ul").class("stack").children(cards))
        })
    })
}
