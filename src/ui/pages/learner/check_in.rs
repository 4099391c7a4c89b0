//! A check-in, one screen of questions at a time. It knows no question by name.

use std::sync::Arc;

use leptos::prelude::*;

use super::questions::QuestionView;
use crate::browser::clock;
use crate::domain::answer::{Answer, Value};
use crate::domain::basket::ReadyItem;
use crate::domain::check_in::{Kind, Question};
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::route::Route;
use crate::ui::autosave::Autosave;
use crate::ui::context::{App, app, session, t};
use crate::ui::parts::day_mark::DayMark;
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
    autosave: Autosave,
    before: StoredValue<Option<Arc<Entry>>>,
    saved: RwSignal<Option<Entry>>,
    busy: RwSignal<bool>,
    /// Whether a box holds more than can be kept; then the page is not left.
    too_long: RwSignal<bool>,
}

impl Writing {
    fn new(draft: Draft, before: Option<Arc<Entry>>) -> Self {
        let (app, session) = (app(), session());
        Self {
            app,
            session,
            draft: RwSignal::new(draft),
            autosave: Autosave::new(app, session),
            before: StoredValue::new(before),
            saved: RwSignal::new(None),
            busy: RwSignal::new(false),
            too_long: RwSignal::new(false),
        }
    }

    /// Answers a question, or skips it again; the draft keeps itself.
    pub fn answer(self, question: Question, value: Option<Value>) {
        self.change(|draft| {
            let wording = FreeText::parse(self.app.texts().wording(draft.kind, question));
            let answer = value.zip(wording.ok().flatten()).and_then(|(value, wording)| Answer::new(question, wording, value).ok());
            match answer {
                Some(answer) => draft.answers.set(answer),
                None => draft.answers.skip(question),
            }
        });
    }

