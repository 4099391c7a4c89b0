//! A long list, some of it at a time: a button brings the next, or they all come in turns. What stands there is never drawn anew.

use core::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::page;
use crate::ui::context::t;
use crate::ui::dom::{all, button, div, live, live_if, nothing};

/// Draws the rows of a range.
pub type Draw = Arc<dyn Fn(Range<usize>) -> AnyView + Send + Sync>;

/// How many rows come at once: a screen full.
const AT_ONCE: usize = 6;

/// The first `size` of `count` rows, and a button for as many more; and so on. A screen full of them is drawn at once, and the
/// others when that is seen: who types what they look for sees what is found at every letter.
pub fn more(count: usize, size: usize, draw: Draw) -> AnyView {
    let first = count.min(AT_ONCE).min(size);
    let rows = draw(0..first);
    if first == count {
        return rows;
    }
    let seen = RwSignal::new(false);
    spawn_local(async move {
        page::idle().await;
        seen.try_set(true);
    });
    let rest = live(move || match seen.get() {
        true => from(first, count, size - first, size, Arc::clone(&draw)),
        false => nothing(),
    });
    all([rows, rest])
}

/// So many of the rows from `start` on, and a button for `size` more.
fn from(start: usize, count: usize, some: usize, size: usize, draw: Draw) -> AnyView {
    let end = count.min(start + some);
    let rows = draw(start..end);
    if end == count {
        return rows;
    }
    let open = RwSignal::new(false);
    let rest = live(move || match open.get() {
        true => from(end, count, size, size, Arc::clone(&draw)),
        false => div("actions")
            .child(button("button soft", t().desk.more, move || open.set(true)))
            .into(),
    });
    all([rows, rest])
}

/// How many rows come in a turn.
const IN_A_TURN: usize = 12;

/// All of `count` rows: some at once, and the others in turns, so that the screen is not held up by a long letter.
pub fn in_turns(count: usize, draw: Draw) -> AnyView {
    let turns = count.div_ceil(IN_A_TURN);
    let drawn = RwSignal::new(1_usize);
    spawn_local(async move {
        for turn in 1..turns {
            page::turn().await;
            drawn.try_set(turn + 1);
        }
    });
    all((0..turns).map(|turn| {
        let draw = Arc::clone(&draw);
        let its_turn = Memo::new(move |_| turn < drawn.get());
        live_if(move || {
            let rows = turn * IN_A_TURN..count.min((turn + 1) * IN_A_TURN);
            its_turn.get().then(|| draw(rows))
        })
    }))
}
