import { writeFileSync } from "node:fs";
import { newDevice } from "./support/chromium.mjs";
const { APP_URL: APP, RATE = "4", OUT = "/tmp/prof/trace.json" } = process.env;
const context = await newDevice();
for (let n = 0; n < 4; n++) {
const page = await context.newPage();
const browser = await context.newCDPSession(page);
await page.addInitScript(() => { window.longest = []; new PerformanceObserver((list) => list.getEntries().forEach(({ startTime, duration }) => window.longest.push([Math.round(startTime), Math.round(duration)]))).observe({ type: "longtask", buffered: true }); const look = () => (document.querySelector("main button") ? requestAnimationFrame(() => setTimeout(() => { window.seenAt = performance.now(); performance.mark("SEEN"); })) : requestAnimationFrame(look)); look(); });
await browser.send("Emulation.setCPUThrottlingRate", { rate: Number(RATE) });
const events = [];
if (n === 3) { browser.on("Tracing.dataCollected", ({ value }) => events.push(...value));
await browser.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: ["devtools.timeline", "blink.user_timing", "v8", "v8.wasm", "disabled-by-default-v8.cpu_profiler", "disabled-by-default-v8.wasm.detailed", "IndexedDB", "toplevel"] } }); }
await page.goto(APP + "/", { waitUntil: "commit" });
const seen = await page.waitForFunction(() => window.seenAt);
await page.waitForTimeout(2500);
console.log("seen", await seen.jsonValue(), JSON.stringify(await page.evaluate(() => window.longest)));
if (n === 3) { const done = new Promise((ok) => browser.once("Tracing.tracingComplete", ok)); await browser.send("Tracing.end"); await done; writeFileSync(OUT, JSON.stringify({ traceEvents: events })); }
await page.close(); }
await context.close(); process.exit(0);
