//! Turning a passphrase into a key in a worker, so that the screen stays alive for the second that it takes.
//!
//! The worker is a small program of its own (`src/bin/stretch.rs`), at the address that the page names. It is started for
//! one key and ended right after: that gives its 64 MiB back, and nothing of the passphrase stays behind in it.

use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, Worker, WorkerOptions, WorkerType};
use zeroize::Zeroizing;

use super::{page, window};
use crate::crypto::key_slot::{DeriveError, Passphrase, Stretch, WrappingKey};
use crate::crypto::stretch_job::{answer, job, work};
use crate::usecase::{Here, Stretcher};

/// The name of the page's `meta` that says where the worker is.
const NAME: &str = "stretch";
/// How long a worker may take to start, in milliseconds. After that the work is done here.
const START_MS: i32 = 10_000;

/// Derives keys in a worker; where none starts, right here.
#[derive(Debug, Clone, Copy)]
pub struct InWorker;

impl Stretcher for InWorker {
    async fn derive(
        &self,
        stretch: Stretch,
        passphrase: &Passphrase,
    ) -> Result<WrappingKey, DeriveError> {
        match Running::start().await {
            Some(worker) => worker.derive(stretch, passphrase).await,
            None => Here.derive(stretch, passphrase).await,
        }
    }
}

/// A worker that waits for its job. It ends when this is dropped, also in the middle of its work.
struct Running(Worker);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.terminate();
    }
}

impl Running {
    /// None where no worker can start: an old browser, or its file cannot be had.
    async fn start() -> Option<Self> {
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let worker = Self(Worker::new_with_options(&page::meta(NAME)?, &options).ok()?);
        // It says null when it is ready, and something else when it cannot work.
        let first = worker.next(Some(START_MS)).await?;
        first.is_null().then_some(worker)
    }

    async fn derive(
        self,
        stretch: Stretch,
        passphrase: &Passphrase,
    ) -> Result<WrappingKey, DeriveError> {
        let said = self.next(None);
        let sent = send(&job(stretch, passphrase), |bytes, buffer| {
            self.0.post_message_with_transfer(bytes, buffer)
        });
        sent.map_err(|_| DeriveError::BrokenOff)?;
        let said = said.await.ok_or(DeriveError::BrokenOff)?;
        answer(&received(&said))
    }

    /// What it says next; none when it fails, or takes longer than so many milliseconds.
    fn next(&self, within: Option<i32>) -> impl Future<Output = Option<JsValue>> {
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
pub fn serve() {
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
