//! A long list, some of it at a time: a button brings the next, and what stands there is never drawn anew.

use core::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::page;
use crate::ui::context::t;
use crate::ui::dom::{all, button, div, live, nothing};

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
