//! The one way in which a screen does something that takes time.
//!
//! The work goes on when the screen is left, so that a save is never cancelled;
//! what fails is always said.

use std::future::Future;

use leptos::task::spawn_local;

use super::context::App;
use super::problem::Problem;

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
    spawn_local(async move {
        match work.await {
            Ok(outcome) => done(outcome),
            Err(problem) => {
                app.complain(problem);
                failed(problem);
            }
        }
    });
}