    /// Answers a question in typed words. Too many are said, and nothing that was kept is changed.
    pub fn type_in(self, question: Question, typed: &str) {
        let words = FreeText::parse(typed);
        self.too_long.set(words.is_err());
        if let Ok(words) = words {
            self.answer(question, words.map(Value::Text));
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
    pub fn value(self, question: Question) -> Memo<Option<Value>> {
        Memo::new(move |_| self.draft.with(|draft| draft.answers.get(question).cloned()))
    }

    fn change(self, change: impl FnOnce(&mut Draft)) {
        let now = self.session.now();
        self.draft.update(|draft| {
            change(draft);
            draft.touched = now;
        });
        self.autosave.keep(self.draft.get_untracked());
    }

    /// "Nu even niet" for every question of a screen that has no answer yet.
    fn not_now(self, questions: &[Question]) {
        for question in questions {
            if self.draft.with_untracked(|draft| draft.answers.get(*question).is_none()) {
                self.answer(*question, Some(Value::NotNow));
                break;
            }
        }
    }

    fn save(self) {
        if self.busy.get_untracked() || !self.may_leave() {
            return;
        }
        self.busy.set(true);
        self.autosave.finish();
        let draft = self.draft.get_untracked();
        self.session.save(self.app, draft, self.before.get_value(), move |outcome| {
            self.busy.try_set(false);
            match outcome {
                Some(entry) => drop(self.saved.try_set(Some(entry))),
                None => self.autosave.go_on(),
            }
        });
    }

    fn throw_away(self) {
        self.autosave.finish();
        let back = self.before.with_value(|before| before.as_ref().map_or(Route::Home, |entry| Route::Entry(entry.id)));
        let app = self.app;
        self.session.drop_draft(app, self.draft.get_untracked().id, move || app.go_instead(back));
    }
}

/// A new check-in, or the one that was begun.
#[component]
pub fn WritePage(
    /// Which sort.
    kind: Kind,
) -> impl IntoView {
    let session = session();
    let begun = session.drafts.with_untracked(|drafts| drafts.iter().find(|draft| draft.kind == kind && draft.changes.is_none()).cloned());
    let draft = begun.unwrap_or_else(|| begin_draft(&session.book(), kind, t().lang));
    view! { <Flow writing=Writing::new(draft, None) /> }
}

/// Changes to an entry, or those that were begun.
#[component]
pub fn EditPage(
    /// The entry.
    entry: Arc<Entry>,
) -> impl IntoView {
    let session = session();
    let begun = session.drafts.with_untracked(|drafts| drafts.iter().find(|draft| draft.id == entry.id && draft.changes.is_some()).cloned());
    let draft = begun.unwrap_or_else(|| edit_entry(&session.book(), &entry));
    view! { <Flow writing=Writing::new(draft, Some(entry)) /> }
}

#[component]
fn Flow(writing: Writing) -> impl IntoView {
    let app = app();
    let t = t();
    let kind = writing.draft.with_untracked(|draft| draft.kind);
    let screens = kind.screens();
    let step = RwSignal::new(0_usize);
    let last = screens.len() - 1;
    // The page stays, so the new question takes the focus itself.
    let turn = move |to: usize| {
        if !writing.may_leave() {
            return;
        }
        step.set(to);
        crate::browser::page::after(0, || crate::browser::page::focus_first("h1"));
    };
    let onward = move || if step.get_untracked() < last { turn(step.get_untracked() + 1) } else { writing.save() };
    let screen = move || {
        let questions = screens[step.get().min(last)];
        questions.iter().enumerate().map(|(place, question)| view! { <QuestionView writing kind question=*question first=place == 0 /> }).collect_view()
    };
    let progress = move || {
        (last > 0).then(|| {
            let dots = (0..=last).map(|n| view! { <i class:past=move || n <= step.get()></i> }).collect_view();
            view! {
                <div class="progress" role="img" aria-label=move || (t.check_in.step)(step.get() + 1, last + 1)>{dots}</div>
            }
        })
    };
    let foot = move || {
        let step = step.get();
        let label = if step < last { t.common.next } else { t.common.save };
        let back = (step > 0).then(|| view! { <button type="button" class="button small plain" on:click=move |_| turn(step - 1)>{t.common.back}</button> });
        let early = (step < last).then(|| {
            view! {
                <button type="button" class="button small plain" disabled=move || writing.draft.with(|draft| draft.answers.is_empty()) on:click=move |_| writing.save()>
                    {t.check_in.save_now}
                </button>
            }
        });
        view! {
            <div class="foot">
                <button type="button" class="button" disabled=writing.busy on:click=move |_| onward()>{label}</button>
                <button type="button" class="button plain" on:click=move |_| { writing.not_now(screens[step.min(last)]); onward(); }>{t.common.not_now}</button>
                <div class="actions">{back}{early}</div>
            </div>
        }
    };
    let when = move || (step.get() == last).then(|| view! { <When writing /> });
    let drop_draft = move || {
        let some = writing.draft.with(|draft| !draft.answers.is_empty());
        some.then(|| view! { <button type="button" class="button small plain" on:click=move |_| writing.throw_away()>{t.check_in.drop_draft}</button> })
    };
    let kept = move || writing.autosave.kept.get().then_some(t.check_in.draft_kept);
    view! {
        <Show when=move || writing.saved.with(Option::is_none) fallback=move || view! { <Kept writing app /> }>
            {progress}
            <div class="check-in">
                {screen}
                {when}
                {foot}
                <div class="actions">
                    {drop_draft}
                    <span class="soft small" role="status">{kept}</span>
                </div>
            </div>
        </Show>
    }
}

/// When it was, for who writes about an earlier moment.
#[component]
fn When(writing: Writing) -> impl IntoView {
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
    let value = writing.draft.with_untracked(|draft| draft.at.map(clock::to_field)).unwrap_or_default();
    let open = !value.is_empty();
    view! {
        <details class="fold" open=open>
            <summary>{t.check_in.when_other}</summary>
            <label class="labelled">
                <span class="label">{t.check_in.when}</span>
                <input class="input" type="datetime-local" max=clock::to_field(session.now()) prop:value=value aria-invalid=move || wrong.get().to_string() on:change:target=move |event| set(event.target().value()) />
            </label>
            {move || wrong.get().then(|| view! { <p class="error" role="alert">{t.check_in.when_wrong}</p> })}
        </details>
    }
}

/// It is kept: the mark it drew, and where to go from here.
#[component]
fn Kept(writing: Writing, app: App) -> impl IntoView {
    let t = t();
    let session = session();
    writing.saved.get_untracked().map(|entry| {
        let id = entry.id;
        crate::browser::page::after(0, || crate::browser::page::focus_first("h1"));
        let put_ready = move |_| session.put_ready(app, ReadyItem::new(id), move || app.go_instead(Route::Talk));
        view! {
            <div class="kept">
                <DayMark mood=entry.answers.mood() id />
                <h1 tabindex="-1" role="status">{t.common.saved}</h1>
                <p class="soft">{t.check_in.saved_lead}</p>
                <div class="actions stacked">
                    <button type="button" class="button" on:click=move |_| app.go_instead(Route::Home)>{t.common.done}</button>
                    <button type="button" class="button plain" on:click=put_ready>{t.diary.put_ready}</button>
                </div>
            </div>
        }
    })
}
