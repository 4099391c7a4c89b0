//! The one way in which a screen does something that takes time.
//!
//! The work goes on when the screen is left, so that a save is never cancelled;
//! what fails is always said. Whoever wants to close the book waits for [`quiet`].

use std::cell::{Cell, RefCell};
use std::future::Future;

use leptos::task::spawn_local;
use tokio::sync::oneshot;

use super::context::App;
use super::problem::Problem;

/// What happens once nothing is under way.
type Then = Box<dyn FnOnce()>;

thread_local! {
    static UNDER_WAY: Cell<usize> = const { Cell::new(0) };
    static WAITING: RefCell<Vec<Then>> = const { RefCell::new(Vec::new()) };
}

/// Something that is under way, for as long as this lives.
pub struct Busy(());

impl Default for Busy {
    /// Something begins.
    fn default() -> Self {
        UNDER_WAY.set(UNDER_WAY.get() + 1);
        Self(())
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        UNDER_WAY.set(UNDER_WAY.get() - 1);
        if !busy() {
            WAITING.take().into_iter().for_each(|then| then());
        }
    }
}

/// Whether something is under way or not kept yet.
pub fn busy() -> bool {
    UNDER_WAY.get() > 0
}

/// Does something as soon as nothing is under way any more.
pub fn quiet(then: impl FnOnce() + 'static) {
    if busy() {
        WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(then)));
    } else {
        then();
    }
}

/// Waits until nothing is under way any more.
pub async fn settled() {
    let (tell, told) = oneshot::channel();
    quiet(move || {
        let _ = tell.send(());
    });
    let _ = told.await;
}

/// Does the work, then `done` with its outcome; a failure is said at the foot of the screen.
pub fn run<T: 'static>(
    app: App,
    work: impl Future<Output = Result<T, Problem>> + 'static,
    done: impl FnOnce(T) + 'static,
) {
    run_or(app, work, done, |_| ());
}

/// As [`run`], and `failed` may show the failure where it belongs as well.
pub fn run_or<T: 'static>(
    app: App,
    work: impl Future<Output = Result<T, Problem>> + 'static,
    done: impl FnOnce(T) + 'static,
    failed: impl FnOnce(Problem) + 'static,
) {
    let busy = Busy::default();
    spawn_local(async move {
        finish(app, work, done, failed).await;
        drop(busy);
    });
}

/// As [`run`], for what waits for another app: it holds up nothing, since that app may never answer and the book has to be
/// able to close.
pub fn aside<T: 'static>(
    app: App,
    work: impl Future<Output = Result<T, Problem>> + 'static,
    done: impl FnOnce(T) + 'static,
) {
    spawn_local(finish(app, work, done, |_| ()));
}

async fn finish<T>(
    app: App,
    work: impl Future<Output = Result<T, Problem>>,
    done: impl FnOnce(T),
    failed: impl FnOnce(Problem),
) {
    match work.await {
        Ok(outcome) => done(outcome),
        Err(problem) => {
            app.complain(problem);
            failed(problem);
        }
    }
}
