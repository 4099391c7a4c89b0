// (name): all of the database with this name, as JSON. Nothing is made where there is none. The body of a function;
// run here by dump.rs and in tests/e2e by support/databases.mjs.

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
})()
