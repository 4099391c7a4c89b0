// A diary of any length: opening it, moving through it, keeping something, unlocking it.

import { Learner } from "../support/learner.mjs";
import { loads, memory, someoneOn, tap, taps, times } from "./timing.mjs";

/** Opening the app with the diary in it, with no lock. */
async function opening({ app, note, learner, settled, opens }, slowdown, few) {
  const { context, page } = learner;
  const slow = (browser) => browser.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  // Someone with one tab: another with the same diary would share this one's memory and processor.
  await page.goto("about:blank");
  note("navigation to the newest entry, no lock", slowdown, ...await loads(context, app + "/dagboek", few, "main ul a.card", slow, settled));
  note("navigation to Vandaag", slowdown, ...await loads(context, app + "/", few, 'main a[href="/dagstart"]', slow, settled));
  note("navigation until all can be searched", slowdown, ...await loads(context, app + "/dagboek/zoek", few, "main input", slow, settled));
  await opens("/dagboek/zoek");
  note("memory after opening it, in MB", slowdown, [await memory(page)]);
}

/** Moving through it, looking for something, looking back. */
async function using({ note, learner: { page }, opens }, slowdown, few) {
  await opens("/dagboek");
  const frames = [];
  for (let more = 0; more < 4; more += 1) {
    frames.push(await page.evaluate(async () => {
      const frame = () => new Promise(requestAnimationFrame);
      let [last, longest] = [await frame(), 0];
      for (let down = 0; down < 40; down += 1) {
        scrollBy(0, 120);
        const now = await frame();
        longest = Math.max(longest, now - last);
        last = now;
      }
      return longest;
    }));
    const button = page.locator("main button", { hasText: "Meer" });
    if (await button.count()) await button.first().click();
  }
  note("scrolling the diary: its longest frame", slowdown, frames);
  await opens("/");
  note("tap on Dagboek to the newest entry", slowdown, ...await times(page, few, () => opens("/"), tap, ['nav a[href="/dagboek"]', "main ul a.card"]));
  await opens("/dagboek/zoek");
  const typed = ["m", "mo", "moe", "moe e", "moe en", "brood", "b", "", "zz", "de het een"];
  const type = async (text) => {
    const field = document.querySelector("main input");
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((turn) => setTimeout(turn, 0));
  };
  const keys = [[], []];
  for (const text of typed) (await times(page, few, () => page.waitForTimeout(30), type, text)).forEach((some, place) => keys[place].push(...some));
  note("a keystroke of search", slowdown, ...keys);
  note("opening the calendar", slowdown, ...await times(page, few, () => opens("/dagboek"), tap, ['main a[href="/dagboek/kalender"]', ".month-head"]));
  await opens("/dagboek/kalender");
  // To the month before and back: a short diary has few of them.
  note("another month", slowdown, ...await times(page, few, () => page.waitForTimeout(30), async () => {
    const [before, after] = document.querySelectorAll(".month-head button");
    (after.disabled ? before : after).click();
    await new Promise((turn) => setTimeout(turn, 0));
  }));
  note("opening Patronen", slowdown, ...await times(page, few, () => opens("/dagboek"), tap, ['main a[href="/dagboek/patronen"]', "main .patterns h2, main .patterns + *"]));
  // The last choice is all there is; the first brings one back to where it begins.
  const back = async () => {
    await page.locator('main input[type="radio"]').first().check();
    await page.waitForTimeout(300);
  };
  note("patterns over everything, to the last of them", slowdown, ...await times(page, few, back, async () => {
    const [old, all] = [document.querySelector("main .patterns"), [...document.querySelectorAll('main input[type="radio"]')].at(-1)];
    all.checked = true;
    all.dispatchEvent(new Event("change", { bubbles: true }));
    const shown = () => document.querySelector("main .patterns");
    // Beside them it is said where there is too little for any.
    const done = () => shown() !== old && (shown().querySelectorAll("h2").length === 7 || shown().nextElementSibling);
    while (!done()) await new Promise((turn) => setTimeout(turn, 0));
  }));
  note("memory after using it, in MB", slowdown, [await memory(page)]);
}

/** Keeping a note: until the screen says so, which it does after the strict commit, and until that is seen. */
async function saving({ app, note, learner: { page }, settled }, slowdown, few) {
  const begins = async () => {
    await page.goto(`${app}/kwijt`);
    await page.locator("textarea").first().fill("even iets kwijt, gemeten");
    await page.getByText("Concept bewaard").waitFor();
    await page.waitForTimeout(settled);
  };
  const each = await taps(page, few, begins, ["main button", "Bewaar"], ["h1", "Bewaard"]);
  note("tap to “Bewaard”, strictly committed", slowdown, each("there"), each("task"));
  note("the same, to the frame in which it is seen", slowdown, each("seen"));
  note("memory after saving, in MB", slowdown, [await memory(page)]);
}

/** Opening a diary with a lock on it: from the tap, Argon2id and all, to the newest entry. */
async function unlocking({ app, note, learner, passphrase }, slowdown, few) {
  const { page } = learner;
  const begins = async () => {
    await page.goto(`${app}/dagboek`);
    await learner.fills("Pincode of wachtwoord", passphrase);
  };
  const each = await taps(page, few, begins, ["main button", "Open"], ["main ul a.card"]);
  note("unlocking, to the newest entry", slowdown, each("seen"), each("task"));
  note("the same, from when the key was derived", slowdown, each("sinceKey"));
  note("memory after unlocking, in MB", slowdown, [await memory(page)]);
}

/** All of these that are wanted, of a diary of so many entries that lies in a back-up. */
export async function diary({ app, note, restores, wants, backup, passphrase, entries, runs }) {
  // Kept on the device, as it is from the second visit on.
  const { person: learner, slows, leaves } = await someoneOn(Learner, { serviceWorkers: "allow" });
  const { page } = learner;
  await learner.startsAsLearner();
  await restores(learner, page, backup, "the back-up");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // A lock is set last: the rest is measured without one.
  for (const [part, measures] of Object.entries({ opening, using, saving, unlocking })) {
    if (!wants(part)) continue;
    if (part === "unlocking") await learner.setsLock(passphrase);
    for (const slowdown of [1, 4]) {
      await slows(slowdown);
      // How long it takes until all of the diary is read, in milliseconds, and some more; of a very long one, the most that is waited.
      const settled = Math.min(6000, 800 + (entries / 10) * slowdown);
      const opens = async (path) => {
        await page.goto(app + path);
        await page.locator("main a, main input").first().waitFor();
        await page.waitForTimeout(settled);
      };
      await measures({ app, note, learner, opens, settled, passphrase }, slowdown, Math.max(3, Math.floor(runs / slowdown)));
    }
    await slows(1);
  }
  await leaves();
}
