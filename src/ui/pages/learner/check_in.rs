//! A check-in, one screen of questions at a time. It knows no question by name.

use std::sync::Arc;

use leptos::prelude::*;

use super::questions::question;
use crate::browser::{clock, page};
use crate::domain::answer::{Answer, Answers, Value};
use crate::domain::basket::ReadyItem;
use crate::domain::check_in::{Kind, Question};
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::question_set::{Asked, QuestionSet};
use crate::route::Route;
use crate::text::Texts;
use crate::ui::autosave::Autosave;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{all, button, div, el, live, live_if, live_text, nothing, p};
use crate::ui::parts::day_mark::mark;
use crate::ui::parts::head::title;
use crate::ui::pencil::{Pencil, with_pencil};
use crate::ui::problem::Problem;
use crate::ui::session::Session;
use crate::usecase::{begin_draft, edit_entry};

/// One check-in being written: the draft on the screen, and the ways to change it.
#[derive(Clone, Copy)]
pub struct Writing {
    app: App,
    session: Session,
    /// The answers so far.
    pub draft: RwSignal<Draft>,
    /// The questions as they were when the page was opened: a change of the set is for the next time.
    pub set: StoredValue<QuestionSet>,
    screens: StoredValue<Vec<Vec<Question>>>,
    autosave: Autosave,
    before: StoredValue<Option<Arc<Entry>>>,
    saved: RwSignal<Option<Entry>>,
    busy: RwSignal<bool>,
    pencil: Pencil,
    /// Whether a box holds more than can be kept; then the page is not left.
    too_long: RwSignal<bool>,
}

impl Writing {
    fn new(draft: Draft, before: Option<Arc<Entry>>, pencil: Pencil) -> Self {
        let (app, session) = (app(), session());
        let set = session.set_of(draft.kind);
        Self {
            app,
            session,
            screens: StoredValue::new(set.screens(&draft.answers)),
            set: StoredValue::new(set),
            draft: RwSignal::new(draft),
            autosave: Autosave::new(app, session),
            before: StoredValue::new(before),
            saved: RwSignal::new(None),
            busy: RwSignal::new(false),
            pencil,
            too_long: RwSignal::new(false),
        }
    }

    /// Answers a question, or skips it again; the draft keeps itself.
    pub fn answer(self, question: Question, value: Option<Value>) {
        self.change(|draft| {
            let asked = self.put(question, &draft.answers);
            let answer = value
                .zip(asked)
                .and_then(|(value, asked)| Answer::new(question, asked.wording, value).ok());
            match answer {
                Some(answer) => draft.answers.set(answer),
                None => draft.answers.skip(question),
            }
        });
    }

    /// The texts in which the questions are put.
    pub fn texts(self) -> &'static Texts {
        self.app.texts()
    }

    /// A question as it is put now.
    pub fn asked(self, question: Question) -> Option<Asked> {
        self.draft
            .with_untracked(|draft| self.put(question, &draft.answers))
    }

    fn put(self, question: Question, answers: &Answers) -> Option<Asked> {
        self.set
            .with_value(|set| self.texts().asked(set, answers, question))
    }

    /// Answers a question in typed words. Too many are said, and nothing that was kept is changed.
    pub fn type_in(self, question: Question, typed: &str) {
        let words = FreeText::parse(typed);
        self.too_long.set(words.is_err());
        if let Ok(words) = words {
            // What was spoken or drawn stays beside the words.
            let attached = untrack(|| self.value(question));
            let attached = attached
                .as_ref()
                .map(Value::attachments)
                .unwrap_or_default();
            self.answer(question, Value::said(words, attached.to_vec()));
        }
    }

    /// Whether this screen may be left; if not, why is said.
    fn may_leave(self) -> bool {
        let too_long = self.too_long.get_untracked();
        if too_long {
            self.app.complain(Problem(|texts| texts.too_long));
        }
        !too_long
    }

    /// The answer to a question, followed as it changes.
    pub fn value(self, question: Question) -> Option<Value> {
        self.draft
            .with(|draft| draft.answers.get(question).cloned())
    }

    fn change(self, change: impl FnOnce(&mut Draft)) {
        let now = self.session.now();
        self.draft.update(|draft| {
            change(draft);
            draft.touched = now;
        });
        self.autosave.keep(self.draft.get_untracked());
    }

    /// "Nu even niet" to the question a screen is about, unless it has an answer.
    fn not_now(self, questions: &[Question]) {
        if let Some(first) = questions.first().filter(|first| {
            self.draft
                .with_untracked(|draft| draft.answers.get(**first).is_none())
        }) {
            self.answer(*first, Some(Value::NotNow));
        }
    }

    fn save(self) {
        if self.busy.get_untracked() || !self.may_leave() {
            return;
        }
        self.busy.set(true);
        self.autosave.finish();
        let draft = self.draft.get_untracked();
        self.session
            .save(self.app, draft, self.before.get_value(), move |outcome| {
                self.busy.try_set(false);
                match outcome {
                    Some(entry) => {
                        self.pencil.let_go();
                        self.saved.try_set(Some(entry));
                    }
                    None => self.autosave.go_on(),
                }
            });
    }

    fn throw_away(self) {
        self.autosave.finish();
        let back = self.before.with_value(|before| {
            before
                .as_ref()
                .map_or(Route::Home, |entry| Route::Entry(entry.id))
        });
        let app = self.app;
        self.session
            .drop_draft(app, self.draft.get_untracked().id, move || {
                app.go_instead(back)
            });
    }
}

