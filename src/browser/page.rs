//! The page itself: title, language, colours, focus, timers.

use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, HtmlDialogElement, HtmlElement, IdleRequestOptions, MessageChannel,
};

use super::window;

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Runs something at each event on the window, for as long as the page lives.
pub fn on_window(event: &str, run: impl FnMut(web_sys::Event) + 'static) {
    let closure = Closure::<dyn FnMut(web_sys::Event)>::new(run);
    if let Ok(window) = window() {
        let _ = window.add_event_listener_with_callback(event, closure.as_ref().unchecked_ref());
    }
    closure.forget();
}

/// The title of the browser's tab: the same on every page, because the browser's history keeps it.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Takes everything off the screen at once.
pub fn blank() {
    if let Some(body) = document().and_then(|document| document.body()) {
        body.replace_children_with_node_0();
    }
}

/// Hides everything without taking it away, or shows it again.
pub fn veil(hidden: bool) {
    if let Some(root) = document().and_then(|document| document.document_element()) {
        let _ = root.toggle_attribute_with_force("data-veiled", hidden);
    }
}

/// Whether a `pageshow` brings back a page from the browser's memory, instead of loading it.
pub fn is_from_memory(event: &web_sys::Event) -> bool {
    js_sys::Reflect::get(event, &"persisted".into()).is_ok_and(|kept| kept.is_truthy())
}

/// Whether the page is out of sight: another tab or app is before it.
pub fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Prints the page.
pub fn print() {
    if let Ok(window) = window() {
        let _ = window.print();
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

/// The browser's offer to install the app, as the boot script put it by: it comes before we are there.
fn install_offer() -> Option<(JsValue, js_sys::Function)> {
    let offer =
        js_sys::Reflect::get(&JsValue::from(window().ok()?), &"installOffer".into()).ok()?;
    let prompt = js_sys::Reflect::get(&offer, &"prompt".into()).ok()?;
    Some((offer, prompt.dyn_into().ok()?))
}

/// Whether the browser can ask for it to be installed.
pub fn offers_install() -> bool {
    install_offer().is_some()
}

/// Lets the browser ask whether the app is to be installed.
pub fn install() {
    if let Some((offer, prompt)) = install_offer() {
        let _ = prompt.call0(&offer);
    }
}

/// Whether the device prefers dark colours.
pub fn prefers_dark() -> bool {
    prefers("(prefers-color-scheme: dark)")
}

/// Whether the device prefers colours that differ more.
pub fn prefers_contrast() -> bool {
    prefers("(prefers-contrast: more)")
}

fn prefers(what: &str) -> bool {
    let media = window().and_then(|window| Ok(window.match_media(what)?));
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

/// Puts the focus on the element with this id, where the page stands.
pub fn focus_on(id: &str) {
    let found = document().and_then(|document| document.get_element_by_id(id));
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Whether the focus is on nothing, as after what had it was taken away.
pub fn focus_is_free() -> bool {
    let Some(document) = document() else {
        return true;
    };
    match (document.active_element(), document.body()) {
        (Some(active), Some(body)) => *active == **body,
        _ => true,
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

/// Waits until the browser has nothing better to do, a second at the most; where it cannot tell (Safari), a little.
pub async fn idle() {
    let Ok(window) = window() else { return };
    if !js_sys::Reflect::has(&window, &"requestIdleCallback".into()).unwrap_or(false) {
        return wait(200).await;
    }
    let turn = js_sys::Promise::new(&mut |go_on, _| {
        let soon = IdleRequestOptions::new();
        soon.set_timeout(1000);
        let _ = window.request_idle_callback_with_options(&go_on, &soon);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(turn).await;
}

/// Lets everything else that waits go first, and frames. A timer would do the same, but browsers make each one wait four milliseconds.
pub async fn turn() {
    let Ok(channel) = MessageChannel::new() else {
        return wait(0).await;
    };
    let turn = js_sys::Promise::new(&mut |go_on, _| channel.port1().set_onmessage(Some(&go_on)));
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        let _ = wasm_bindgen_futures::JsFuture::from(turn).await;
    }
    channel.port1().close();
}

/// Waits so many milliseconds.
pub async fn wait(milliseconds: i32) {
    let turn = js_sys::Promise::new(&mut |go_on, _| {
        if let Ok(window) = window() {
            let _ =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&go_on, milliseconds);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(turn).await;
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
