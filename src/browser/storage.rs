//! Whether the browser promises to keep what is stored, how much that is, and what lies there beside the databases.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, CacheStorage, ServiceWorkerRegistration, Storage};

use super::{Refused, window};

/// Whether the promise was made before.
pub async fn is_kept() -> bool {
    let ask = async || -> Result<bool, Refused> {
        Ok(JsFuture::from(window()?.navigator().storage().persisted()?)
            .await?
            .is_truthy())
    };
    ask().await.unwrap_or(false)
}

/// Asks for the promise. The browser may ask the person, or decide by itself.
pub async fn ask_to_keep() -> bool {
    let ask = async || -> Result<bool, Refused> {
        Ok(JsFuture::from(window()?.navigator().storage().persist()?)
            .await?
            .is_truthy())
    };
    ask().await.unwrap_or(false)
}

/// The room on the device for the whole app, in bytes, as the browser estimates it: never quite exact, on purpose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// In use.
    pub used: usize,
    /// What there may be in all.
    pub most: usize,
}

/// How much room there is, if the browser tells.
pub async fn room() -> Option<Room> {
    let ask = async || -> Result<JsValue, Refused> {
        Ok(JsFuture::from(window()?.navigator().storage().estimate()?).await?)
    };
    let estimate = ask().await.ok()?;
    let bytes = |name: &str| Reflect::get(&estimate, &name.into()).ok()?.as_f64();
    Some(Room {
        used: bytes("usage")? as usize,
        most: bytes("quota")? as usize,
    })
}

/// How many bytes are in use by the whole app, if the browser tells.
pub async fn bytes_used() -> Option<usize> {
    room().await.map(|room| room.used)
}

/// What lies on the device for this origin beside its databases. None where the browser does not tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inventory {
    /// Each item of `localStorage`: its name, and how many bytes it has with that name.
    pub local: Option<Vec<(String, usize)>>,
    /// The same of `sessionStorage`.
    pub session: Option<Vec<(String, usize)>>,
    /// Each cache: its name, and how many files lie in it. They are the app's own files.
    pub caches: Option<Vec<(String, usize)>>,
    /// The address of each service worker's scope.
    pub service_workers: Option<Vec<String>>,
}

/// Looks what lies there. It changes nothing.
pub async fn inventory() -> Inventory {
    Inventory {
        local: items(|window| window.local_storage()),
        session: items(|window| window.session_storage()),
        caches: caches().await.ok(),
        service_workers: service_workers().await.ok(),
    }
}

fn items(
    of: impl FnOnce(&web_sys::Window) -> Result<Option<Storage>, JsValue>,
) -> Option<Vec<(String, usize)>> {
    let storage = of(&window().ok()?).ok()??;
    let one = |at| {
        let name = storage.key(at).ok()??;
        let value = storage.get_item(&name).ok()??;
        let bytes = name.len() + value.len();
        Some((name, bytes))
    };
    Some((0..storage.length().ok()?).filter_map(one).collect())
}

async fn caches() -> Result<Vec<(String, usize)>, Refused> {
    let caches: CacheStorage = window()?.caches()?;
    let mut found = Vec::new();
    for name in list(caches.keys()).await? {
        let name = name.as_string().unwrap_or_default();
        let cache: Cache = JsFuture::from(caches.open(&name)).await?.dyn_into()?;
        let files = list(cache.keys()).await?.length() as usize;
        found.push((name, files));
    }
    Ok(found)
}

async fn service_workers() -> Result<Vec<String>, Refused> {
    let Some(container) = super::offline::container() else {
        return Ok(Vec::new());
    };
    let all = list(container.get_registrations()).await?;
    let scope = |one: JsValue| Some(one.dyn_into::<ServiceWorkerRegistration>().ok()?.scope());
    Ok(all.iter().filter_map(scope).collect())
}

async fn list(answer: Promise) -> Result<Array, Refused> {
    Ok(Array::from(&JsFuture::from(answer).await?))
}
