//! Where in the app we are, and what the browser remembers of it.
//!
//! The browser's history lists one address and one title for the whole app, whatever page was
//! open: the path of a page lies in the entry's state, where only the app can read it
//! (docs/decisions/0012-one-address.md). A path in the address itself, as in a link, is taken over when it is loaded.

use std::cell::Cell;

use wasm_bindgen::JsValue;
use web_sys::History;

use super::{page, window};

/// The first page, and what the address says on every page; as a path of the app, to which [`within`] adds where the app stands.
const HOME: &str = "/";

thread_local! {
    /// Where to go once the history is rolled back; set when somebody wants away at once.
    static LEAVING: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// One entry of the history: how many of ours lie before it, and the path of its page.
struct Entry {
    depth: u32,
    path: String,
}

impl Entry {
    /// Kept as `2/dagboek`.
    fn read(state: &JsValue) -> Option<Self> {
        let state = state.as_string()?;
        let (depth, _) = state.split_once('/')?;
        Some(Self {
            path: state.strip_prefix(depth)?.to_owned(),
            depth: depth.parse().ok()?,
        })
    }

    fn state(depth: u32, path: &str) -> JsValue {
        format!("{depth}{path}").into()
    }

    /// The present one; before the app wrote it, what the address says.
    fn here() -> Self {
        history()
            .and_then(|history| Self::read(&history.state().ok()?))
            .unwrap_or_else(|| Self {
                depth: 0,
                path: address().unwrap_or_else(|| HOME.to_owned()),
            })
    }
}

fn history() -> Option<History> {
    window().ok()?.history().ok()
}

/// Where on its origin the app stands: nothing for the root, or a path such as `/mijn-stem`.
fn base() -> String {
    let mut base = page::meta("base").unwrap_or_default();
    base.truncate(base.trim_end_matches('/').len());
    base
}

/// A path of the app, such as `/dagboek`, as one on its origin.
pub fn within(path: &str) -> String {
    base() + path
}

/// The path of the app in the address.
fn address() -> Option<String> {
    let path = window().ok()?.location().pathname().ok()?;
    Some(path.strip_prefix(&base()).unwrap_or(HOME).to_owned())
}

/// The path of the page, such as `/dagboek`.
pub fn path() -> String {
    Entry::here().path
}

/// The origin of the address, such as `https://stem.example`.
pub fn origin() -> String {
    window()
        .ok()
        .and_then(|window| window.location().origin().ok())
        .unwrap_or_default()
}

/// What stands behind the `#` of the address; it never leaves the device.
pub fn fragment() -> String {
    let hash = window()
        .ok()
        .and_then(|window| window.location().hash().ok())
        .unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Whether someone came to this address, instead of loading it again or going back to it.
fn came() -> bool {
    let performance = window().ok().and_then(|window| window.performance());
    let entries = performance.map(|performance| performance.get_entries_by_type("navigation"));
    let kind =
        entries.and_then(|entries| js_sys::Reflect::get(&entries.get(0), &"type".into()).ok());
    kind.and_then(|kind| kind.as_string()).as_deref() == Some("navigate")
}

/// Takes the path out of the address that was loaded. What stands behind the `#` stays until its page has read it.
pub fn take_over() {
    let Entry { depth, mut path } = Entry::here();
    // A bookmark or an icon leads to where it says, whatever page was open in this tab before.
    if came()
        && let Some(address) = address()
    {
        path = address;
    }
    let hash = fragment();
    let mut shown = within(HOME);
    if !hash.is_empty() {
        shown = shown + "#" + &hash;
    }
    put(depth, &path, &shown);
}

fn put(depth: u32, path: &str, shown: &str) {
    if let Some(history) = history() {
        let state = Entry::state(depth, path);
        let _ = history.replace_state_with_url(&state, "", Some(shown));
    }
}

/// Goes to another page without loading anything.
pub fn push(path: &str) {
    if let Some(history) = history() {
        let state = Entry::state(Entry::here().depth + 1, path);
        let _ = history.push_state_with_url(&state, "", Some(&within(HOME)));
    }
}

/// Takes this page for the present one, as if the earlier had never been.
pub fn replace(path: &str) {
    put(Entry::here().depth, path, &within(HOME));
}

/// Runs something whenever back or forward leads to another page of the app.
pub fn on_move(mut run: impl FnMut() + 'static) {
    page::on_window("popstate", move |_| match LEAVING.get() {
        Some(to) => gone(to),
        None => run(),
    });
}

/// Loads the app anew, at its first page.
pub fn start_over() {
    replace(HOME);
    page::reload();
}

/// Loads another document in place of this one.
fn leave_for(path: &str) {
    if let Ok(window) = window() {
        let _ = window.location().replace(path);
    }
}

/// Loads a neutral page in the place of every page of ours that back or forward could lead to. The screen is
/// empty at once. `to` is a path of the app.
pub fn vanish(to: &'static str) {
    page::blank();
    LEAVING.set(Some(to));
    let depth = i32::try_from(Entry::here().depth).unwrap_or(i32::MAX);
    match history().filter(|_| depth > 0) {
        // Goes on in `on_move`, at the first page of ours.
        Some(history) => {
            let _ = history.go_with_delta(-depth);
        }
        None => gone(to),
    }
}

/// At the first page of ours: the neutral one takes its place, and a second entry cuts off what lay after it.
fn gone(to: &str) {
    let to = &within(to);
    if let Some(history) = history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(to));
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(to));
    }
    leave_for(to);
}
