//! Waiting for a while, where another tab is given the time to step aside.

use js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Comes back after so many milliseconds; at once where there is no window to measure them.
pub(super) async fn sleep(milliseconds: i32) {
    let promise = Promise::new(&mut |done, _| {
        let set = web_sys::window().and_then(|window| {
            window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds)
                .ok()
        });
        if set.is_none() {
            drop(done.call0(&done));
        }
    });
    drop(JsFuture::from(promise).await);
}
