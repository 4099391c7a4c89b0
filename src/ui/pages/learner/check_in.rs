//! A check-in, one screen of questions at a time. It knows no question by name.

use std::sync::Arc;

use leptos::prelude::*;

use super::belonging::{belong_to, belonging};
use super::questions::question;
use super::replies::answer_to;
use super::writing::Writing;
use crate::browser::{clock, page};
use crate::domain::check_in::{Kind, Question};
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::id::Id;
use crate::domain::shared::SharedItem;
use crate::route::Route;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, live_if, live_text, nothing, p};
use crate::ui::parts::day_mark::mark;
use crate::ui::parts::head::title;
use crate::ui::parts::turning::{Turn, turning};
use crate::ui::pencil::with_pencil;
use crate::usecase::{begin_draft, edit_entry};

/// A new check-in, or the one that was begun.
pub fn write_page(kind: Kind) -> AnyView {
    let session = session();
    let begun = session.draft(kind);
    write(begun.unwrap_or_else(|| begin_draft(&session.book(), kind, t().lang)))
}

/// What is written about something else: an answer to what a coach said, or a note that belongs to a learning question.
pub fn write_about_page(other: Id) -> AnyView {
    let said = session().received.with_untracked(|received| {
        let mut said = received.iter().flat_map(|it| &it.letter.items);
        said.find(|item| item.id == other).cloned()
    });
    match said {
        Some(said) => write_answer(&said),
        None => write_note(other),
    }
}

/// An answer to what a coach said, or the one that was begun.
fn write_answer(to: &SharedItem) -> AnyView {
    let session = session();
    let begun = session.drafts.with_untracked(|drafts| {
        let mut replies = drafts.iter().filter(|it| it.kind == Kind::Reply);
        let about = |it: &&Draft| it.changes.is_none() && it.answers.leads_to(to.id);
        replies.find(about).cloned()
    });
    let draft = begun.unwrap_or_else(|| answer_to(&session.book(), t(), to));
    write_some(draft, Some(vec![vec![Question::ReplyText]]))
}

/// A new note that belongs to a learning question, or the one that was begun.
fn write_note(question: Id) -> AnyView {
    let session = session();
    let begun = session.drafts.with_untracked(|drafts| {
        let mut notes = drafts.iter().filter(|it| it.kind == Kind::Note);
        let about = |it: &&Draft| it.changes.is_none() && it.answers.leads_to(question);
        notes.find(about).cloned()
    });
    write(begun.unwrap_or_else(|| {
        let mut draft = begin_draft(&session.book(), Kind::Note, t().lang);
        let asked = session
            .journal
            .with_untracked(|journal| journal.get(question).cloned());
        if let Some(asked) = asked {
            belong_to(&mut draft.answers, Kind::Note, &asked);
        }
        draft
    }))
}

fn write(draft: Draft) -> AnyView {
    write_some(draft, None)
}

/// Only these screens of questions, where they are given.
fn write_some(draft: Draft, screens: Option<Vec<Vec<Question>>>) -> AnyView {
    let session = session();
    let id = draft.id;
    let begun = StoredValue::new(draft);
    with_pencil(id, move |pencil| {
        // Another tab may have gone on with it before this one took over.
        let draft = session.begun(id);
        let draft = draft.unwrap_or_else(|| begun.get_value());
        let writing = Writing::new(draft, None, pencil);
        if let Some(screens) = &screens {
            writing.screens.set_value(screens.clone());
        }
        flow(writing)
    })
}

/// Changes to an entry, or those that were begun.
pub fn edit_page(entry: Arc<Entry>) -> AnyView {
    let session = session();
    with_pencil(entry.id, move |pencil| {
        let draft = session
            .changes(entry.id)
            .unwrap_or_else(|| edit_entry(&session.book(), &entry));
        flow(Writing::new(draft, Some(Arc::clone(&entry)), pencil))
    })
}

/// Changes to some answers of an entry: these screens of questions only.
pub fn edit_some(entry: Arc<Entry>, screens: Vec<Vec<Question>>) -> AnyView {
    let session = session();
    with_pencil(entry.id, move |pencil| {
        let draft = session
            .changes(entry.id)
            .unwrap_or_else(|| edit_entry(&session.book(), &entry));
        let writing = Writing::new(draft, Some(Arc::clone(&entry)), pencil);
        writing.screens.set_value(screens.clone());
        flow(writing)
    })
}

