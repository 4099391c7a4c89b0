//! Drawing with a mouse, a finger or a pen. Every stroke is sealed and kept as it is drawn; what was erased goes when the
//! drawing is finished.

use leptos::prelude::*;
use leptos::task::spawn_local;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, PointerEvent};

use super::card::in_words;
use super::growing::Growing;
use super::row::{Row, panel as box_for, trouble};
use crate::browser::page;
use crate::chart::strokes;
use crate::domain::attachment::{Attachment, AttachmentKind, MediaType};
use crate::domain::drawing::{Drawing, Full, Pen, Point, SIDE, Stroke};
use crate::domain::id::Id;
use crate::ui::context::t;
use crate::ui::dom::{Words, all, button, div, el, live, p};
use crate::ui::parts::choices::choices;
use crate::ui::session::Session;
use crate::ui::task;

/// The radius of the eraser: what a fingertip covers.
const ERASER: u16 = 40;

/// A drawing that is being made.
#[derive(Clone, Copy)]
struct Easel {
    row: Row,
    drawing: RwSignal<Drawing>,
    /// The stroke under the pen.
    stroke: RwSignal<Option<Stroke>>,
    pen: RwSignal<Pen>,
    erasing: RwSignal<bool>,
    /// Whether the pen is down.
    down: StoredValue<bool>,
    /// Whether a drawing that was begun before is still on its way.
    coming: RwSignal<bool>,
    broken: RwSignal<bool>,
    /// Where the bytes of each step go; without it, nothing more comes.
    steps: StoredValue<Option<UnboundedSender<Vec<u8>>>>,
}

/// The place where something is drawn: something new, or more of a drawing.
pub fn panel(row: Row, of: Option<Id>) -> AnyView {
    let t = t();
    let (give, steps) = unbounded_channel();
    let easel = Easel {
        row,
        drawing: RwSignal::new(Drawing::default()),
        stroke: RwSignal::new(None),
        pen: RwSignal::new(Pen::default()),
        erasing: RwSignal::new(false),
        down: StoredValue::new(false),
        coming: RwSignal::new(of.is_some()),
        broken: RwSignal::new(false),
        steps: StoredValue::new(Some(give)),
    };
    let begun = of.and_then(|id| untrack(|| row.session.attachment(id)));
    spawn_local(easel.keep(begun, steps));
    let body = live(move || match (easel.broken.get(), easel.coming.get()) {
        (true, _) => trouble(Some(t.media.drawing_broken)),
        (false, true) => p("soft small").text(t.common.loading).into(),
        (false, false) => easel.board(),
    });
    box_for(t.media.drawing).child(body).into()
}

impl Easel {
    /// Keeps each step as it comes, until the last. What was begun before is fetched first.
    async fn keep(self, begun: Option<Attachment>, mut steps: UnboundedReceiver<Vec<u8>>) {
        let session = self.row.session;
        let mut kept = begun.is_some();
        let growing = match begun {
            Some(attachment) => {
                let drawing = fetch(session, &attachment).await;
                self.broken.try_set(drawing.is_none());
                self.drawing.try_set(drawing.unwrap_or_default());
                self.coming.try_set(false);
                Some(Growing::go_on(session, attachment))
            }
            None => Growing::begin(session, AttachmentKind::Drawing, MediaType::Strokes),
        };
        let Some(mut growing) = growing else {
            return;
        };
        let id = growing.id();
        while let Some(step) = steps.recv().await {
            if let Err(problem) = growing.take(&step).await {
                self.row.app.complain(problem);
                break;
            }
            if !kept {
                kept = true;
                self.row.has_begun(id);
            }
        }
        // Where the page was left, the drawing stays as it was kept, and can be gone on with.
        match self.drawing.try_get_untracked() {
            Some(drawing) if kept => self.finish(id, &drawing).await,
            _ => self.row.is_done(None),
        }
    }

    /// What was erased goes: the drawing is written anew, and the old one is taken away.
    async fn finish(self, id: Id, drawing: &Drawing) {
        let row = self.row;
        if !drawing.holds_erased() {
            return row.is_done(Some(id));
        }
        let mut new = None;
        if !drawing.is_empty() {
            let session = row.session;
            let growing = Growing::begin(session, AttachmentKind::Drawing, MediaType::Strokes);
            let Some(mut growing) = growing else {
                return row.is_done(Some(id));
            };
            if let Err(problem) = growing.take(&drawing.bytes()).await {
                row.app.complain(problem);
                return row.is_done(Some(id));
            }
            let line = untrack(|| session.attachment(id)).and_then(|old| old.line);
            new = Some(growing.describe(line).await);
        }
        match new {
            Some(new) => row.place.replace(id, new),
            None => row.place.remove(id),
        }
        row.is_done(new);
        // The draft that refers to the old one gives way first.
        task::settled().await;
        row.session.let_go_of([id]);
    }

    fn give(self, step: Result<Vec<u8>, Full>) {
        match step {
            Ok(bytes) => self.steps.with_value(|steps| {
                // Nobody takes it any more when an earlier one could not be kept; that was said.
                if let Some(steps) = steps {
                    let _ = steps.send(bytes);
                }
            }),
            Err(Full) => self.row.app.say(self.row.app.texts().media.drawing_full),
        }
    }

