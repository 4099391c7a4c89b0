//! A list that can be put in another order: by a handle to drag, and by two buttons for keys and screen readers.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, PointerEvent};

use super::icon::{Icon, icon};
use crate::browser::page;
use crate::ui::context::t;
use crate::ui::dom::{El, Words, button, el};

/// One row.
pub struct Row {
    /// What it is called.
    pub name: String,
    /// What stands in it.
    pub body: AnyView,
    /// What can be done with it besides.
    pub more: Option<El>,
}

/// A list with an id of its own on the page. `put` is called with the place a row had and the place it gets.
pub fn ordered(
    id: &str,
    label: impl Into<Words>,
    rows: impl ExactSizeIterator<Item = Row>,
    put: impl Fn(usize, usize) + Copy + 'static,
) -> El {
    let last = rows.len().saturating_sub(1);
    let list = id.to_owned();
    let to = move |from: usize, place: usize, way: &'static str| {
        put(from, place);
        // At either end that button is off, and the other one takes the focus.
        let way = match way {
            "up" if place == 0 => "down",
            "down" if place == last => "up",
            way => way,
        };
        let button = format!("{list}-{way}-{place}");
        page::after(0, move || page::focus_on(&button));
    };
    let t = t();
    let rows = rows.enumerate().map(|(at, row)| {
        // Said with the button, so that whoever moved it hears where it stands now.
        let here = (t.sets.place)(at + 1, last + 1);
        let way = |way: &'static str, place: Option<usize>, name: String, picture: Icon| {
            let to = to.clone();
            button("button small plain square", "", move || {
                if let Some(place) = place {
                    to(at, place, way);
                }
            })
            .flag("disabled", place.is_none())
            .attr("id", format!("{id}-{way}-{at}"))
            .attr("aria-label", format!("{name}, {here}"))
            .child(icon(picture))
        };
        let up = way("up", at.checked_sub(1), (t.sets.up)(&row.name), Icon::Up);
        let down = way(
            "down",
            (at < last).then_some(at + 1),
            (t.sets.down)(&row.name),
            Icon::Down,
        );
        let ways = el("div")
            .class("actions")
            .child_if(row.more)
            .child(up)
            .child(down);
        el("li")
            .class("card row ordered")
            .child_if((last > 0).then(|| handle(at, put)))
            .child(row.body)
            .child(ways)
    });
    el("ul")
        .class("stack tight")
        .attr("id", id.to_owned())
        .attr("aria-label", label)
        .children(rows)
}

/// What a finger or a mouse takes hold of. Whoever uses keys has the buttons.
fn handle(at: usize, put: impl Fn(usize, usize) + Copy + 'static) -> El {
    let begun = RwSignal::new(None::<f64>);
    let down = move |event: Event| {
        page::hold_pointer(&event);
        begun.set(pointer_at(&event));
    };
    let drag = move |event: Event| {
        if let (Some(from), Some(now), Some(row)) =
            (begun.get_untracked(), pointer_at(&event), row_of(&event))
        {
            let _ = row
                .style()
                .set_property("transform", &format!("translateY({}px)", now - from));
        }
    };
    let drop = move |event: Event, stays: bool| {
        let held = begun.try_get_untracked().flatten().is_some();
        begun.try_set(None);
        let (true, Some(row), Some(now)) = (held, row_of(&event), pointer_at(&event)) else {
            return;
        };
        let _ = row.style().remove_property("transform");
        let place = rows_above(&row, now);
        if !stays && place != at {
            put(at, place);
        }
    };
    el("span")
        .class("handle")
        .attr("aria-hidden", "true")
        .on("pointerdown", down)
        .on("pointermove", drag)
        .on("pointerup", move |event| drop(event, false))
        .on("pointercancel", move |event| drop(event, true))
        .child(icon(Icon::Handle))
}

/// How far down the pointer is.
fn pointer_at(event: &Event) -> Option<f64> {
    let pointer = event.dyn_ref::<PointerEvent>()?;
    Some(f64::from(pointer.client_y()))
}

/// The row that a handle stands in.
fn row_of(event: &Event) -> Option<HtmlElement> {
    let handle: Element = event.current_target()?.dyn_into().ok()?;
    handle.closest("li").ok()??.dyn_into().ok()
}

/// How many of the other rows have their middle above this height.
fn rows_above(row: &HtmlElement, height: f64) -> usize {
    let mut above = 0;
    let first = row
        .parent_element()
        .and_then(|list| list.first_element_child());
    let mut next = first;
    while let Some(other) = next {
        let (_, top, _, tall) = page::box_of(&other);
        let is_other = !other.is_same_node(Some(row));
        above += usize::from(is_other && top + tall / 2.0 < height);
        next = other.next_element_sibling();
    }
    above
}
