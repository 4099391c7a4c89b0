// (name, json): makes a database with this name that is as it was when dump.js wrote it down. The body of a function;
// run here by dump.rs and in tests/e2e by support/databases.mjs.

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
})
