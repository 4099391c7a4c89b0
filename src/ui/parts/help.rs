//! "Hulp": who to call, one tap away on every screen, with or without a book.

use leptos::prelude::*;

use super::sheet::Sheet;
use crate::domain::moment::Day;
use crate::text::{HELPLINES, HELPLINES_CHECKED};
use crate::ui::context::{app, t};

/// The sheet with the help lines.
#[component]
pub fn Help() -> impl IntoView {
    let app = app();
    let t = t();
    let (year, month, day) = HELPLINES_CHECKED;
    // Compared with the year before, so that the year is always said.
    let checked = Day::new(year, month, day).zip(Day::new(year - 1, 1, 1)).map(|(day, other)| (t.help.checked)(&t.day(day, other)));
    let lines = HELPLINES
        .iter()
        .map(|line| {
            let site = line.site.map(|site| {
                view! { <a class="button small soft" href=format!("https://{site}") rel="noreferrer" target="_blank">{(t.help.site)(site)}</a> }
            });
            view! {
                <li class="card stack tight">
                    <h3>{line.name}</h3>
                    <p class="soft small">{line.about(t.lang)}</p>
                    <div class="actions">
                        <a class="button small" href=format!("tel:{}", line.tel)>{(t.help.call)(line.number)}</a>
                        {site}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <Sheet open=app.help title=t.help.title>
            <p>{t.help.lead}</p>
            <ul class="stack">{lines}</ul>
            <p class="soft small">{t.help.call_list}" "{checked}</p>
        </Sheet>
    }
}
