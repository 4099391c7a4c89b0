// How long things take in the release build, with a diary of any length: `cargo xtask bench` runs this, whole or in parts. It never
// passes or fails; it measures. Times are from the tap until the frame in which it is seen, in milliseconds, in one browser, in one run.

import { existsSync, readFileSync, readdirSync } from "node:fs";

import { DESKTOP, newDevice } from "../support/chromium.mjs";
import { Learner } from "../support/learner.mjs";
import { Coach } from "../support/coach.mjs";
import { watch } from "../support/watch.mjs";
import { files, longestTask, parcels, someoneOn, tapped, watchesTasks } from "./handing.mjs";
import { crates, firstVisit, sizes } from "./sizes.mjs";

const { APP_URL: APP, BACKUP, DESK, SHARED, WITH_FILES, PASSPHRASE, ENTRIES, DIST, NAMED, PARTS = "", RUNS = "9", JSON_OUT } = process.env;
const runs = Number(RUNS);
/** Whether this part is wanted: all are, unless some are named. */
const wants = (part) => PARTS === "" || PARTS.split(",").includes(part);
const found = [];

const sorted = (times) => [...times].sort((a, b) => a - b);
const at = (times, part) => sorted(times)[Math.min(times.length - 1, Math.floor(times.length * part))];

/** One line; `tasks` are the longest tasks of each run on the page's thread, where they were watched: 0 when none was over 50 ms. */
function note(what, slowdown, times, tasks = []) {
  const line = { what, entries: Number(ENTRIES), slowdown, runs: times.length, median: at(times, 0.5), low: at(times, 0), p95: at(times, 0.95), task: at(tasks, 0.5) };
  found.push(line);
  const task = line.task === undefined ? "" : line.task === 0 ? "under 50" : line.task.toFixed(0);
  if (!JSON_OUT) console.log(`${what.padEnd(44)} ${`${slowdown}×`.padStart(3)} ${line.median.toFixed(0).padStart(7)} ${`${line.low.toFixed(0)}–${line.p95.toFixed(0)}`.padStart(12)} ${task.padStart(9)}  ${times.length}`);
}

const SEEN = "seen after ";

/**
 * Loads an address so often in new tabs, and says after how long what matches was seen: from the navigation to the frame after it. Each tab
 * may finish what it does before the next one comes, in `rest` milliseconds. With them, the longest task of each.
 *
 * The page says itself when: to ask it, Playwright first has it read a script of its own, for 40 ms at a fourth of the processor.
 */
async function loads(context, count, path, selector, shape, rest = 300) {
  const [all, tasks] = [[], []];
  for (let n = 0; n <= count; n += 1) {
    const page = await context.newPage();
    await page.addInitScript(([selector, says]) => {
      const look = () => (document.querySelector(selector) ? requestAnimationFrame(() => setTimeout(() => console.log(says + performance.now()))) : requestAnimationFrame(look));
      look();
    }, [selector, SEEN]);
    const browser = await context.newCDPSession(page);
    await shape(browser);
    const says = page.waitForEvent("console", { predicate: (message) => message.text().startsWith(SEEN), timeout: 180_000 });
    await page.goto(APP + path, { waitUntil: "commit" });
    const seen = (await says).text().slice(SEEN.length);
    await page.waitForTimeout(rest);
    if (n > 0) {
      all.push(Number(seen));
      tasks.push(await longestTask(page));
    }
    await page.close();
  }
  return [all, tasks];
}

/** What the largest page of this browser has in memory, in megabytes, as the system counts. */
function memory() {
  const status = (pid, name) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`^${name}:\\s*(\\d+)`, "m"))?.[1] ?? 0);
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const pages = all.filter((pid) => existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer"));
  return Math.max(...pages.map((pid) => status(pid, "VmRSS") / 1024));
}

const someone = async (context) => new Learner(context, watch(context, { closely: false }), await context.newPage());

