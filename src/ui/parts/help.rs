//! "Hulp": who to call, one tap away on every screen, with or without a book.

use leptos::prelude::*;

use super::sheet::sheet;
use crate::domain::moment::Day;
use crate::text::{HELPLINES, HELPLINES_CHECKED, Helpline};
use crate::ui::context::{app, t};
use crate::ui::dom::{div, el, p};

/// The sheet with the help lines.
pub fn help() -> AnyView {
    let t = t();
    let (year, month, day) = HELPLINES_CHECKED;
    // Compared with the year before, so that the year is always said.
    let date = Day::new(year, month, day)
        .zip(Day::new(year - 1, 1, 1))
        .map(|(day, before)| t.day(day, before));
    let list_of = date.map(|date| (t.help.checked)(&date)).unwrap_or_default();
    sheet(
        "help",
        app().help,
        t.help.title,
        [
            p("").text(t.help.lead).into(),
            el("ul")
                .class("stack")
                .children(HELPLINES.iter().map(helpline))
                .into(),
            p("soft small")
                .text(format!("{} {list_of}", t.help.call_list))
                .into(),
        ],
    )
}

/// One of them, to call.
pub fn helpline(line: &'static Helpline) -> AnyView {
    let t = t();
    let site = line.site.map(|site| {
        el("a")
            .class("button small soft")
            .attr("href", format!("https://{site}"))
            .attr("rel", "noreferrer")
            .attr("target", "_blank")
            .text((t.help.site)(site))
    });
    let call = el("a")
        .class("button small")
        .attr("href", format!("tel:{}", line.tel))
        .text((t.help.call)(line.number));
    el("li")
        .class("card stack tight")
        .child(el("h3").text(line.name))
        .child(p("soft small").text(line.about(t.lang)))
        .child(div("actions").child(call).child_if(site))
        .into()
}
