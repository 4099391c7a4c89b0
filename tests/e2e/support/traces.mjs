// What a stranger finds of someone's words: on the screen, in what the browser keeps for a page, and in its files on the disk.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";

/** Everything that a script in the page can read of what the browser keeps, as one text. */
export const inStorage = (page) =>
  page.evaluate(async () => {
    const seen = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), document.cookie, JSON.stringify(history.state)];
    for (const key of await caches.keys()) {
      seen.push(key);
      const cache = await caches.open(key);
      for (const request of await cache.keys()) seen.push(request.url, await (await cache.match(request)).text());
    }
    const text = (value) =>
      value instanceof Uint8Array ? new TextDecoder("latin1").decode(value)
      : value && typeof value === "object" ? Object.entries(value).map(([key, value]) => `${key} ${text(value)}`).join(" ")
      : String(value);
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((resolve, reject) => {
        const open = indexedDB.open(name);
        Object.assign(open, { onsuccess: () => resolve(open.result), onerror: () => reject(open.error) });
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise((resolve, reject) => {
          const get = database.transaction(store).objectStore(store).getAll();
          Object.assign(get, { onsuccess: () => resolve(get.result), onerror: () => reject(get.error) });
        });
        seen.push(...all.map(text));
      }
      database.close();
    }
    return seen.join("\n");
  });

/** The files under a folder. */
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** A text as a browser may write it: plain, in 16 bits, and in base64, where it may begin at any of three places. Bytes likewise. */
function formsOf(text) {
  const plain = Buffer.isBuffer(text) ? [text] : [Buffer.from(text, "utf8"), Buffer.from(text, "utf16le")];
  const base64 = plain.flatMap((bytes) =>
    [0, 1, 2].map((before) => {
      // Without the characters that depend on what stands before and behind.
      const whole = Buffer.concat([Buffer.alloc(before), bytes]).toString("base64").replace(/=+$/, "");
      return Buffer.from(whole.slice(before && before + 1, -1));
    }),
  );
  return [...plain, ...base64];
}

/** The files under a folder in which a text stands, or these bytes, in one of those ways. */
export function filesWith(folder, text) {
  const forms = formsOf(text);
  return filesIn(folder)
    .filter((file) => {
      const bytes = readFileSync(file);
      return forms.some((form) => bytes.includes(form));
    })
    .map((file) => relative(folder, file));
}

/** Nothing of these words is on the screen or in anything that a script can read. */
export async function leavesNothing(page, words) {
  const shown = await page.evaluate(() => [document.documentElement.outerHTML, ...[...document.querySelectorAll("input, textarea")].map(({ value }) => value)].join("\n"));
  const kept = await inStorage(page);
  for (const word of words) {
    for (const form of formsOf(word)) {
      assert.ok(!Buffer.from(shown).includes(form), `"${word}" is in the page`);
      assert.ok(!Buffer.from(kept).includes(form), `"${word}" is in storage`);
    }
  }
}
