//! Programs of ours that run beside the page, each in a worker, so that the screen stays alive while they work.
//!
//! The page names them in a `meta` each, since their files carry a hash. They are asked in bytes and answer in bytes, one
//! job after another, and end when they are no longer held: that gives back all they had, and nothing stays behind in them.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker, WorkerOptions, WorkerType};
use zeroize::Zeroizing;

use super::{page, window};

/// How long a worker may take to start, in milliseconds.
const START_MS: i32 = 10_000;

/// A worker that waits for a job. It ends when this is dropped, also in the middle of its work.
pub struct Running(Worker);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

impl Running {
    /// Starts the one that the page names so; none where no worker can start: an old browser, or its file cannot be had.
    pub async fn start(name: &str) -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Self(Worker::new_with_options(&page::meta(name)?, &options).ok()?);
        // It says null when it is ready, and something else when it cannot work.
        let first = worker.next(Some(START_MS)).await?;
        first.is_null().then_some(worker)
    }

    /// Hands it a job and waits for the answer; none when it broke off.
    pub async fn ask(&self, job: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let said = self.next(None);
        let sent = send(job, |bytes, buffer| {
            self.0.post_message_with_transfer(bytes, buffer)
        });
        sent.ok()?;
        said.await.map(|said| received(&said))
    }

    /// What it says next; none when it fails, or takes longer than so many milliseconds.
    fn next(&self, within: Option<i32>) -> impl Future<Output = Option<JsValue>> + use<> {
        let said = Promise::new(&mut |said, failed| {
            self.0.set_onmessage(Some(&said));
            self.0.set_onerror(Some(&failed));
            if let (Some(within), Ok(window)) = (within, window()) {
                let _ =
                    window.set_timeout_with_callback_and_timeout_and_arguments_0(&failed, within);
            }
        });
        async move {
            let event: MessageEvent = JsFuture::from(said).await.ok()?.dyn_into().ok()?;
            Some(event.data())
        }
    }
}

/// The worker's side: does one job after another.
pub fn serve(work: fn(&[u8]) -> Zeroizing<Vec<u8>>) {
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else {
        return;
    };
    let own = scope.clone();
    let at_job = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let answer = work(&received(&event.data()));
        let _ = send(&answer, |bytes, buffer| {
            own.post_message_with_transfer(bytes, buffer)
        });
    });
    scope.set_onmessage(Some(at_job.as_ref().unchecked_ref()));
    at_job.forget();
    let _ = scope.post_message(&JsValue::NULL);
}

/// Hands bytes over with their memory, so that no copy stays on this side.
fn send(
    bytes: &[u8],
    post: impl FnOnce(&JsValue, &JsValue) -> Result<(), JsValue>,
) -> Result<(), JsValue> {
    let bytes = Uint8Array::from(bytes);
    post(&bytes, &Array::of1(&bytes.buffer()))
}

/// The bytes that came; where they lay in the browser's memory, there are zeros now. Nothing, when it was something else.
fn received(said: &JsValue) -> Zeroizing<Vec<u8>> {
    let Some(bytes) = said.dyn_ref::<Uint8Array>() else {
        return Zeroizing::new(Vec::new());
    };
    let kept = Zeroizing::new(bytes.to_vec());
    bytes.fill(0, 0, bytes.length());
    kept
}
