// What was shown as "Bewaard" is kept, even when the browser is killed at any moment after: no such
// entry is missing, and none is half there. KILLS says how often; the seed of each run is in its name.

import assert from "node:assert/strict";
import { test } from "node:test";

import { newFolder, removeFolder } from "./support/chromium.mjs";
import { startKillable } from "./support/killable.mjs";
import { Learner } from "./support/learner.mjs";
import { watch } from "./support/watch.mjs";

const KILLS = Number(process.env.KILLS ?? 20);
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

const random = chance(SEED);

/** Starts the browser and opens the app. */
async function sitsDown(folder) {
  const browser = await startKillable(folder);
  const seen = watch(browser.context);
  const learner = new Learner(browser.context, seen, browser.context.pages()[0]);
  return { browser, learner, seen };
}

/** What is written next: mostly notes, now and then a dagstart or a change to an earlier note. */
function nextThing(number, kept) {
  const dice = random();
  const words = `stukje ${number};`;
  const text = words + " woord".repeat(Math.floor(random() * 40)) + ` einde ${number}.`;
  const earlier = [...kept.values()].filter((thing) => thing.sort === "note").at(-1);
  if (dice < 0.2 && earlier) return { ...earlier, before: earlier.text, text: `${earlier.words} nu anders ${number}, einde ${number}.` };
  return { sort: dice < 0.4 ? "dagstart" : "note", words, text };
}

async function writes(learner, { sort, words, before, text }) {
  if (before) {
    await learner.opensInDiary(words);
    await learner.follows("Bewerk");
    await learner.types("Even iets kwijt", text);
  } else if (sort === "note") {
    await learner.opens("/kwijt");
    await learner.types("Even iets kwijt", text);
  } else {
    await learner.opens("/dagstart");
    await learner.saysHowItIs({ mood: [40, -20], feelings: ["tevreden"] });
    await learner.taps("Verder");
    await learner.saysWhatIsNeeded({ needs: ["rust"] });
    await learner.taps("Verder");
    await learner.types("Eén ding voor vandaag", words);
    await learner.taps("Verder");
    await learner.types("Wil je er nog iets bij zeggen?", text);
  }
}

/** What the page of the entry says under each question. */
async function readsWhole(learner, words) {
  await learner.opensInDiary(words);
  return learner.page.getByRole("definition").allInnerTexts();
}

const wholeAnswers = ({ sort, words, text }) => (sort === "note" ? [text] : ["vrij licht, wat energie", "tevreden", "rust", words, text]);

test(`${KILLS} kills in the middle of saving lose nothing that was kept (SEED=${SEED})`, { timeout: 60_000 + KILLS * 30_000 }, async (t) => {
  const folder = newFolder();
  const kept = new Map();
  let number = 0;
  let cutOff = 0;
  let { browser, learner, seen } = await sitsDown(folder);
  try {
    await learner.startsAsLearner();
    for (let kill = 0; kill < KILLS; kill += 1) {
      // Two things that are certainly kept, and then one that the kill falls upon.
      for (let calm = 0; calm < 2; calm += 1) {
        const thing = nextThing((number += 1), kept);
        await writes(learner, thing);
        await learner.keeps();
        kept.set(thing.words, thing);
      }
      const last = nextThing((number += 1), kept);
      await writes(learner, last);
      let shown = false;
      const told = learner.keeps().then(() => (shown = true), () => {});
      await new Promise((resolve) => setTimeout(resolve, random() * 120));
      await browser.kill();
      await told;
      if (shown) kept.set(last.words, last);
      else cutOff += 1;

      ({ browser, learner, seen } = await sitsDown(folder));
      await learner.opens("/dagboek");
      await learner.reads("Dagboek");
      assert.equal(await learner.text(/niet te lezen/).count(), 0);
      const list = await learner.diary();
      for (const { words } of kept.values()) assert.equal(list.filter((card) => card.includes(words)).length, 1, `"${words}" stands once in Dagboek`);
      const unsure = list.some((card) => card.includes(last.words));
      if (!kept.has(last.words) && unsure) kept.set(last.words, last);
      // The ones of this round are read to their last word.
      for (const thing of [...kept.values()].slice(-3)) {
        const answers = await readsWhole(learner, thing.words);
        const either = thing.words === last.words && !shown && last.before ? [last.before, last.text] : [thing.text];
        const possible = either.map((text) => wholeAnswers({ ...thing, text }));
        assert.ok(possible.some((whole) => whole.join("\n") === answers.join("\n")), `${JSON.stringify(answers)} is one of ${JSON.stringify(possible)}`);
        if (thing.words === last.words) kept.set(thing.words, { ...thing, text: answers.at(-1) });
      }
      assert.deepEqual(seen.troubles, []);
    }
    t.diagnostic(`${kept.size} entries kept; ${cutOff} of ${KILLS} kills came before "Bewaard"`);
  } finally {
    await browser.kill().catch(() => {});
    removeFolder(folder);
  }
});
