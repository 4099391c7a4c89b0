//! Opening parcels: files that are dropped or picked, or a text that is pasted. Bad input is said, and changes nothing. Of
//! several files each has its own outcome, whatever becomes of the others.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File};

use super::pick_file::pick_files;
use super::scanner::scanner;
use super::text_area::TextArea;
use crate::browser::{arrived, files};
use crate::domain::contact::Role;
use crate::domain::id::Id;
use crate::domain::inbox::Sender;
use crate::parcel::letter::MAX_BYTES;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, live_if, p};
use crate::ui::problem::Problem;
use crate::ui::session::Session;
use crate::ui::task;
use crate::usecase::Arrived;

/// A parcel that lies open.
#[derive(Clone, Copy)]
pub struct Close {
    /// Whether it is the only one.
    pub alone: bool,
    away: Callback<()>,
}

impl Close {
    /// Puts it away again.
    pub fn run(self) {
        self.away.run(());
    }
}

/// What came of one file, or of a text.
#[derive(Clone)]
struct Outcome {
    /// What the file is called; nothing for a text.
    file: Option<String>,
    found: Result<Arrived, Problem>,
}

impl Outcome {
    fn letter(&self) -> Option<Id> {
        let found = self.found.as_ref().ok()?;
        Some(found.letter.id)
    }
}

#[derive(Clone, Copy)]
struct Opening {
    app: App,
    session: Session,
    outcomes: RwSignal<Vec<Outcome>>,
    pasted: RwSignal<String>,
    over: RwSignal<bool>,
}

