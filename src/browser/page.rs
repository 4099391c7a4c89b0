//! The page itself: its address, title, language, colours, focus.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Element, HtmlDialogElement, HtmlElement};

use super::window;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The path of the address, such as `/dagboek`.
pub fn path() -> String {
    window()
        .ok()
        .and_then(|window| window.location().pathname().ok())
        .unwrap_or_else(|| "/".to_owned())
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

/// Goes to another address of the app without loading the page again.
pub fn push(path: &str) {
    if let Ok(history) = window().and_then(|window| Ok(window.history()?)) {
        let _ = history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(path));
    }
}

/// Takes this address for the present one, as if the earlier had never been.
pub fn replace(path: &str) {
    if let Ok(history) = window().and_then(|window| Ok(window.history()?)) {
        let _ = history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(path));
    }
}

/// Loads another document in place of this one, leaving nothing of it behind the back button.
pub fn leave_for(path: &str) {
    if let Ok(window) = window() {
        let _ = window.location().replace(path);
    }
}

/// Runs something at each event on the window, for as long as the page lives.
pub fn on_window<E: JsCast + 'static>(event: &str, run: impl FnMut(E) + 'static) {
    let mut run = run;
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        if let Ok(event) = event.dyn_into::<E>() {
            run(event);
        }
    });
    if let Ok(window) = window() {
        let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
    closure.forget();
}

/// A page was entered: its h1 gives the title, and takes the focus when we came from another page.
pub fn enter(app: &str, moved: bool) {
    let Some(document) = document() else { return };
    let heading = document
        .query_selector("h1")
        .ok()
        .flatten()
        .and_then(|heading| heading.text_content());
    document
        .set_title(&heading.map_or_else(|| app.to_owned(), |heading| format!("{heading} · {app}")));
    if moved {
        focus_first("h1");
    }
}

/// Sets an attribute of the root element, such as `lang` or `data-theme`.
pub fn set_root(name: &str, value: &str) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.set_attribute(name, value);
    }
}

/// What a `meta` of the page says.
pub fn meta(name: &str) -> Option<String> {
    let found = document()?.query_selector(&format!("meta[name={name}]"));
    found.ok()??.get_attribute("content")
}

/// Whether the device prefers dark colours.
pub fn prefers_dark() -> bool {
    let media = window().and_then(|window| Ok(window.match_media("(prefers-color-scheme: dark)")?));
    media.ok().flatten().is_some_and(|media| media.matches())
}

/// The languages the person reads, as BCP 47 tags, best first.
pub fn languages() -> Vec<String> {
    let list = window()
        .map(|window| window.navigator().languages())
        .unwrap_or_default();
    list.iter().filter_map(|tag| tag.as_string()).collect()
}

/// Puts the focus on the first element that matches, and scrolls to the top.
pub fn focus_first(selector: &str) {
    let found = document().and_then(|document| document.query_selector(selector).ok().flatten());
    if let Some(element) = found
        .as_ref()
        .and_then(|element| element.dyn_ref::<HtmlElement>())
    {
        let _ = element.focus();
    }
    if let Ok(window) = window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Takes the loading shell away.
pub fn remove(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        element.remove();
    }
}

/// Shows what was hidden, such as the sentence for a crash.
pub fn reveal(id: &str) {
    if let Some(element) = document().and_then(|document| document.get_element_by_id(id)) {
        let _ = element.remove_attribute("hidden");
    }
}

/// Loads the page anew.
pub fn reload() {
    if let Ok(window) = window() {
        let _ = window.location().reload();
    }
}

/// The element's place and size on the screen: left, top, width, height.
pub fn box_of(element: &Element) -> (f64, f64, f64, f64) {
    let rect = element.get_bounding_client_rect();
    (rect.left(), rect.top(), rect.width(), rect.height())
}

/// Shows a dialog over the page, or closes it.
pub fn show_dialog(id: &str, open: bool) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    let Some(dialog) = found
        .as_ref()
        .and_then(|element| element.dyn_ref::<HtmlDialogElement>())
    else {
        return;
    };
    match (open, dialog.open()) {
        (true, false) => drop(dialog.show_modal()),
        (false, true) => dialog.close(),
        _ => (),
    }
}

/// Keeps a pointer with the element it was pressed on, also where it slides off.
pub fn hold_pointer(event: &web_sys::Event) {
    let target = event
        .current_target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    if let (Some(target), Some(pointer)) = (target, event.dyn_ref::<web_sys::PointerEvent>()) {
        let _ = target.set_pointer_capture(pointer.pointer_id());
    }
}

/// Whether a click means "follow this link here", rather than in a new tab.
pub fn is_plain_click(event: &web_sys::MouseEvent) -> bool {
    event.button() == 0
        && !event.meta_key()
        && !event.ctrl_key()
        && !event.shift_key()
        && !event.alt_key()
}

/// Calls back after so many milliseconds.
pub fn after(milliseconds: i32, run: impl FnOnce() + 'static) {
    let closure = Closure::once_into_js(run);
    if let Ok(window) = window() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            closure.unchecked_ref(),
            milliseconds,
        );
    }
}
