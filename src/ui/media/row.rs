//! The row under a text field: speak, take a photo or draw; and what there is already, with its line.

use leptos::prelude::*;

use super::card::editable;
use super::growing::Place;
use super::{Attaching, easel, photo, recording};
use crate::browser::page;
use crate::domain::answer::Attached;
use crate::domain::id::Id;
use crate::ui::context::{App, app, session, t};
use crate::ui::dom::{El, all, button, div, el, live, nothing, p};
use crate::ui::parts::icon::drawn;
use crate::ui::session::Session;

const MICROPHONE: &str =
    "M12 3.5a3 3 0 0 1 3 3v5a3 3 0 0 1-6 0v-5a3 3 0 0 1 3-3zM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3";
const CAMERA: &str = "M4.5 7.5h3l1.5-2.5h6l1.5 2.5h3A1 1 0 0 1 20.500 8.500v9.500a1 1 0 0 1-1 1h-15a1 1 0 0 1-1-1V8.500a1 1 0 0 1 1-1zM12 16.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z";
const PENCIL: &str = "M4 20l1-4.500L16.500 4a1.500 1.500 0 0 1 2 0l1.500 1.500a1.500 1.500 0 0 1 0 2L8.500 19zM14.500 6l3.500 3.500";

/// What is being made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Making {
    Nothing,
    Voice,
    Photo,
    /// A new drawing, or more of one.
    Drawing(Option<Id>),
}

/// The row, as its parts see it.
#[derive(Clone, Copy)]
pub struct Row {
    pub app: App,
    pub session: Session,
    pub place: Place,
    making: RwSignal<Making>,
    /// What is not finished: it is shown where it is made, and not in the list.
    under_way: RwSignal<Option<Id>>,
}

/// The row.
pub fn row(attaching: Attaching) -> AnyView {
    let app = app();
    let row = Row {
        app,
        session: session(),
        place: Place::new(app, attaching),
        making: RwSignal::new(Making::Nothing),
        under_way: RwSignal::new(None),
    };
    let shown = Memo::new(move |_| {
        let mut ids = row.place.ids().unwrap_or_default();
        ids.retain(|id| row.under_way.get() != Some(*id));
        ids
    });
    let list = live(move || {
        let cards = shown.get().into_iter().map(|id| editable(row, id));
        el("ul").class("attached").children(cards)
    });
    let making = live(move || match row.making.get() {
        Making::Nothing => row.offers(),
        Making::Voice => recording::panel(row),
        Making::Photo => photo::panel(row),
        Making::Drawing(drawing) => easel::panel(row, drawing),
    });
    div("attaching").child(list).child(making).into()
}

impl Row {
    fn offers(self) -> AnyView {
        let t = t();
        if self.place.ids().map_or(0, |ids| ids.len()) >= Attached::MOST {
            return p("soft small").text(t.media.most).into();
        }
        let offer = |picture, label, making| {
            button("button small soft", "", move || self.make(making))
                .child(drawn(picture))
                .child(el("span").text(label))
        };
        div("actions")
            .attr("role", "group")
            .attr("aria-label", t.media.row)
            .child(offer(MICROPHONE, t.media.speak, Making::Voice))
            .child(offer(CAMERA, t.media.photo, Making::Photo))
            .child(offer(PENCIL, t.media.draw, Making::Drawing(None)))
            .into()
    }

    /// Opens the place where something is made; it takes the focus.
    pub fn make(self, making: Making) {
        if let Making::Drawing(drawing) = making {
            self.under_way.set(drawing);
        }
        self.making.set(making);
        page::after(0, || page::focus_on(PANEL));
    }

    /// What is being made is kept so far, and belongs to the answer.
    pub fn has_begun(self, id: Id) {
        self.under_way.try_set(Some(id));
        self.place.add(id);
    }

    /// It is finished: the list shows it, and it takes the focus.
    pub fn is_done(self, id: Option<Id>) {
        self.under_way.try_set(None);
        if self.making.try_set(Making::Nothing).is_none()
            && let Some(id) = id
        {
            page::after(0, move || page::focus_on(&name(id)));
        }
    }

    /// Takes one out of the answer, and offers to put it back.
    pub fn remove(self, id: Id) {
        let ids = untrack(|| self.place.ids()).unwrap_or_default();
        let Some(at) = ids.iter().position(|other| *other == id) else {
            return;
        };
        self.place.remove(id);
        self.app.say_undo(
            self.app.texts().diary.deleted,
            move || self.place.put_back(id, at),
            move || self.session.let_go_of([id]),
        );
    }
}

/// The id of the element in which something is made.
const PANEL: &str = "making";

/// The box in which something is made.
pub fn panel(name: &'static str) -> El {
    el("section")
        .class("card stack making")
        .attr("id", PANEL)
        .attr("tabindex", "-1")
        .attr("aria-label", name)
}

/// The id of an attachment's element.
pub fn name(id: Id) -> String {
    format!("a{id}")
}

/// Minutes and seconds: "1:05".
pub fn clock(seconds: f64) -> String {
    let seconds = seconds as u32;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// Why something does not work, and what to do; nothing when there is nothing the matter.
pub fn trouble(sentence: Option<&'static str>) -> AnyView {
    match sentence {
        Some(sentence) => p("error").attr("role", "alert").text(sentence).into(),
        None => all([nothing()]),
    }
}
