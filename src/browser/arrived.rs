//! What was shared with the installed app, which its service worker put by (xtask/src/dist/offline.js), and files that it was
//! opened with.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, Cache, File, Response};

use super::{Refused, window};

/// Where the worker puts it by, and under what address.
const CACHE: &str = "aangekomen";
const ADDRESS: &str = "/ontvangen";

/// Calls `take` with each file that came from outside: what was put by, which is then gone from there, and what the app is
/// opened with from now on.
pub fn each(take: impl Fn(File) + Clone + 'static) {
    let from_share = take.clone();
    spawn_local(async move {
        if let Ok(Some(file)) = put_by().await {
            from_share(file);
        }
    });
    // Only an installed app in some browsers has it.
    drop(opened_with(take));
}

async fn put_by() -> Result<Option<File>, Refused> {
    let caches = window()?.caches()?;
    if JsFuture::from(caches.has(CACHE)).await? != true {
        return Ok(None);
    }
    let cache: Cache = JsFuture::from(caches.open(CACHE)).await?.dyn_into()?;
    let found = JsFuture::from(cache.match_with_str(ADDRESS)).await?;
    JsFuture::from(caches.delete(CACHE)).await?;
    let Ok(found) = found.dyn_into::<Response>() else {
        return Ok(None);
    };
    let content: Blob = JsFuture::from(found.blob()?).await?.dyn_into()?;
    let parts = Array::of1(&content);
    Ok(Some(File::new_with_blob_sequence(&parts, "")?))
}

/// <https://wicg.github.io/web-app-launch/>
fn opened_with(take: impl Fn(File) + Clone + 'static) -> Result<(), Refused> {
    let queue = Reflect::get(&JsValue::from(window()?), &"launchQueue".into())?;
    let consume: Function = Reflect::get(&queue, &"setConsumer".into())?.dyn_into()?;
    let launched = Closure::<dyn FnMut(JsValue)>::new(move |launch: JsValue| {
        let files = Reflect::get(&launch, &"files".into()).unwrap_or_default();
        for handle in Array::from(&files) {
            let take = take.clone();
            spawn_local(async move {
                if let Ok(file) = file_of(&handle).await {
                    take(file);
                }
            });
        }
    });
    consume.call1(&queue, &launched.into_js_value())?;
    Ok(())
}

async fn file_of(handle: &JsValue) -> Result<File, Refused> {
    let get: Function = Reflect::get(handle, &"getFile".into())?.dyn_into()?;
    let file: Promise = get.call0(handle)?.dyn_into()?;
    Ok(JsFuture::from(file).await?.dyn_into()?)
}
