// The worker that turns a passphrase into a key: the same key as another implementation's, for the parameters the app
// uses, while the page stays alive; what it is handed leaves the page; nonsense gets an answer too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { APP, newDevice } from "./support/chromium.mjs";
import { watch } from "./support/watch.mjs";

const VECTOR = JSON.parse(readFileSync(new URL("../vectors/slot-v1.json", import.meta.url), "utf8")).passphrase;

const hex = (bytes) => Buffer.from(bytes).toString("hex");

/** Memory in KiB, passes, salt, passphrase: as src/crypto/stretch_job.rs reads it. */
function job({ memory_kib, passes, salt, typed }) {
  const head = Buffer.alloc(5);
  head.writeUInt32BE(memory_kib);
  head[4] = passes;
  return [...head, ...Buffer.from(salt, "hex"), ...Buffer.from(typed)];
}

/** Has the app's own worker do a job, and counts what else the page could do meanwhile. */
const derive = (page, bytes) =>
  page.evaluate(async (bytes) => {
    const worker = new Worker(document.querySelector("meta[name=stretch]").content, { type: "module" });
    const says = () => new Promise((said, failed) => Object.assign(worker, { onmessage: ({ data }) => said(data), onerror: failed }));
    const started = performance.now();
    const ready = await says();
    const begun = performance.now();
    let [turns, longest, last] = [0, 0, begun];
    const turn = () => {
      const now = performance.now();
      [turns, longest, last] = [turns + 1, Math.max(longest, now - last), now];
    };
    const clock = setInterval(turn, 4);
    const sent = Uint8Array.from(bytes);
    worker.postMessage(sent, [sent.buffer]);
    const answer = await says();
    const ms = performance.now() - begun;
    turn();
    clearInterval(clock);
    worker.terminate();
    return { ready, answer: [...answer], start: begun - started, ms, turns, longest };
  }, bytes);

test("the worker gives the frozen key, and the page stays alive", async (t) => {
  const context = await newDevice();
  const seen = watch(context);
  const page = await context.newPage();
  await page.goto(APP);
  await page.locator("h1").waitFor();

  const usual = { ...VECTOR, memory_kib: 64 * 1024, passes: 3 };
  for (const [name, task, key] of [
    ["19 MiB, 2 passes", VECTOR, VECTOR.wrapping_key],
    ["64 MiB, 3 passes", usual, undefined],
  ]) {
    const { ready, answer, start, ms, turns, longest } = await derive(page, job(task));
    assert.equal(ready, null);
    assert.equal(answer.length, 32);
    if (key) assert.equal(hex(answer), key);
    assert.ok(turns > 3, `the page had ${turns} turns in ${ms} ms`);
    t.diagnostic(`${name}: started in ${start.toFixed(0)} ms, derived in ${ms.toFixed(0)} ms; the page waited ${longest.toFixed(0)} ms at most`);
  }

  // 8 KiB is less than is accepted, and this is no job at all: one byte, no key, and no crash.
  for (const nonsense of [job({ ...VECTOR, memory_kib: 8 }), [1, 2, 3]]) assert.deepEqual((await derive(page, nonsense)).answer, [2]);
  assert.deepEqual(seen.troubles, []);
  await context.close();
});
