//! Opening a parcel: a file that is dropped or picked, or a text that is pasted. Bad input is said, and changes nothing.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, File};

use super::pick_file::pick_file;
use super::text_area::TextArea;
use crate::browser::files;
use crate::parcel::letter::MAX_BYTES;
use crate::ui::context::{app, session, t};
use crate::ui::dom::{all, button, div, el, live, live_if, p};
use crate::ui::problem::Problem;
use crate::ui::task;
use crate::usecase::Arrived;

/// Puts what was opened away again.
pub type Close = Callback<()>;

/// The ways to open one; `words` stand with the place to drop a file and the box to paste a text in. What was opened is
/// drawn by `show` in their place.
pub fn opener(words: [&'static str; 2], show: fn(Arrived, Close) -> AnyView) -> AnyView {
    let (app, t, session) = (app(), t(), session());
    let [drop, paste] = words;
    let arrived = RwSignal::new(None::<Arrived>);
    let problem = RwSignal::new(None::<Problem>);
    let pasted = RwSignal::new(String::new());
    let over = RwSignal::new(false);
    let open = move |bytes: &[u8]| match session.open_parcel(bytes) {
        Ok(opened) => {
            problem.set(None);
            pasted.set(String::new());
            arrived.set(Some(opened));
        }
        Err(error) => problem.set(Some(error)),
    };
    let take = move |file: File| {
        let work = async move {
            files::read(&file, MAX_BYTES)
                .await?
                .ok_or(Problem(|texts| texts.parcel_large))
        };
        task::run_or(
            app,
            work,
            move |bytes: Vec<u8>| open(&bytes),
            move |error| {
                problem.try_set(Some(error));
            },
        );
    };
    let drag = move |event: Event, here: bool| {
        event.prevent_default();
        over.set(here);
    };
    let dropped = move |event: Event| {
        let list = event
            .dyn_ref::<DragEvent>()
            .and_then(DragEvent::data_transfer)
            .and_then(|data| data.files());
        drag(event, false);
        if let Some(file) = files::first(list) {
            take(file);
        }
    };
    let opener = move || {
        let drop_here = el("div")
            .live_attr("class", move || {
                Some(if over.get() { "drop over" } else { "drop" }.into())
            })
            .on("dragover", move |event| drag(event, true))
            .on("dragleave", move |event| drag(event, false))
            .on("drop", dropped)
            .child(p("title").text(drop))
            .child(pick_file(t.coach.pick, take));
        let box_to_paste = div("card stack")
            .child(TextArea::new(paste, pasted).hint(t.coach.paste_hint))
            .child(
                div("actions").child(button("button soft", t.coach.open, move || {
                    open(pasted.get_untracked().as_bytes())
                })),
            );
        all([drop_here, box_to_paste])
    };
    let said = live_if(move || {
        problem.get().map(|problem| {
            p("notice warn")
                .attr("role", "alert")
                .text(problem.sentence(t))
        })
    });
    let close = Callback::new(move |()| arrived.set(None));
    let body = live(move || match arrived.get() {
        Some(parcel) => show(parcel, close),
        None => opener(),
    });
    div("stack wide").child(said).child(body).into()
}
