//! One search over everything that all learners shared, as one types: words, and behind "Filter" whose, what sort of thing, and when.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::check_in::Kind;
use crate::domain::desk::{Index, Query};
use crate::domain::id::Id;
use crate::domain::moment::Day;
use crate::domain::search::Words as Typed;
use crate::route::Route;
use crate::text::texts;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, all, button, div, el, live, live_if, live_text, p};
use crate::ui::parts::card_link::CardLink;
use crate::ui::parts::day_field::day_field;
use crate::ui::parts::fold::folded;
use crate::ui::parts::head::head_with;
use crate::ui::parts::more::more;
use crate::ui::parts::text_area::TextArea;
use crate::ui::parts::toggles::any_of;
use crate::ui::session::Session;

/// How many that are found are drawn at once.
const WINDOW: usize = 30;
/// How many things are read at once before the screen may move.
const SLICE: usize = 1500;

/// What is looked for besides words.
#[derive(Clone, Copy)]
struct Filters {
    learner: RwSignal<Option<Id>>,
    kinds: RwSignal<Vec<Kind>>,
    from: RwSignal<Option<Day>>,
    until: RwSignal<Option<Day>>,
}

impl Filters {
    fn none() -> Self {
        Self {
            learner: RwSignal::default(),
            kinds: RwSignal::default(),
            from: RwSignal::default(),
            until: RwSignal::default(),
        }
    }

    fn query(self, typed: &str) -> Query {
        Query {
            words: Typed::typed(typed),
            kinds: self.kinds.get(),
            learner: self.learner.get(),
            from: self.from.get(),
            until: self.until.get(),
        }
    }

    /// How many are on; a period is one.
    fn count(self) -> usize {
        let period = self.from.get().is_some() || self.until.get().is_some();
        self.kinds.with(Vec::len) + usize::from(self.learner.get().is_some()) + usize::from(period)
    }

    fn clear(self) {
        self.learner.set(None);
        self.kinds.set(Vec::new());
        self.from.set(None);
        self.until.set(None);
    }

    fn draw(self, session: Session) -> El {
        let t = t();
        let summary = el("summary").child(live_text(move || (t.look.filter)(self.count())));
        folded("fold", summary, move || {
            let clear = live_if(move || {
                (self.count() > 0)
                    .then(|| button("button small soft", t.look.no_filter, move || self.clear()))
            });
            div("card stack wide")
                .child(self.whose(session))
                .child(
                    div("labelled")
                        .child(p("label").text(t.look.kinds))
                        .child(any_of(
                            t.look.kinds,
                            &Kind::ALL,
                            |it| t.kind(it),
                            self.kinds,
                        )),
                )
                .child(
                    div("pair")
                        .child(day_field(t.look.from, self.from))
                        .child(day_field(t.look.until, self.until)),
                )
                .child(div("actions").child(clear))
        })
    }

    /// Of which learner, by name.
    fn whose(self, session: Session) -> El {
        let t = t();
        let choose = move |event: web_sys::Event| {
            self.learner.set(event_target_value(&event).parse().ok());
        };
        let option = |value: String, name: String| {
            let held = value.clone();
            el("option")
                .attr("value", value)
                .live_flag("selected", move || {
                    let chosen = self.learner.get();
                    chosen.map_or(held.is_empty(), |id| id.to_string() == held)
                })
                .text(name)
        };
        let people = session.contacts.with_untracked(|all| {
            let people = all
                .iter()
                .map(|it| option(it.id.to_string(), it.card.name.to_string()));
            people.collect::<Vec<_>>()
        });
        let select = el("select")
            .class("input")
            .on("change", choose)
            .child(option(String::new(), t.desk.everyone.to_owned()))
            .children(people);
        el("label")
            .class("labelled")
            .child(el("span").class("label").text(t.desk.whose))
            .child(select)
    }
}

/// The words of everything, read in slices so that the page answers meanwhile.
#[derive(Clone, Copy)]
struct Reading {
    session: Session,
    index: StoredValue<Index>,
    /// Whether all is read.
    whole: RwSignal<bool>,
}

impl Reading {
    fn go_on(self) {
        let read = self.session.received.with_untracked(|received| {
            self.index
                .try_update_value(|index| index.follow(received, SLICE))
        });
        match read {
            Some(true) => drop(self.whole.try_set(true)),
            Some(false) => page::after(0, move || self.go_on()),
            // The page was left.
            None => {}
        }
    }
}

/// The page.
pub fn find_page() -> AnyView {
    let (t, session) = (t(), session());
    let typed = RwSignal::new(String::new());
    let filters = Filters::none();
    let reading = Reading {
        session,
        index: StoredValue::new(Index::default()),
        whole: RwSignal::new(false),
    };
    // What comes while the page lies open is read too.
    Effect::new(move || {
        session.received.track();
        reading.whole.set(false);
        reading.go_on();
    });
    let found = live(move || {
        let query = filters.query(&typed.get());
        if query == Query::default() {
            return p("soft").text(t.look.search_lead);
        }
        if !reading.whole.get() {
            return p("soft").attr("role", "status").text(t.common.loading);
        }
        // Only their names are remembered: what is drawn is looked up then.
        let all: Vec<(Id, Id)> = session.received.with_untracked(|received| {
            reading.index.with_value(|index| {
                let found = index.find(received, &query);
                found.map(|it| (it.from, it.item.id)).collect()
            })
        });
        let count = all.len();
        let draw = move |range: core::ops::Range<usize>| {
            let found = all.get(range).unwrap_or_default();
            let rows = rows(session, found).into_iter();
            let rows = rows.map(|row| el("li").child(row));
            el("ul").class("stack").children(rows).into()
        };
        let said = p("soft").attr("role", "status").text((t.look.found)(count));
        div("stack")
            .child(said)
            .child(more(count, WINDOW, Arc::new(draw)))
    });
    all([
        head_with(t.look.search, t.desk.find_lead),
        div("stack wide")
            .child(TextArea::line(t.look.words, typed).hint(t.desk.find_hint))
            .child(filters.draw(session))
            .child(found)
            .into(),
    ])
}

/// A card for each that was found, in the words of whoever wrote it.
fn rows(session: Session, found: &[(Id, Id)]) -> Vec<CardLink> {
    let today = session.today();
    let row = |(from, id): &(Id, Id)| -> Option<CardLink> {
        let name = session.contacts.with_untracked(|all| {
            let known = all.iter().find(|it| it.id == *from);
            known.map(|it| it.card.name.to_string())
        });
        session.received.with_untracked(|received| {
            let theirs = received.iter().filter(|it| it.from == *from);
            let mut items = theirs.flat_map(|it| &it.letter.items);
            let item = items.find(|item| item.id == *id)?;
            let said = texts(item.lang);
            let line = [
                said.kind(item.kind).to_owned(),
                said.day_in_line(item.at.day(), today),
                said.summary(&item.answers),
            ];
            let card = CardLink::new(Route::Reply(*from, *id), name.unwrap_or_default());
            Some(card.line(line.join(" · ")).line_in(item.lang))
        })
    };
    found.iter().filter_map(row).collect()
}
