//! Reading a QR code: by the browser itself where it can, else by a worker of ours, which is fetched when it is needed.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::camera::Frame;
use super::window;
use super::worker::{self, Running};
use crate::parcel::qr::{job, work};

/// Under which name the page says where the worker is.
const NAME: &str = "scan";

/// What reads codes.
pub enum Reader {
    /// The browser: <https://wicg.github.io/shape-detection-api/>.
    Browser(JsValue),
    /// Our worker.
    Worker(Running),
}

impl Reader {
    /// The one that there is; none when nothing here can.
    pub async fn start() -> Option<Self> {
        if let Some(detector) = detector().await {
            return Some(Self::Browser(detector));
        }
        Running::start(NAME).await.map(Self::Worker)
    }

    /// The text of the code in a picture: of `source`, which the browser can look at, or of its grey points; none when
    /// there is no code in it to be read.
    pub async fn read(
        &mut self,
        source: &JsValue,
        frame: impl FnOnce() -> Option<Frame>,
    ) -> Option<Vec<u8>> {
        match self {
            Self::Browser(detector) => {
                let found: Array = called(detector, "detect", source).await?.dyn_into().ok()?;
                let text = Reflect::get(&found.get(0), &"rawValue".into()).ok()?;
                text.as_string().map(String::into_bytes)
            }
            Self::Worker(worker) => {
                let Frame { width, grey } = frame()?;
                let Some(text) = worker.ask(&job(width, &grey)).await else {
                    // It stumbled over this picture; a new one looks at the next.
                    *worker = Running::start(NAME).await?;
                    return None;
                };
                (!text.is_empty()).then(|| text.to_vec())
            }
        }
    }
}

/// The browser's own reader, if it reads these codes.
async fn detector() -> Option<JsValue> {
    let window = window().ok()?;
    let class = Reflect::get(&window, &"BarcodeDetector".into()).ok()?;
    let class: Function = class.dyn_into().ok()?;
    let forms = called(&class, "getSupportedFormats", &JsValue::UNDEFINED).await?;
    let forms: Array = forms.dyn_into().ok()?;
    let ours: JsValue = "qr_code".into();
    if !forms.includes(&ours, 0) {
        return None;
    }
    let options = Object::new();
    Reflect::set(&options, &"formats".into(), &Array::of1(&ours)).ok()?;
    Reflect::construct(&class, &Array::of1(&options)).ok()
}

/// What a method promises; none when it breaks its promise.
async fn called(of: &JsValue, method: &str, argument: &JsValue) -> Option<JsValue> {
    let method: Function = Reflect::get(of, &method.into()).ok()?.dyn_into().ok()?;
    let promise: Promise = method.call1(of, argument).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

/// The worker's side.
pub fn serve() {
    worker::serve(work);
}
