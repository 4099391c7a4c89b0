//! A whole database as JSON, and back: every object store with its key, its indices and all its rows.
//!
//! Bytes are `{"base64": …}`; all else is as it lies there. It knows nothing of the app's schema, so
//! that it does the same for every version.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

const DUMP: &str = "
const ask = request => new Promise((done, fail) => {
    request.onsuccess = () => done(request.result); request.onerror = () => fail(request.error);
});
const frozen = value => value instanceof Uint8Array
    ? { base64: btoa(String.fromCharCode(...value)) }
    : value !== null && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, frozen(inner)]))
        : value;
return (async () => {
    const open = indexedDB.open(name);
    open.onupgradeneeded = () => open.transaction.abort();
    const database = await ask(open);
    const stores = {};
    for (const store of database.objectStoreNames) {
        const there = database.transaction(store).objectStore(store);
        const indices = Object.fromEntries([...there.indexNames].map(index => [index, there.index(index).keyPath]));
        stores[store] = { key: there.keyPath, indices, rows: (await ask(there.getAll())).map(frozen) };
    }
    database.close();
    return JSON.stringify({ version: database.version, stores }, null, 1);
})()";

const RESTORE: &str = "
const melted = value => value !== null && typeof value === 'object' && !Array.isArray(value)
    ? typeof value.base64 === 'string'
        ? Uint8Array.from(atob(value.base64), letter => letter.charCodeAt(0))
        : Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, melted(inner)]))
    : value;
const { version, stores } = JSON.parse(json);
return new Promise((done, fail) => {
    const open = indexedDB.open(name, version);
    open.onupgradeneeded = () => {
        for (const [store, { key, indices, rows }] of Object.entries(stores)) {
            const made = open.result.createObjectStore(store, { keyPath: key });
            for (const [index, path] of Object.entries(indices)) made.createIndex(index, path);
            for (const row of rows) made.put(melted(row));
        }
    };
    open.onsuccess = () => { open.result.close(); done(); };
    open.onerror = () => fail(open.error);
})";

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