/** A new book, and nothing else but the way to Vandaag. */
async function visits() {
  const shaped = (rate, network, cache) => async (browser) => {
    await browser.send("Emulation.setCPUThrottlingRate", { rate });
    await browser.send("Network.enable");
    await browser.send("Network.setCacheDisabled", { cacheDisabled: !cache });
    if (network) await browser.send("Network.emulateNetworkConditions", { offline: false, ...network });
  };
  // Lighthouse's "slow 4G": 150 ms there and back, 1.6 Mbit/s down, 750 kbit/s up.
  const SLOW = { latency: 150, downloadThroughput: (1.6 * 1024 * 1024) / 8, uploadThroughput: (750 * 1024) / 8 };
  const first = await someone(await newDevice());
  await watchesTasks(first.context);
  await first.startsAsLearner();
  const VANDAAG = 'main a[href="/dagstart"]';
  for (const slowdown of [1, 4]) note("first visit to Vandaag, nothing in the cache", slowdown, ...await loads(first.context, Math.max(3, Math.floor(runs / slowdown)), "/", VANDAAG, shaped(slowdown, null, false)));
  note("the same over slow 4G", 4, ...await loads(first.context, 3, "/", VANDAAG, shaped(4, SLOW, false)));
  await first.context.close();
  const again = await someone(await newDevice({ serviceWorkers: "allow" }));
  await watchesTasks(again.context);
  await again.startsAsLearner();
  await again.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  for (const slowdown of [1, 4]) note("a later visit, kept on the device", slowdown, ...await loads(again.context, Math.max(3, Math.floor(runs / slowdown)), "/", VANDAAG, shaped(slowdown, null, true)));
  await again.context.close();
}

// Kept on the device, as it is from the second visit on.
const { person: learner, slows, leaves } = await someoneOn(Learner, { serviceWorkers: "allow" });
const { context, page } = learner;

/** From doing something in the page until the frame after it, as often as asked; `before` brings the page where it begins. */
async function times(count, before, act, arg) {
  const [all, tasks] = [[], []];
  for (let n = 0; n <= count; n += 1) {
    await before(n);
    // As an expression of its own: the page's policy would refuse to make a function of a text.
    const doing = await page.evaluateHandle(`(${act})`);
    await longestTask(page);
    const took = await page.evaluate(async ([act, arg]) => {
      const frame = () => new Promise((seen) => requestAnimationFrame(() => { const after = new MessageChannel(); after.port1.onmessage = seen; after.port2.postMessage(0); }));
      await frame();
      const begin = performance.now();
      await act(arg);
      await frame();
      return performance.now() - begin;
    }, [doing, arg]);
    const task = await longestTask(page);
    // The first is for warming up.
    if (n > 0) all.push(took);
    if (n > 0) tasks.push(task);
  }
  return [all, tasks];
}

let rate = 1;
/** How long it takes until all of the diary is read, in milliseconds, and some more; of a very long one, the most that is waited. */
const settled = () => Math.min(6000, 800 + (Number(ENTRIES) / 10) * rate);
const opens = async (path) => {
  await page.goto(APP + path);
  await page.locator("main a, main input").first().waitFor();
  await page.waitForTimeout(settled());
};
/** Taps what matches, and waits until what comes of it is there. */
const tap = async ([selector, ready]) => {
  const there = () => document.querySelector(ready);
  const old = there();
  document.querySelector(selector).click();
  while (!there() || there() === old) await new Promise((turn) => setTimeout(turn, 0));
};

/** Opening the app with the diary in it, with no lock. */
async function opening(slowdown, few) {
  const slow = (browser) => browser.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const rest = settled();
  // Someone with one tab: another with the same diary would share this one's memory and processor.
  await page.goto("about:blank");
  note("navigation to the newest entry, no lock", slowdown, ...await loads(context, few, "/dagboek", "main ul a.card", slow, rest));
  note("navigation to Vandaag", slowdown, ...await loads(context, few, "/", 'main a[href="/dagstart"]', slow, rest));
  note("navigation until all can be searched", slowdown, ...await loads(context, few, "/dagboek/zoek", "main input", slow, rest));
  note("memory after that, in MB", slowdown, [memory()]);
}

