//! The service worker: the whole app kept on this device, and a newer version of it that waits for its turn.

use js_sys::Reflect;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    MessageEvent, RegistrationOptions, ServiceWorkerContainer, ServiceWorkerRegistration,
    ServiceWorkerState, ServiceWorkerUpdateViaCache,
};

use super::{Refused, page, window};

/// The name of the page's `meta` that says where the worker is; absent where there is none.
const NAME: &str = "offline";
/// What the worker is told, and says, as in xtask/src/dist/offline.js.
const TAKE_OVER: &str = "take over";
const OTHERS: &str = "others";

/// Where workers are kept; none in a browser without them.
pub(super) fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().ok()?.navigator();
    let container = Reflect::get(&navigator, &"serviceWorker".into()).ok()?;
    container.dyn_into().ok()
}

/// Keeps the app on this device, and calls `newer` whenever a newer version of it waits.
///
/// # Errors
/// [`Refused`]: the app goes on, and needs the network.
pub async fn keep(newer: impl Fn() + Clone + 'static) -> Result<(), Refused> {
    let (Some(path), Some(container)) = (page::meta(NAME), container()) else {
        return Ok(());
    };
    let options = RegistrationOptions::new();
    options.set_update_via_cache(ServiceWorkerUpdateViaCache::None);
    let registration = JsFuture::from(container.register_with_options(&path, &options)).await?;
    let registration: ServiceWorkerRegistration = registration.dyn_into()?;
    // The first version waits for nobody.
    let is_newer = move || container.controller().is_some();
    if registration.waiting().is_some() && is_newer() {
        newer();
    }
    let watched = registration.clone();
    let found = Closure::<dyn FnMut()>::new(move || {
        let Some(worker) = watched.installing() else {
            return;
        };
        let (own, newer, is_newer) = (worker.clone(), newer.clone(), is_newer.clone());
        let changed = Closure::<dyn FnMut()>::new(move || {
            if own.state() == ServiceWorkerState::Installed && is_newer() {
                newer();
            }
        });
        worker.set_onstatechange(Some(changed.into_js_value().unchecked_ref()));
    });
    registration.set_onupdatefound(Some(found.into_js_value().unchecked_ref()));
    Ok(())
}

/// Begins anew with the version that waits; calls `others` where the app is open in another tab too, and changes nothing then.
pub async fn take_over(others: impl Fn() + 'static) -> Result<(), Refused> {
    let Some(container) = container() else {
        return Ok(());
    };
    let registration = JsFuture::from(container.get_registration()).await?;
    let waiting = registration
        .dyn_into::<ServiceWorkerRegistration>()
        .ok()
        .and_then(|it| it.waiting());
    // It took over by itself meanwhile.
    let Some(waiting) = waiting else {
        page::reload();
        return Ok(());
    };
    let changed = Closure::<dyn FnMut()>::new(page::reload);
    container.set_oncontrollerchange(Some(changed.into_js_value().unchecked_ref()));
    let said = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if event.data() == OTHERS {
            others();
        }
    });
    container.set_onmessage(Some(said.into_js_value().unchecked_ref()));
    Ok(waiting.post_message(&JsValue::from_str(TAKE_OVER))?)
}
