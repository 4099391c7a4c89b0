import { existsSync, writeFileSync, cpSync } from "node:fs";
import { deviceOn } from "./support/chromium.mjs";
import { Learner } from "./support/learner.mjs";
import { watch } from "./support/watch.mjs";
const { APP_URL: APP, RATE = "4", PATHN = "/dagboek", SEL = "main ul a.card", OUT = "/tmp/prof/trace.json", RUNS = "3", ENTRIES = "10000", FULL = "0", SW="block" } = process.env;
const store = `/tmp/prof/store-${ENTRIES}`;
if (!existsSync(store)) {
  const folder = "/tmp/prof/making"; 
  const context = await deviceOn(folder, { viewport: { width: 360, height: 740 } });
  context.setDefaultTimeout(600_000);
  const page = context.pages()[0];
  const learner = new Learner(context, watch(context, { closely: false }), page);
  await learner.startsAsLearner();
  await learner.opens("/ik/kopie/terugzetten");
  await learner.picksFile("Kies de reservekopie", `/work/main/target/bench/${ENTRIES}.txt`);
  await page.getByLabel(/wachtwoord/i).first().fill("gemeten met geduld");
  await page.getByRole("button", { name: "Verder", exact: true }).click();
  await page.getByRole("button", { name: "Zet terug", exact: true }).click();
  await page.getByText(/Er kwamen \d+ dingen terug/).waitFor();
  await context.close();
  cpSync(folder, store, { recursive: true });
}
const context = await deviceOn(store, { viewport: { width: 360, height: 740 }, serviceWorkers: SW });
const rate = Number(RATE);
const all = [], tasks = [], whole = [];
for (let n = 0; n <= Number(RUNS); n += 1) {
  const last = n === Number(RUNS) && OUT !== "none";
  const page = await context.newPage();
  await page.addInitScript((selector) => {
    window.longest = [];
    new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => window.longest.push([Math.round(startTime), Math.round(duration)]))).observe({ type: "longtask", buffered: true });
    const look = () => (document.querySelector(selector) ? requestAnimationFrame(() => setTimeout(() => { window.seenAt = performance.now(); performance.mark("SEEN"); })) : requestAnimationFrame(look));
    look();
  }, SEL);
  const browser = await context.newCDPSession(page);
  await browser.send("Emulation.setCPUThrottlingRate", { rate });
  const events = [];
  if (last) {
    browser.on("Tracing.dataCollected", ({ value }) => events.push(...value));
    await browser.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline", "blink.user_timing", "v8", "v8.wasm", "disabled-by-default-v8.cpu_profiler", "disabled-by-default-v8.wasm.detailed", "IndexedDB"] } });
  }
  await page.goto(APP + PATHN, { waitUntil: "commit" });
  const seen = await page.waitForFunction(() => window.seenAt, undefined, { timeout: 180_000 });
  if (n > 0 && !last) all.push(await seen.jsonValue());
  await page.waitForTimeout(rate * 800);
  const marks = await page.evaluate(() => performance.getEntriesByType("mark").map((m) => [m.name, Math.round(m.startTime)]));
  if (n > 0 && !last) { tasks.push(await page.evaluate(() => window.longest)); whole.push(marks); }
  if (last) {
    const done = new Promise((ok) => browser.once("Tracing.tracingComplete", ok));
    await browser.send("Tracing.end"); await done;
    writeFileSync(OUT, JSON.stringify({ traceEvents: events }));
    console.log("traced", await seen.jsonValue());
  }
  await page.close();
}
console.log(PATHN, RATE + "x", all.map(Math.round).sort((a,b)=>a-b).join(" "));
for (const t of tasks) console.log(" long:", JSON.stringify(t));
for (const t of whole) console.log(" marks:", JSON.stringify(t));
await context.close();
