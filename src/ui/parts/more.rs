//! A long list, some of it at a time: a button brings the next, and what stands there is never drawn anew.

use core::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::context::t;
use crate::ui::dom::{all, button, div, live};

/// Draws the rows of a range.
pub type Draw = Arc<dyn Fn(Range<usize>) -> AnyView + Send + Sync>;

/// The first `size` of `count` rows, and a button for as many more; and so on.
pub fn more(count: usize, size: usize, draw: Draw) -> AnyView {
    from(0, count, size, draw)
}

fn from(start: usize, count: usize, size: usize, draw: Draw) -> AnyView {
    let end = count.min(start + size);
    let rows = draw(start..end);
    if end == count {
        return rows;
    }
    let open = RwSignal::new(false);
    let rest = live(move || match open.get() {
        true => from(end, count, size, Arc::clone(&draw)),
        false => div("actions")
            .child(button("button soft", t().desk.more, move || open.set(true)))
            .into(),
    });
    all([rows, rest])
}