/// The ways to open some; `words` stand with the place to drop files and the box to paste a text in. What was opened is
/// drawn by `show` in their place.
pub fn opener(words: [&'static str; 2], show: fn(Arrived, Close) -> AnyView) -> AnyView {
    let opening = Opening {
        app: app(),
        session: session(),
        outcomes: RwSignal::new(Vec::new()),
        pasted: RwSignal::new(String::new()),
        over: RwSignal::new(false),
    };
    // A page that was left takes nothing any more.
    arrived::each(move |file| {
        if opening.outcomes.try_get_untracked().is_some() {
            opening.take(vec![file]);
        }
    });
    // What lay open and was not kept is not there any more.
    on_cleanup(move || opening.session.take_lent_back());
    let any = Memo::new(move |_| {
        opening
            .outcomes
            .with(|all| all.iter().any(|it| it.found.is_ok()))
    });
    let troubles = live_if(move || opening.troubles());
    let body = live(move || match any.get() {
        true => live(move || opening.opened(show)),
        false => opening.ways(words),
    });
    div("stack wide").child(troubles).child(body).into()
}

impl Opening {
    fn look(self, file: Option<String>, bytes: &[u8]) {
        let found = self.session.open_parcel(bytes);
        if let Ok(parcel) = &found {
            self.session.lend(parcel);
        }
        self.add(Outcome { file, found });
    }

    /// The same parcel twice is one.
    fn add(self, outcome: Outcome) {
        let twice = outcome.letter().is_some_and(|letter| {
            self.outcomes
                .with_untracked(|all| all.iter().any(|it| it.letter() == Some(letter)))
        });
        if !twice {
            self.outcomes.update(|all| all.push(outcome));
        }
    }

    /// Reads the files one after the other; each has its own outcome.
    fn take(self, files: Vec<File>) {
        self.outcomes.set(Vec::new());
        self.session.take_lent_back();
        let one = files.len() == 1;
        for file in files {
            let name = (!one).then(|| file.name());
            let failed = name.clone();
            let work = async move {
                files::read(&file, MAX_BYTES)
                    .await?
                    .ok_or(Problem(|texts| texts.parcel_large))
            };
            task::run_or(
                self.app,
                work,
                move |bytes: Vec<u8>| {
                    // The page may have been left meanwhile.
                    if self.outcomes.try_get_untracked().is_some() {
                        self.look(name, &bytes);
                    }
                },
                move |error| {
                    if self.outcomes.try_get_untracked().is_some() {
                        self.add(Outcome {
                            file: failed,
                            found: Err(error),
                        });
                    }
                },
            );
        }
    }

    /// What did not open, and why.
    fn troubles(self) -> Option<El> {
        let t = t();
        let sentences: Vec<String> = self.outcomes.with(|all| {
            let failed = all.iter().filter_map(|it| {
                let sentence = it.found.as_ref().err()?.sentence(t);
                Some(match &it.file {
                    Some(file) => format!("{file}: {sentence}"),
                    None => sentence.to_owned(),
                })
            });
            failed.collect()
        });
        (!sentences.is_empty()).then(|| {
            let lines = sentences.into_iter().map(|line| p("").text(line));
            div("notice warn stack tight")
                .attr("role", "alert")
                .children(lines)
        })
    }

    /// What opened.
    fn opened(self, show: fn(Arrived, Close) -> AnyView) -> AnyView {
        let all_opened: Vec<Arrived> = self.outcomes.with(|all| {
            let opened = all.iter().filter_map(|it| it.found.as_ref().ok());
            opened.cloned().collect()
        });
        let alone = self.outcomes.with_untracked(Vec::len) == 1;
        let keepable = all_opened.iter().filter(|it| self.is_kept(it)).count();
        let keep_all = (keepable > 1).then(|| {
            let label = (t().desk.keep_all)(keepable);
            div("actions").child(button("button", label, move || self.keep_all(0)))
        });
        let shown = all_opened.into_iter().map(|parcel| {
            let letter = parcel.letter.id;
            let away = Callback::new(move |()| self.put_away(letter));
            show(parcel, Close { alone, away })
        });
        let shown: Vec<AnyView> = shown.collect();
        div("stack wide").child_if(keep_all).children(shown).into()
    }

    /// Whether it can be kept: what a coach gets, from anyone; what a learner gets, from whom they are paired with.
    fn is_kept(self, parcel: &Arrived) -> bool {
        let known = matches!(parcel.sender, Sender::Known(_));
        !parcel.repeated && (known || self.session.role() == Role::Coach)
    }

    fn put_away(self, letter: Id) {
        self.outcomes
            .update(|all| all.retain(|it| it.letter() != Some(letter)));
        if self.outcomes.with_untracked(Vec::is_empty) {
            self.session.take_lent_back();
        }
    }

    /// Keeps them one after the other: the first may make the sender of the second known.
    fn keep_all(self, kept: usize) {
        let Some(outcomes) = self.outcomes.try_get_untracked() else {
            return;
        };
        let mut opened = outcomes.into_iter().filter_map(|it| it.found.ok());
        match opened.find(|it| self.is_kept(it)) {
            Some(parcel) => {
                let letter = parcel.letter.id;
                self.session.keep_parcel(self.app, parcel, move |_| {
                    if self.outcomes.try_get_untracked().is_some() {
                        self.put_away(letter);
                    }
                    self.keep_all(kept + 1);
                });
            }
            None => self.app.say((self.app.texts().desk.kept_all)(kept)),
        }
    }

    fn ways(self, words: [&'static str; 2]) -> AnyView {
        let t = t();
        let [drop, paste] = words;
        let drag = move |event: Event, here: bool| {
            event.prevent_default();
            self.over.set(here);
        };
        let dropped = move |event: Event| {
            let list = event
                .dyn_ref::<DragEvent>()
                .and_then(DragEvent::data_transfer)
                .and_then(|data| data.files());
            drag(event, false);
            let files = files::listed(list);
            if !files.is_empty() {
                self.take(files);
            }
        };
        let open = move || {
            self.outcomes.set(Vec::new());
            self.look(None, self.pasted.get_untracked().as_bytes());
            if self
                .outcomes
                .with_untracked(|all| all.iter().any(|it| it.found.is_ok()))
            {
                self.pasted.set(String::new());
            }
        };
        let drop_here = el("div")
            .live_attr("class", move || {
                Some(if self.over.get() { "drop over" } else { "drop" }.into())
            })
            .on("dragover", move |event| drag(event, true))
            .on("dragleave", move |event| drag(event, false))
            .on("drop", dropped)
            .child(p("title").text(drop))
            .child(pick_files(t.coach.pick, move |files| self.take(files)));
        let box_to_paste = div("card stack")
            .child(TextArea::new(paste, self.pasted).hint(t.coach.paste_hint))
            .child(div("actions").child(button("button soft", t.coach.open, open)));
        let read = move |text: &[u8]| {
            self.outcomes.set(Vec::new());
            self.look(None, text);
        };
        all([drop_here.into(), scanner(read), box_to_paste.into()])
    }
}
