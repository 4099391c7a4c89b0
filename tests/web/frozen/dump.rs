//! A whole database as JSON, and back: every object store with its key, its indices and all its rows.
//!
//! Bytes are `{"base64": …}`; all else is as it lies there. It knows nothing of the app's schema, so
//! that it does the same for every version.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const DUMP: &str = include_str!("dump.js");
const RESTORE: &str = include_str!("restore.js");

async fn run(arguments: &str, script: &str, name: &str, json: &str) -> JsValue {
    let function = Function::new_with_args(arguments, script);
    let promise = function.call2(&JsValue::NULL, &name.into(), &json.into());
    JsFuture::from(promise.unwrap().unchecked_into::<Promise>())
        .await
        .unwrap()
}

/// All of the database with this name.
pub async fn dump(name: &str) -> String {
    run("name", DUMP, name, "").await.as_string().unwrap()
}

/// Makes a database with this name that is as it was when it was dumped.
pub async fn restore(name: &str, json: &str) {
    run("name, json", RESTORE, name, json).await;
}
