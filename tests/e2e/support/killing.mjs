// A story of a learner whose browser is killed again and again in the middle of something, as a battery that runs empty
// would: what was said to be kept is there afterwards, and nothing is there by half.
//
// KILLS says how often in all tests together; SEED makes the same choices again (not the same moments).

import assert from "node:assert/strict";
import { test } from "node:test";

import { newFolder, removeFolder } from "./chromium.mjs";
import { startKillable } from "./killable.mjs";
import { Learner } from "./learner.mjs";
import { watch } from "./watch.mjs";

const KILLS = Number(process.env.KILLS ?? 100);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

/** The same numbers between 0 and 1 for the same seed (mulberry32). */
function chance(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Starts the browser on a folder that was used before. */
async function sitsDown(folder) {
  const browser = await startKillable(folder);
  const seen = watch(browser.context);
  return { browser, seen, learner: new Learner(browser.context, seen, browser.context.pages()[0]) };
}

/**
 * How long things of one sort take before they are said to be done, in ms. The kills crowd around that moment, on this
 * machine: some before it and some after.
 */
class Pace {
  #usual = new Map();

  moment = (sort, random) => random() * 1.6 * this.#usual.get(sort);

  knows = (sort) => this.#usual.has(sort);

  learn(sort, took) {
    const known = this.#usual.get(sort) ?? took;
    this.#usual.set(sort, (known + (took ?? 2 * known)) / 2);
  }
}

/**
 * A test of `share` of all kills. The story has three parts: `begins(learner, folder)`, once; `next(learner, random)`, which comes to
 * the last tap of something and gives it as a deed; and `looks(learner, deed, said)` after the browser was started again.
 * A deed has its `sort`, `does` it until the app says that it is done, and may
 * know when it really `begins`. The first of each sort is left alone: that tells how long it takes.
 */
export function killing(name, share, story) {
  const kills = Math.max(1, Math.round(KILLS * share));
  test(`${kills} kills while ${name} (SEED=${SEED})`, { timeout: 60_000 + kills * 30_000 }, async (t) => {
    const [folder, random, pace, sorts] = [newFolder(), chance(SEED), new Pace(), {}];
    const started = performance.now();
    let here = await sitsDown(folder);
    try {
      await story.begins(here.learner, folder);
      for (let kill = 0; kill < kills; ) {
        const deed = await story.next(here.learner, random);
        const calm = !pace.knows(deed.sort);
        let said = false;
        const doing = deed.does();
        await deed.begins;
        const begun = performance.now();
        const told = doing.then(() => {
          said = true;
          pace.learn(deed.sort, performance.now() - begun);
        });
        if (calm) await told;
        else {
          told.catch(() => pace.learn(deed.sort));
          await new Promise((resolve) => setTimeout(resolve, pace.moment(deed.sort, random)));
          await here.browser.kill();
          await told.catch(() => {});
          here = await sitsDown(folder);
          kill += 1;
        }
        await story.looks(here.learner, deed, said);
        assert.deepEqual(here.seen.troubles, []);
        const count = (sorts[deed.sort] ??= { before: 0, after: 0 });
        if (!calm) count[said ? "after" : "before"] += 1;
      }
      const counts = Object.entries(sorts).map(([sort, { before, after }]) => `${sort} ${before}+${after}`);
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      t.diagnostic(`${kills} kills while ${name}, before and after it was said to be done: ${counts.join(", ")}; ${seconds} s`);
    } catch (error) {
      const seen = await here.learner.page.evaluate(() => document.body.innerText).catch(String);
      t.diagnostic(`on the screen: ${seen}`);
      throw error;
    } finally {
      await here.browser.kill().catch(() => {});
      removeFolder(folder);
    }
  });
}