/// A paper has a page of its own, on which one sees that it is kept.
pub fn saved(entry: &Entry) -> AnyView {
    let app = app();
    app.go_instead(Route::kept(entry));
    app.say(app.texts().common.saved);
    nothing()
}

/// Keeping what stands on a page of its own making, and the ways back.
pub fn ending(writing: Writing) -> AnyView {
    let save = button("button", t().common.save, move || writing.save())
        .live_flag("disabled", move || writing.busy.get());
    let here = RwSignal::new(0);
    div("foot")
        .child(save)
        .child(ways_back(writing, here))
        .into()
}

fn flow(writing: Writing) -> AnyView {
    let step = RwSignal::new(0_usize);
    live(move || match writing.saved.get() {
        Some(entry) if entry.kind.is_check_in() => kept(&entry),
        Some(entry) => saved(&entry),
        None => all([
            progress(writing, step),
            turning(div("check-in"), move |way| turn(writing, step, way))
                .child(live(move || screen(writing, step.get())))
                .child(live(move || foot(writing, step)))
                .child(ways_back(writing, step))
                .into(),
        ]),
    })
}

/// Goes to a screen, unless this one may not be left. The page stays, so the new question takes the focus itself.
fn go(writing: Writing, step: RwSignal<usize>, to: usize) {
    if writing.may_leave() {
        step.set(to);
        page::after(0, || page::focus_first("h1"));
    }
}

/// A screen further or back, by a swipe or a key. At either end nothing happens: saving is a tap of its own.
fn turn(writing: Writing, step: RwSignal<usize>, way: Turn) {
    let here = step.get_untracked();
    let to = match way {
        Turn::Onward => here + 1,
        Turn::Back => here.wrapping_sub(1),
    };
    if to < writing.screens.with_value(Vec::len) {
        go(writing, step, to);
    }
}

/// Undoing the last tap, and throwing the draft away; and whether it is kept.
fn ways_back(writing: Writing, step: RwSignal<usize>) -> El {
    let t = t();
    let undo = move || {
        if let Some(screen) = writing.undo().filter(|it| *it != step.get_untracked()) {
            go(writing, step, screen);
        }
    };
    let undo = live_if(move || {
        let tapped = Memo::new(move |_| writing.has_tapped());
        tapped
            .get()
            .then(|| button("button small plain", t.check_in.undo, undo))
    });
    let drop = live_if(move || {
        let some = writing.draft.with(|draft| !draft.answers.is_empty());
        some.then(|| {
            button("button small plain", t.check_in.drop_draft, move || {
                writing.throw_away()
            })
        })
    });
    let kept = live_text(move || {
        if writing.autosave.kept.get() {
            t.check_in.draft_kept.to_owned()
        } else {
            String::new()
        }
    });
    div("actions").child(undo).child(drop).child(
        el("span")
            .class("soft small")
            .attr("role", "status")
            .child(kept),
    )
}

/// The questions of each screen of this check-in.
fn screens(writing: Writing) -> Vec<Vec<Question>> {
    writing.screens.get_value()
}

/// Where we are, as a row of dashes.
fn progress(writing: Writing, step: RwSignal<usize>) -> AnyView {
    let t = t();
    let count = screens(writing).len();
    if count < 2 {
        return nothing();
    }
    let dashes = (0..count)
        .map(|n| el("i").live_attr("class", move || (n <= step.get()).then(|| "past".into())));
    div("progress")
        .attr("role", "img")
        .live_attr("aria-label", move || {
            Some((t.check_in.step)(step.get() + 1, count).into())
        })
        .children(dashes)
        .into()
}

/// The questions of one screen, and on the last one when it was.
fn screen(writing: Writing, step: usize) -> AnyView {
    let screens = screens(writing);
    let asked = screens.get(step).into_iter().flatten();
    let questions = asked
        .enumerate()
        .map(|(place, asked)| question(writing, *asked, place == 0));
    all([
        all(questions),
        if step + 1 == screens.len() && has_moment(writing) {
            all([belonging(writing), when(writing)])
        } else {
            nothing()
        },
    ])
}

