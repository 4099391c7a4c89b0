//! Other tabs of the app: telling them that a book changed, and agreeing who writes a text.
//!
//! Nothing that someone wrote goes through here: a commit's number, and random names of books and texts.
//! Who may do what stands in docs/decisions/0011-tabs.md.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use tokio::sync::oneshot;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};

use super::{Refused, window};
use crate::domain::id::Id;
use crate::store::Seq;

/// What another tab says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It made the commit with this number.
    Committed(Seq),
    /// It was locked by hand: every tab of the book is to close.
    Locked,
}

/// What is said for [`Heard::Locked`].
const LOCKED: &str = "locked";

/// The tabs that have the same book open. It falls silent when it is dropped.
pub struct Tabs {
    channel: BroadcastChannel,
    _heard: Closure<dyn FnMut(MessageEvent)>,
}

impl Tabs {
    /// Joins the tabs of a book; `heard` is called with what another tab says.
    ///
    /// # Errors
    /// [`Refused`] where tabs cannot talk: then a tab follows when it becomes visible again.
    pub fn of(book: Id, mut heard: impl FnMut(Heard) + 'static) -> Result<Self, Refused> {
        let channel = BroadcastChannel::new(&format!("mijn-stem-{book}"))?;
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let said = event.data();
            if let Some(number) = said.as_f64().and_then(number) {
                heard(Heard::Committed(number));
            } else if said.as_string().as_deref() == Some(LOCKED) {
                heard(Heard::Locked);
            }
        });
        channel.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        Ok(Self {
            channel,
            _heard: on_message,
        })
    }

    /// Tells the other tabs that this one made the commit with this number.
    ///
    /// # Errors
    /// [`Refused`] when the browser does not pass it on.
    pub fn tell(&self, last: Seq) -> Result<(), Refused> {
        Ok(self.channel.post_message(&(last.get() as f64).into())?)
    }
}

impl Tabs {
    /// Tells the other tabs to close the book.
    ///
    /// # Errors
    /// As [`Tabs::tell`].
    pub fn tell_locked(&self) -> Result<(), Refused> {
        Ok(self.channel.post_message(&LOCKED.into())?)
    }
}

impl Drop for Tabs {
    fn drop(&mut self) {
        self.channel.set_onmessage(None);
        self.channel.close();
    }
}

fn number(said: f64) -> Option<Seq> {
    let exact = said.fract() == 0.0 && said >= 0.0 && said <= Seq::MAX as f64;
    exact.then_some(said as u64).and_then(Seq::new)
}

/// The right to write a text, until it is dropped, the page is closed, or another tab takes it over.
pub struct Pen {
    /// Lets go of it; none where the browser has no locks, and every tab writes.
    let_go: Option<Function>,
}

/// Whether a tab may write a text.
pub enum Hold {
    /// It may.
    Held(Pen),
    /// Another tab does.
    Busy,
}

/// Asks to be the one that writes a text of a book, an entry or a draft by its id. `lost` is called when another tab
/// takes it over later.
///
/// # Errors
/// [`Refused`] when the browser does not answer.
pub async fn hold(book: Id, text: Id, lost: impl FnOnce() + 'static) -> Result<Hold, Refused> {
    Ok(match request(book, text, "ifAvailable", lost).await? {
        Some(pen) => Hold::Held(pen),
        None => Hold::Busy,
    })
}

/// Takes the writing of a text over from whichever tab has it, which is told. `lost` as in [`hold`].
///
/// # Errors
/// As [`hold`].
pub async fn take_over(book: Id, text: Id, lost: impl FnOnce() + 'static) -> Result<Pen, Refused> {
    let pen = request(book, text, "steal", lost).await?;
    pen.ok_or_else(|| Refused::Failed("nothing to take over".to_owned()))
}

/// <https://w3c.github.io/web-locks/#api-lock-manager-request>
async fn request(
    book: Id,
    text: Id,
    how: &str,
    lost: impl FnOnce() + 'static,
) -> Result<Option<Pen>, Refused> {
    let locks = Reflect::get(&window()?.navigator(), &"locks".into())?;
    if locks.is_undefined() {
        return Ok(Some(Pen { let_go: None }));
    }
    let options = Object::new();
    Reflect::set(&options, &how.into(), &true.into())?;
    let (give, answer) = oneshot::channel();
    let give = Rc::new(RefCell::new(Some(give)));
    let never_given = Rc::clone(&give);
    // The browser holds the lock until the promise that this gives back is done.
    let given = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        let mut let_go = None;
        let held = Promise::new(&mut |done, _| let_go = Some(done));
        let got = if lock.is_null() { None } else { let_go };
        let outcome = if got.is_some() {
            held.into()
        } else {
            JsValue::NULL
        };
        give.take().map(|give| give.send(got));
        outcome
    });
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let name = format!("mijn-stem-{book}-{text}");
    let over: Promise = request
        .call3(&locks, &name.into(), &options, &given)?
        .dyn_into()?;
    spawn_local(async move {
        let taken = JsFuture::from(over).await.is_err();
        // Refused before it was given at all: whoever waits for it is told, and has lost nothing.
        if never_given.take().is_none() && taken {
            lost();
        }
    });
    match answer.await {
        Ok(let_go) => Ok(let_go.map(|let_go| Pen {
            let_go: Some(let_go),
        })),
        Err(_) => Err(Refused::Failed("no lock was given".to_owned())),
    }
}

impl Drop for Pen {
    fn drop(&mut self) {
        if let Some(let_go) = &self.let_go {
            drop(let_go.call0(&JsValue::UNDEFINED));
        }
    }
}