/// A new check-in, or the one that was begun.
pub fn write_page(kind: Kind) -> AnyView {
    let session = session();
    let draft = session
        .draft(kind)
        .unwrap_or_else(|| begin_draft(&session.book(), kind, t().lang));
    let id = draft.id;
    let begun = StoredValue::new(draft);
    with_pencil(id, move |pencil| {
        // Another tab may have gone on with it before this one took over.
        let draft = session.draft(kind).filter(|draft| draft.id == id);
        flow(Writing::new(
            draft.unwrap_or_else(|| begun.get_value()),
            None,
            pencil,
        ))
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

fn flow(writing: Writing) -> AnyView {
    let t = t();
    let step = RwSignal::new(0_usize);
    live(move || match writing.saved.get() {
        Some(entry) => kept(&entry),
        None => all([
            progress(writing, step),
            div("check-in")
                .child(live(move || screen(writing, step.get())))
                .child(live(move || foot(writing, step)))
                .child(
                    div("actions")
                        .child(live_if(move || {
                            let some = writing.draft.with(|draft| !draft.answers.is_empty());
                            some.then(|| {
                                button("button small plain", t.check_in.drop_draft, move || {
                                    writing.throw_away()
                                })
                            })
                        }))
                        .child(el("span").class("soft small").attr("role", "status").child(
                            live_text(move || {
                                if writing.autosave.kept.get() {
                                    t.check_in.draft_kept.to_owned()
                                } else {
                                    String::new()
                                }
                            }),
                        )),
                )
                .into(),
        ]),
    })
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
        if step + 1 == screens.len() {
            when(writing)
        } else {
            nothing()
        },
    ])
}

/// Onward, not now, back, and done early.
fn foot(writing: Writing, step: RwSignal<usize>) -> AnyView {
    let t = t();
    let screens = screens(writing);
    let (here, last) = (step.get(), screens.len().saturating_sub(1));
    let asked = screens.get(here).cloned().unwrap_or_default();
    // The page stays, so the new question takes the focus itself.
    let turn = move |to: usize| {
        if writing.may_leave() {
            step.set(to);
            page::after(0, || page::focus_first("h1"));
        }
    };
    let onward = move || {
        if here < last {
            turn(here + 1)
        } else {
            writing.save()
        }
    };
    let not_now = move || {
        writing.not_now(&asked);
        onward();
    };
    let back =
        (here > 0).then(|| button("button small plain", t.common.back, move || turn(here - 1)));
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
        .child(button("button plain", t.common.not_now, not_now))
        .child(div("actions").child_if(back).child_if(early))
        .into()
}

/// When it was, for who writes about an earlier moment.
fn when(writing: Writing) -> AnyView {
    let t = t();
    let session = session();
    let wrong = RwSignal::new(false);
    let set = move |text: String| {
        let at = clock::from_field(&text);
        let future = at.is_some_and(|at| at > session.now());
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
    let input = el("input")
        .class("input")
        .attr("type", "datetime-local")
        .attr("max", clock::to_field(session.now()))
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
                .child(el("span").class("label").text(t.check_in.when))
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
    let put_ready =
        move || session.put_ready(app, ReadyItem::new(id), move || app.go_instead(Route::Talk));
    div("kept")
        .child(mark(entry.answers.mood(), id, "mark"))
        .child(title(t.common.saved))
        .child(p("soft").text(t.check_in.saved_lead))
        .child(
            div("actions stacked")
                .child(button("button", t.common.done, move || {
                    app.go_instead(Route::Home)
                }))
                .child(button("button plain", t.diary.put_ready, put_ready)),
        )
        .into()
}
