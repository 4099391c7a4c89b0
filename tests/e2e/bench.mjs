// How long things take in the release build, with a diary of any length: `cargo xtask bench` runs this. It never passes or
// fails; it measures. Times are from the tap until the frame in which it is seen, in milliseconds, in one browser, in one run.

import { existsSync, readFileSync, readdirSync } from "node:fs";

import { newDevice, deviceOn, newFolder, removeFolder } from "./support/chromium.mjs";
import { Learner } from "./support/learner.mjs";
import { watch } from "./support/watch.mjs";

const { APP_URL: APP, BACKUP, PASSPHRASE, ENTRIES, RUNS = "9", JSON_OUT } = process.env;
const runs = Number(RUNS);
const found = [];

const sorted = (times) => [...times].sort((a, b) => a - b);
const at = (times, part) => sorted(times)[Math.min(times.length - 1, Math.floor(times.length * part))];

function note(what, slowdown, times) {
  const line = { what, entries: Number(ENTRIES), slowdown, runs: times.length, median: at(times, 0.5), low: at(times, 0), p95: at(times, 0.95) };
  found.push(line);
  if (!JSON_OUT) console.log(`${what.padEnd(44)} ${`${slowdown}×`.padStart(3)} ${line.median.toFixed(0).padStart(7)} ${`${line.low.toFixed(0)}–${line.p95.toFixed(0)}`.padStart(12)}  ${times.length}`);
}

/**
 * Loads an address so often in new tabs, and says after how long what matches was seen: from the navigation to the frame after it. `tasks`
 * gets the longest task of the page of each load, until a second and a half after that.
 */
async function loads(context, count, path, selector, shape, tasks = []) {
  const all = [];
  for (let n = 0; n <= count; n += 1) {
    const page = await context.newPage();
    await page.addInitScript((selector) => {
      window.longest = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => (window.longest = Math.max(window.longest, duration)))).observe({ type: "longtask", buffered: true });
      const look = () => (document.querySelector(selector) ? requestAnimationFrame(() => setTimeout(() => (window.seenAt = performance.now()))) : requestAnimationFrame(look));
      look();
    }, selector);
    const browser = await context.newCDPSession(page);
    await shape(browser);
    await page.goto(APP + path, { waitUntil: "commit" });
    const seen = await page.waitForFunction(() => window.seenAt, undefined, { timeout: 180_000 });
    if (n > 0) all.push(await seen.jsonValue());
    if (n > 0 && tasks.wanted) {
      await page.waitForTimeout(1500);
      tasks.push(await page.evaluate(() => window.longest));
    }
    await page.close();
  }
  return all;
}

/** What the largest page of this browser has in memory, in megabytes, as the system counts. */
function memory() {
  const status = (pid, name) => Number(readFileSync(`/proc/${pid}/status`, "utf8").match(new RegExp(`^${name}:\\s*(\\d+)`, "m"))?.[1] ?? 0);
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const pages = all.filter((pid) => existsSync(`/proc/${pid}/cmdline`) && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("--type=renderer"));
  return Math.max(...pages.map((pid) => status(pid, "VmRSS") / 1024));
}

const someone = async (context, page) => new Learner(context, watch(context, { closely: false }), page ?? (await context.newPage()));

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
  await first.startsAsLearner();
  const VANDAAG = 'main a[href="/dagstart"]';
  for (const slowdown of [1, 4]) note("first visit to Vandaag, nothing in the cache", slowdown, await loads(first.context, Math.max(3, Math.floor(runs / slowdown)), "/", VANDAAG, shaped(slowdown, null, false)));
  note("the same over slow 4G", 4, await loads(first.context, 3, "/", VANDAAG, shaped(4, SLOW, false)));
  await first.context.close();
  const again = await someone(await newDevice({ serviceWorkers: "allow" }));
  await again.startsAsLearner();
  await again.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  for (const slowdown of [1, 4]) note("a later visit, kept on the device", slowdown, await loads(again.context, Math.max(3, Math.floor(runs / slowdown)), "/", VANDAAG, shaped(slowdown, null, true)));
  await again.context.close();
}

const folder = newFolder();
const context = await deviceOn(folder, { viewport: { width: 360, height: 740 } });
context.setDefaultTimeout(60_000);
const page = context.pages()[0] ?? (await context.newPage());
const browser = await context.newCDPSession(page);

/** From doing something in the page until the frame after it, as often as asked; `before` brings the page where it begins. */
async function times(count, before, act, arg) {
  const all = [];
  for (let n = 0; n <= count; n += 1) {
    await before(n);
    // As an expression of its own: the page's policy would refuse to make a function of a text.
    const doing = await page.evaluateHandle(`(${act})`);
    const took = await page.evaluate(async ([act, arg]) => {
      const frame = () => new Promise((seen) => requestAnimationFrame(() => { const after = new MessageChannel(); after.port1.onmessage = seen; after.port2.postMessage(0); }));
      await frame();
      const begin = performance.now();
      await act(arg);
      await frame();
      return performance.now() - begin;
    }, [doing, arg]);
    // The first is for warming up.
    if (n > 0) all.push(took);
  }
  return all;
}

