//! A page that is left, and that the browser keeps frozen for who comes back to it.
//!
//! WebKit freezes it in the middle of a transaction, which then never ends: whoever opens the app meanwhile could keep nothing.
//! So what is under way ends as the page goes. When it comes back it is loaded anew (`ui/lock.rs`).

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, IdbTransaction};

/// What is under way on a connection, until the page is left.
pub(super) struct Leaving {
    under_way: Rc<RefCell<Vec<IdbTransaction>>>,
    on_leave: Closure<dyn FnMut(Event)>,
}

impl Leaving {
    /// Calls `left` when the page is left and kept; what is under way has ended then.
    pub fn watch(left: impl Fn() + 'static) -> Self {
        let under_way = Rc::<RefCell<Vec<IdbTransaction>>>::default();
        let ending = Rc::clone(&under_way);
        let on_leave = Closure::new(move |event: Event| {
            let kept = Reflect::get(&event, &"persisted".into());
            if kept.is_ok_and(|kept| kept.is_truthy()) {
                for transaction in ending.take() {
                    // One that is being committed needs the page no more, and refuses.
                    let _ = transaction.abort();
                }
                left();
            }
        });
        if let Some(window) = web_sys::window() {
            let listener = on_leave.as_ref().unchecked_ref();
            let _ = window.add_event_listener_with_callback(LEAVING, listener);
        }
        Self {
            under_way,
            on_leave,
        }
    }

    /// A transaction is under way, until it is done.
    pub fn begin(&self, transaction: &IdbTransaction) {
        self.under_way.borrow_mut().push(transaction.clone());
    }

    /// It is done.
    pub fn done(&self, transaction: &IdbTransaction) {
        self.under_way.borrow_mut().retain(|it| it != transaction);
    }
}

impl Drop for Leaving {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            let listener = self.on_leave.as_ref().unchecked_ref();
            let _ = window.remove_event_listener_with_callback(LEAVING, listener);
        }
    }
}

const LEAVING: &str = "pagehide";
