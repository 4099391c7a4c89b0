// How long things take in the release build, with a diary of any length: `cargo xtask bench` runs this, whole or in parts. It never
// passes or fails; it measures. Times are from the tap until the frame in which it is seen, in milliseconds, in one run.

import { readFileSync } from "node:fs";

import { DESKTOP } from "../support/chromium.mjs";
import { Learner } from "../support/learner.mjs";
import { Coach } from "../support/coach.mjs";
import { diary } from "./diary.mjs";
import { files, parcels } from "./handing.mjs";
import { crates, firstVisit, sizes } from "./sizes.mjs";
import { loads, longestTask, memory, someoneOn, taps } from "./timing.mjs";

const { APP_URL: APP, BACKUPS, DESK, SHARED, WITH_FILES, PASSPHRASE, ENTRIES, DIST, NAMED, PARTS = "", RUNS = "9", JSON_OUT } = process.env;
const runs = Number(RUNS);
/** How many entries the diaries hold, one after the other, and the back-up of each. */
const lengths = ENTRIES.split(",").map(Number);
const backups = BACKUPS.split(",");
/** Whether this part is wanted: all are, unless some are named. */
const wants = (part) => PARTS === "" || PARTS.split(",").includes(part);
const found = [];
/** How many entries there are in what is measured now. */
let entries;

const sorted = (times) => [...times].sort((a, b) => a - b);
const at = (times, part) => sorted(times)[Math.min(times.length - 1, Math.floor(times.length * part))];

/** One line; `tasks` are the longest tasks of each run on the page's thread, where they were watched: 0 when none was over 50 ms. */
function note(what, slowdown, times, tasks = []) {
  const line = { what, entries, slowdown, runs: times.length, median: at(times, 0.5), low: at(times, 0), p95: at(times, 0.95), task: at(tasks, 0.5) };
  found.push(line);
  const task = line.task === undefined ? "" : line.task === 0 ? "under 50" : line.task.toFixed(0);
  if (!JSON_OUT) console.log(`${what.padEnd(48)} ${`${slowdown}×`.padStart(3)} ${line.median.toFixed(0).padStart(7)} ${`${line.low.toFixed(0)}–${line.p95.toFixed(0)}`.padStart(12)} ${task.padStart(9)}  ${times.length}`);
}

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
  const { person: first, leaves: firstLeaves } = await someoneOn(Learner);
  await first.startsAsLearner();
  await first.page.goto("about:blank");
  const VANDAAG = 'main a[href="/dagstart"]';
  for (const slowdown of [1, 4]) note("first visit to Vandaag, nothing in the cache", slowdown, ...await loads(first.context, `${APP}/`, Math.max(3, Math.floor(runs / slowdown)), VANDAAG, shaped(slowdown, null, false)));
  note("the same over slow 4G", 4, ...await loads(first.context, `${APP}/`, 3, VANDAAG, shaped(4, SLOW, false)));
  await firstLeaves();
  const { person: again, leaves: againLeaves } = await someoneOn(Learner, { serviceWorkers: "allow" });
  await again.startsAsLearner();
  await again.page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await again.page.goto("about:blank");
  for (const slowdown of [1, 4]) note("a later visit, kept on the device", slowdown, ...await loads(again.context, `${APP}/`, Math.max(3, Math.floor(runs / slowdown)), VANDAAG, shaped(slowdown, null, true)));
  await againLeaves();
}

/** The desk of a coach with sixty learners, of whom each shared a thousand things. */
async function atTheDesk() {
  const { person: coach, leaves } = await someoneOn(Coach, { viewport: DESKTOP });
  const { context, page } = coach;
  await coach.startsAsCoach("Kim Bos");
  await restores(coach, page, DESK, "the desk’s back-up");
  note("opening the desk", 1, ...await loads(context, `${APP}/leerlingen`, 3, "main li a", async () => {}));
  const begins = async () => {
    await page.goto(`${APP}/leerlingen`);
    await page.locator("main li a").first().waitFor();
  };
  const each = await taps(page, 3, begins, ["main li a"], [".stream > li"]);
  note("tap on a learner, to what they shared", 1, each("seen"), each("task"));
  note("memory after opening the desk, in MB", 1, [await memory(page)]);
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
  note("memory after restoring it, in MB", 1, [await memory(page)]);
}

/** What the first visit weighs, and where its wasm comes from. */
function weights() {
  const kb = (bytes) => `${(bytes / 1024).toFixed(1)} KB`.padStart(10);
  const [parts, from] = [sizes(DIST, firstVisit(DIST)), crates(NAMED)];
  if (!JSON_OUT) {
    console.log("\nfirst visit        raw       gzip     brotli");
    for (const [kind, { raw, gzip, brotli }] of Object.entries(parts)) console.log(`${kind.padEnd(6)} ${kb(raw)} ${kb(gzip)} ${kb(brotli)}`);
    console.log("\nits code by crate, before wasm-opt");
    for (const [crate, bytes] of from.slice(0, 24)) console.log(`${crate.padEnd(28)} ${kb(bytes)}`);
  }
  found.push({ sizes: parts, crates: from });
}

/** What was measured with each length of diary, side by side, and how many times the first of them the last is: in one run, so that the machine says little. */
function growth() {
  console.log(`\n${"how it grows".padEnd(48)} CPU ${lengths.map((length) => String(length).padStart(9)).join("")}    times`);
  for (const { what, slowdown } of found.filter((line) => line.entries === lengths[0])) {
    const all = lengths.map((length) => found.find((line) => line.what === what && line.slowdown === slowdown && line.entries === length));
    const ratio = all.at(-1) ? (all.at(-1).median / all[0].median).toFixed(1) : "";
    console.log(`${what.padEnd(48)} ${`${slowdown}×`.padStart(3)} ${all.map((line) => (line?.median.toFixed(0) ?? "").padStart(9)).join("")} ${ratio.padStart(8)}`);
  }
}

const head = (title) => JSON_OUT || console.log(`\n${title}, headless Chromium, ${runs} runs after one to warm up\n${"what".padEnd(48)} CPU  median   low to p95      task  runs`);

if (wants("sizes")) weights();
if (wants("visits")) {
  head("A new book");
  await visits();
}
if (["opening", "using", "saving", "unlocking"].some(wants)) {
  for (const [place, length] of lengths.entries()) {
    entries = length;
    head(`${entries} entries`);
    await diary({ app: APP, note, restores, wants, backup: backups[place], passphrase: PASSPHRASE, entries, runs });
  }
  if (lengths.length > 1 && !JSON_OUT) growth();
  entries = undefined;
}
if (["desk", "parcel", "files"].some(wants)) head("What is handed over");
if (wants("desk")) await atTheDesk();
if (wants("parcel")) await parcels({ app: APP, note, restores, backup: SHARED, runs: Math.max(3, Math.floor(runs / 2)) });
if (wants("files")) await files({ app: APP, note, restores, backup: WITH_FILES, passphrase: PASSPHRASE });
if (JSON_OUT) console.log(JSON.stringify({ machine: readFileSync("/proc/cpuinfo", "utf8").match(/model name\s*: (.*)/)?.[1], found }, null, 1));