const opens = async (path) => {
  await page.goto(APP + path);
  await page.locator("main a, main input").first().waitFor();
  await page.waitForTimeout(1500);
};
/** Taps what matches, and waits until what comes of it is there. */
const tap = async ([selector, ready]) => {
  const there = () => document.querySelector(ready);
  const old = there();
  document.querySelector(selector).click();
  while (!there() || there() === old) await new Promise((turn) => setTimeout(turn, 0));
};

if (!JSON_OUT) {
  console.log(`\n${ENTRIES} entries, headless Chromium, ${runs} runs after one to warm up`);
  console.log(`${"what".padEnd(44)} CPU  median   low to p95  runs`);
}
await visits();
const learner = await someone(context, page);
await learner.startsAsLearner();
await learner.opens("/ik/kopie/terugzetten");
await learner.picksFile("Kies de reservekopie", BACKUP);
await page.getByLabel(/wachtwoord/i).first().fill(PASSPHRASE);
let begin = Date.now();
await page.getByRole("button", { name: "Verder", exact: true }).click();
await page.getByRole("button", { name: "Zet terug", exact: true }).waitFor();
note("looking into the back-up (Argon2id and all)", 1, [Date.now() - begin]);
begin = Date.now();
await page.getByRole("button", { name: "Zet terug", exact: true }).click();
await page.getByText(/Er kwamen \d+ dingen terug/).waitFor();
note("restoring it", 1, [Date.now() - begin]);

for (const slowdown of [1, 4]) {
  await browser.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const few = Math.max(3, Math.floor(runs / slowdown));
  const slow = (browser) => browser.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  const tasks = Object.assign([], { wanted: true });
  note("navigation to the newest entry, no lock", slowdown, await loads(context, few, "/dagboek", "main ul a.card", slow, tasks));
  note("its longest task (0: none over 50 ms)", slowdown, tasks);
  note("navigation to Vandaag", slowdown, await loads(context, few, "/", 'main a[href="/dagstart"]', slow));
  note("navigation until all can be searched", slowdown, await loads(context, few, "/dagboek/zoek", "main input", slow));
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
  note("tap on Dagboek to the newest entry", slowdown, await times(few, () => opens("/"), tap, ['nav a[href="/dagboek"]', "main ul a.card"]));
  await opens("/dagboek/zoek");
  const typed = ["m", "mo", "moe", "moe e", "moe en", "brood", "b", "", "zz", "de het een"];
  const type = async (text) => {
    const field = document.querySelector("main input");
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await new Promise((turn) => setTimeout(turn, 0));
  };
  const keys = [];
  for (const text of typed) keys.push(...(await times(few, () => page.waitForTimeout(30), type, text)));
  note("a keystroke of search", slowdown, keys);
  note("opening the calendar", slowdown, await times(few, () => opens("/dagboek"), tap, ['main a[href="/dagboek/kalender"]', ".month-head"]));
  await opens("/dagboek/kalender");
  note("another month", slowdown, await times(few, () => page.waitForTimeout(30), async () => {
    document.querySelector(".month-head button").click();
    await new Promise((turn) => setTimeout(turn, 0));
  }));
  note("opening Patronen", slowdown, await times(few, () => opens("/dagboek"), tap, ['main a[href="/dagboek/patronen"]', 'main input[type="radio"]']));
  const longest = [];
  for (let n = 0; n < 3; n += 1) {
    await opens("/dagboek/patronen");
    longest.push(...(await times(1, () => page.waitForTimeout(30), async () => {
      const all = [...document.querySelectorAll('main input[type="radio"]')].at(-1);
      all.checked = true;
      all.dispatchEvent(new Event("change", { bubbles: true }));
      await new Promise((turn) => setTimeout(turn, 0));
    })));
  }
  note("patterns over everything", slowdown, longest);
  note("tap to “Bewaard”, strictly committed", slowdown, await times(few, async () => {
    await page.goto(`${APP}/kwijt`);
    await page.locator("textarea").first().fill("even iets kwijt, gemeten");
    await page.getByText("Concept bewaard").waitFor();
  }, async () => {
    const save = [...document.querySelectorAll("main button")].find((button) => button.textContent === "Bewaar");
    save.click();
    while (document.querySelector("h1")?.textContent !== "Bewaard") await new Promise((turn) => setTimeout(turn, 0));
  }));
}
await browser.send("Emulation.setCPUThrottlingRate", { rate: 1 });
await opens("/dagboek");
note("memory of the page's process, in MB", 1, [memory()]);
if (JSON_OUT) console.log(JSON.stringify({ machine: readFileSync("/proc/cpuinfo", "utf8").match(/model name\s*: (.*)/)?.[1], found }, null, 1));
await context.close();
removeFolder(folder);
