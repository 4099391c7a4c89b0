//! An entry as it is read. The learner's preview and the coach's desk draw it with these same two parts.

use leptos::prelude::*;

use super::day_mark::DayMark;
use crate::domain::answer::Answers;
use crate::domain::moment::Day;
use crate::domain::shared::SharedItem;
use crate::text::texts;

/// The answers, each under the wording it answered.
#[component]
pub fn AnswersView(
    /// The item they belong to.
    item: SharedItem,
) -> impl IntoView {
    let t = texts(item.lang);
    let rows = item
        .answers
        .iter()
        .map(|answer| {
            view! {
                <div>
                    <dt>{answer.wording().to_string()}</dt>
                    <dd>{t.answer(answer.value())}</dd>
                </div>
            }
        })
        .collect_view();
    let nothing = item.answers.is_empty().then(|| view! { <p class="soft">{t.diary.nothing_answered}</p> });
    view! { <dl class="answers" lang=t.lang.tag()>{rows}</dl>{nothing} }
}

/// A whole item: mark, kind, moment and answers.
#[component]
pub fn ItemView(
    /// What is shown; nothing else is.
    item: SharedItem,
    /// Today, to say the year only when it is another one.
    today: Day,
) -> impl IntoView {
    let t = texts(item.lang);
    let title = t.kind(item.kind);
    let when = t.moment(item.at, today);
    let name = format!("{title}, {when}");
    view! {
        <article class="card" aria-label=name lang=t.lang.tag()>
            <div class="entry-head">
                <DayMark mood=Answers::mood(&item.answers) id=item.id />
                <div>
                    <h3 class="title">{title}</h3>
                    <p class="soft">{when}</p>
                </div>
            </div>
            <AnswersView item />
        </article>
    }
}
