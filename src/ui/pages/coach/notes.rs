//! A coach's own notes about a learner. They are entries of the coach's own book that lead to the learner, and go nowhere:
//! a coach puts nothing in a parcel but an answer (docs/decisions/0022-desk.md).

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::answer::{Answer, Answers, Value};
use crate::domain::check_in::{Kind, Question};
use crate::domain::contact::Contact;
use crate::domain::draft::Draft;
use crate::domain::entry::Entry;
use crate::domain::free_text::FreeText;
use crate::domain::id::Id;
use crate::domain::line::Line;
use crate::ui::autosave::Autosave;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{El, button, div, el, live, live_text, p, submit};
use crate::ui::parts::more::more;
use crate::ui::parts::text_area::TextArea;
use crate::ui::problem::Problem;
use crate::ui::session::Session;
use crate::usecase::{begin_draft, edit_entry};

/// How many notes are drawn at once.
const WINDOW: usize = 10;

/// A note that is being written.
#[derive(Clone, Copy)]
struct Writing {
    app: App,
    session: Session,
    contact: StoredValue<Contact>,
    typed: RwSignal<String>,
    draft: StoredValue<Draft>,
    /// The note that it changes.
    before: StoredValue<Option<Arc<Entry>>>,
    autosave: Autosave,
}

/// A box for a new note, and the notes there are about this learner.
pub fn notes(contact: &Contact) -> El {
    let t = t();
    let writing = Writing::begin(contact);
    let keep = move |event: web_sys::Event| {
        event.prevent_default();
        writing.keep();
    };
    let kept = live_text(move || match writing.autosave.kept.get() {
        true => t.check_in.draft_kept.to_owned(),
        false => String::new(),
    });
    let form = el("form")
        .class("stack")
        .on("submit", keep)
        .child(TextArea::new(t.desk.note, writing.typed).help(t.desk.notes_lead))
        .child(
            div("actions")
                .child(submit("button small soft", t.desk.note_keep))
                .child(
                    el("span")
                        .class("soft small")
                        .attr("role", "status")
                        .child(kept),
                ),
        );
    div("stack wide").child(form).child(writing.list())
}

/// The notes about a learner, newest first.
fn about(session: Session, learner: Id) -> Vec<Arc<Entry>> {
    session.journal.with(|journal| {
        let notes = journal.entries().iter();
        let notes = notes.filter(|it| it.kind == Kind::Note && it.answers.leads_to(learner));
        notes.cloned().collect()
    })
}

impl Writing {
    /// A new note, or the one that was begun.
    fn begin(contact: &Contact) -> Self {
        let (app, session) = (app(), session());
        let begun = session.drafts.with_untracked(|drafts| {
            let mut notes = drafts.iter().filter(|it| it.kind == Kind::Note);
            notes
                .find(|it| it.changes.is_none() && it.answers.leads_to(contact.id))
                .cloned()
        });
        let draft = begun.unwrap_or_else(|| fresh(app, session, contact));
        let writing = Self {
            app,
            session,
            contact: StoredValue::new(contact.clone()),
            typed: RwSignal::new(words(&draft.answers)),
            draft: StoredValue::new(draft),
            before: StoredValue::new(None),
            autosave: Autosave::new(app, session),
        };
        Effect::new(move |before: Option<()>| {
            let typed = writing.typed.get();
            if before.is_some() {
                writing.put(&typed);
            }
        });
        writing
    }

    /// What was typed is the draft, which keeps itself. What is too long says so in its box.
    fn put(self, typed: &str) {
        let Ok(words) = FreeText::parse(typed) else {
            return;
        };
        let before = self.draft.with_value(|draft| draft.answers.clone());
        let wording = FreeText::parse(self.app.texts().desk.note).ok().flatten();
        let answer = words.zip(wording).and_then(|(words, wording)| {
            Answer::new(Question::Note, wording, Value::Text(words)).ok()
        });
        let now = self.session.now();
        self.draft.update_value(|draft| {
            match answer {
                Some(answer) => draft.answers.set(answer),
                None => draft.answers.skip(Question::Note),
            }
            draft.touched = now;
        });
        let draft = self.draft.get_value();
        if draft.answers != before {
            self.autosave.keep(draft);
        }
    }

    fn keep(self) {
        let draft = self.draft.get_value();
        if self
            .typed
            .with_untracked(|typed| FreeText::parse(typed).is_err())
        {
            return self.app.complain(Problem(|texts| texts.too_long));
        }
        if draft.answers.text(Question::Note).is_none() {
            return self.app.complain(Problem(|texts| texts.note_empty));
        }
        self.autosave.finish();
        let before = self.before.get_value();
        self.session.save(self.app, draft, before, move |kept| {
            self.autosave.go_on();
            if kept.is_some() {
                self.start_anew();
            }
        });
    }

    /// An empty box again; unless the page was left.
    fn start_anew(self) {
        let Some(contact) = self.contact.try_get_value() else {
            return;
        };
        self.before.set_value(None);
        self.draft
            .set_value(fresh(self.app, self.session, &contact));
        self.autosave.kept.set(false);
        self.typed.set(String::new());
    }

    /// Takes a note that there is in the box, to change it.
    fn change(self, note: &Arc<Entry>) {
        let begun = self.session.changes(note.id);
        let draft = begun.unwrap_or_else(|| edit_entry(&self.session.book(), note));
        let text = words(&draft.answers);
        self.draft.set_value(draft);
        self.before.set_value(Some(Arc::clone(note)));
        self.typed.set(text);
    }

    fn list(self) -> AnyView {
        let session = self.session;
        let learner = self.contact.with_value(|contact| contact.id);
        let all = Memo::new(move |_| about(session, learner));
        live(move || {
            let all = all.get();
            let count = all.len();
            let draw = move |range: core::ops::Range<usize>| {
                let rows = all.get(range).unwrap_or_default();
                let rows = rows.iter().map(|note| self.row(note));
                el("ul").class("stack").children(rows).into()
            };
            more(count, WINDOW, Arc::new(draw))
        })
    }

    fn row(self, note: &Arc<Entry>) -> El {
        let t = t();
        let when = t.moment(note.at, self.session.today());
        let named = |what: &str| format!("{what}: {when}");
        let (edit, delete) = (named(t.common.edit), named(t.common.delete));
        let (changed, gone) = (Arc::clone(note), Arc::clone(note));
        el("li")
            .class("card row")
            .child(
                el("div")
                    .child(p("words").attr("dir", "auto").text(words(&note.answers)))
                    .child(p("soft small").text(when)),
            )
            .child(
                div("actions")
                    .child(
                        button("button small plain", t.common.edit, move || {
                            self.change(&changed)
                        })
                        .attr("aria-label", edit),
                    )
                    .child(
                        button("button small plain", t.common.delete, move || {
                            self.session.delete(self.app, &gone, || ())
                        })
                        .attr("aria-label", delete),
                    ),
            )
    }
}

/// A new note about a learner.
fn fresh(app: App, session: Session, contact: &Contact) -> Draft {
    let t = app.texts();
    let mut draft = begin_draft(&session.book(), Kind::Note, t.lang);
    let about = t.free_wording(Kind::Note, Question::About);
    let line = Value::Lines(vec![Line::to(contact.id, contact.card.name.clone())]);
    let answer = about.and_then(|about| Answer::new(Question::About, about, line).ok());
    draft.answers.extend(answer);
    draft
}

fn words(note: &Answers) -> String {
    let words = note.text(Question::Note);
    words.map(ToString::to_string).unwrap_or_default()
}
