//! A check-in while it is being written: the draft, the ways to change it, and each way back.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::answer::{Answer, Answers, Value};
use crate::domain::check_in::Question;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::question_set::{Asked, QuestionSet};
use crate::domain::shape::Shape;
use crate::route::Route;
use crate::text::Texts;
use crate::ui::autosave::Autosave;
use crate::ui::context::{App, app, session};
use crate::ui::pencil::Pencil;
use crate::ui::problem::Problem;
use crate::ui::session::Session;

/// One check-in being written: the draft on the screen, and the ways to change it.
#[derive(Clone, Copy)]
pub struct Writing {
    app: App,
    session: Session,
    /// The answers so far.
    pub draft: RwSignal<Draft>,
    /// The questions as they were when the page was opened: a change of the set is for the next time.
    pub set: StoredValue<QuestionSet>,
    /// The questions of each screen.
    pub screens: StoredValue<Vec<Vec<Question>>>,
    /// Keeps the draft as it changes.
    pub autosave: Autosave,
    before: StoredValue<Option<Arc<Entry>>>,
    /// What it became.
    pub saved: RwSignal<Option<Entry>>,
    /// Whether it is being saved.
    pub busy: RwSignal<bool>,
    /// What was answered by a tap, with what stood there before, the last one last.
    taps: RwSignal<Vec<(Question, Option<Value>)>>,
    pencil: Pencil,
    /// Whether a box holds more than can be kept; then the page is not left.
    too_long: RwSignal<bool>,
}

impl Writing {
    /// Begins, or goes on with, a draft; `before` is the entry that it changes.
    pub fn new(draft: Draft, before: Option<Arc<Entry>>, pencil: Pencil) -> Self {
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
            taps: RwSignal::new(Vec::new()),
            pencil,
            too_long: RwSignal::new(false),
        }
    }

    /// Answers a question, or skips it again; the draft keeps itself. What was tapped can be undone for as long as the page
    /// is open; a box to type in has its own way back.
    pub fn answer(self, question: Question, value: Option<Value>) {
        let typed = self
            .asked(question)
            .is_some_and(|it| matches!(it.shape, Some(Shape::Text | Shape::Number { .. })));
        if !typed {
            let before = untrack(|| self.value(question));
            if before != value {
                self.taps.update(|taps| taps.push((question, before)));
            }
        }
        self.move_to(question, value);
    }

    /// As [`Writing::answer`], in the middle of a movement that began with one.
    pub fn move_to(self, question: Question, value: Option<Value>) {
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

    /// Whether something was tapped that can be undone, followed as that changes.
    pub fn has_tapped(self) -> bool {
        self.taps.with(|taps| !taps.is_empty())
    }

    /// Undoes the last tap; gives the screen that its question stands on.
    pub fn undo(self) -> Option<usize> {
        let (question, before) = self.taps.try_update(Vec::pop)??;
        self.move_to(question, before);
        self.screens
            .with_value(|all| all.iter().position(|screen| screen.contains(&question)))
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
    pub fn may_leave(self) -> bool {
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

    /// Changes the draft, which keeps itself.
    pub fn change(self, change: impl FnOnce(&mut Draft)) {
        let now = self.session.now();
        self.draft.update(|draft| {
            change(draft);
            draft.touched = now;
        });
        self.autosave.keep(self.draft.get_untracked());
    }

    /// "Nu even niet" to the question a screen is about, unless it has an answer.
    pub fn not_now(self, questions: &[Question]) {
        if let Some(first) = questions.first().filter(|first| {
            self.draft
                .with_untracked(|draft| draft.answers.get(**first).is_none())
        }) {
            self.answer(*first, Some(Value::NotNow));
        }
    }

    /// Makes an entry of it.
    pub fn save(self) {
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

    /// Throws the draft away, and leaves.
    pub fn throw_away(self) {
        self.autosave.finish();
        let kind = self.draft.with_untracked(|draft| draft.kind);
        let back = self.before.with_value(|before| {
            before
                .as_ref()
                .map_or_else(|| Route::left(kind), |entry| Route::of(entry))
        });
        let app = self.app;
        self.session
            .drop_draft(app, self.draft.get_untracked().id, move || {
                app.go_instead(back)
            });
    }
}
