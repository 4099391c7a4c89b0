// The app's databases as they lie in the browser: written down, and put in the place of what is there.

import { readFileSync } from "node:fs";

const script = (name) => readFileSync(new URL(`../../web/frozen/${name}.js`, import.meta.url), "utf8");
const [DUMP, RESTORE] = ["dump", "restore"].map(script);

/** All of a database: `{version, stores}`. */
export const dump = async (page, name) => JSON.parse(await page.evaluate(`(async (name) => {${DUMP}})(${JSON.stringify(name)})`));

/** Makes a database that is as it was when it was written down; the one with this name goes. */
export async function restore(page, name, database) {
  await page.evaluate((name) => new Promise((done, fail) => Object.assign(indexedDB.deleteDatabase(name), { onsuccess: done, onerror: fail, onblocked: fail })), name);
  await page.evaluate(`(async (name, json) => {${RESTORE}})(${JSON.stringify(name)}, ${JSON.stringify(JSON.stringify(database))})`);
}
