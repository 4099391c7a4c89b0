//! Patronen: each as a drawing, in words and in a table, with the entries behind every row. The learner draws the conclusion.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::each_pattern::{EACH, Pattern, Seen};
use super::pattern_card::one;
use crate::browser::page;
use crate::domain::pattern::Period;
use crate::ui::context::{session, t};
use crate::ui::dom::{Words, all, div, live, live_if, p};
use crate::ui::parts::choices::choices;
use crate::ui::parts::head::head_with;

/// How many weeks the first two choices look back.
const WEEKS: [u8; 2] = [4, 12];

/// The page.
pub fn patterns_page() -> AnyView {
    let (t, session) = (t(), session());
    let chosen = RwSignal::new(0_usize);
    let periods = t.look.periods.map(Words::from);
    let patterns = live(move || {
        // As the diary was when the page was opened: what is taken along must not draw everything anew.
        let journal = session.journal.get_untracked();
        let today = session.today();
        let period = match WEEKS.get(chosen.get()) {
            Some(weeks) => Some(Period::weeks_until(today, *weeks)),
            None => Period::whole(&journal),
        };
        match period {
            Some(period) => one_by_one(Seen {
                journal,
                period,
                today,
                t,
            }),
            None => p("soft").text(t.look.nothing).into(),
        }
    });
    all([
        head_with(t.patterns().title, t.patterns().lead),
        choices(
            t.look.period,
            "period",
            periods,
            move || chosen.get(),
            move |place| chosen.set(place),
        ),
        patterns,
    ])
}

/// What is known of the patterns so far.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// How many were looked at.
    looked_at: usize,
    /// Whether there is enough for one of them.
    any: bool,
}

/// One pattern after another, and before each is looked for and drawn the screen has its turn: years of days are gone through without
/// holding it up. Of one that there is too little for, that is said beside others; where there are none, it is said once.
fn one_by_one(seen: Seen) -> AnyView {
    let known = RwSignal::new(Known::default());
    let found = StoredValue::new(Vec::<Option<Pattern>>::new());
    spawn_local(async move {
        for look_for in EACH {
            page::turn().await;
            let pattern = look_for(&seen);
            page::turn().await;
            let enough = pattern.1.is_ok();
            found.try_update_value(|found| found.push(Some(pattern)));
            let shown = known.try_update(|known| {
                known.looked_at += 1;
                known.any |= enough;
            });
            // The page was left.
            if shown.is_none() {
                return;
            }
        }
    });
    let drawn = (0..EACH.len()).map(|place| {
        let its_turn = Memo::new(move |_| {
            let Known { looked_at, any } = known.get();
            any && place < looked_at
        });
        live_if(move || {
            let take = |found: &mut Vec<Option<Pattern>>| found.get_mut(place)?.take();
            let (title, shown) = its_turn.get().then(|| found.try_update_value(take))???;
            Some(one(title, shown))
        })
    });
    let none = live_if(move || {
        let Known { looked_at, any } = known.get();
        (looked_at == EACH.len() && !any).then(|| {
            let few = found.with_value(|found| {
                let few = found
                    .iter()
                    .flatten()
                    .filter_map(|(_, it)| it.as_ref().err());
                few.copied().max_by_key(|few| few.days)
            });
            let words = few.map_or_else(String::new, |few| t().too_few(few));
            div("section card").child(p("soft").text(words))
        })
    });
    all([div("patterns roomy").children(drawn).into(), none])
}