/// Whether it is about a moment that may be another than now.
fn has_moment(writing: Writing) -> bool {
    let kind = writing.draft.with_untracked(|draft| draft.kind);
    kind.is_check_in() || kind == Kind::BuildUp
}

/// Onward, not now, back, and done early.
fn foot(writing: Writing, step: RwSignal<usize>) -> AnyView {
    let t = t();
    let screens = screens(writing);
    let (here, last) = (step.get(), screens.len().saturating_sub(1));
    let asked = screens.get(here).cloned().unwrap_or_default();
    let is_check_in = writing
        .draft
        .with_untracked(|draft| draft.kind.is_check_in());
    let onward = move || {
        if here < last {
            go(writing, step, here + 1)
        } else {
            writing.save()
        }
    };
    let not_now = move || {
        writing.not_now(&asked);
        onward();
    };
    let back = (here > 0).then(|| {
        button("button small plain", t.common.back, move || {
            go(writing, step, here - 1)
        })
    });
    let early = (here < last).then(|| {
        button("button small plain", t.check_in.save_now, move || {
            writing.save()
        })
        .live_flag("disabled", move || {
            writing.draft.with(|draft| draft.answers.is_empty())
        })
    });
    div("foot")
        .child(
            button(
                "button",
                if here < last {
                    t.common.next
                } else {
                    t.common.save
                },
                onward,
            )
            .live_flag("disabled", move || writing.busy.get()),
        )
        .child_if(is_check_in.then(|| button("button plain", t.common.not_now, not_now)))
        .child(div("actions").child_if(back).child_if(early))
        .into()
}

/// When it was, for who writes about an earlier moment.
fn when(writing: Writing) -> AnyView {
    let t = t();
    let session = session();
    let wrong = RwSignal::new(false);
    // A plan may begin later.
    let plan = (writing.draft).with_untracked(|draft| draft.kind == Kind::BuildUp);
    let label = if plan {
        t.mine.from_when
    } else {
        t.check_in.when
    };
    let set = move |text: String| {
        let at = clock::from_field(&text);
        let future = !plan && at.is_some_and(|at| at > session.now());
        wrong.set(future || (at.is_none() && !text.is_empty()));
        if !wrong.get_untracked() {
            writing.change(|draft| draft.at = at);
        }
    };
    let chosen = writing
        .draft
        .with_untracked(|draft| draft.at.map(clock::to_field))
        .unwrap_or_default();
    let open = !chosen.is_empty();
    let input = el("input").class("input").attr("type", "datetime-local");
    let input = match plan {
        true => input,
        false => input.attr("max", clock::to_field(session.now())),
    };
    let input = input
        .attr("value", chosen)
        .aria("aria-invalid", move || wrong.get())
        .on("change", move |event| set(event_target_value(&event)));
    el("details")
        .class("fold")
        .flag("open", open)
        .child(el("summary").text(t.check_in.when_other))
        .child(
            el("label")
                .class("labelled")
                .child(el("span").class("label").text(label))
                .child(input),
        )
        .child(live_if(move || {
            wrong
                .get()
                .then(|| p("error").attr("role", "alert").text(t.check_in.when_wrong))
        }))
        .into()
}

/// It is kept: the mark it drew, and where to go from here.
fn kept(entry: &Entry) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let id = entry.id;
    page::after(0, || page::focus_first("h1"));
    let held = session.usually(entry);
    let put_ready =
        move || session.put_ready(app, held.clone(), move || app.go_instead(Route::Talk));
    div("kept")
        .child(mark(entry.answers.mood(), id, "mark"))
        .child(title(t.common.saved))
        .child(p("soft").text(t.check_in.saved_lead))
        .child(
            div("actions stacked")
                .child(button("button", t.common.done, move || {
                    app.go_instead(Route::Home)
                }))
                .child(button("button plain", t.diary.put_ready, put_ready))
                .child(button("button small plain", t.common.edit, move || {
                    app.go_instead(Route::Edit(id))
                })),
        )
        .into()
}
