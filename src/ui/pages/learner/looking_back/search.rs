//! Searching the diary as one types: words, and behind "Filter" feelings, needs, kinds, a period, and whether something was shared.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::page;
use crate::domain::check_in::Kind;
use crate::domain::entry::Entry;
use crate::domain::feeling::Feeling;
use crate::domain::moment::Day;
use crate::domain::need::Need;
use crate::domain::search::{Index, Query, Words as Typed};
use crate::domain::sent::shared_entries;
use crate::ui::context::{session, t};
use crate::ui::dom::{El, Words, all, button, div, el, live, live_if, live_text, p};
use crate::ui::pages::learner::diary::dated_card;
use crate::ui::parts::choices::choices;
use crate::ui::parts::day_field::day_field;
use crate::ui::parts::head::head;
use crate::ui::parts::more::more;
use crate::ui::parts::text_area::TextArea;
use crate::ui::parts::toggles::any_of;

/// How many that are found are drawn at first, and how many more when asked for.
const WINDOW: usize = 20;
/// How many entries are taken over in one go before they can be searched.
const AT_ONCE: usize = 1000;

/// What is looked for besides words.
#[derive(Clone, Copy)]
struct Filters {
    feelings: RwSignal<Vec<Feeling>>,
    needs: RwSignal<Vec<Need>>,
    kinds: RwSignal<Vec<Kind>>,
    from: RwSignal<Option<Day>>,
    until: RwSignal<Option<Day>>,
    shared: RwSignal<usize>,
}

impl Filters {
    fn none() -> Self {
        Self {
            feelings: RwSignal::default(),
            needs: RwSignal::default(),
            kinds: RwSignal::default(),
            from: RwSignal::default(),
            until: RwSignal::default(),
            shared: RwSignal::default(),
        }
    }

    fn query(self, typed: &str) -> Query {
        Query {
            words: Typed::typed(typed),
            feelings: self.feelings.get(),
            needs: self.needs.get(),
            kinds: self.kinds.get(),
            from: self.from.get(),
            until: self.until.get(),
            shared: match self.shared.get() {
                1 => Some(true),
                2 => Some(false),
                _ => None,
            },
        }
    }

    /// How many are on; a period is one.
    fn count(self) -> usize {
        let period = self.from.get().is_some() || self.until.get().is_some();
        self.feelings.with(Vec::len)
            + self.needs.with(Vec::len)
            + self.kinds.with(Vec::len)
            + usize::from(period)
            + usize::from(self.shared.get() > 0)
    }

    fn clear(self) {
        self.feelings.set(Vec::new());
        self.needs.set(Vec::new());
        self.kinds.set(Vec::new());
        self.from.set(None);
        self.until.set(None);
        self.shared.set(0);
    }

    /// All of them, folded away.
    fn fold(self) -> El {
        let t = t();
        let summary = el("summary").child(live_text(move || (t.look.filter)(self.count())));
        let clear = live_if(move || {
            (self.count() > 0)
                .then(|| button("button small soft", t.look.no_filter, move || self.clear()))
        });
        let ways = t.look.shared.map(Words::from);
        let filters = div("card stack wide")
            .child(folded(
                t.look.kinds,
                any_of(t.look.kinds, &Kind::ALL, |it| t.kind(it), self.kinds),
            ))
            .child(folded(
                t.look.feelings,
                any_of(
                    t.look.feelings,
                    Feeling::ALL,
                    |it| t.feeling(it),
                    self.feelings,
                ),
            ))
            .child(folded(
                t.look.needs,
                any_of(t.look.needs, Need::ALL, |it| t.need(it), self.needs),
            ))
            .child(
                div("pair")
                    .child(day_field(t.look.from, self.from))
                    .child(day_field(t.look.until, self.until)),
            )
            .child(choices(
                t.look.shared_ask,
                "shared",
                ways,
                move || self.shared.get(),
                move |place| self.shared.set(place),
            ))
            .child(div("actions").child(clear));
        el("details").class("fold").child(summary).child(filters)
    }
}

/// A long list, folded away.
fn folded(words: &'static str, chips: El) -> El {
    let summary = el("summary").text(words);
    el("details").class("fold").child(summary).child(chips)
}

/// The page.
pub fn search_page() -> AnyView {
    let (t, session) = (t(), session());
    let typed = RwSignal::new(String::new());
    let filters = Filters::none();
    let index = RwSignal::new(Index::default());
    let again = RwSignal::new(());
    // When the diary changes, and not at every letter that is typed; a long one in many turns.
    Effect::new(move |_| {
        again.track();
        let mut whole = true;
        index.update(|index| {
            whole = session
                .journal
                .with(|journal| index.follow(journal, AT_ONCE));
        });
        if !whole {
            leptos::task::spawn_local(async move {
                page::turn().await;
                again.try_set(());
            });
        }
    });
    Effect::new(move |_| {
        index.update(|index| session.attachments.with(|all| index.follow_lines(all)));
    });
    let went = Memo::new(move |_| session.sent.with(|sent| shared_entries(sent)));
    let found = live(move || {
        let query = filters.query(&typed.get());
        if query == Query::default() {
            return div("").child(p("soft").text(t.look.search_lead));
        }
        let found: Vec<Arc<Entry>> =
            went.with(|went| index.with(|index| index.find(&query, went).cloned().collect()));
        let count = found.len();
        let draw = move |range: core::ops::Range<usize>| {
            let found = found.get(range).unwrap_or_default().iter();
            let cards = found.map(|entry| el("li").child(dated_card(session, entry)));
            el("ul").class("stack").children(cards).into()
        };
        let said = p("soft").attr("role", "status").text((t.look.found)(count));
        div("stack")
            .child(said)
            .child(more(count, WINDOW, Arc::new(draw)))
    });
    all([
        head(t.look.search),
        div("stack wide")
            .child(TextArea::line(t.look.words, typed).hint(t.look.words_hint))
            .child(filters.fold())
            .child(found)
            .into(),
    ])
}