    /// Changes the drawing, and keeps the step.
    fn change(self, change: impl FnOnce(&mut Drawing) -> Result<Option<Vec<u8>>, Full>) {
        let step = self.drawing.try_update(change);
        if let Some(step) = step.and_then(Result::transpose) {
            self.give(step);
        }
    }

    fn press(self, event: &Event) {
        let Some(at) = point(event) else {
            return;
        };
        page::hold_pointer(event);
        self.down.set_value(true);
        if self.erasing.get_untracked() {
            self.change(|drawing| drawing.erase(at, ERASER));
        } else {
            let pen = self.pen.get_untracked();
            self.stroke.set(Some(Stroke::new(pen, at)));
        }
    }

    fn slide(self, event: &Event) {
        let Some(at) = point(event).filter(|_| self.down.get_value()) else {
            return;
        };
        if self.erasing.get_untracked() {
            self.change(|drawing| drawing.erase(at, ERASER));
            return;
        }
        self.stroke.update(|stroke| {
            if let Some(stroke) = stroke {
                stroke.go_on(at);
            }
        });
        let full = |stroke: &Option<Stroke>| stroke.as_ref().is_some_and(Stroke::is_full);
        if self.stroke.with_untracked(full) {
            self.lift();
            self.press(event);
        }
    }

    fn lift(self) {
        self.down.set_value(false);
        if let Some(stroke) = self.stroke.try_update(Option::take).flatten() {
            self.change(|drawing| drawing.draw(stroke).map(Some));
        }
    }

    fn board(self) -> AnyView {
        let t = t();
        let drawn = move || sheet(&self.drawing.with(strokes::path));
        let under_pen = move || {
            let path = |stroke: &Option<Stroke>| stroke.as_ref().map(strokes::stroke_path);
            sheet(&self.stroke.with(path).unwrap_or_default())
        };
        let board = div("board")
            .attr("role", "img")
            .attr("aria-label", t.media.board)
            .child(el("span").class("drawing").live_drawing(drawn))
            .child(el("span").class("drawing").live_drawing(under_pen))
            .on("pointerdown", move |event| self.press(&event))
            .on("pointermove", move |event| self.slide(&event))
            .on("pointerup", move |_| self.lift())
            .on("pointercancel", move |_| self.lift());
        let pens: [Words; 3] = t.media.pens.map(Into::into);
        let chosen = move || {
            let pen = Some(self.pen.get()).filter(|_| !self.erasing.get());
            pen.map_or(Pen::ALL.len(), |pen| pen as usize)
        };
        let choose = move |place: usize| {
            self.erasing.set(false);
            self.pen
                .set(Pen::ALL.get(place).copied().unwrap_or_default());
        };
        let eraser = button("chip", t.media.eraser, move || {
            self.erasing.update(|on| *on = !*on)
        })
        .aria("aria-pressed", move || self.erasing.get());
        let undo = button("chip", t.media.step_back, move || {
            self.change(Drawing::undo)
        })
        .live_flag("disabled", move || !self.drawing.with(Drawing::can_undo));
        all([
            p("soft small").text(t.media.draw_lead).into(),
            board.into(),
            choices(t.media.pen, "pen", pens, chosen, choose),
            div("chips").child(eraser).child(undo).into(),
            div("actions")
                .child(button("button small", t.common.done, move || {
                    self.steps.set_value(None)
                }))
                .into(),
        ])
    }
}

/// Where a pointer is on the board; none for a second finger.
fn point(event: &Event) -> Option<Point> {
    let board: Element = event.current_target()?.dyn_into().ok()?;
    let pointer = event.dyn_ref::<PointerEvent>()?;
    let (left, top, width, height) = page::box_of(&board);
    if !pointer.is_primary() || width <= 0.0 || height <= 0.0 {
        return None;
    }
    // Only a pen tells how hard it is pressed; what others say is made up.
    let pressure = match pointer.pointer_type().as_str() {
        "pen" => f64::from(pointer.pressure()),
        _ => 0.5,
    };
    let across = (f64::from(pointer.client_x()) - left) / width;
    let down = (f64::from(pointer.client_y()) - top) / height;
    Some(Point::new(across, down, pressure))
}

/// The sheet with a path on it.
fn sheet(path: &str) -> String {
    format!("<svg viewBox=\"0 0 {SIDE} {SIDE}\" aria-hidden=\"true\"><path d=\"{path}\"/></svg>")
}

async fn fetch(session: Session, attachment: &Attachment) -> Option<Drawing> {
    let bytes = session.bytes_of(attachment).await.ok()?;
    Drawing::read(&bytes).ok()
}

/// A drawing in the page.
pub fn shown(session: Session, attachment: Attachment) -> AnyView {
    let t = t();
    let path = RwSignal::new(None::<Result<String, ()>>);
    let named = StoredValue::new(in_words(session, &attachment));
    spawn_local(async move {
        let drawing = fetch(session, &attachment).await;
        path.try_set(Some(drawing.as_ref().map(strokes::path).ok_or(())));
    });
    live(move || match path.get() {
        None => p("soft small").text(t.common.loading).into(),
        Some(Err(())) => trouble(Some(t.media.drawing_broken)),
        Some(Ok(path)) => div("sketch")
            .attr("role", "img")
            .live_attr("aria-label", move || {
                Some(named.with_value(|named| named()).into())
            })
            .child(el("span").class("drawing").drawing(sheet(&path)))
            .into(),
    })
}