/** Moving through it, looking for something, looking back. */
async function using(slowdown, few) {
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
  note("tap on Dagboek to the newest entry", slowdown, ...await times(few, () => opens("/"), tap, ['nav a[href="/dagboek"]', "main ul a.card"]));
  await opens("/dagboek/zoek");
  const typed = ["m", "mo", "moe", "moe e", "moe en", "brood", "b", "", "zz", "de het een"];
  const type = async (text) => {
    const field = document.querySelector("main input");
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((turn) => setTimeout(turn, 0));
  };
  const keys = [[], []];
  for (const text of typed) (await times(few, () => page.waitForTimeout(30), type, text)).forEach((some, place) => keys[place].push(...some));
  note("a keystroke of search", slowdown, ...keys);
  note("opening the calendar", slowdown, ...await times(few, () => opens("/dagboek"), tap, ['main a[href="/dagboek/kalender"]', ".month-head"]));
  await opens("/dagboek/kalender");
  note("another month", slowdown, ...await times(few, () => page.waitForTimeout(30), async () => {
    document.querySelector(".month-head button").click();
    await new Promise((turn) => setTimeout(turn, 0));
  }));
  note("opening Patronen", slowdown, ...await times(few, () => opens("/dagboek"), tap, ['main a[href="/dagboek/patronen"]', "main .patterns h2"]));
  // The last choice is all there is; the first brings one back to where it begins.
  const back = async () => {
    await page.locator('main input[type="radio"]').first().check();
    await page.waitForTimeout(300);
  };
  note("patterns over everything, to the last of them", slowdown, ...await times(few, back, async () => {
    const [old, all] = [document.querySelector("main .patterns"), [...document.querySelectorAll('main input[type="radio"]')].at(-1)];
    all.checked = true;
    all.dispatchEvent(new Event("change", { bubbles: true }));
    const shown = () => document.querySelector("main .patterns");
    while (shown() === old || shown().querySelectorAll("h2").length < 7) await new Promise((turn) => setTimeout(turn, 0));
  }));
  note("memory after that, in MB", slowdown, [memory()]);
}

/** Keeping a note: until the screen says so, which it does after the strict commit, and until that is seen. */
async function saving(slowdown, few) {
  const [said, seen, tasks] = [[], [], []];
  for (let n = 0; n <= few; n += 1) {
    await page.goto(`${APP}/kwijt`);
    await page.locator("textarea").first().fill("even iets kwijt, gemeten");
    await page.getByText("Concept bewaard").waitFor();
    await page.waitForTimeout(settled());
    const took = await tapped(page, ["main button", "Bewaar"], ["h1", "Bewaard"]);
    // The first is for warming up.
    if (n === 0) continue;
    said.push(took.there);
    seen.push(took.seen);
    tasks.push(took.task);
  }
  note("tap to “Bewaard”, strictly committed", slowdown, said, tasks);
  note("the same, to the frame in which it is seen", slowdown, seen);
}

/** Opening a diary with a lock on it: from the tap, Argon2id and all, to the newest entry. */
async function unlocking(slowdown, few) {
  const [all, after, tasks] = [[], [], []];
  for (let n = 0; n <= few; n += 1) {
    await page.goto(`${APP}/dagboek`);
    await learner.fills("Pincode of wachtwoord", PASSPHRASE);
    const took = await tapped(page, ["main button", "Open"], ["main ul a.card"]);
    if (n === 0) continue;
    all.push(took.seen);
    after.push(took.sinceKey);
    tasks.push(took.task);
  }
  note("unlocking, to the newest entry", slowdown, all, tasks);
  note("the same, from when the key was derived", slowdown, after);
}

