//! Every request that the page made, as the browser itself counts them: so that someone can see that nothing is sent.
//!
//! It sees what this page asks for. What the service worker fetches when it looks for a new version of the app, and
//! what a worker fetches for itself, stand in the browser's own tools only.

use js_sys::{Array, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{PerformanceEntry, PerformanceObserver, PerformanceObserverInit};

use super::{Refused, address, window};

/// The browser's name for what was fetched.
const RESOURCE: &str = "resource";

/// One request.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// The path, for one of the app's own files; the whole address for any other.
    pub address: String,
    /// Whether it is one of the app's own files.
    pub own: bool,
    /// When it began, in milliseconds after the page did.
    pub at: f64,
}

/// Requests so far, split at the moment when the app was ready.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Requests {
    /// Those that brought the page and the app.
    pub loading: Vec<Request>,
    /// Those that began later.
    pub since: Vec<Request>,
}

/// How many milliseconds after the page began it is now; to be asked once, when the app is ready.
pub fn now() -> f64 {
    let performance = window().ok().and_then(|window| window.performance());
    performance.map_or(0.0, |performance| performance.now())
}

/// All requests so far; `ready` says when the app was, as [`now`] gave it.
pub fn since_load(ready: f64) -> Requests {
    let performance = window().ok().and_then(|window| window.performance());
    let entries = performance.map(|performance| performance.get_entries_by_type(RESOURCE));
    let (loading, since) = read(&entries.unwrap_or_default())
        .into_iter()
        .partition(|request| request.at < ready);
    Requests { loading, since }
}

fn read(entries: &Array) -> Vec<Request> {
    let origin = address::origin();
    let one = |entry: JsValue| {
        let entry: PerformanceEntry = entry.dyn_into().ok()?;
        let name = entry.name();
        let path = name.strip_prefix(&origin);
        let path = path.filter(|path| path.starts_with('/'));
        Some(Request {
            own: path.is_some(),
            address: path.unwrap_or(&name).to_owned(),
            at: entry.start_time(),
        })
    };
    entries.iter().filter_map(one).collect()
}

/// Someone who is told of requests as they happen. It hears no more when it is dropped.
pub struct Watching {
    observer: PerformanceObserver,
    _seen: Closure<dyn FnMut(JsValue)>,
}

/// Calls `seen` with the requests that are made from now on, soon after each is done.
///
/// # Errors
/// [`Refused`] where the browser does not tell.
pub fn watch(mut seen: impl FnMut(Vec<Request>) + 'static) -> Result<Watching, Refused> {
    let told = Closure::<dyn FnMut(JsValue)>::new(move |list: JsValue| {
        if let Ok(entries) = entries(&list) {
            seen(read(&entries));
        }
    });
    let observer = PerformanceObserver::new(told.as_ref().unchecked_ref())?;
    let options = PerformanceObserverInit::new(&Array::of1(&RESOURCE.into()));
    observer.observe(&options);
    Ok(Watching {
        observer,
        _seen: told,
    })
}

fn entries(list: &JsValue) -> Result<Array, JsValue> {
    let get: js_sys::Function = Reflect::get(list, &"getEntries".into())?.dyn_into()?;
    Ok(Array::from(&get.call0(list)?))
}

impl Drop for Watching {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