/** The desk of a coach with sixty learners, of whom each shared a thousand things. */
async function atTheDesk() {
  const { person: coach, leaves } = await someoneOn(Coach, { viewport: DESKTOP });
  const { context, page } = coach;
  await coach.startsAsCoach("Kim Bos");
  await restores(coach, page, DESK, "the desk’s back-up");
  note("opening the desk", 1, ...await loads(context, 3, "/leerlingen", "main li a", async () => {}));
  const [taps, tasks] = [[], []];
  for (let n = 0; n < 4; n += 1) {
    await page.goto(`${APP}/leerlingen`);
    await page.locator("main li a").first().waitFor();
    const took = await tapped(page, ["main li a"], [".stream > li"]);
    if (n > 0) taps.push(took.seen);
    if (n > 0) tasks.push(took.task);
  }
  note("tap on a learner, to what they shared", 1, taps, tasks);
  note("memory after that, in MB", 1, [memory()]);
  await leaves();
}

/** Looks into a back-up, and puts it back. */
async function restores(person, page, file, what) {
  await person.opens("/ik/kopie/terugzetten");
  await person.picksFile("Kies de reservekopie", file);
  await page.getByLabel(/wachtwoord/i).first().fill(PASSPHRASE);
  await longestTask(page);
  let begin = Date.now();
  await page.getByRole("button", { name: "Verder", exact: true }).click();
  await page.getByRole("button", { name: "Zet terug", exact: true }).waitFor();
  note(`looking into ${what} (Argon2id and all)`, 1, [Date.now() - begin], [await longestTask(page)]);
  begin = Date.now();
  await page.getByRole("button", { name: "Zet terug", exact: true }).click();
  await page.getByText(/Er kwamen \d+ dingen terug/).waitFor();
  note("restoring it", 1, [Date.now() - begin], [await longestTask(page)]);
}

/** What the first visit weighs, and where its wasm comes from. */
function weights() {
  const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`.padStart(10);
  const parts = sizes(DIST, firstVisit(DIST));
  if (!JSON_OUT) {
    console.log("\nfirst visit        raw       gzip     brotli");
    for (const [kind, { raw, gzip, brotli }] of Object.entries(parts)) console.log(`${kind.padEnd(6)} ${kb(raw)} ${kb(gzip)} ${kb(brotli)}`);
    console.log("\nits code by crate, before wasm-opt");
    for (const [crate, bytes] of crates(NAMED).slice(0, 24)) console.log(`${crate.padEnd(28)} ${kb(bytes)}`);
  }
  found.push({ sizes: parts, crates: crates(NAMED) });
}

if (!JSON_OUT) {
  console.log(`\n${ENTRIES} entries, headless Chromium, ${runs} runs after one to warm up`);
  console.log(`${"what".padEnd(44)} CPU  median   low to p95      task  runs`);
}
if (wants("sizes")) weights();
if (wants("visits")) await visits();
if (["opening", "using", "saving", "unlocking"].some(wants)) {
  await learner.startsAsLearner();
  await restores(learner, page, BACKUP, "the back-up");
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  // A lock is set last: the rest is measured without one.
  for (const [part, measures] of Object.entries({ opening, using, saving, unlocking })) {
    if (!wants(part)) continue;
    if (part === "unlocking") await learner.setsLock(PASSPHRASE);
    for (const slowdown of [1, 4]) {
      rate = slowdown;
      await slows(rate);
      await measures(slowdown, Math.max(3, Math.floor(runs / slowdown)));
    }
    await slows((rate = 1));
  }
}
await leaves();
if (wants("desk")) await atTheDesk();
if (wants("parcel")) await parcels({ app: APP, note, restores, backup: SHARED, runs: Math.max(3, Math.floor(runs / 2)) });
if (wants("files")) await files({ app: APP, note, restores, backup: WITH_FILES, passphrase: PASSPHRASE });
if (JSON_OUT) console.log(JSON.stringify({ machine: readFileSync("/proc/cpuinfo", "utf8").match(/model name\s*: (.*)/)?.[1], found }, null, 1));
